//! The log's tables.

mod extracts;
mod lines;
mod seals;

pub(super) use extracts::EXTRACTS;
pub use lines::{LogFilter, after_in_network, early, log_before, news};
pub use seals::seals_of;
pub(super) use seals::{amount_between, between, keep, newest_seal, seal_to, sealed_to, seals_after};

use super::{Happened, Happening, LogPlace};
use crate::batch::{self, Row};
use crate::ids::{HappeningId, ItemId, MemberId, NetworkId};
use crate::{inbox, items};
use db::{Error, Read, Time, Write};

const LOG: &str = "happenings";
/// So many lines share a place in the order when many are written at once.
const TOGETHER: usize = 256;

/// Writes down an act, in the transaction of the act, and tells open pages once it is committed.
///
/// # Errors
/// Those of the database.
pub fn record(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: Option<MemberId>,
    now: Time,
    happened: Happened,
) -> Result<HappeningId, Error> {
    let order = tx.order(LOG)?;
    tx.announce();
    reach(tx, network, member, now, &happened)?;
    tx.one(
        "INSERT INTO happenings
            (visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id, detail, created_at,
             news, narrows)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
        &[
            &order,
            &network,
            &member,
            &happened.act.word,
            &happened.space,
            &happened.item,
            &happened.message,
            &happened.subject,
            &happened.detail,
            &now,
            &happened.act.news,
            &happened.act.narrows,
        ],
    )
}

/// Writes down acts that were done together, in their order, as [`record`] does one.
///
/// # Errors
/// Those of the database.
pub fn record_many(
    tx: &mut Write<'_>,
    network: NetworkId,
    acts: &[(MemberId, Time, Happened)],
) -> Result<u64, Error> {
    tx.announce();
    for (member, now, happened) in acts {
        reach(tx, network, Some(*member), *now, happened)?;
    }
    acts.chunks(TOGETHER).map(|acts| record_few(tx, network, acts)).sum()
}

fn record_few(
    tx: &mut Write<'_>,
    network: NetworkId,
    acts: &[(MemberId, Time, Happened)],
) -> Result<u64, Error> {
    let order = tx.order(LOG)?;
    let rows: Vec<Row<'_>> = acts
        .iter()
        .map(|(member, now, happened)| -> Row<'_> {
            vec![
                &order,
                &network,
                member,
                &happened.act.word,
                &happened.space,
                &happened.item,
                &happened.message,
                &happened.subject,
                &happened.detail,
                now,
                &happened.act.news,
                &happened.act.narrows,
            ]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO happenings
            (visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id, detail, created_at,
             news, narrows)",
        &rows,
        "",
    )
}

/// What the act means for those whom it concerns: a turn of its item, and lines in the inboxes of those who are asked.
fn reach(
    tx: &mut Write<'_>,
    network: NetworkId,
    by: Option<MemberId>,
    now: Time,
    happened: &Happened,
) -> Result<(), Error> {
    let Some(item) = happened.item else { return Ok(()) };
    if happened.act.landmark {
        items::note_landmark(tx, item, now)?;
    }
    if let (Some(_), Some(by)) = (happened.act.asks, by) {
        inbox::asked(tx, network, item, by, now, happened)?;
    }
    Ok(())
}

/// Lines of all networks that became visible after this place, the oldest first.
pub(super) fn after(q: &mut Read<'_>, order: i64, id: HappeningId) -> Result<Vec<Happening>, Error> {
    let horizon = q.horizon()?;
    q.all(
        "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
                detail, created_at, news, narrows
         FROM happenings WHERE (visible_order, id) > ($1, $2) AND visible_order < $3
         ORDER BY visible_order, id LIMIT 500",
        &[&order, &id, &horizon],
    )
}

/// As `after`, for who keeps figures of all networks up: it gives no right to show a line. 500 at most.
///
/// # Errors
/// Those of the database.
pub fn after_everywhere(q: &mut Read<'_>, place: LogPlace) -> Result<Vec<Happening>, Error> {
    after(q, place.order, place.id)
}

/// Whether any line became visible after this place.
///
/// # Errors
/// Those of the database.
pub fn is_anything_after(q: &mut Read<'_>, place: LogPlace) -> Result<bool, Error> {
    let horizon = q.horizon()?;
    let next: Option<HappeningId> = q.maybe(
        "SELECT id FROM happenings WHERE (visible_order, id) > ($1, $2) AND visible_order < $3
         ORDER BY visible_order, id LIMIT 1",
        &[&place.order, &place.id, &horizon],
    )?;
    Ok(next.is_some())
}

/// Lines after this place that may have taken a right away, committed while something older may still be under way: their
/// place in the order is not settled. None on SQLite, where changes have one order.
pub(super) fn narrowed(q: &mut Read<'_>, order: i64, id: HappeningId) -> Result<Vec<Happening>, Error> {
    let horizon = q.horizon()?;
    q.all(
        "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
                detail, created_at, news, narrows
         FROM happenings
         WHERE (visible_order, id) > ($1, $2) AND visible_order >= $3 AND narrows
         ORDER BY visible_order, id LIMIT 500",
        &[&order, &id, &horizon],
    )
}

/// The place of the newest visible line.
pub(super) fn newest(q: &mut Read<'_>) -> Result<Option<(i64, HappeningId)>, Error> {
    let horizon = q.horizon()?;
    q.maybe(
        "SELECT visible_order, id FROM happenings WHERE visible_order < $1
         ORDER BY visible_order DESC, id DESC LIMIT 1",
        &[&horizon],
    )
}

/// How many lines are read from the log at once.
pub const BATCH: usize = 200;

/// The place of the newest visible line: what comes after it has not been seen by this read.
///
/// # Errors
/// Those of the database.
pub fn place(q: &mut Read<'_>) -> Result<LogPlace, Error> {
    let newest = newest(q)?;
    Ok(newest.map_or(LogPlace { order: 0, id: HappeningId::from(0) }, |(order, id)| LogPlace { order, id }))
}

/// Lines about an item after this place, the oldest first; [`BATCH`] at most. Whoever asks has made sure that the
/// viewer may read the item.
///
/// # Errors
/// Those of the database.
pub fn after_in_item(q: &mut Read<'_>, item: ItemId, place: LogPlace) -> Result<Vec<Happening>, Error> {
    let horizon = q.horizon()?;
    q.all(
        "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
                detail, created_at, news, narrows
         FROM happenings WHERE item_id = $1 AND (visible_order, id) > ($2, $3) AND visible_order < $4
         ORDER BY visible_order, id LIMIT 200",
        &[&item, &place.order, &place.id, &horizon],
    )
}
