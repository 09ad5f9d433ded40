//! Tags as a viewer may see them: a tag of which one may read no item is the same as none.

use crate::batch;
use crate::ids::{ItemId, MemberId, NetworkId, TagId};
use crate::web::Viewer;
use db::{Error, Param, Read};

db::record! {
    /// A tag of a network.
    #[derive(Debug, Clone)]
    pub(in crate::tags) struct Tag {
        pub(in crate::tags) id: TagId,
        pub(in crate::tags) name: String,
        pub(in crate::tags) name_key: String,
        pub(in crate::tags) merged_into: Option<TagId>,
    }
}

db::record! {
    /// A tag in a list, with how many items the viewer may read under it.
    #[derive(Debug, Clone)]
    pub(in crate::tags) struct Row {
        pub(in crate::tags) id: TagId,
        pub(in crate::tags) name: String,
        pub(in crate::tags) name_key: String,
        pub(in crate::tags) amount: i64,
    }
}

db::record! {
    /// A tag of an item.
    #[derive(Debug, Clone)]
    pub struct Tagged {
        pub item_id: ItemId,
        pub id: TagId,
        pub name: String,
    }
}

/// The tags of these items, those of each in their order. Whoever asks has made sure that the viewer may read the items.
///
/// # Errors
/// Those of the database.
pub fn of_items(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<Tagged>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    batch::among(
        q,
        "SELECT item_tags.item_id, tags.id, tags.name FROM item_tags JOIN tags ON tags.id = item_tags.tag_id
         WHERE item_tags.item_id",
        &[],
        &keys,
        "ORDER BY item_tags.item_id, item_tags.position",
    )
}

/// The numbers of an item's tags, in their order.
pub(super) fn numbers(q: &mut Read<'_>, item: ItemId) -> Result<Vec<TagId>, Error> {
    q.all("SELECT tag_id FROM item_tags WHERE item_id = $1 ORDER BY position", &[&item])
}

/// The tag with this folded name, whoever may see it.
pub(in crate::tags) fn by_key(q: &mut Read<'_>, network: NetworkId, key: &str) -> Result<Option<Tag>, Error> {
    q.maybe(
        "SELECT id, name, name_key, merged_into FROM tags WHERE network_id = $1 AND name_key = $2",
        &[&network, &key],
    )
}

/// The tag of this number, or the one into which it was merged: its old address leads on.
pub(in crate::tags) fn standing(q: &mut Read<'_>, network: NetworkId, tag: TagId) -> Result<TagId, Error> {
    let found = q.maybe(
        "SELECT COALESCE(merged_into, id) FROM tags WHERE id = $1 AND network_id = $2",
        &[&tag, &network],
    )?;
    Ok(found.unwrap_or(tag))
}

/// The tags that were merged into this one; 50 at most.
pub(in crate::tags) fn merged_into(
    q: &mut Read<'_>,
    network: NetworkId,
    tag: TagId,
) -> Result<Vec<TagId>, Error> {
    q.all(
        "SELECT id FROM tags WHERE merged_into = $1 AND +network_id = $2 ORDER BY id LIMIT 50",
        &[&tag, &network],
    )
}

/// The tag, or the one into which it was merged, if the viewer may read any item that has it.
pub(in crate::tags) fn visible_to(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: TagId,
) -> Result<Option<Tag>, Error> {
    let (me, inside) = who(viewer);
    q.maybe(
        "SELECT tags.id, tags.name, tags.name_key, tags.merged_into FROM tags
         WHERE tags.id = (SELECT COALESCE(old.merged_into, old.id) FROM tags AS old WHERE old.id = $1)
           AND tags.network_id = $2 AND EXISTS (
            SELECT 1 FROM tag_counts JOIN spaces ON spaces.id = tag_counts.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $3
            WHERE tag_counts.tag_id = tags.id AND tag_counts.amount > 0
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $4)
                   OR space_members.member_id IS NOT NULL))",
        &[&id, &viewer.network.id, &me, &inside],
    )
}

/// Tags of which the viewer may read items, by name, after this folded name and before that one.
pub(in crate::tags) fn browse(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (after, until): (&str, &str),
    limit: i64,
) -> Result<Vec<Row>, Error> {
    let (me, inside) = who(viewer);
    q.all(
        "SELECT tags.id, MAX(tags.name) AS name, tags.name_key, CAST(SUM(tag_counts.amount) AS BIGINT) AS amount
         FROM tags
         JOIN tag_counts ON tag_counts.tag_id = tags.id AND tag_counts.amount > 0
         JOIN spaces ON spaces.id = tag_counts.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE tags.network_id = $1 AND tags.name_key > $4 AND tags.name_key < $5
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         GROUP BY tags.name_key, tags.id ORDER BY tags.name_key, tags.id LIMIT $6",
        &[&viewer.network.id, &me, &inside, &after, &until, &limit],
    )
}

fn who(viewer: &Viewer) -> (MemberId, bool) {
    (viewer.member_id().unwrap_or(MemberId::from(0)), viewer.member_id().is_some())
}
