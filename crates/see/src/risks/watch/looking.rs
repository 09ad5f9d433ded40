//! The daily look at all figures to which risks are bound.

use super::alarm::{Alarm, Change};
use crate::risks::acts::RISK_RAISED;
use crate::risks::risk::Turn;
use crate::risks::store::{self, Trigger, Watched};
use db::{Read, Time, Write};
use house::access::Action;
use house::app::App;
use house::gauges::{Gauge, Reading};
use house::happenings::{self, Happened};
use house::ids::{ItemId, TriggerId};
use house::inbox;
use house::items;
use house::jobs::{self, Every, Job, Payload, Run, Task};
use house::room::Rooms;
use house::spaces;
use house::web::{Error, Viewer};
use std::time::Duration;

/// How many figures are looked at in one transaction.
const AT_ONCE: usize = 25;
/// A day in microseconds.
const DAY: i64 = 86_400_000_000;

/// Begins a round each day.
pub(in crate::risks) static DAILY: Job = Job {
    name: "risks-daily",
    every: Some(Every::Day),
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        let day = task.now.micros().div_euclid(DAY);
        go_on(tx, task.now, (day, TriggerId::from(0)))
    }),
};

/// Looks at the next figures of a round.
pub(in crate::risks) static LOOKING: Job =
    Job { name: "risks-looking", every: None, tries: Job::TRIES, run: Run::Inside(look) };

fn go_on(tx: &mut Write<'_>, now: Time, (day, after): (i64, TriggerId)) -> Result<(), Error> {
    // The day is part of what it is about: tomorrow's round is another one.
    let payload = Payload::new().number("day", day).number("after", after.get());
    jobs::queue(tx, now, &LOOKING, &[(now, payload)])?;
    Ok(())
}

fn look(app: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let (day, after) = (task.payload.get::<i64>("day")?, task.payload.get::<TriggerId>("after")?);
    let most = i64::try_from(AT_ONCE).unwrap_or(25);
    let triggers = store::to_look_at(tx, after, most)?;
    for trigger in &triggers {
        look_at(tx, app.rooms, trigger, task.now)?;
    }
    match triggers.last().filter(|_| triggers.len() == AT_ONCE) {
        Some(last) => go_on(tx, task.now, (day, last.id)),
        None => Ok(()),
    }
}

/// Looks at one figure, and raises its risk where it went over its limit.
fn look_at(tx: &mut Write<'_>, rooms: Rooms, trigger: &Trigger, now: Time) -> Result<(), Error> {
    let Some(gauge) = rooms.gauge(&trigger.gauge) else { return Ok(()) };
    // Whoever answers the risk, or takes the trigger away, holds this row too.
    tx.lock("items", trigger.item_id.get())?;
    let Some(watched) = store::alarm(tx, trigger.id)? else { return Ok(()) };
    let reading = read(tx, gauge, trigger, now)?;
    let calm = reading.as_ref().map_or(1, |reading| reading.calm_days);
    let before = Alarm { armed: watched.armed, raised_at: watched.raised_at, calm_since: watched.calm_since };
    let over = reading.map(|reading| reading.over);
    let (after, change) = before.after(over, Duration::from_secs(calm.saturating_mul(86_400)), now);
    if after != before {
        store::keep_alarm(tx, trigger.id, after)?;
    }
    let item = (watched.network_id, trigger.item_id);
    match change {
        Change::Nothing => Ok(()),
        Change::Calmed => {
            store::note_turn(tx, item, (None, Turn::Calmed, ""), now)?;
            Ok(())
        }
        Change::Raised => raise(tx, trigger.item_id, &watched, now),
    }
}

/// Reads a figure with the eyes of whoever bound the risk to it, as far as they may still take part where the risk stands.
fn read(q: &mut Read<'_>, gauge: &Gauge, trigger: &Trigger, now: Time) -> Result<Option<Reading>, Error> {
    let viewer = match Viewer::of_member(q, trigger.set_by, now) {
        Ok(viewer) => viewer,
        Err(Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let item = items::visible_to(q, &viewer, trigger.item_id)?;
    if item.is_none_or(|item| !item.may(&viewer, Action::TakePart)) {
        return Ok(None);
    }
    (gauge.read)(q, &viewer, (trigger.subject_id, trigger.threshold))
}

fn raise(tx: &mut Write<'_>, item: ItemId, watched: &Watched, now: Time) -> Result<(), Error> {
    let network = watched.network_id;
    store::raise(tx, item, now)?;
    items::set_state(tx, item, (&watched.state, "open"), None)?;
    store::note_turn(tx, (network, item), (None, Turn::Raised, ""), now)?;
    spaces::note_activity(tx, watched.space_id, now)?;
    // Where nobody carries it, whoever wrote it down is called.
    let called = watched.owner_id.unwrap_or(watched.author_id);
    let happened = Happened::new(&RISK_RAISED).space(watched.space_id).item(item).subject(called.get());
    happenings::record(tx, network, None, now, happened)?;
    // What happens by itself calls nobody: the newer reason takes the place of the one that stands in the inbox.
    let wanted = [(called, RISK_RAISED.word)];
    inbox::remind(tx, (network, watched.space_id, item), watched.author_id, now, &wanted)
}
