//! Whoever has answered is told what concerns them: that times were added, to which they have said nothing yet; and, of those who
//! could come at the time that was chosen, that there is an event now.

use super::poll::AnswererId;
use super::store;
use crate::events::acts::{POLL_SETTLED, POLL_TIMES_ADDED};
use crate::events::store as events;
use db::{Time, Write};
use house::app::App;
use house::ids::{ItemId, MemberId, NetworkId};
use house::inbox;
use house::items;
use house::jobs::{self, Job, Payload, Run, Task};
use house::web::Error;

/// How many are told in one change.
const TOGETHER: i64 = 200;

/// Goes through those whom it concerns.
pub(in crate::events) static TELLING: Job =
    Job { name: "poll-telling", every: None, tries: Job::TRIES, run: Run::Inside(tell) };

/// Has those told who have answered before this round of times.
///
/// # Errors
/// Those of the database.
pub(super) fn of_times(
    tx: &mut Write<'_>,
    (network, poll): (NetworkId, ItemId),
    round: i64,
    now: Time,
) -> Result<u64, db::Error> {
    let what = Payload::new().number("network", network.get()).number("poll", poll.get());
    let what = what.number("round", round).number("event", 0).number("after", 0);
    jobs::queue(tx, now, &TELLING, &[(now, what)])
}

/// Has those told of an event who said that they could come then.
///
/// # Errors
/// Those of the database.
pub(super) fn of_event(
    tx: &mut Write<'_>,
    (network, poll): (NetworkId, ItemId),
    event: ItemId,
    now: Time,
) -> Result<u64, db::Error> {
    let what = Payload::new().number("network", network.get()).number("poll", poll.get());
    let what = what.number("round", 0).number("event", event.get()).number("after", 0);
    jobs::queue(tx, now, &TELLING, &[(now, what)])
}

/// What is told holds still: the event stands where people find it, or the poll is at this round and open.
fn still(tx: &mut Write<'_>, (poll, event): (ItemId, ItemId), round: i64) -> Result<bool, Error> {
    if event.get() > 0 {
        let held = events::event_of(tx, event)?;
        return Ok(events::is_shown(tx, event)? && held.is_some_and(|held| !held.cancelled));
    }
    let known = store::poll_of(tx, poll)?;
    Ok(events::takes_people(tx, poll)? && known.is_some_and(|known| known.round == round))
}

fn tell(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let (network, poll): (NetworkId, ItemId) = (task.payload.get("network")?, task.payload.get("poll")?);
    let (event, round): (ItemId, i64) = (task.payload.get("event")?, task.payload.get("round")?);
    let after: AnswererId = task.payload.get("after")?;
    if !still(tx, (poll, event), round)? {
        return Ok(());
    }
    let (about, word, found) = if event.get() > 0 {
        (event, POLL_SETTLED.word, store::of_time(tx, poll, after, TOGETHER)?)
    } else {
        (poll, POLL_TIMES_ADDED.word, store::to_ask_again(tx, (poll, round), after, TOGETHER)?)
    };
    let by = items::author_of(tx, about)?.ok_or(Error::NotFound)?;
    let space = items::space_of(tx, about)?.ok_or(Error::NotFound)?;
    let members = found.iter().map(|(_, member)| *member).filter(|member| *member != by);
    let wanted: Vec<(MemberId, &str)> = members.map(|member| (member, word)).collect();
    inbox::remind(tx, (network, space, about), by, task.now, &wanted)?;
    if let Some((last, _)) = found.last().filter(|_| i64::try_from(found.len()) == Ok(TOGETHER)) {
        let what = Payload::new().number("network", network.get()).number("poll", poll.get());
        let what = what.number("round", round).number("event", event.get()).number("after", last.get());
        jobs::queue(tx, task.now, &TELLING, &[(task.now, what)])?;
    }
    Ok(())
}
