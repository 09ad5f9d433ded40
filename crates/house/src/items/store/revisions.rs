//! What an item said before.

use crate::ids::{ItemId, MemberId, NetworkId};
use crate::items::item::Item;
use db::{Error, Read, Time, Write};

db::record! {
    /// One earlier text of an item.
    #[derive(Debug, Clone)]
    pub(in crate::items) struct Revision {
        pub(in crate::items) revision: i64,
        pub(in crate::items) member_id: MemberId,
        pub(in crate::items) name: String,
        pub(in crate::items) title: String,
        pub(in crate::items) body: String,
        pub(in crate::items) created_at: Time,
    }
}

/// Keeps what the item says now, before it is changed by this member.
pub(in crate::items) fn keep_revision(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: &Item,
    by: MemberId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO item_revisions (item_id, revision, network_id, member_id, title, body, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&item.id, &item.revision, &network, &by, &item.title, &item.body, &now],
    )
}

/// Earlier texts before this revision, the newest first; 21 at most.
pub(in crate::items) fn revisions(
    q: &mut Read<'_>,
    item: ItemId,
    before: i64,
) -> Result<Vec<Revision>, Error> {
    q.all(
        "SELECT item_revisions.revision, item_revisions.member_id, members.name, item_revisions.title,
                item_revisions.body, item_revisions.created_at
         FROM item_revisions JOIN members ON members.id = item_revisions.member_id
         WHERE item_revisions.item_id = $1 AND item_revisions.revision < $2
         ORDER BY item_revisions.revision DESC LIMIT 21",
        &[&item, &before],
    )
}

/// What the item said in this revision.
pub(in crate::items) fn text_at(
    q: &mut Read<'_>,
    item: &Item,
    revision: i64,
) -> Result<(String, String), Error> {
    let kept = q.maybe(
        "SELECT title, body FROM item_revisions WHERE item_id = $1 AND revision = $2",
        &[&item.id, &revision],
    )?;
    Ok(kept.unwrap_or_else(|| (item.title.clone(), item.body.clone())))
}

/// The number of what an item says now.
pub(super) fn number(q: &mut Read<'_>, item: ItemId) -> Result<Option<i64>, Error> {
    q.maybe("SELECT revision FROM items WHERE id = $1", &[&item])
}

/// Forgets all that an item said before.
pub(super) fn forget(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM item_revisions WHERE item_id = $1", &[&item])
}
