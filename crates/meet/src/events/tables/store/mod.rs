//! The tables of rounds of introductions.

mod housekeeping;
mod meeting;
mod reading;

pub(in crate::events) use housekeeping::{SEATS, forget, forget_attendance, merge, purge, recount};
pub(super) use meeting::{members_at, note_across, note_counted, note_pairs, pairs_of, were_at};
pub(super) use reading::{Guest, Mate, Named, card_lines, guests, mates_of, named, sums};

use super::plan::{Among, Person, Plan, Seat, Wanted};
use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{AttendanceId, ItemId, NetworkId};

/// The plan of an event.
pub(super) fn plan_of(q: &mut Read<'_>, item: ItemId) -> Result<Option<Plan>, Error> {
    q.maybe("SELECT rounds, size, among, begun, repeats FROM table_plans WHERE item_id = $1", &[&item])
}

/// The first of those who are there, or who have a seat, in the order in which they said so.
pub(super) fn people(q: &mut Read<'_>, item: ItemId, among: Among, most: i64) -> Result<Vec<Person>, Error> {
    q.all(
        "SELECT id, member_id FROM attendances
         WHERE item_id = $1 AND seat = 'seated' AND ($2 = 'coming' OR came_at IS NOT NULL)
         ORDER BY queued_at, id LIMIT $3",
        &[&item, &among, &most],
    )
}

/// Keeps a plan, instead of the one before it.
pub(super) fn keep_plan(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    wanted: &Wanted,
    (repeats, now): (i64, Time),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO table_plans (item_id, network_id, rounds, size, among, begun, repeats, planned_at)
         VALUES ($1, $2, $3, $4, $5, 0, $6, $7)
         ON CONFLICT (item_id) DO UPDATE SET rounds = excluded.rounds, size = excluded.size, among = excluded.among,
             repeats = excluded.repeats, planned_at = excluded.planned_at",
        &[&item, &network, &wanted.rounds, &wanted.size, &wanted.among, &repeats, &now],
    )
}

/// Who sits where, in all rounds.
pub(super) fn seats(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Seat>, Error> {
    q.all(
        "SELECT round, place, attendance_id FROM table_seats WHERE item_id = $1
         ORDER BY round, place, attendance_id",
        &[&item],
    )
}

/// Nobody sits anywhere.
pub(super) fn clear_seats(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM table_seats WHERE item_id = $1", &[&item])
}

/// These sit there.
pub(super) fn take_seats(tx: &mut Write<'_>, item: ItemId, seats: &[Seat]) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = seats
        .iter()
        .map(|seat| -> Row<'_> { vec![&item, &seat.round, &seat.place, &seat.attendance_id] })
        .collect();
    batch::insert(tx, "INSERT INTO table_seats (item_id, round, place, attendance_id)", &rows, "")
}

/// Somebody sits elsewhere in a round.
pub(super) fn move_seat(tx: &mut Write<'_>, item: ItemId, seat: Seat) -> Result<u64, Error> {
    tx.run(
        "UPDATE table_seats SET place = $4 WHERE item_id = $1 AND round = $2 AND attendance_id = $3",
        &[&item, &seat.round, &seat.attendance_id, &seat.place],
    )
}

/// Somebody sits nowhere in the rounds after this one.
pub(super) fn leave_seats(
    tx: &mut Write<'_>,
    (item, after): (ItemId, i64),
    who: AttendanceId,
) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM table_seats WHERE item_id = $1 AND round > $2 AND attendance_id = $3",
        &[&item, &after, &who],
    )
}

/// Who has no seat at the event any more sits nowhere in the rounds after this one.
pub(super) fn leave_unseated(tx: &mut Write<'_>, (item, after): (ItemId, i64)) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM table_seats WHERE item_id = $1 AND round > $2
           AND attendance_id IN (SELECT id FROM attendances WHERE item_id = $1 AND seat <> 'seated')",
        &[&item, &after],
    )
}

/// A round begins.
pub(super) fn begin(tx: &mut Write<'_>, item: ItemId, round: i64, now: Time) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO table_rounds (item_id, round, begun_at, counted, first_across) VALUES ($1, $2, $3, FALSE, 0)",
        &[&item, &round, &now],
    )?;
    tx.run("UPDATE table_plans SET begun = $2 WHERE item_id = $1", &[&item, &round])
}
