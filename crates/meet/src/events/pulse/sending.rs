//! Asks those who came, at the end of a meeting and once more a day later those who have not answered.

use super::store;
use super::{OPEN, end_of};
use crate::events::acts::EVENT_PULSE_ASKED;
use crate::events::event::Event;
use crate::events::store as events;
use db::{Time, Write};
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::inbox;
use house::items;
use house::jobs::{self, Job, Payload, Run, Task};
use house::web::Error;
use std::time::Duration;

/// How many are asked in one change.
const TOGETHER: i64 = 200;
const DAY: Duration = Duration::from_secs(86_400);

/// Asks those who came.
pub(in crate::events) static ASKING: Job =
    Job { name: "event-pulse-asking", every: None, tries: Job::TRIES, run: Run::Inside(ask) };

/// Has those who come asked when the meeting is over. Where it is moved later on, the earlier moment asks nobody.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn ask_at_the_end(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    event: &Event,
    now: Time,
) -> Result<(), db::Error> {
    let end = end_of(event);
    if end <= now {
        return Ok(());
    }
    let at = |round: i64, after: Duration| {
        let what = Payload::new().number("network", network.get()).number("item", item.get());
        (end + after, what.number("end", end.micros()).number("round", round).number("after", 0))
    };
    jobs::queue(tx, now, &ASKING, &[at(1, Duration::ZERO), at(2, DAY)])?;
    Ok(())
}

fn ask(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let (network, item): (NetworkId, ItemId) = (task.payload.get("network")?, task.payload.get("item")?);
    let (end, round): (i64, i64) = (task.payload.get("end")?, task.payload.get("round")?);
    let event = events::event_of(tx, item)?.ok_or(Error::NotFound)?;
    let late = task.now > Time::from_micros(end) + OPEN;
    let gone = !events::is_shown(tx, item)?;
    if event.cancelled || gone || end_of(&event).micros() != end || late {
        return Ok(());
    }
    let after: MemberId = task.payload.get("after")?;
    let wanted = store::silent(tx, item, after, TOGETHER)?;
    let author = items::author_of(tx, item)?.ok_or(Error::NotFound)?;
    let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    let called: Vec<(MemberId, &str)> =
        wanted.iter().map(|member| (*member, EVENT_PULSE_ASKED.word)).collect();
    inbox::remind(tx, (network, space, item), author, task.now, &called)?;
    if after.get() == 0 && !wanted.is_empty() {
        let happened = Happened::new(&EVENT_PULSE_ASKED).space(space).item(item);
        happenings::record(tx, network, None, task.now, happened)?;
    }
    if let Some(last) = wanted.last().filter(|_| i64::try_from(wanted.len()).unwrap_or(0) == TOGETHER) {
        let what = Payload::new().number("network", network.get()).number("item", item.get());
        let what = what.number("end", end).number("round", round).number("after", last.get());
        jobs::queue(tx, task.now, &ASKING, &[(task.now, what)])?;
    }
    Ok(())
}
