//! Phases begin and end at the midnights of their network. A job waits for each of these moments and looks again then: what it
//! tells, it tells once, and what the plan does not hold any more begins no more.

use super::acts::PHASE_BEGUN;
use super::phase::{Phase, Planned};
use super::store::{self, Kept};
use db::{Time, Write};
use house::app::App;
use house::dates::midnight;
use house::happenings::{self, Happened};
use house::ids::SpaceId;
use house::jobs::{self, Job, Payload, Run, Task};
use house::spaces::{self, Space};
use house::web::Error;
use jiff::tz::TimeZone;

/// Takes a space up at the moment at which a phase of it begins or ends.
pub(super) static TURNING: Job =
    Job { name: "phases-turning", every: None, tries: Job::TRIES, run: Run::Inside(turn) };

fn turn(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    take_up(tx, task.payload.get("space")?, task.now)
}

/// Lets rest what rests now, and tells that a phase has begun, unless it was told.
pub(super) fn take_up(tx: &mut Write<'_>, space: SpaceId, now: Time) -> Result<(), Error> {
    tx.lock("spaces", space.get())?;
    let Some((network, archived)) = store::standing(tx, space)? else { return Err(Error::NotFound) };
    let phases = store::of_space(tx, space)?;
    let current = phases.iter().find(|phase| phase.is_now(now));
    spaces::rest(tx, space, current.map_or("", |phase| phase.resting.as_str()))?;
    let Some(current) = current.filter(|_| !archived) else { return Ok(()) };
    if store::note_told(tx, space, current.place, now)? == 0 {
        return Ok(());
    }
    store::note_turn(tx, (network, space), (&current.name, &current.sentence, &current.last_day), now)?;
    happenings::record(tx, network, None, now, Happened::new(&PHASE_BEGUN).space(space))?;
    spaces::note_activity(tx, space, now)?;
    Ok(())
}

/// Puts a plan in the place of what was planned before, and has the space taken up at each of its moments to come. A phase that
/// was told is not told again, unless it is moved to a later day than today.
pub(super) fn set(
    tx: &mut Write<'_>,
    space: &Space,
    (before, plan): (&[Phase], &[Planned]),
    zone: &TimeZone,
    now: Time,
) -> Result<(), Error> {
    store::clear(tx, space.id)?;
    let mut moments = Vec::new();
    for (place, planned) in (1..).zip(plan) {
        let kept = kept(place, planned, zone);
        let same = |phase: &&Phase| {
            phase.told_at.is_some() && (phase.name == planned.name || phase.first_day == kept.first_day)
        };
        let told = before.iter().find(same).and_then(|phase| phase.told_at);
        store::put(tx, (space.network_id, space.id), &kept, told.filter(|_| kept.begins_at <= now), now)?;
        moments.extend([kept.begins_at, kept.ends_at]);
    }
    let payload = |at: Time| Payload::new().number("space", space.id.get()).number("at", at.micros());
    moments.retain(|at| *at > now);
    moments.dedup();
    let wanted: Vec<(Time, Payload)> = moments.into_iter().map(|at| (at, payload(at))).collect();
    jobs::queue(tx, now, &TURNING, &wanted)?;
    spaces::way(tx, space, !plan.is_empty())?;
    Ok(())
}

/// Gives a space phases that have been under way for some time: what has begun was told when it began.
///
/// # Errors
/// Those of the database.
pub fn bring(
    tx: &mut Write<'_>,
    space: &Space,
    plan: &[Planned],
    zone: &TimeZone,
    now: Time,
) -> Result<(), Error> {
    set(tx, space, (&[], plan), zone, now)?;
    for phase in store::of_space(tx, space.id)?.iter().filter(|phase| phase.begins_at <= now) {
        store::note_told(tx, space.id, phase.place, phase.begins_at)?;
        let words = (phase.name.as_str(), phase.sentence.as_str(), phase.last_day.as_str());
        store::note_turn(tx, (space.network_id, space.id), words, phase.begins_at)?;
    }
    take_up(tx, space.id, now)
}

fn kept(place: i64, planned: &Planned, zone: &TimeZone) -> Kept {
    Kept {
        place,
        name: planned.name.clone(),
        sentence: planned.sentence.clone(),
        first_day: planned.first.to_string(),
        last_day: planned.last.to_string(),
        begins_at: midnight(planned.first, zone),
        ends_at: midnight(planned.last.tomorrow().unwrap_or(planned.last), zone),
        asks: planned.asks,
        resting: planned.resting.clone(),
    }
}
