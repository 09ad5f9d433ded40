//! Rows about somebody who leaves, who turns out to be another, or who never confirmed; and about events that are gone.

use crate::events::store::{Counts, settle};
use crate::events::tables;
use db::{Error, Time, Write};
use house::ids::{AttendanceId, ItemId, MemberId, NetworkId};

/// Of each event to which somebody said something: what they count there, and the seats that they have of those kept for some.
type Held = (NetworkId, ItemId, i64, i64, i64, i64);

/// What a member counts at the events to which they have said something. Every change of an event's seats holds the event, and
/// so does this one: in the order of their numbers, so that no two wait for one another.
fn held(tx: &mut Write<'_>, member: MemberId) -> Result<Vec<Held>, Error> {
    let items: Vec<ItemId> =
        tx.all("SELECT item_id FROM attendances WHERE member_id = $1 ORDER BY item_id", &[&member])?;
    for item in items {
        tx.lock("items", item.get())?;
    }
    tx.all(
        "SELECT network_id, item_id, CASE WHEN seat = 'seated' THEN party ELSE 0 END AS coming,
                CASE WHEN answer = 'maybe' THEN 1 ELSE 0 END AS maybe,
                CASE WHEN seat = 'offered' THEN party ELSE 0 END AS held,
                CASE WHEN seat = 'waiting' THEN 1 ELSE 0 END AS waiting
         FROM attendances WHERE member_id = $1 ORDER BY item_id",
        &[&member],
    )
}

/// Takes back everything that a member has said to events, as they leave the network; tells which events have free seats
/// by that.
pub(in crate::events) fn withdraw_all(
    tx: &mut Write<'_>,
    member: MemberId,
) -> Result<Vec<(NetworkId, ItemId)>, Error> {
    let of = held(tx, member)?;
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
        "UPDATE events SET came_count = came_count - 1
         WHERE item_id IN (SELECT item_id FROM attendances WHERE member_id = $1 AND came_at IS NOT NULL)",
        &[&member],
    )?;
    tx.run(
        "DELETE FROM event_replies WHERE attendance_id IN (SELECT id FROM attendances WHERE member_id = $1)",
        &[&member],
    )?;
    tables::forget(tx, member)?;
    tx.run("DELETE FROM attendances WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM access_needs WHERE member_id = $1", &[&member])?;
    Ok(of.into_iter().map(|(network, item, ..)| (network, item)).collect())
}

/// What somebody said who was only written down goes over to the member who they are. Where the member has said something to
/// the same event, that stands. Tells which events have free seats by that.
pub(in crate::events) fn merge(
    tx: &mut Write<'_>,
    from: MemberId,
    to: MemberId,
) -> Result<Vec<(NetworkId, ItemId)>, Error> {
    held(tx, from)?;
    tx.run(
        "UPDATE attendances SET member_id = $2 WHERE member_id = $1
           AND NOT EXISTS (SELECT 1 FROM attendances others
                           WHERE others.item_id = attendances.item_id AND others.member_id = $2)",
        &[&from, &to],
    )?;
    tx.run(
        "UPDATE access_needs SET member_id = $2 WHERE member_id = $1
           AND NOT EXISTS (SELECT 1 FROM access_needs others WHERE others.member_id = $2)",
        &[&from, &to],
    )?;
    tx.run("UPDATE attendances SET entered_by = $2 WHERE entered_by = $1", &[&from, &to])?;
    tx.run("UPDATE event_series SET author_id = $2 WHERE author_id = $1", &[&from, &to])?;
    withdraw_all(tx, from)
}

/// Takes away the row of somebody at one event. What they counted was taken back before.
pub(in crate::events) fn forget(tx: &mut Write<'_>, who: AttendanceId) -> Result<u64, Error> {
    tx.run("DELETE FROM event_replies WHERE attendance_id = $1", &[&who])?;
    tables::forget_attendance(tx, who)?;
    tx.run("UPDATE event_sign_ups SET attendance_id = NULL WHERE attendance_id = $1", &[&who])?;
    tx.run(
        "UPDATE events SET came_count = came_count - 1
         WHERE item_id IN (SELECT item_id FROM attendances WHERE id = $1 AND came_at IS NOT NULL)",
        &[&who],
    )?;
    tx.run("DELETE FROM attendances WHERE id = $1", &[&who])
}

/// Takes name and address from the rows of somebody who signed up with this address without an account, in this network or everywhere.
/// Their seat stays theirs.
pub(in crate::events) fn unname_guest(
    tx: &mut Write<'_>,
    (network, everywhere): (NetworkId, bool),
    (address, nobody): (&str, &str),
) -> Result<(), Error> {
    tx.run(
        "UPDATE attendances SET name = $3, email = NULL WHERE id IN
             (SELECT attendance_id FROM event_sign_ups WHERE email = $2 AND (network_id = $1 OR $4))",
        &[&network, &address, &nobody, &everywhere],
    )?;
    tx.run(
        "DELETE FROM event_sign_up_links WHERE sign_up_id IN
             (SELECT id FROM event_sign_ups WHERE email = $2 AND (network_id = $1 OR $3))",
        &[&network, &address, &everywhere],
    )?;
    tx.run(
        "DELETE FROM event_sign_ups WHERE email = $2 AND (network_id = $1 OR $3)",
        &[&network, &address, &everywhere],
    )?;
    Ok(())
}

/// Takes away those who asked before a moment to sign up without an account and have not confirmed it.
pub(in crate::events) fn forget_unconfirmed(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM event_sign_up_links WHERE sign_up_id IN
             (SELECT id FROM event_sign_ups WHERE attendance_id IS NULL AND asked_at < $1)",
        &[&before],
    )?;
    tx.run("DELETE FROM event_sign_ups WHERE attendance_id IS NULL AND asked_at < $1", &[&before])
}

/// Takes away what is known of an event whose item is gone for good.
pub(in crate::events) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    let sign_ups = "SELECT id FROM event_sign_ups WHERE item_id = $1";
    tx.run(&format!("DELETE FROM event_sign_up_links WHERE sign_up_id IN ({sign_ups})"), &[&item])?;
    tx.run("DELETE FROM event_sign_ups WHERE item_id = $1", &[&item])?;
    let comers = "SELECT id FROM attendances WHERE item_id = $1";
    tx.run(&format!("DELETE FROM event_replies WHERE attendance_id IN ({comers})"), &[&item])?;
    tx.run("DELETE FROM attendances WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM event_questions WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM event_reserves WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM event_sources WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM event_moves WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM events WHERE item_id = $1", &[&item])?;
    Ok(())
}
