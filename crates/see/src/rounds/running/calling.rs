//! Calls those who are asked, when a round opens; and again, half way and on its last day, those who have said nothing yet. Who
//! is called is found out at that moment, and not when it was planned.

use crate::rounds::acts::ROUND_ASKED;
use crate::rounds::mailed;
use crate::rounds::round::Sort;
use crate::rounds::store;
use db::{Time, Write};
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::inbox;
use house::items::{self, Shelf};
use house::jobs::{self, Job, Payload, Run, Task};
use house::web::{Error, Viewer};
use std::time::Duration;

/// How many are called in one change.
const TOGETHER: i64 = 200;
const DAY: Duration = Duration::from_secs(86_400);

/// Calls those who have said nothing.
pub(in crate::rounds) static CALLING: Job =
    Job { name: "rounds-calling", every: None, tries: Job::TRIES, run: Run::Inside(call) };

/// Has those who are asked called now, and reminded later.
///
/// # Errors
/// Those of the database.
pub(super) fn plan(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    closes_at: Time,
    now: Time,
) -> Result<(), Error> {
    let first = payload((network, item), (closes_at, 0), MemberId::from(0));
    jobs::queue(tx, now, &CALLING, &[(now, first)])?;
    plan_reminders(tx, (network, item), closes_at, now)
}

/// Has those who say nothing reminded half way and on the last day. Where the end is moved later on, the earlier reminders call nobody.
///
/// # Errors
/// Those of the database.
pub(super) fn plan_reminders(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    closes_at: Time,
    now: Time,
) -> Result<(), Error> {
    let half = Time::from_micros(now.micros().saturating_add(closes_at.micros()) / 2);
    let last = closes_at - DAY;
    let at = |turn: i64, due: Time| (due, payload((network, item), (closes_at, turn), MemberId::from(0)));
    let wanted: Vec<(Time, Payload)> =
        [at(1, half), at(2, last)].into_iter().filter(|(due, _)| *due > now + DAY / 2).collect();
    jobs::queue(tx, now, &CALLING, &wanted)?;
    Ok(())
}

fn payload((network, item): (NetworkId, ItemId), (closes_at, turn): (Time, i64), after: MemberId) -> Payload {
    let what = Payload::new().number("network", network.get()).number("item", item.get());
    what.number("end", closes_at.micros()).number("turn", turn).number("after", after.get())
}

fn call(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let (network, id): (NetworkId, ItemId) = (task.payload.get("network")?, task.payload.get("item")?);
    let (end, turn): (i64, i64) = (task.payload.get("end")?, task.payload.get("turn")?);
    let after: MemberId = task.payload.get("after")?;
    let Some(round) = store::of_item(tx, id)? else { return Ok(()) };
    if !round.is_open(task.now) || (turn > 0 && round.closes_at.micros() != end) {
        return Ok(());
    }
    let Some(author) = items::author_of(tx, id)? else { return Ok(()) };
    let Some(space) = items::space_of(tx, id)? else { return Ok(()) };
    if !stands(tx, id, author, task.now)? {
        return Ok(());
    }
    let silent = match round.sort {
        Sort::Organisations => store::silent_for_organisations(tx, id, after, TOGETHER)?,
        Sort::Health | Sort::Members => store::silent(tx, id, after, TOGETHER)?,
    };
    let called: Vec<(MemberId, &str)> = silent.iter().map(|member| (*member, ROUND_ASKED.word)).collect();
    if round.by_mail {
        let reached = inbox::remind_without_letter(tx, (network, space, id), author, task.now, &called)?;
        mailed::write_to(tx, &round, &reached, task.now)?;
    } else {
        inbox::remind(tx, (network, space, id), author, task.now, &called)?;
    }
    if after.get() == 0 && !silent.is_empty() {
        let happened = Happened::new(&ROUND_ASKED).space(space).item(id);
        happenings::record(tx, network, None, task.now, happened)?;
    }
    if let Some(last) = silent.last().filter(|_| i64::try_from(silent.len()).unwrap_or(0) == TOGETHER) {
        let next = payload((network, id), (Time::from_micros(end), turn), *last);
        jobs::queue(tx, task.now, &CALLING, &[(task.now, next)])?;
    }
    Ok(())
}

/// Whether the round still stands where it was opened: shown, and not put aside.
fn stands(tx: &mut Write<'_>, id: ItemId, author: MemberId, now: Time) -> Result<bool, Error> {
    match Viewer::of_member(tx, author, now) {
        Ok(viewer) => {
            let item = items::visible_to(tx, &viewer, id)?;
            Ok(item.is_some_and(|item| item.shelf == Shelf::Shown && item.is_open()))
        }
        // Whoever opened it has left; the round goes on without being called for.
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}
