//! The tables of events.

mod across;
mod asked;
mod attendances;
mod details;
mod housekeeping;
mod listing;
mod needs;
mod people;
mod planned;
mod reading;
mod sign_ups;

pub(super) use across::{
    ahead, attended, best_attended, felt, held, held_ahead, held_in, is_ahead, sat, sat_of_each, sat_through,
    seated,
};
pub(super) use asked::{kept_for, to_arrange};
pub(super) use attendances::{
    Attendance, Belongs, Counts, Reserve, ReserveKind, attendance, attendance_by_email, attendance_of,
    belongs, comes, keep, place_of, reserves, seat, settle, waiting,
};
pub(super) use details::{
    Details, NewReserve, ask, describe, details, keep_seats, latest_move, note_move, organisation_called,
    questions, replies, reply, reserve_names,
};
pub(super) use housekeeping::{
    EXTRACTS, forget, forget_unconfirmed, merge, purge, recount, unname_guest, withdraw_all,
};
pub(super) use listing::{Listed, Listing, Span, listed};
pub(super) use needs::{
    Need, NeedState, needs, note_needs, of_profile, open_needs, remember, set_need_state, stated,
};
pub(super) use people::{Comer, Who, comer, comers, concerned, people_of};
pub(super) use planned::{Planned, between, planned};
pub(super) use reading::{
    Coming, answered, awaited, coming, event_of, is_shown, may_read, of_items, takes_people,
};
pub(super) use sign_ups::{
    SignUp, add_link, attach, begun_today, by_link, lately, open_sign_up, sign_up, sign_up_behind, slug_of,
};

use super::event::Event;
use db::{Error, Time, Write};
use house::ids::{ItemId, NetworkId};

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

/// Writes down another time or place of what nobody was told of yet.
pub(super) fn plan(tx: &mut Write<'_>, item: ItemId, event: &Event, now: Time) -> Result<u64, Error> {
    change(tx, item, event, now)?;
    tx.run("UPDATE events SET sequence = sequence - 1 WHERE item_id = $1", &[&item])
}

/// Writes down how many an event takes and whom.
pub(super) fn open_door(tx: &mut Write<'_>, item: ItemId, event: &Event) -> Result<u64, Error> {
    tx.run(
        "UPDATE events SET capacity = $2, most_guests = $3, sign_up = $4 WHERE item_id = $1",
        &[&item, &event.capacity, &event.most_guests, &event.sign_up],
    )
}
