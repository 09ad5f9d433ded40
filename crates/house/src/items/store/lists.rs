//! Items in lists. Whoever asks has made sure that the viewer may read the space.

use crate::ids::{ItemId, MemberId, SpaceId, TagId};
use crate::items::item::ItemRow;
use crate::web::{Error, Viewer};
use db::{Param, Read, Time};

/// The newest items of a space that the viewer may read, for its overview.
///
/// # Errors
/// Those of the database.
pub fn newest_in(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<ItemRow>, Error> {
    Ok(q.all(
        "SELECT items.id, items.kind, items.title, items.author_id, members.name AS author_name, items.state,
                items.closed_at, items.pinned_at, items.last_message_at, items.message_count
         FROM items JOIN members ON members.id = items.author_id
         WHERE items.space_id = $1 AND items.shelf = 'shown'
         ORDER BY items.last_message_at DESC, items.id DESC LIMIT 10",
        &[&space],
    )?)
}

/// What is pinned in a space that the viewer may read, the latest first; a few.
///
/// # Errors
/// Those of the database.
pub fn pinned_in(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<ItemRow>, Error> {
    Ok(q.all(
        "SELECT items.id, items.kind, items.title, items.author_id, members.name AS author_name, items.state,
                items.closed_at, items.pinned_at, items.last_message_at, items.message_count
         FROM items JOIN members ON members.id = items.author_id
         WHERE items.space_id = $1 AND items.pinned_at IS NOT NULL AND items.shelf = 'shown'
         ORDER BY items.pinned_at DESC, items.id DESC LIMIT 10",
        &[&space],
    )?)
}

/// What a list of items is narrowed to.
#[derive(Debug, Clone, Default)]
pub(in crate::items) struct Filter {
    /// The word of a verb; all where empty.
    pub(in crate::items) verb: String,
    /// The name of a kind; all where empty.
    pub(in crate::items) kind: String,
    /// `open`, `closed`, `archived`, or open and closed where empty.
    pub(in crate::items) state: String,
    /// Only what has this tag.
    pub(in crate::items) tag: Option<TagId>,
}

/// Items of a space that the viewer may read, the liveliest first, before this place.
pub(in crate::items) fn in_space(
    q: &mut Read<'_>,
    space: SpaceId,
    filter: &Filter,
    before: (Time, ItemId),
    limit: i64,
) -> Result<Vec<ItemRow>, Error> {
    let mut params: Vec<&dyn Param> = vec![&space, &before.0, &before.1, &limit];
    // Each of these has an index that ends in the order of the list.
    let mut narrowed = String::from(match filter.state.as_str() {
        "archived" => "AND items.shelf = 'archived' ",
        "open" => "AND items.shelf = 'shown' AND items.closed_at IS NULL ",
        "closed" => "AND items.shelf = 'shown' AND items.closed_at IS NOT NULL ",
        _ => "AND items.shelf = 'shown' ",
    });
    for (column, value) in [("kind", &filter.kind), ("verb", &filter.verb)] {
        if !value.is_empty() {
            params.push(value);
            narrowed.push_str(&format!("AND items.{column} = ${} ", params.len()));
        }
    }
    if let Some(tag) = &filter.tag {
        params.push(tag);
        // The number of a tag that was merged leads to the one into which it was.
        let tagged = "AND items.id IN (SELECT item_tags.item_id FROM item_tags
                      JOIN tags ON COALESCE(tags.merged_into, tags.id) = item_tags.tag_id WHERE tags.id =";
        narrowed.push_str(&format!("{tagged} ${}) ", params.len()));
    }
    Ok(q.all(
        &format!(
            "SELECT items.id, items.kind, items.title, items.author_id, members.name AS author_name, items.state,
                    items.closed_at, items.pinned_at, items.last_message_at, items.message_count
             FROM items JOIN members ON members.id = items.author_id
             WHERE items.space_id = $1 AND (items.last_message_at, items.id) < ($2, $3) {narrowed}
             ORDER BY items.last_message_at DESC, items.id DESC LIMIT $4"
        ),
        &params,
    )?)
}

/// Items in the viewer's own spaces whose title holds these letters, the liveliest first; 20 at most. Only the liveliest
/// 200 of each of the dozen liveliest spaces are looked at, so that neither large spaces nor rare words cost more.
///
/// # Errors
/// Those of the database.
pub fn search(q: &mut Read<'_>, viewer: &Viewer, letters: &str) -> Result<Vec<ItemRow>, Error> {
    let pattern = format!("%{}%", letters.to_lowercase().replace(['%', '_', '\\'], " "));
    let mut found = Vec::new();
    for space in viewer.spaces(q)? {
        found.extend(called(q, space.id, &pattern)?);
    }
    found.sort_by_key(|row| std::cmp::Reverse((row.last_message_at, row.id)));
    found.truncate(20);
    Ok(found)
}

/// Those of a space's liveliest 200 items whose title is like this.
fn called(q: &mut Read<'_>, space: i64, pattern: &str) -> Result<Vec<ItemRow>, db::Error> {
    q.all(
        "SELECT id, kind, title, author_id, author_name, state, closed_at, pinned_at, last_message_at, message_count
         FROM (
            SELECT items.id, items.kind, items.title, items.author_id, members.name AS author_name, items.state,
                   items.closed_at, items.pinned_at, items.last_message_at, items.message_count
            FROM items JOIN members ON members.id = items.author_id
            WHERE items.space_id = $1 AND items.shelf = 'shown'
            ORDER BY items.last_message_at DESC, items.id DESC LIMIT 200
         ) liveliest
         WHERE LOWER(title) LIKE $2 ORDER BY last_message_at DESC, id DESC LIMIT 20",
        &[&space, &pattern],
    )
}

db::record! {
    /// A deleted item, as those see it who may bring it back.
    #[derive(Debug, Clone)]
    pub(in crate::items) struct Deleted {
        pub(in crate::items) id: ItemId,
        pub(in crate::items) title: String,
        pub(in crate::items) author_name: String,
        pub(in crate::items) shelved_at: Time,
    }
}

/// What was deleted in a space before this place, the latest first: all of it, or only what this member wrote; 31 at most.
pub(in crate::items) fn deleted_in(
    q: &mut Read<'_>,
    space: SpaceId,
    (author, all): (MemberId, bool),
    before: (Time, ItemId),
) -> Result<Vec<Deleted>, Error> {
    Ok(q.all(
        "SELECT items.id, items.title, members.name AS author_name, items.shelved_at
         FROM items JOIN members ON members.id = items.author_id
         WHERE items.space_id = $1 AND items.shelf = 'deleted' AND ($3 OR items.author_id = $2)
           AND (items.shelved_at, items.id) < ($4, $5)
         ORDER BY items.shelved_at DESC, items.id DESC LIMIT 31",
        &[&space, &author, &all, &before.0, &before.1],
    )?)
}
