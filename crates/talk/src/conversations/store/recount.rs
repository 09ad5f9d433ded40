//! Counts messages, replies and reactions again.

use db::{Error, Read};
use house::recount::{Counted, Wrong};

/// The counts that are wrong.
pub(in crate::conversations) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let messages = Wrong::each("item", "messages", item_messages(q)?);
    let replies = Wrong::each("message", "replies", replies(q)?);
    let reactions = Wrong::each("message", "kinds of reactions", reactions(q)?);
    Ok(messages.chain(replies).chain(reactions).collect())
}

fn item_messages(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT items.id, items.message_count AS kept,
                   (SELECT COUNT(*) FROM messages
                    WHERE item_id = items.id AND deleted_at IS NULL) AS counted
            FROM items) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

/// Removed replies keep their place, and are counted.
fn replies(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT messages.id, messages.reply_count AS kept,
                   (SELECT COUNT(*) FROM messages AS replies
                    WHERE replies.item_id = messages.item_id AND replies.parent_id = messages.id) AS counted
            FROM messages) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

/// The kinds of reactions to a message that stand beside it with their right amounts, where they are not all kinds that were
/// given, or others stand there too.
fn reactions(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT messages.id,
                   CAST(CASE WHEN messages.reactions = '' THEN 0
                        ELSE LENGTH(messages.reactions) - LENGTH(REPLACE(messages.reactions, ',', '')) + 1
                        END AS BIGINT) AS parts,
                   (SELECT COUNT(*) FROM (
                        SELECT emoji, COUNT(*) AS amount FROM reactions
                        WHERE reactions.message_id = messages.id GROUP BY emoji) given
                    WHERE ',' || messages.reactions || ','
                          LIKE '%,' || given.emoji || ' ' || CAST(given.amount AS TEXT) || ',%') AS kept,
                   (SELECT COUNT(DISTINCT emoji) FROM reactions
                    WHERE reactions.message_id = messages.id) AS counted
            FROM messages) found
         WHERE kept <> counted OR parts <> counted ORDER BY id LIMIT 20",
        &[],
    )
}
