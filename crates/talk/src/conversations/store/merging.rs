//! What one member said, given to another who they are.

use super::writing::keep_reactions;
use crate::conversations::message::recount;
use db::{Error, Write};
use house::ids::{MemberId, MessageId};
use house::room::Rooms;

/// How many entries of the search are renewed with one look.
const RENEWED: usize = 500;

/// Gives the messages and reactions of one member to another. Where both gave the same sign, it counts once from now on.
pub(in crate::conversations) fn merge(
    tx: &mut Write<'_>,
    _: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    let said: Vec<MessageId> =
        tx.all("SELECT id FROM messages WHERE author_id = $1 ORDER BY id", &[&from])?;
    tx.run("UPDATE messages SET author_id = $2 WHERE author_id = $1", &[&from, &to])?;
    for some in said.chunks(RENEWED) {
        super::finding::renew(tx, some)?;
    }
    let both: Vec<(MessageId, String, String)> = tx.all(
        "SELECT one.message_id, one.emoji, messages.reactions FROM reactions one
         JOIN reactions other ON other.message_id = one.message_id AND other.emoji = one.emoji
         JOIN messages ON messages.id = one.message_id
         WHERE one.member_id = $1 AND other.member_id = $2 ORDER BY one.message_id, one.emoji",
        &[&from, &to],
    )?;
    let mut kept: std::collections::BTreeMap<MessageId, String> = std::collections::BTreeMap::new();
    for (message, sign, counts) in both {
        tx.run(
            "DELETE FROM reactions WHERE message_id = $1 AND emoji = $2 AND member_id = $3",
            &[&message, &sign, &from],
        )?;
        let counts = kept.entry(message).or_insert(counts);
        *counts = recount(counts, &sign, -1);
    }
    for (message, counts) in kept {
        keep_reactions(tx, message, &counts)?;
    }
    tx.run("UPDATE summaries SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    super::forget_drafts(tx, from)?;
    tx.run("UPDATE reactions SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    Ok(())
}
