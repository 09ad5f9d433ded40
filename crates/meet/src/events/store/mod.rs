//! The tables of events.

mod asked;
mod attendances;
mod details;
mod extracts;
mod listing;
mod needs;
mod people;
mod planned;
mod reading;
mod recount;
mod sign_ups;

pub(super) use asked::{kept_for, to_arrange};
pub(super) use attendances::{
    Attendance, Belongs, Counts, Reserve, ReserveKind, attendance, attendance_by_email, attendance_of,
    belongs, comes, keep, place_of, reserves, seat, settle, waiting,
};
pub(super) use details::{
    Details, NewReserve, ask, describe, details, keep_seats, latest_move, note_move, organisation_called,
    questions, replies, reply, reserve_names,
};
pub(super) use extracts::EXTRACTS;
pub(super) use listing::{Listed, Listing, Span, listed};
pub(super) use needs::{
    Need, NeedState, needs, note_needs, of_profile, open_needs, remember, set_need_state, stated,
};
pub(super) use people::{Comer, Who, comer, comers, concerned, people_of};
pub(super) use planned::{Planned, between, planned};
pub(super) use reading::{Coming, answered, coming, event_of, of_items};
pub(super) use recount::recount;
pub(super) use sign_ups::{
    SignUp, add_link, attach, begun_today, by_link, lately, open_sign_up, sign_up, sign_up_behind, slug_of,
};

use super::event::Event;
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
                             cancelled, coming_count, maybe_count, sequence, changed_at, capacity, most_guests, sign_up)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0, $11, $12, $13, $14)",
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
            &event.capacity,
            &event.most_guests,
            &event.sign_up,
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

/// Writes down how many an event takes and whom.
pub(super) fn open_door(tx: &mut Write<'_>, item: ItemId, event: &Event) -> Result<u64, Error> {
    tx.run(
        "UPDATE events SET capacity = $2, most_guests = $3, sign_up = $4 WHERE item_id = $1",
        &[&item, &event.capacity, &event.most_guests, &event.sign_up],
    )
}

/// Takes back everything that a member has said to events, as they leave the network; tells which events have free seats
/// by that.
pub(super) fn withdraw_all(tx: &mut Write<'_>, member: MemberId) -> Result<Vec<(NetworkId, ItemId)>, Error> {
    let of = tx.all::<(NetworkId, ItemId, i64, i64, i64, i64)>(
        "SELECT network_id, item_id, CASE WHEN seat = 'seated' THEN party ELSE 0 END AS coming,
                CASE WHEN answer = 'maybe' THEN 1 ELSE 0 END AS maybe,
                CASE WHEN seat = 'offered' THEN party ELSE 0 END AS held,
                CASE WHEN seat = 'waiting' THEN 1 ELSE 0 END AS waiting
         FROM attendances WHERE member_id = $1 ORDER BY item_id",
        &[&member],
    )?;
    tx.run(
        "UPDATE event_reserves SET used = used - (SELECT party FROM attendances WHERE member_id = $1
             AND attendances.item_id = event_reserves.item_id AND attendances.reserve_id = event_reserves.id)
         WHERE id IN (SELECT reserve_id FROM attendances WHERE member_id = $1 AND seat IN ('seated', 'offered'))",
        &[&member],
    )?;
    for (_, item, coming, maybe, held, waiting) in &of {
        let counts = Counts { coming: -coming, maybe: -maybe, held: -held, waiting: -waiting };
        settle(tx, *item, &counts, None)?;
    }
    tx.run(
        "DELETE FROM event_replies WHERE attendance_id IN (SELECT id FROM attendances WHERE member_id = $1)",
        &[&member],
    )?;
    tx.run("DELETE FROM attendances WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM access_needs WHERE member_id = $1", &[&member])?;
    Ok(of.into_iter().map(|(network, item, ..)| (network, item)).collect())
}

/// Takes away what is known of an item that is gone for good.
pub(super) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    let sign_ups = "SELECT id FROM event_sign_ups WHERE item_id = $1";
    tx.run(&format!("DELETE FROM event_sign_up_links WHERE sign_up_id IN ({sign_ups})"), &[&item])?;
    tx.run("DELETE FROM event_sign_ups WHERE item_id = $1", &[&item])?;
    let comers = "SELECT id FROM attendances WHERE item_id = $1";
    tx.run(&format!("DELETE FROM event_replies WHERE attendance_id IN ({comers})"), &[&item])?;
    tx.run("DELETE FROM attendances WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM event_questions WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM event_reserves WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM event_moves WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM events WHERE item_id = $1", &[&item])?;
    Ok(())
}
