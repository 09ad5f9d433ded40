//! "Led to": the trail from an idea to what came of it. An end that the viewer may not read is not there.

use crate::ids::{ItemId, MemberId, NetworkId};
use crate::web::Viewer;
use db::{Error, Read, Time, Write};

db::record! {
    /// The other end of a link.
    #[derive(Debug, Clone)]
    pub(in crate::items) struct Link {
        pub(in crate::items) id: ItemId,
        pub(in crate::items) title: String,
    }
}

/// What the item came from, as far as the viewer may read it; 20 at most.
pub(in crate::items) fn linked_from(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: ItemId,
) -> Result<Vec<Link>, Error> {
    let (me, inside) = who(viewer);
    q.all(
        "SELECT items.id, items.title FROM item_links
         JOIN items ON items.id = item_links.from_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE item_links.to_id = $1 AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY item_links.created_at, items.id LIMIT 20",
        &[&item, &me, &inside],
    )
}

/// What the item led to, as far as the viewer may read it; 20 at most.
pub(in crate::items) fn linked_to(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: ItemId,
) -> Result<Vec<Link>, Error> {
    let (me, inside) = who(viewer);
    q.all(
        "SELECT items.id, items.title FROM item_links
         JOIN items ON items.id = item_links.to_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE item_links.from_id = $1 AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY item_links.created_at, items.id LIMIT 20",
        &[&item, &me, &inside],
    )
}

/// Whether the item was made of one of this kind, which may be hidden from the viewer: no more than that is told.
///
/// # Errors
/// Those of the database.
pub fn was_made_of(q: &mut Read<'_>, item: ItemId, kind: &str) -> Result<bool, Error> {
    let found: Option<ItemId> = q.maybe(
        "SELECT items.id FROM item_links CROSS JOIN items
         WHERE item_links.to_id = $1 AND items.id = item_links.from_id AND items.kind = $2
         ORDER BY item_links.from_id LIMIT 1",
        &[&item, &kind],
    )?;
    Ok(found.is_some())
}

fn who(viewer: &Viewer) -> (MemberId, bool) {
    (viewer.member_id().unwrap_or(MemberId::from(0)), viewer.member_id().is_some())
}

/// Writes a link; 0 if it was there.
///
/// # Errors
/// Those of the database.
pub fn link(
    tx: &mut Write<'_>,
    network: NetworkId,
    (from, to): (ItemId, ItemId),
    by: MemberId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO item_links (from_id, to_id, network_id, member_id, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (from_id, to_id) DO NOTHING",
        &[&from, &to, &network, &by, &now],
    )
}

/// Takes a link away, in whichever direction it runs.
pub(in crate::items) fn unlink(tx: &mut Write<'_>, one: ItemId, other: ItemId) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM item_links WHERE (from_id = $1 AND to_id = $2) OR (from_id = $2 AND to_id = $1)",
        &[&one, &other],
    )
}
