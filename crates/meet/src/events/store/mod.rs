//! The tables of events.

mod extracts;
mod reading;
mod recount;

pub(super) use extracts::EXTRACTS;
pub(super) use reading::{Coming, Planned, answer_of, answered, between, coming, of_item, of_items};
pub(super) use recount::recount;

use super::event::{Event, EventAnswer};
use db::{Error, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// Writes down when and where an item that was just started is held. It has no answers yet.
///
/// # Errors
/// Those of the database.
pub fn hold(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    event: &Event,
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO events (item_id, network_id, all_day, open_ended, time_zone, starts_at, ends_at, place, link,
                             cancelled, coming_count, maybe_count, sequence, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0, $11)",
        &[
            &item,
            &network,
            &event.all_day,
            &event.open_ended,
            &event.time_zone,
            &event.starts_at,
            &event.ends_at,
            &event.place,
            &event.link,
            &event.cancelled,
            &now,
        ],
    )?;
    Ok(())
}

/// Writes down another time or place, or that it was called off.
pub(super) fn change(tx: &mut Write<'_>, item: ItemId, event: &Event, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE events SET all_day = $2, open_ended = $3, time_zone = $4, starts_at = $5, ends_at = $6, place = $7,
                link = $8, cancelled = $9, sequence = sequence + 1, changed_at = $10
         WHERE item_id = $1",
        &[
            &item,
            &event.all_day,
            &event.open_ended,
            &event.time_zone,
            &event.starts_at,
            &event.ends_at,
            &event.place,
            &event.link,
            &event.cancelled,
            &now,
        ],
    )
}

/// Writes down what a member says to an event, and keeps its counts. False where they have said the same before.
///
/// # Errors
/// Those of the database.
pub fn answer(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, member): (ItemId, MemberId),
    answer: EventAnswer,
    now: Time,
) -> Result<bool, Error> {
    // Two answers of one member at once follow one another, so that each finds what the other has left.
    tx.lock("items", item.get())?;
    let before = answer_of(tx, item, member)?;
    if before == Some(answer) {
        return Ok(false);
    }
    tx.run(
        "INSERT INTO event_answers (item_id, member_id, network_id, answer, answered_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (item_id, member_id) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at",
        &[&item, &member, &network, &answer, &now],
    )?;
    let step = |one| i64::from(answer == one) - i64::from(before == Some(one));
    tx.run(
        "UPDATE events SET coming_count = coming_count + $2, maybe_count = maybe_count + $3 WHERE item_id = $1",
        &[&item, &step(EventAnswer::Yes), &step(EventAnswer::Maybe)],
    )?;
    Ok(true)
}

/// Takes back everything that a member has said to events, as they leave the network.
pub(super) fn withdraw_all(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run(
        "UPDATE events SET coming_count = coming_count - 1
         WHERE item_id IN (SELECT item_id FROM event_answers WHERE member_id = $1 AND answer = 'yes')",
        &[&member],
    )?;
    tx.run(
        "UPDATE events SET maybe_count = maybe_count - 1
         WHERE item_id IN (SELECT item_id FROM event_answers WHERE member_id = $1 AND answer = 'maybe')",
        &[&member],
    )?;
    tx.run("DELETE FROM event_answers WHERE member_id = $1", &[&member])?;
    Ok(())
}

/// Takes away what is known of an item that is gone for good.
pub(super) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM event_answers WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM events WHERE item_id = $1", &[&item])?;
    Ok(())
}
