//! The tables of items.

mod extracts;
mod finding;
mod links;
mod lists;
mod reading;
mod revisions;
mod shelving;

pub(super) use extracts::EXTRACTS;
pub use finding::{FINDS, renew};
pub(super) use links::{Link, linked_from, linked_to, unlink};
pub use links::{link, was_made_of};
pub(super) use lists::{Deleted, Filter, deleted_in, in_space};
pub use lists::{newest_in, pinned_in, search};
pub use reading::{author_of, space_of, spaces_of, titles, visible_to};
pub(super) use reading::{deleted_to, sent_before};
pub(super) use revisions::{keep_revision, revisions, text_at};
pub use shelving::pin;
pub use shelving::set_shelf;
pub(super) use shelving::{bring_back, pins, relocate};
pub use shelving::{purge, purgeable};

use super::item::ItemText;
use super::kind::{Kind, Kinds};
use crate::ids::{ItemId, MemberId, NetworkId, SpaceId};
use crate::room::Rooms;
use db::{Error, Read, Time, Write};

/// Where, by whom and when an item begins.
pub struct Beginning<'a> {
    /// Its network.
    pub network: NetworkId,
    /// Its space.
    pub space: SpaceId,
    /// Its kind.
    pub kind: &'static Kind,
    /// Who starts it; follows it from now on.
    pub author: MemberId,
    /// When.
    pub now: Time,
    /// A token of the form that started it, so that a form sent twice starts one item.
    pub once: Option<&'a str>,
}

/// Starts an item; none where the form that brings it has started one already, perhaps a moment ago on another node.
///
/// # Errors
/// Those of the database.
pub fn create(tx: &mut Write<'_>, begin: &Beginning<'_>, text: &ItemText) -> Result<Option<ItemId>, Error> {
    let item: Option<ItemId> = tx.maybe(
        "INSERT INTO items (network_id, space_id, kind, verb, author_id, title, body, body_html, state, created_at,
                            updated_at, last_message_at, landmark_at, message_count, revision, once)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10, $10, 0, 1, $11)
         ON CONFLICT (author_id, once) DO NOTHING RETURNING id",
        &[
            &begin.network,
            &begin.space,
            &begin.kind.name,
            &begin.kind.verb.word(),
            &begin.author,
            &text.title,
            &text.body,
            &text.html,
            &begin.kind.states.first().map_or("open", |state| state.word),
            &begin.now,
            &begin.once,
        ],
    )?;
    if let Some(item) = item {
        follow(tx, begin.network, item, begin.author, begin.now)?;
        renew(tx, &[], &[item])?;
    }
    Ok(item)
}

pub(super) fn change(
    tx: &mut Write<'_>,
    item: ItemId,
    text: &ItemText,
    revision: i64,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE items SET title = $2, body = $3, body_html = $4, updated_at = $5, revision = revision + 1
         WHERE id = $1 AND revision = $6",
        &[&item, &text.title, &text.body, &text.html, &now, &revision],
    )
}

/// Lets an item say something else, and forgets all that it said before. False where it is gone.
///
/// # Errors
/// Those of the database.
pub fn say_anew(
    tx: &mut Write<'_>,
    kinds: Kinds,
    item: ItemId,
    text: &ItemText,
    now: Time,
) -> Result<bool, Error> {
    // Whoever changes it at the same moment comes before or after.
    tx.lock("items", item.get())?;
    let Some(revision) = revisions::number(tx, item)? else { return Ok(false) };
    change(tx, item, text, revision, now)?;
    revisions::forget(tx, item)?;
    renew(tx, kinds, &[item])?;
    Ok(true)
}

/// Closes an item at this moment, or opens it again; 0 where it is so already.
///
/// # Errors
/// Those of the database.
pub fn close(tx: &mut Write<'_>, item: ItemId, at: Option<Time>) -> Result<u64, Error> {
    let state = if at.is_some() { "closed" } else { "open" };
    tx.run("UPDATE items SET state = $2, closed_at = $3 WHERE id = $1 AND state <> $2", &[&item, &state, &at])
}

/// Takes an item from this state to that one, closed since this moment or open; 0 where it is no longer in the first. For
/// rooms whose items go on by more than a step: they write the happening.
///
/// # Errors
/// Those of the database.
pub fn set_state(
    tx: &mut Write<'_>,
    item: ItemId,
    (from, to): (&str, &str),
    closed: Option<Time>,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE items SET state = $3, closed_at = $4 WHERE id = $1 AND state = $2",
        &[&item, &from, &to, &closed],
    )
}

/// Notes that messages came or went, so that no list has to count them.
///
/// # Errors
/// Those of the database.
pub fn note_message(tx: &mut Write<'_>, item: ItemId, delta: i64, now: Time) -> Result<(), Error> {
    tx.run(
        "UPDATE items SET message_count = message_count + $2,
                last_message_at = CASE WHEN $2 > 0 AND last_message_at < $3 THEN $3 ELSE last_message_at END
         WHERE id = $1",
        &[&item, &delta, &now],
    )?;
    Ok(())
}

pub(super) fn follow(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    member: MemberId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO item_followers (item_id, member_id, network_id, created_at, level)
         VALUES ($1, $2, $3, $4, 'everything')
         ON CONFLICT (item_id, member_id) DO UPDATE SET level = excluded.level",
        &[&item, &member, &network, &now],
    )
}

/// Notes that an item took a turn, so that those who want to hear of turns find it.
///
/// # Errors
/// Those of the database.
pub fn note_landmark(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<(), Error> {
    tx.run("UPDATE items SET landmark_at = $2 WHERE id = $1 AND landmark_at < $2", &[&item, &now])?;
    Ok(())
}

/// Notes that everyone in the item's space was called to it, which is a turn as well.
///
/// # Errors
/// Those of the database.
pub fn note_everyone(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<(), Error> {
    tx.run("UPDATE items SET everyone_at = $2, landmark_at = $2 WHERE id = $1", &[&item, &now])?;
    Ok(())
}

/// Of how much a member wants to hear of an item, by the word of the level; empty where that follows from its space.
///
/// # Errors
/// Those of the database.
pub fn own_level(q: &mut Read<'_>, item: ItemId, member: MemberId) -> Result<String, Error> {
    let level =
        q.maybe("SELECT level FROM item_followers WHERE item_id = $1 AND member_id = $2", &[&item, &member])?;
    Ok(level.unwrap_or_default())
}

/// Keeps it; an empty word leaves it to the space. Whoever wants everything follows the item.
///
/// # Errors
/// Those of the database.
pub fn set_level(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    member: MemberId,
    level: &str,
    now: Time,
) -> Result<(), Error> {
    if level.is_empty() {
        unfollow(tx, item, member)?;
        return Ok(());
    }
    tx.run(
        "INSERT INTO item_followers (item_id, member_id, network_id, created_at, level) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (item_id, member_id) DO UPDATE SET level = excluded.level",
        &[&item, &member, &network, &now, &level],
    )?;
    Ok(())
}

pub(super) fn unfollow(tx: &mut Write<'_>, item: ItemId, member: MemberId) -> Result<u64, Error> {
    tx.run("DELETE FROM item_followers WHERE item_id = $1 AND member_id = $2", &[&item, &member])
}

/// How many entries of the search are renewed with one look.
const RENEWED: usize = 500;

/// Gives what one member began to another, who they are.
pub(super) fn merge(tx: &mut Write<'_>, rooms: Rooms, from: MemberId, to: MemberId) -> Result<(), Error> {
    let begun: Vec<ItemId> = tx.all("SELECT id FROM items WHERE author_id = $1 ORDER BY id", &[&from])?;
    tx.run("UPDATE items SET author_id = $2 WHERE author_id = $1", &[&from, &to])?;
    for some in begun.chunks(RENEWED) {
        renew(tx, rooms.kinds(), some)?;
    }
    tx.run(
        "INSERT INTO item_followers (item_id, member_id, network_id, created_at, level)
         SELECT item_id, $2, network_id, created_at, level FROM item_followers WHERE member_id = $1
         ON CONFLICT (item_id, member_id) DO NOTHING",
        &[&from, &to],
    )?;
    tx.run("DELETE FROM item_followers WHERE member_id = $1", &[&from])?;
    Ok(())
}
