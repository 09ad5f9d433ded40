//! A round begins: who has left is taken out, and who sits with whom is written down, once, by a job.

use super::fitting::tidy;
use super::plan::Refused;
use super::planning::words_of;
use super::store;
use crate::events::acts::{EVENT_ROUND_BEGUN, EVENT_TABLE_SAT};
use crate::events::presence;
use db::{Time, Write};
use house::access::Action;
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::items;
use house::jobs::{self, Job, Payload, Run, Task};
use house::web::{Answer, At, Error, Form, Viewer, Visit};
use std::collections::BTreeMap;

/// By how much the tables of one round are numbered apart from those of the next.
const APART: i64 = 1_000;

/// Writes down who sits with whom.
pub(in crate::events) static SITTING: Job =
    Job { name: "event-table-sitting", every: None, tries: Job::TRIES, run: Run::Inside(sit) };

/// `POST /n/{slug}/events/{id}/rounds/next`: the round begins of which the form says the number.
pub(super) async fn begin(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let round = form.value("round").parse::<i64>().ok();
    visit.write(move |tx, viewer| next(tx, viewer, id, round)).await?;
    Ok(visit.go_saying(visit.path(format_args!("events/{id}/rounds")), "tables-begun-done"))
}

fn next(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, round: Option<i64>) -> Result<(), Error> {
    let (item, _) = presence::during(tx, viewer, id, Action::Moderate)?;
    let round = round.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    let network = viewer.network.id;
    tx.lock("items", id.get())?;
    let plan = store::plan_of(tx, id)?.ok_or(Refused::Unplanned)?;
    if plan.begun >= plan.rounds {
        return Err(Refused::Done.into());
    }
    if round != plan.begun + 1 {
        return Err(Refused::Other.into());
    }
    begin_next(tx, (network, id), viewer.now)?;
    let happened = Happened::new(&EVENT_ROUND_BEGUN).space(item.space_id).item(id);
    happenings::record(tx, network, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// Begins the next round of an event. False where nothing is planned, or all rounds have begun.
///
/// # Errors
/// Those of the database.
pub fn begin_next(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    now: Time,
) -> Result<bool, Error> {
    let Some(plan) = store::plan_of(tx, item)?.filter(|plan| plan.begun < plan.rounds) else {
        return Ok(false);
    };
    tidy(tx, item, &plan)?;
    let round = plan.begun + 1;
    store::begin(tx, item, round, now)?;
    let what = Payload::new().number("network", network.get()).number("item", item.get());
    jobs::queue(tx, now, &SITTING, &[(now, what.number("round", round))])?;
    Ok(true)
}

/// All of it is kept, or nothing: a job that was killed half-way begins anew.
fn sit(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let (network, item): (NetworkId, ItemId) = (task.payload.get("network")?, task.payload.get("item")?);
    write_down(tx, (network, item), task.payload.get("round")?, task.now)
}

/// Writes down who sits with whom in a round that has begun, and how many pairs of different sectors do for the first time;
/// nothing where that is written down.
///
/// # Errors
/// [`Error::NotFound`] where the event is gone; those of the database.
pub fn write_down(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    round: i64,
    now: Time,
) -> Result<(), Error> {
    let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    if store::note_counted(tx, item, round)? == 0 {
        return Ok(());
    }
    let sitting = store::members_at(tx, item, round)?;
    let sat = |(place, member): &(i64, MemberId)| {
        let happened = Happened::new(&EVENT_TABLE_SAT).space(space).item(item);
        (*member, now, happened.subject(round * APART + place))
    };
    let acts: Vec<(MemberId, Time, Happened)> = sitting.iter().map(sat).collect();
    happenings::record_many(tx, network, &acts)?;
    let first = store::note_pairs(tx, network, &pairs(&sitting))?;
    let members: Vec<MemberId> = sitting.iter().map(|(_, member)| *member).collect();
    let sectors = words_of(tx, &members, now)?;
    let crosses = |(low, high): &&(MemberId, MemberId)| {
        sectors.get(low).zip(sectors.get(high)).is_some_and(|(one, other)| one != other)
    };
    let across = i64::try_from(first.iter().filter(crosses).count()).unwrap_or(i64::MAX);
    store::note_across(tx, (item, round), across)?;
    Ok(())
}

/// The pairs of members at each table, the smaller number first.
fn pairs(sitting: &[(i64, MemberId)]) -> Vec<(MemberId, MemberId)> {
    let mut tables: BTreeMap<i64, Vec<MemberId>> = BTreeMap::new();
    for (place, member) in sitting {
        tables.entry(*place).or_default().push(*member);
    }
    let mut pairs = Vec::new();
    for people in tables.values() {
        for (at, one) in people.iter().enumerate() {
            let others = people.iter().skip(at + 1);
            pairs.extend(others.map(|other| (*one.min(other), *one.max(other))));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_at_one_table_are_a_pair() {
        let member = MemberId::from;
        let sitting = [(1, member(5)), (1, member(2)), (2, member(3)), (2, member(9)), (2, member(4))];
        let expected = [(2, 5), (3, 9), (3, 4), (4, 9)].map(|(low, high)| (member(low), member(high)));
        assert_eq!(pairs(&sitting), expected);
    }
}
