//! What becomes of an item beside what it says: pinned, moved, archived, deleted, purged.

use crate::ids::{ItemId, SpaceId};
use crate::items::shelf::Shelf;
use db::{Error, Read, Time, Write};

/// Pins an item at this moment, or takes the pin out; 0 where it is so already.
///
/// # Errors
/// Those of the database.
pub fn pin(tx: &mut Write<'_>, item: ItemId, at: Option<Time>) -> Result<u64, Error> {
    let on = at.is_some();
    tx.run(
        "UPDATE items SET pinned_at = $2 WHERE id = $1 AND (pinned_at IS NULL) = $3 AND shelf = 'shown'",
        &[&item, &at, &on],
    )
}

/// How many items are pinned in a space.
pub(in crate::items) fn pins(q: &mut Read<'_>, space: SpaceId) -> Result<i64, Error> {
    q.one(
        "SELECT COUNT(*) AS amount FROM items
         WHERE space_id = $1 AND pinned_at IS NOT NULL AND shelf = 'shown'",
        &[&space],
    )
}

/// Puts an item from this shelf on that one; 0 where it no longer stands on the first. A pin falls out of it. The caller
/// writes the happening.
///
/// # Errors
/// Those of the database.
pub fn set_shelf(
    tx: &mut Write<'_>,
    item: ItemId,
    (from, to): (Shelf, Shelf),
    now: Time,
) -> Result<u64, Error> {
    let at = Some(now).filter(|_| to != Shelf::Shown);
    let was_archived = from == Shelf::Archived && to == Shelf::Deleted;
    tx.run(
        "UPDATE items SET shelf = $3, shelved_at = $4, pinned_at = NULL, was_archived = $5
         WHERE id = $1 AND shelf = $2",
        &[&item, &from, &to, &at, &was_archived],
    )
}

/// Puts a deleted item where it stood before; 0 where it is not deleted any more.
pub(in crate::items) fn bring_back(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE items SET shelf = CASE WHEN was_archived THEN 'archived' ELSE 'shown' END,
                shelved_at = CASE WHEN was_archived THEN CAST($2 AS BIGINT) END, was_archived = FALSE
         WHERE id = $1 AND shelf = 'deleted'",
        &[&item, &now],
    )
}

/// Puts an item from this space into that one; 0 where it is no longer in the first. A pin falls out of it.
pub(in crate::items) fn relocate(
    tx: &mut Write<'_>,
    item: ItemId,
    (from, to): (SpaceId, SpaceId),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE items SET space_id = $3, pinned_at = NULL WHERE id = $1 AND space_id = $2",
        &[&item, &from, &to],
    )
}

/// Items that were deleted before this moment, the earliest first, at most 100.
///
/// # Errors
/// Those of the database.
pub fn purgeable(q: &mut Read<'_>, before: Time) -> Result<Vec<ItemId>, Error> {
    q.all(
        "SELECT id FROM items WHERE shelf = 'deleted' AND shelved_at < $1 ORDER BY shelved_at, id LIMIT 100",
        &[&before],
    )
}

/// Empties an item that is deleted: its texts, followers and links are gone. The row stays without a word in it, because
/// the log names its number. False where it is not deleted.
///
/// # Errors
/// Those of the database.
pub fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<bool, Error> {
    let purged = tx.run(
        "UPDATE items SET shelf = 'purged', title = '', body = '', body_html = '', once = NULL, message_count = 0
         WHERE id = $1 AND shelf = 'deleted'",
        &[&item],
    )?;
    if purged > 0 {
        tx.run("DELETE FROM item_revisions WHERE item_id = $1", &[&item])?;
        tx.run("DELETE FROM item_followers WHERE item_id = $1", &[&item])?;
        tx.run("DELETE FROM item_links WHERE from_id = $1 OR to_id = $1", &[&item])?;
    }
    Ok(purged > 0)
}
