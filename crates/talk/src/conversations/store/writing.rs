//! Writing messages.

use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, MessageId, NetworkId};

/// A message about to be written.
pub struct Posting<'a> {
    /// Its network.
    pub network: NetworkId,
    /// Its item.
    pub item: ItemId,
    /// The contribution to which it replies; never itself a reply.
    pub parent: Option<MessageId>,
    /// Who wrote it.
    pub author: MemberId,
    /// Markdown.
    pub body: &'a str,
    /// The same as safe HTML.
    pub html: &'a str,
    /// A token of the form, so that a form sent twice makes one message.
    pub once: Option<&'a str>,
    /// When.
    pub now: Time,
}

/// Writes a message; none where the form that brings it has written one already, perhaps a moment ago on another
/// node. The item's own counts are noted by `items::note_message`.
///
/// # Errors
/// Those of the database.
pub fn post(tx: &mut Write<'_>, new: &Posting<'_>) -> Result<Option<MessageId>, Error> {
    let made: Option<MessageId> = tx.maybe(
        "INSERT INTO messages (network_id, item_id, parent_id, author_id, body, body_html, once, reply_count,
                               reactions, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, '', $8)
         ON CONFLICT (author_id, once) DO NOTHING RETURNING id",
        &[&new.network, &new.item, &new.parent, &new.author, &new.body, &new.html, &new.once, &new.now],
    )?;
    if let Some((parent, reply)) = new.parent.zip(made) {
        tx.run(
            "UPDATE messages SET reply_count = reply_count + 1, replied_at = $2, last_reply_id = $3 WHERE id = $1",
            &[&parent, &new.now, &reply],
        )?;
    }
    super::renew(tx, made.as_slice())?;
    Ok(made)
}

/// What a message says, as it was typed.
pub(in crate::conversations) fn source_of(q: &mut Read<'_>, id: MessageId) -> Result<String, Error> {
    q.one("SELECT body FROM messages WHERE id = $1", &[&id])
}

/// Puts another text, as Markdown and as safe HTML, in place of a message's, and keeps the earlier one.
///
/// # Errors
/// Those of the database.
pub fn rewrite(
    tx: &mut Write<'_>,
    network: NetworkId,
    id: MessageId,
    (body, html): (&str, &str),
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO message_revisions (network_id, message_id, body, created_at)
         SELECT $1, id, body, $3 FROM messages WHERE id = $2 AND deleted_at IS NULL",
        &[&network, &id, &now],
    )?;
    tx.run(
        "UPDATE messages SET body = $2, body_html = $3, edited_at = $4 WHERE id = $1 AND deleted_at IS NULL",
        &[&id, &body, &html, &now],
    )?;
    super::renew(tx, &[id])
}

/// Takes a message away: its place stays, so that replies keep theirs; its text and its earlier texts are gone.
/// False where it was gone already.
pub(in crate::conversations) fn remove(tx: &mut Write<'_>, id: MessageId, now: Time) -> Result<bool, Error> {
    tx.run("DELETE FROM message_revisions WHERE message_id = $1", &[&id])?;
    tx.run("DELETE FROM reactions WHERE message_id = $1", &[&id])?;
    let removed = tx.run(
        "UPDATE messages SET body = '', body_html = '', reactions = '', pinned_at = NULL, deleted_at = $2
         WHERE id = $1 AND deleted_at IS NULL",
        &[&id, &now],
    )?;
    super::renew(tx, &[id])?;
    Ok(removed > 0)
}

/// Takes the words of a whole conversation away, because its item is gone for good; the numbers of its messages stay, for the
/// log names them.
///
/// # Errors
/// Those of the database.
pub(in crate::conversations) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM summaries WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM drafts WHERE item_id = $1", &[&item])?;
    tx.run(
        "DELETE FROM message_revisions WHERE message_id IN (SELECT id FROM messages WHERE item_id = $1)",
        &[&item],
    )?;
    tx.run(
        "DELETE FROM reactions WHERE message_id IN (SELECT id FROM messages WHERE item_id = $1)",
        &[&item],
    )?;
    tx.run(
        "UPDATE messages SET body = '', body_html = '', reactions = '', once = NULL, pinned_at = NULL,
                deleted_at = COALESCE(deleted_at, created_at)
         WHERE item_id = $1",
        &[&item],
    )?;
    Ok(())
}

/// Gives a reaction, or takes it back. True if it was given.
pub(in crate::conversations) fn toggle(
    tx: &mut Write<'_>,
    network: NetworkId,
    message: MessageId,
    member: MemberId,
    sign: &str,
    now: Time,
) -> Result<bool, Error> {
    let taken = tx.run(
        "DELETE FROM reactions WHERE message_id = $1 AND emoji = $2 AND member_id = $3",
        &[&message, &sign, &member],
    )?;
    if taken == 0 {
        tx.run(
            "INSERT INTO reactions (message_id, emoji, member_id, network_id, created_at)
             VALUES ($1, $2, $3, $4, $5)",
            &[&message, &sign, &member, &network, &now],
        )?;
    }
    Ok(taken == 0)
}

/// Keeps the counts of a message's reactions beside it.
pub(in crate::conversations) fn keep_reactions(
    tx: &mut Write<'_>,
    message: MessageId,
    counts: &str,
) -> Result<u64, Error> {
    tx.run("UPDATE messages SET reactions = $2 WHERE id = $1", &[&message, &counts])
}
