//! What is kept of announcements: counted again, exported, and gone when an item is gone for good.

use db::{Error, Read, Write};
use house::extract::Extract;
use house::ids::ItemId;
use house::recount::{Counted, Wrong};

/// The counts that are wrong.
pub(in crate::announcements) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let rows: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT announcements.item_id AS id, announcements.confirmed_count AS kept,
                   (SELECT COUNT(*) FROM announcement_confirmations
                    WHERE announcement_confirmations.item_id = announcements.item_id) AS counted
            FROM announcements) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    Ok(Wrong::each("announcement", "confirmations", rows).collect())
}

/// Takes away what an announcement asked, and who confirmed.
pub(in crate::announcements) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM announcement_confirmations WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM announcements WHERE item_id = $1", &[&item])?;
    Ok(())
}

pub(in crate::announcements) static EXTRACTS: &[Extract] = &[Extract {
    name: "announcement-confirmations",
    head: &["item_id", "member_id", "created_at"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT item_id, member_id, created_at
             FROM announcement_confirmations WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = announcement_confirmations.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, member_id",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT item_id, member_id, created_at
             FROM announcement_confirmations WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = announcement_confirmations.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
            &[&member],
            take,
        )
    }),
}];
