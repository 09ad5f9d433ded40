//! What becomes of the tables as a whole: exported, counted again, and cleared of those who leave and of what is gone for good.

use db::{Error, Read, Write};
use house::extract::Extract;
use house::ids::{AttendanceId, ItemId, MemberId};
use house::recount::Wrong;

/// Who sat where.
pub(in crate::events) const SEATS: Extract = Extract {
    name: "event-tables",
    head: &["item_id", "round", "table", "member_id", "name"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT table_seats.item_id, table_seats.round, table_seats.place, attendances.member_id, attendances.name
             FROM table_plans JOIN table_seats ON table_seats.item_id = table_plans.item_id
             JOIN attendances ON attendances.id = table_seats.attendance_id
             JOIN items ON items.id = table_plans.item_id
             WHERE table_plans.network_id = $1 AND items.shelf IN ('shown', 'archived')
             ORDER BY table_plans.item_id, table_seats.round, table_seats.place, table_seats.attendance_id",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT table_seats.item_id, table_seats.round, table_seats.place, attendances.member_id, attendances.name
             FROM attendances JOIN table_seats ON table_seats.attendance_id = attendances.id
             WHERE attendances.member_id = $1
               AND EXISTS (SELECT 1 FROM items WHERE items.id = attendances.item_id AND items.shelf IN ('shown', 'archived'))
             ORDER BY table_seats.item_id, table_seats.round",
            &[&member],
            take,
        )
    }),
};

/// Forgets where a member sat, and with whom, as they leave the network.
pub(in crate::events) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run(
        "DELETE FROM table_seats WHERE attendance_id IN (SELECT id FROM attendances WHERE member_id = $1)",
        &[&member],
    )?;
    tx.run("DELETE FROM table_pairs WHERE low_id = $1", &[&member])?;
    tx.run("DELETE FROM table_pairs WHERE high_id = $1", &[&member])?;
    Ok(())
}

/// Forgets where somebody sat whose row at an event goes.
pub(in crate::events) fn forget_attendance(tx: &mut Write<'_>, who: AttendanceId) -> Result<u64, Error> {
    tx.run("DELETE FROM table_seats WHERE attendance_id = $1", &[&who])
}

/// Where somebody sat who was only written down, the member sat who they are, as far as they have no place of their own in that
/// event; with whom they sat, that member has sat.
pub(in crate::events) fn merge(tx: &mut Write<'_>, from: MemberId, to: MemberId) -> Result<(), Error> {
    tx.run(
        "INSERT INTO table_pairs (low_id, high_id, network_id)
         SELECT CASE WHEN other < $2 THEN other ELSE $2 END, CASE WHEN other < $2 THEN $2 ELSE other END, network_id
         FROM (SELECT CASE WHEN low_id = $1 THEN high_id ELSE low_id END AS other, network_id FROM table_pairs
               WHERE low_id = $1 OR high_id = $1) AS found
         WHERE other <> $2 ON CONFLICT (low_id, high_id) DO NOTHING",
        &[&from, &to],
    )?;
    tx.run("DELETE FROM table_pairs WHERE low_id = $1", &[&from])?;
    tx.run("DELETE FROM table_pairs WHERE high_id = $1", &[&from])?;
    Ok(())
}

/// Takes away what is known of the tables of an event that is gone for good.
pub(in crate::events) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM table_seats WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM table_rounds WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM table_plans WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// The counts that are wrong.
pub(in crate::events) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let found = q.all(
        "SELECT id, kept, counted FROM (
            SELECT table_plans.item_id AS id, table_plans.begun AS kept,
                   (SELECT COUNT(*) FROM table_rounds WHERE table_rounds.item_id = table_plans.item_id) AS counted
            FROM table_plans) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    Ok(Wrong::each("event", "rounds that have begun", found).collect())
}
