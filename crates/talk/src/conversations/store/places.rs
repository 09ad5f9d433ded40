//! Places in a conversation: what stands pinned, what was answered since, where a day begins.

use crate::conversations::message::Message;
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, MessageId};

/// The pinned messages of an item, the one pinned last first; 50 at most.
pub(in crate::conversations) fn pinned(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Message>, Error> {
    q.all(
        "SELECT messages.id, messages.parent_id, messages.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                messages.body_html, messages.reply_count, messages.reactions, messages.created_at,
                messages.edited_at, messages.deleted_at, messages.replied_at,
                messages.last_reply_id, messages.pinned_at
         FROM messages JOIN members ON members.id = messages.author_id
         WHERE messages.item_id = $1 AND messages.pinned_at IS NOT NULL
         ORDER BY messages.pinned_at DESC, messages.id DESC LIMIT 50",
        &[&item],
    )
}

/// Contributions that were answered after this message, the one answered last first; 5 at most.
pub(in crate::conversations) fn answered_after(
    q: &mut Read<'_>,
    item: ItemId,
    after: MessageId,
) -> Result<Vec<Message>, Error> {
    q.all(
        "SELECT messages.id, messages.parent_id, messages.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                messages.body_html, messages.reply_count, messages.reactions, messages.created_at,
                messages.edited_at, messages.deleted_at, messages.replied_at,
                messages.last_reply_id, messages.pinned_at
         FROM messages JOIN members ON members.id = messages.author_id
         WHERE messages.item_id = $1 AND messages.last_reply_id > $2
         ORDER BY messages.last_reply_id DESC LIMIT 5",
        &[&item, &after],
    )
}

/// Whether any message of an item stands pinned.
pub(in crate::conversations) fn has_pinned(q: &mut Read<'_>, item: ItemId) -> Result<bool, Error> {
    let first: Option<MessageId> = q.maybe(
        "SELECT id FROM messages WHERE item_id = $1 AND pinned_at IS NOT NULL ORDER BY pinned_at LIMIT 1",
        &[&item],
    )?;
    Ok(first.is_some())
}

/// Pins a message, or takes the pin away. False where it was so already.
pub(in crate::conversations) fn pin(
    tx: &mut Write<'_>,
    id: MessageId,
    at: Option<Time>,
) -> Result<bool, Error> {
    let changed = match at {
        Some(at) => tx.run(
            "UPDATE messages SET pinned_at = $2 WHERE id = $1 AND pinned_at IS NULL AND deleted_at IS NULL",
            &[&id, &at],
        )?,
        None => {
            tx.run("UPDATE messages SET pinned_at = NULL WHERE id = $1 AND pinned_at IS NOT NULL", &[&id])?
        }
    };
    Ok(changed > 0)
}

/// The first contribution to an item from this moment on.
pub(in crate::conversations) fn first_since(
    q: &mut Read<'_>,
    item: ItemId,
    since: Time,
) -> Result<Option<MessageId>, Error> {
    q.maybe(
        "SELECT id FROM messages WHERE item_id = $1 AND created_at >= $2 AND parent_id IS NULL
         ORDER BY created_at, id LIMIT 1",
        &[&item, &since],
    )
}

/// The first contribution after this one that another than this member wrote.
pub(in crate::conversations) fn first_of_others(
    q: &mut Read<'_>,
    item: ItemId,
    (after, me): (MessageId, MemberId),
) -> Result<Option<(MessageId, Time)>, Error> {
    q.maybe(
        "SELECT id, created_at FROM messages
         WHERE item_id = $1 AND id > $2 AND parent_id IS NULL AND author_id <> $3 ORDER BY id LIMIT 1",
        &[&item, &after, &me],
    )
}
