//! Items as a viewer may see them: every statement carries the viewer or a space that the viewer may read.

use crate::access::Action;
use crate::ids::{ItemId, MemberId, SpaceId};
use crate::items::item::Item;
use crate::items::shelf::Shelf;
use crate::web::{Error, Viewer};
use db::{Param, Read};

/// The number of nobody, for viewers who are not members.
const NOBODY: i64 = 0;

fn me(viewer: &Viewer) -> MemberId {
    viewer.member_id().unwrap_or(MemberId::from(NOBODY))
}

/// The item, if the viewer may read its space and nobody has deleted it.
///
/// # Errors
/// Those of the database.
pub fn visible_to(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Option<Item>, Error> {
    let item = of_space(q, viewer, id)?;
    Ok(item.filter(|item| matches!(item.shelf, Shelf::Shown | Shelf::Archived)))
}

/// The deleted item, if the viewer may still bring it back: its author, or who holds its space.
pub(in crate::items) fn deleted_to(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
) -> Result<Option<Item>, Error> {
    let item = of_space(q, viewer, id)?;
    Ok(item.filter(|item| item.shelf == Shelf::Deleted && item.may(viewer, Action::Moderate)))
}

/// The item, whatever became of it, if the viewer may read its space.
fn of_space(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Option<Item>, Error> {
    let item: Option<Item> = q.maybe(
        "SELECT items.id, items.kind, items.author_id, members.name AS author_name, items.title, items.body,
                items.body_html, items.created_at, items.updated_at, items.closed_at, items.last_message_at,
                CASE WHEN items.landmark_at > items.last_message_at THEN items.landmark_at
                     ELSE items.last_message_at END AS moved_at, items.message_count, items.revision, items.state,
                items.shelf, items.pinned_at, items.space_id, spaces.name AS space_name,
                spaces.visibility AS space_visibility, spaces.archived_at IS NOT NULL AS space_archived,
                spaces.resting AS space_resting, space_members.role AS space_role,
                COALESCE(item_followers.level, '') = 'everything' AS follows
         FROM items
         JOIN spaces ON spaces.id = items.space_id
         JOIN members ON members.id = items.author_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $3
         LEFT JOIN item_followers ON item_followers.item_id = items.id AND item_followers.member_id = $3
         WHERE items.id = $1 AND items.network_id = $2",
        &[&id, &viewer.network.id, &me(viewer)],
    )?;
    let mut item = item.filter(|item| item.may(viewer, Action::ReadSpace));
    if let Some(item) = &mut item {
        crate::mentions::show(q, viewer, &mut [&mut item.body_html])?;
    }
    Ok(item)
}

/// Who started an item. As [`space_of`], it gives no right.
///
/// # Errors
/// Those of the database.
pub fn author_of(q: &mut Read<'_>, id: ItemId) -> Result<Option<MemberId>, Error> {
    Ok(q.maybe("SELECT author_id FROM items WHERE id = $1", &[&id])?)
}

/// In which space an item is. It tells nothing else and gives no right: who may learn of it is asked of the space.
///
/// # Errors
/// Those of the database.
pub fn space_of(q: &mut Read<'_>, id: ItemId) -> Result<Option<SpaceId>, Error> {
    Ok(q.maybe("SELECT space_id FROM items WHERE id = $1", &[&id])?)
}

/// In which spaces these items are, as [`space_of`] tells of one.
///
/// # Errors
/// Those of the database.
pub fn spaces_of(q: &mut Read<'_>, ids: &[ItemId]) -> Result<Vec<SpaceId>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT id, space_id FROM items WHERE id";
    let found: Vec<(ItemId, SpaceId)> = crate::batch::among(q, before, &[], &keys, "ORDER BY id")?;
    Ok(found.into_iter().map(|(_, space)| space).collect())
}

/// Number and title of those of these items that the viewer may read.
///
/// # Errors
/// Those of the database.
pub fn titles(q: &mut Read<'_>, viewer: &Viewer, ids: &[ItemId]) -> Result<Vec<(ItemId, String)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let inside = viewer.member_id().is_some();
    Ok(crate::batch::among(
        q,
        "SELECT items.id, items.title FROM items JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE +items.network_id = $1 AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
           AND items.id",
        &[&viewer.network.id, &me(viewer), &inside],
        &keys,
        "ORDER BY items.id",
    )?)
}

/// The item that this form started when it was sent before, with the title and the body that were sent then.
pub(in crate::items) fn sent_before(
    q: &mut Read<'_>,
    author: MemberId,
    once: &str,
) -> Result<Option<(ItemId, String, String)>, Error> {
    Ok(q.maybe(
        "SELECT items.id, COALESCE(item_revisions.title, items.title) AS title,
                COALESCE(item_revisions.body, items.body) AS body
         FROM items LEFT JOIN item_revisions ON item_revisions.item_id = items.id AND item_revisions.revision =
              (SELECT MIN(revision) FROM item_revisions WHERE item_revisions.item_id = items.id)
         WHERE items.author_id = $1 AND items.once = $2",
        &[&author, &once],
    )?)
}
