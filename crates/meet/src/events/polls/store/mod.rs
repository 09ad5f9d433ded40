//! The tables of time polls.

mod answers;
mod housekeeping;

pub(super) use answers::{
    Answered, answered, answerer, answers_of, known, note, of_named, of_time, say, to_ask_again, withdraw,
};
pub(in crate::events) use housekeeping::{ANSWERS, OFFERS, POLLS, forget, merge, purge, recount};

use super::poll::{Offer, OfferId, Poll, Sum};
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId};
use house::web::Viewer;

/// Begins the poll of an item. It has no times yet.
pub(super) fn begin(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    time_zone: &str,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO polls (item_id, network_id, time_zone, round, answerer_count, last_at) VALUES ($1, $2, $3, 0, 0, 0)",
        &[&item, &network, &time_zone],
    )
}

/// The poll of an item that the viewer may read.
pub(super) fn poll_of(q: &mut Read<'_>, item: ItemId) -> Result<Option<Poll>, Error> {
    q.maybe("SELECT time_zone, round, answerer_count, event_id FROM polls WHERE item_id = $1", &[&item])
}

/// The times that are offered, in their order.
pub(super) fn offers(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Offer>, Error> {
    q.all(
        "SELECT id, starts_at, ends_at FROM poll_times WHERE item_id = $1 ORDER BY starts_at, ends_at, id",
        &[&item],
    )
}

/// Those of them that begin after a moment.
pub(super) fn offers_after(q: &mut Read<'_>, item: ItemId, now: Time) -> Result<Vec<Offer>, Error> {
    q.all(
        "SELECT id, starts_at, ends_at FROM poll_times WHERE item_id = $1 AND starts_at > $2
         ORDER BY starts_at, ends_at, id",
        &[&item, &now],
    )
}

/// Offers times; one that is offered already is left as it is. Tells how many are new.
pub(super) fn offer(tx: &mut Write<'_>, item: ItemId, times: &[(Time, Time)]) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> =
        times.iter().map(|(from, until)| -> Row<'_> { vec![&item, from, until] }).collect();
    let head = "INSERT INTO poll_times (item_id, starts_at, ends_at)";
    let added = batch::insert(tx, head, &rows, "ON CONFLICT (item_id, starts_at, ends_at) DO NOTHING")?;
    if added > 0 {
        tx.run("UPDATE polls SET round = round + 1 WHERE item_id = $1", &[&item])?;
        note_last(tx, item)?;
    }
    Ok(added)
}

/// Takes a time off, with what was said to it. Zero where it is not offered.
pub(super) fn take_off(tx: &mut Write<'_>, item: ItemId, time: OfferId) -> Result<u64, Error> {
    let of_item = "SELECT id FROM poll_times WHERE item_id = $1 AND id = $2";
    tx.run(&format!("DELETE FROM poll_answers WHERE time_id IN ({of_item})"), &[&item, &time])?;
    tx.run("DELETE FROM poll_sums WHERE item_id = $1 AND time_id = $2", &[&item, &time])?;
    let gone = tx.run("DELETE FROM poll_times WHERE item_id = $1 AND id = $2", &[&item, &time])?;
    note_last(tx, item)?;
    Ok(gone)
}

fn note_last(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run(
        "UPDATE polls SET last_at = (SELECT COALESCE(MAX(starts_at), 0) FROM poll_times WHERE poll_times.item_id = $1)
         WHERE item_id = $1",
        &[&item],
    )
}

/// What the sectors have said to each of the times.
pub(super) fn sums(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Sum>, Error> {
    q.all(
        "SELECT time_id, sector, yes_count, need_be_count, no_count FROM poll_sums WHERE item_id = $1
         ORDER BY time_id, sector",
        &[&item],
    )
}

/// Notes the time that was chosen, and the event that was made of it.
pub(super) fn settle(
    tx: &mut Write<'_>,
    item: ItemId,
    (time, event): (OfferId, ItemId),
) -> Result<u64, Error> {
    tx.run("UPDATE polls SET time_id = $2, event_id = $3 WHERE item_id = $1", &[&item, &time, &event])
}

/// How many have answered these polls, which the viewer may read, and whether an event was made of them.
pub(super) fn of_items(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, i64, bool)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, answerer_count, event_id IS NOT NULL AS settled FROM polls WHERE item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id")
}

/// The open polls in the viewer's spaces to which they have not answered, or to which times were added since, with whether they
/// have answered before; those whose last time comes first begin.
pub(in crate::events) fn waiting(
    q: &mut Read<'_>,
    viewer: &Viewer,
    member: MemberId,
    most: i64,
) -> Result<Vec<(ItemId, String, bool)>, Error> {
    q.all(
        "SELECT polls.item_id, items.title, poll_answerers.id IS NOT NULL AS answered
         FROM polls JOIN items ON items.id = polls.item_id
         JOIN spaces ON spaces.id = items.space_id
         JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         LEFT JOIN poll_answerers ON poll_answerers.member_id = $1 AND poll_answerers.item_id = polls.item_id
         WHERE polls.network_id = $2 AND polls.last_at > $3 AND items.state = 'open' AND items.shelf = 'shown'
           AND spaces.archived_at IS NULL AND (poll_answerers.id IS NULL OR poll_answerers.round < polls.round)
         ORDER BY polls.last_at, polls.item_id LIMIT $4",
        &[&member, &viewer.network.id, &viewer.now, &most],
    )
}
