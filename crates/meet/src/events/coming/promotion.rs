//! The waiting list moves up by itself: a seat that becomes free is kept for the first who waits and fits, who has some time
//! to take it; then it goes to the next. Everything happens in the change that frees the seat or in one job, so that a node
//! that goes in the middle leaves either all of it or nothing.

use super::seats::{counted, release, reserve_of, seat_for};
use crate::events::acts::EVENT_SEAT_OFFERED;
use crate::events::event::Seat;
use crate::events::store::{self, Attendance};
use crate::events::telling;
use db::{Time, Write};
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::{AttendanceId, ItemId, MemberId, NetworkId};
use house::inbox;
use house::items;
use house::jobs::{self, Every, Job, Payload, Run, Task};
use house::web::Error;
use std::time::Duration;

/// For how long a seat is kept for somebody.
const TIME_TO_TAKE: Duration = Duration::from_secs(60 * 60 * 24);
/// Shortly before it begins, it is kept for less long; but never for less than this.
const LEAST: Duration = Duration::from_secs(60 * 30);
/// To how many seats are offered in one change; another one goes on with the others.
const TOGETHER: usize = 20;
/// How many of those who wait are looked at for one seat.
const LOOKED_AT: i64 = 60;

/// Ends the time in which somebody could take a seat.
pub(in crate::events) static LAPSE: Job =
    Job { name: "event-seat-lapse", every: None, tries: Job::TRIES, run: Run::Inside(lapse) };

/// Moves the list up, after seats that were kept for some are for everybody, or many have gone at once.
pub(in crate::events) static MOVING_UP: Job =
    Job { name: "event-moving-up", every: None, tries: Job::TRIES, run: Run::Inside(move_up_later) };

/// Looks each hour where people wait although seats are free: an event that was put aside, closed or called off for a while
/// offered none meanwhile.
pub(in crate::events) static LOOKING: Job = Job {
    name: "event-waiting-looked-at",
    every: Some(Every::Hour),
    tries: Job::TRIES,
    run: Run::Inside(look),
};

/// How many events are looked at in one change.
const LOOKED_AT_ONCE: i64 = 200;

fn look(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let after: ItemId = task.payload.get("after").unwrap_or(ItemId::from(0));
    let found = store::awaited(tx, task.now, after, LOOKED_AT_ONCE)?;
    for (network, item) in &found {
        move_up_at(tx, (*network, *item), task.now, task.now)?;
    }
    if let Some((_, last)) = found.last().filter(|_| i64::try_from(found.len()) == Ok(LOOKED_AT_ONCE)) {
        let next = Payload::new().number("after", last.get()).number("at", task.now.micros());
        jobs::queue(tx, task.now, &LOOKING, &[(task.now, next)])?;
    }
    Ok(())
}

/// Offers what is free to those who wait, in their order, as long as the event takes people. Whoever is first and does not
/// fit, as more than are free, holds up those behind them.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn move_up(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    now: Time,
) -> Result<(), Error> {
    if !store::takes_people(tx, item)? {
        return Ok(());
    }
    let mut left = 0;
    for _ in 0..TOGETHER {
        let Some(event) = store::event_of(tx, item)? else { return Ok(()) };
        if event.waiting_count == 0 || event.takes_answers(now).is_err() {
            return Ok(());
        }
        left = event.waiting_count;
        let waiting = store::waiting(tx, item, LOOKED_AT)?;
        let reserves = store::reserves(tx, item)?;
        let members: Vec<MemberId> = waiting.iter().filter_map(|one| one.member_id).collect();
        let belongs = if reserves.is_empty() { Vec::new() } else { store::belongs(tx, &members, now)? };
        let fits = |(at, one): (usize, &Attendance)| {
            let own: Vec<_> =
                belongs.iter().filter(|who| Some(who.member_id) == one.member_id).cloned().collect();
            let place = seat_for(&event, &reserves, &own, (one.party, at == 0), now)?;
            Some(Attendance { reserve_id: reserve_of(Some(place)), ..one.clone() })
        };
        let next = match event.capacity {
            Some(_) => waiting.iter().enumerate().find_map(fits),
            None => waiting.first().cloned(),
        };
        let Some(next) = next else { return Ok(()) };
        let until = (now + TIME_TO_TAKE).min(event.starts_at).max(now + LEAST);
        offer(tx, (network, item), &next, until, now)?;
    }
    // Where many seats have become free at once, another change goes on; it is another one each time, by how many wait.
    let payload = Payload::new().number("network", network.get()).number("item", item.get());
    jobs::queue(tx, now, &MOVING_UP, &[(now, payload.number("at", now.micros()).number("left", left))])?;
    Ok(())
}

/// Keeps a seat for somebody until a moment, and has them told.
fn offer(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    who: &Attendance,
    until: Time,
    now: Time,
) -> Result<(), Error> {
    let offered = Attendance { seat: Seat::Offered, offered_until: Some(until), ..who.clone() };
    store::settle(tx, item, &counted(who).reversed(), None)?;
    store::settle(tx, item, &counted(&offered), who.reserve_id)?;
    store::seat(tx, who.id, (Seat::Offered, who.reserve_id), Some(until))?;
    let payload = Payload::new().number("attendance", who.id.get()).number("until", until.micros());
    jobs::queue(tx, now, &LAPSE, &[(until, payload.clone())])?;
    let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    let happened = Happened::new(&EVENT_SEAT_OFFERED).space(space).item(item);
    let happened = match who.member_id {
        Some(member) => happened.subject(member.get()),
        None => happened,
    };
    happenings::record(tx, network, None, now, happened)?;
    match who.member_id {
        Some(member) => {
            let author = items::author_of(tx, item)?.ok_or(Error::NotFound)?;
            let wanted = [(member, EVENT_SEAT_OFFERED.word)];
            inbox::remind(tx, (network, space, item), author, now, &wanted)
        }
        None => Ok(telling::offered(tx, now, who.id, until)?),
    }
}

/// The time to take a seat is over: it goes to the next.
fn lapse(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let id: AttendanceId = task.payload.get("attendance")?;
    let until = Time::from_micros(task.payload.get("until")?);
    let (network, item) = store::place_of(tx, id)?.ok_or(Error::NotFound)?;
    tx.lock("items", item.get())?;
    let who = store::attendance(tx, id)?.ok_or(Error::NotFound)?;
    // Whoever took it, let it go or was offered another has settled this.
    if who.seat != Seat::Offered || who.offered_until != Some(until) {
        return Ok(());
    }
    let event = store::event_of(tx, item)?.ok_or(Error::NotFound)?;
    release(tx, item, event, Some(&who))?;
    // Whoever could not take it, as the event was put aside or closed meanwhile, waits on in their place.
    if !store::takes_people(tx, item)? {
        let waits = Attendance { seat: Seat::Waiting, reserve_id: None, offered_until: None, ..who };
        store::settle(tx, item, &counted(&waits), None)?;
        store::seat(tx, id, (Seat::Waiting, None), None)?;
        return Ok(());
    }
    store::seat(tx, id, (Seat::Lapsed, None), None)?;
    move_up(tx, (network, item), task.now)
}

fn move_up_later(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let item: ItemId = task.payload.get("item")?;
    let network: NetworkId = task.payload.get("network")?;
    tx.lock("items", item.get())?;
    move_up(tx, (network, item), task.now)
}

/// Has the list move up at a moment.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn move_up_at(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    at: Time,
    now: Time,
) -> Result<u64, db::Error> {
    let payload = Payload::new().number("network", network.get()).number("item", item.get());
    jobs::queue(tx, now, &MOVING_UP, &[(at, payload.number("at", at.micros()))])
}

/// Has the list move up at once, after this member has left.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn move_up_soon(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    gone: MemberId,
) -> Result<u64, db::Error> {
    let payload = Payload::new().number("network", network.get()).number("item", item.get());
    let at = Time::from_micros(0);
    jobs::queue(tx, at, &MOVING_UP, &[(at, payload.number("gone", gone.get()))])
}
