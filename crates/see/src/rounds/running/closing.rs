//! The end of a round: its answers become sums of five people or more, and are taken away.

use super::beside::{in_steps, since, telling};
use super::reckoning::{Answered, Reckoned, reckon};
use crate::rounds::acts::ROUND_TOLD;
use crate::rounds::asking::{self, Sheet};
use crate::rounds::round::{FEW, Round, Sort, Telling};
use crate::rounds::{store, trust};
use db::{Time, Write};
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::{ItemId, NetworkId};
use house::inbox;
use house::items;
use house::jobs::{self, Job, Payload, Run, Task};
use house::web::Error;

/// Ends a round whose time has come.
pub(in crate::rounds) static CLOSING: Job =
    Job { name: "rounds-closing", every: None, tries: Job::MANY_TRIES, run: Run::Inside(run) };

/// Queues the end of a round.
///
/// # Errors
/// Those of the database.
pub(super) fn plan(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    closes_at: Time,
    now: Time,
) -> Result<(), Error> {
    let what = Payload::new().number("network", network.get()).number("item", item.get());
    jobs::queue(tx, now, &CLOSING, &[(closes_at.max(now), what.number("end", closes_at.micros()))])?;
    Ok(())
}

fn run(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let item: ItemId = task.payload.get("item")?;
    // Whoever answers holds this row too.
    tx.lock("items", item.get())?;
    let round = store::of_item(tx, item)?.filter(|round| round.closes_at <= task.now);
    match round {
        Some(round) => close_now(tx, &round, (task.now, task.now)),
        // Its end was moved, and that moment has a job of its own.
        None => Ok(()),
    }
}

/// Ends a round at a moment, and writes into the log that it ended: reckons what it comes to, and takes the single answers away.
/// Nothing where that was done before.
///
/// # Errors
/// Those of the database.
pub(in crate::rounds) fn close_now(
    tx: &mut Write<'_>,
    round: &Round,
    (at, now): (Time, Time),
) -> Result<(), Error> {
    let (network, item) = (round.network_id, round.item_id);
    // Of two that end at once each would else see that the other is not told.
    store::one_by_one(tx, network)?;
    if store::close(tx, item, at)? == 0 {
        return Ok(());
    }
    match round.sort {
        Sort::Health => sum_up(tx, round)?,
        Sort::Organisations | Sort::Members => trust::sum_up(tx, round, at)?,
    }
    store::end_links(tx, item)?;
    store::forget_gone(tx, item)?;
    let Some(space) = items::space_of(tx, item)? else { return Ok(()) };
    items::set_state(tx, item, ("asked", "told"), None)?;
    inbox::rest(tx, item)?;
    let happened = Happened::new(&ROUND_TOLD).space(space).item(item);
    happenings::record(tx, network, None, now, happened)?;
    Ok(())
}

fn sum_up(tx: &mut Write<'_>, round: &Round) -> Result<(), Error> {
    let answers: Vec<Answered> = store::answers(tx, round.item_id)?
        .into_iter()
        .map(|(sector, sheet)| (sector, Sheet::known(&sheet)))
        .collect();
    let questions = asking::known(&round.form);
    let place = (round.network_id, round.item_id, round.sort);
    let counts = [round.answer_count - round.paper_count, round.paper_count];
    let telling = telling(counts, &store::beside(tx, place, (since(round.opened_at), FEW))?);
    let done = match telling {
        Telling::Whole => reckon(&answers, &questions),
        Telling::Steps => in_steps(reckon(&answers, &questions), &questions),
        Telling::Nothing => Reckoned::default(),
    };
    store::set_telling(tx, round.item_id, telling)?;
    store::put_figures(tx, (round.network_id, round.item_id), &done.figures)?;
    store::put_words(tx, (round.network_id, round.item_id), &done.words)?;
    store::take_away(tx, round.item_id)?;
    Ok(())
}
