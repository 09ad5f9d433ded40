//! Who hosts the meetings of a series, in turn. Each meeting has its host as soon as it is written down; the host is told a week
//! before, and may swap with the host of a later one. Who leaves drops out of the turn. A host may do nothing that others may not.

mod calling;
mod keeping;
mod store;
mod swapping;

pub use keeping::{keep_holidays, take_turns};

pub(in crate::events) use calling::CALLING;
pub(in crate::events) use store::{HOSTS, merge};
pub(in crate::events) use swapping::part;

use super::SeriesId;
use db::{Time, Write};
use house::access::Action;
use house::ids::MemberId;
use house::web::{Error, Routes, Said};

/// The routes of hosts, and of the days on which a series does not come back.
pub(in crate::events) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/events/{id}/series", Action::Moderate, keeping::show)
        .post("/n/{slug}/events/{id}/series", Action::Moderate, keeping::save)
        .post("/n/{slug}/events/{id}/host", Action::AnswerEvent, swapping::swap)
}

/// Gives a host to each meeting to come that has none.
///
/// # Errors
/// Those of the database.
pub(super) fn deal(tx: &mut Write<'_>, series: SeriesId, now: Time) -> Result<(), db::Error> {
    let hosts = store::hosts(tx, series)?;
    if hosts.is_empty() {
        return Ok(());
    }
    let before = store::last_host(tx, series, now)?;
    let meetings = store::to_come(tx, series, now)?;
    let known: Vec<Option<MemberId>> = meetings.iter().map(|(_, host)| *host).collect();
    let dealt = turns(&hosts, before, &known);
    for ((item, was), host) in meetings.iter().zip(dealt) {
        if was.is_none() {
            store::set_host(tx, *item, host)?;
        }
    }
    Ok(())
}

/// What is answered where an event belongs to no series.
fn single() -> Error {
    Error::Refused(Said::key("event-turn-single"))
}

/// Forgets a member as a host; a job gives their meetings to those whose turn is next.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), db::Error> {
    store::forget(tx, member)?;
    calling::soon(tx, member)?;
    Ok(())
}

/// Who hosts each of these meetings, of which some have a host already: whoever stands in the list after the host of the meeting
/// before.
fn turns(
    hosts: &[MemberId],
    before: Option<MemberId>,
    meetings: &[Option<MemberId>],
) -> Vec<Option<MemberId>> {
    let mut last = before;
    let mut dealt = Vec::with_capacity(meetings.len());
    for host in meetings {
        let host = host.or_else(|| after(hosts, last));
        last = host.or(last);
        dealt.push(host);
    }
    dealt
}

/// Who stands after somebody in the list, and after its last the first.
fn after(hosts: &[MemberId], last: Option<MemberId>) -> Option<MemberId> {
    let at = last.and_then(|last| hosts.iter().position(|one| *one == last));
    let next = at.and_then(|at| hosts.get(at + 1));
    next.or(hosts.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dealt(hosts: &[i64], before: Option<i64>, meetings: &[Option<i64>]) -> Vec<i64> {
        let member = MemberId::from;
        let hosts: Vec<MemberId> = hosts.iter().copied().map(member).collect();
        let meetings: Vec<Option<MemberId>> = meetings.iter().map(|one| one.map(member)).collect();
        turns(&hosts, before.map(member), &meetings)
            .into_iter()
            .map(|one| one.map_or(0, MemberId::get))
            .collect()
    }

    #[test]
    fn people_host_in_turn_and_a_swap_leaves_the_turn_as_it_is() {
        assert_eq!(dealt(&[1, 2, 3], None, &[None, None, None, None]), [1, 2, 3, 1]);
        assert_eq!(dealt(&[1, 2, 3], Some(2), &[None, None]), [3, 1]);
        assert_eq!(dealt(&[1, 2, 3], Some(3), &[Some(2), None]), [2, 3]);
        assert_eq!(dealt(&[1, 2], Some(9), &[None]), [1], "who hosted last has left");
        assert_eq!(dealt(&[7], Some(7), &[None, None]), [7, 7]);
        assert_eq!(dealt(&[], None, &[None]), [0]);
    }
}
