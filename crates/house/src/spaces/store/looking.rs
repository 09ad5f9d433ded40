//! How lately somebody looked at a space, and up to when they said that all in it is read.

use crate::ids::{ItemId, MemberId, SpaceId};
use db::{Error, Time, Write};

/// Notes that a member has looked at a space as it was at this moment: its dot goes out.
///
/// # Errors
/// Those of the database.
pub fn note_look(tx: &mut Write<'_>, space: SpaceId, member: MemberId, now: Time) -> Result<(), Error> {
    tx.run(
        "UPDATE space_members SET seen_at = $3 WHERE space_id = $1 AND member_id = $2 AND seen_at < $3",
        &[&space, &member, &now],
    )?;
    Ok(())
}

/// Notes that a member has read an item: the dot of its space goes out with the last of what was new in it. What moved before
/// `floor` is new no more.
///
/// # Errors
/// Those of the database.
pub fn note_item_read(
    tx: &mut Write<'_>,
    item: ItemId,
    member: MemberId,
    (now, floor): (Time, Time),
) -> Result<(), Error> {
    tx.run(
        "UPDATE space_members SET seen_at = $3
         WHERE member_id = $2 AND space_id = (SELECT read.space_id FROM items AS read WHERE read.id = $1)
           AND seen_at < $3 AND NOT EXISTS (
               SELECT items.id FROM items
               LEFT JOIN attention ON attention.item_id = items.id AND attention.member_id = $2
               WHERE items.space_id = space_members.space_id AND items.id <> $1 AND items.shelf = 'shown'
                 AND items.last_message_at > space_members.seen_at AND items.last_message_at > $4
                 AND items.last_message_at > space_members.joined_at
                 AND items.last_message_at > space_members.read_to
                 AND items.last_message_at > COALESCE(attention.read_at, 0))",
        &[&item, &member, &now, &floor],
    )?;
    Ok(())
}

/// Notes that a member calls read what is in a space of theirs, or in all of them.
///
/// # Errors
/// Those of the database.
pub fn read_all(
    tx: &mut Write<'_>,
    member: MemberId,
    space: Option<SpaceId>,
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "UPDATE space_members SET seen_at = $2, read_to = $2
         WHERE member_id = $1 AND seen_at <= $2 AND (CAST($3 AS BIGINT) IS NULL OR space_id = CAST($3 AS BIGINT))",
        &[&member, &now, &space],
    )?;
    Ok(())
}
