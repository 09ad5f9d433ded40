//! Who comes late is fitted into the rounds to come without moving others; who leaves is taken out, and whoever would sit alone
//! by that joins another table.

use super::plan::{Plan, Seat, best_table, mates, tables_of};
use super::store;
use db::Write;
use house::ids::{AttendanceId, ItemId};
use house::web::Error;

/// Fits somebody who has a seat at the event into the rounds to come. False where nothing is planned, where all rounds have
/// begun, or where they have their places already. The event is held by whoever calls.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn arrive(tx: &mut Write<'_>, item: ItemId, who: AttendanceId) -> Result<bool, Error> {
    let Some(plan) = store::plan_of(tx, item)? else { return Ok(false) };
    let mut seats = store::seats(tx, item)?;
    let mut fitted = Vec::new();
    for round in plan.begun + 1..=plan.rounds {
        if seats.iter().any(|seat| seat.round == round && seat.attendance_id == who) {
            continue;
        }
        let seat = fit(&seats, &plan, (round, who));
        seats.push(seat);
        fitted.push(seat);
    }
    store::take_seats(tx, item, &fitted)?;
    Ok(!fitted.is_empty())
}

fn fit(seats: &[Seat], plan: &Plan, (round, who): (i64, AttendanceId)) -> Seat {
    let size = usize::try_from(plan.size).unwrap_or_default();
    let place = best_table(&tables_of(seats, round), size, &mates(seats, who));
    Seat { round, place, attendance_id: who }
}

/// Takes somebody out of the rounds to come. False where they are in none of them. The event is held by whoever calls.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn depart(tx: &mut Write<'_>, item: ItemId, who: AttendanceId) -> Result<bool, Error> {
    let Some(plan) = store::plan_of(tx, item)? else { return Ok(false) };
    let gone = store::leave_seats(tx, (item, plan.begun), who)?;
    if gone > 0 {
        join_tables(tx, item, &plan)?;
    }
    Ok(gone > 0)
}

/// Takes out who has no seat at the event any more.
///
/// # Errors
/// Those of the database.
pub(super) fn tidy(tx: &mut Write<'_>, item: ItemId, plan: &Plan) -> Result<(), Error> {
    store::leave_unseated(tx, (item, plan.begun))?;
    join_tables(tx, item, plan)
}

/// Nobody sits alone where there is another table.
fn join_tables(tx: &mut Write<'_>, item: ItemId, plan: &Plan) -> Result<(), Error> {
    let mut seats = store::seats(tx, item)?;
    for round in plan.begun + 1..=plan.rounds {
        let alone: Vec<AttendanceId> =
            tables_of(&seats, round).into_values().filter(|people| people.len() == 1).flatten().collect();
        for who in alone {
            // Somebody may have joined them meanwhile.
            let tables = tables_of(&seats, round);
            let still = tables.values().any(|people| people.as_slice() == [who]);
            if !still || tables.len() < 2 {
                continue;
            }
            seats.retain(|seat| seat.round != round || seat.attendance_id != who);
            let seat = fit(&seats, plan, (round, who));
            seats.push(seat);
            store::move_seat(tx, item, seat)?;
        }
    }
    Ok(())
}
