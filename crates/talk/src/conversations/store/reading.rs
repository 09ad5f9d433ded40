//! Reading conversations, by keyset.

use crate::conversations::message::Message;
use db::{Error, Param, Read};
use house::batch;
use house::ids::{ItemId, MemberId, MessageId};
use std::collections::BTreeSet;

/// Contributions to an item before this one, the newest first; 51 at most.
pub(in crate::conversations) fn before(
    q: &mut Read<'_>,
    item: ItemId,
    before: MessageId,
) -> Result<Vec<Message>, Error> {
    q.all(
        "SELECT messages.id, messages.parent_id, messages.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                messages.body_html, messages.reply_count, messages.reactions, messages.created_at,
                messages.edited_at, messages.deleted_at, messages.replied_at,
                messages.last_reply_id, messages.pinned_at
         FROM messages JOIN members ON members.id = messages.author_id
         WHERE messages.item_id = $1 AND messages.parent_id IS NULL AND messages.id < $2
         ORDER BY messages.id DESC LIMIT 51",
        &[&item, &before],
    )
}

/// Contributions to an item after this one, the oldest first; 51 at most.
pub(in crate::conversations) fn after(
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
         WHERE messages.item_id = $1 AND messages.parent_id IS NULL AND messages.id > $2
         ORDER BY messages.id LIMIT 51",
        &[&item, &after],
    )
}

/// Replies to contributions from this one to that one, in the order of the contributions; 400 at most.
pub(in crate::conversations) fn replies(
    q: &mut Read<'_>,
    item: ItemId,
    (first, last): (MessageId, MessageId),
) -> Result<Vec<Message>, Error> {
    q.all(
        "SELECT messages.id, messages.parent_id, messages.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                messages.body_html, messages.reply_count, messages.reactions, messages.created_at,
                messages.edited_at, messages.deleted_at, messages.replied_at,
                messages.last_reply_id, messages.pinned_at
         FROM messages JOIN members ON members.id = messages.author_id
         WHERE messages.item_id = $1 AND messages.parent_id >= $2 AND messages.parent_id <= $3
         ORDER BY messages.parent_id, messages.id LIMIT 400",
        &[&item, &first, &last],
    )
}

/// Replies to one contribution after this one, the oldest first; 101 at most.
pub(in crate::conversations) fn replies_of(
    q: &mut Read<'_>,
    item: ItemId,
    parent: MessageId,
    after: MessageId,
) -> Result<Vec<Message>, Error> {
    q.all(
        "SELECT messages.id, messages.parent_id, messages.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                messages.body_html, messages.reply_count, messages.reactions, messages.created_at,
                messages.edited_at, messages.deleted_at, messages.replied_at,
                messages.last_reply_id, messages.pinned_at
         FROM messages JOIN members ON members.id = messages.author_id
         WHERE messages.item_id = $1 AND messages.parent_id = $2 AND messages.id > $3
         ORDER BY messages.id LIMIT 101",
        &[&item, &parent, &after],
    )
}

/// A message of this item.
pub(in crate::conversations) fn of_item(
    q: &mut Read<'_>,
    item: ItemId,
    id: MessageId,
) -> Result<Option<Message>, Error> {
    q.maybe(
        "SELECT messages.id, messages.parent_id, messages.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                messages.body_html, messages.reply_count, messages.reactions, messages.created_at,
                messages.edited_at, messages.deleted_at, messages.replied_at,
                messages.last_reply_id, messages.pinned_at
         FROM messages JOIN members ON members.id = messages.author_id
         WHERE messages.item_id = $1 AND messages.id = $2",
        &[&item, &id],
    )
}

/// Those of these messages that are of this item, as they are now.
pub(in crate::conversations) fn these(
    q: &mut Read<'_>,
    item: ItemId,
    ids: &BTreeSet<MessageId>,
) -> Result<Vec<Message>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT messages.id, messages.parent_id, messages.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                messages.body_html, messages.reply_count, messages.reactions, messages.created_at,
                messages.edited_at, messages.deleted_at, messages.replied_at,
                messages.last_reply_id, messages.pinned_at
         FROM messages JOIN members ON members.id = messages.author_id
         WHERE +messages.item_id = $1 AND messages.id",
        &[&item],
        &keys,
        "ORDER BY messages.id",
    )
}

/// The viewer's own reactions to messages from this one to that one.
pub(in crate::conversations) fn my_reactions(
    q: &mut Read<'_>,
    member: MemberId,
    (first, last): (MessageId, MessageId),
) -> Result<Vec<(MessageId, String)>, Error> {
    q.all(
        "SELECT message_id, emoji FROM reactions WHERE member_id = $1 AND message_id >= $2 AND message_id <= $3
         ORDER BY message_id, emoji LIMIT 2000",
        &[&member, &first, &last],
    )
}

/// Who reacted to a message, and how; 200 at most.
pub(in crate::conversations) fn who_reacted(
    q: &mut Read<'_>,
    message: MessageId,
) -> Result<Vec<(String, String)>, Error> {
    q.all(
        "SELECT reactions.emoji, members.name FROM reactions JOIN members ON members.id = reactions.member_id
         WHERE reactions.message_id = $1 ORDER BY reactions.emoji, reactions.member_id LIMIT 200",
        &[&message],
    )
}

/// The message that this form posted when it was sent before, and what was sent then; nothing where it was removed since.
pub(in crate::conversations) fn sent_before(
    q: &mut Read<'_>,
    author: MemberId,
    once: &str,
) -> Result<Option<(MessageId, Option<String>)>, Error> {
    q.maybe(
        "SELECT messages.id, CASE WHEN messages.deleted_at IS NULL THEN COALESCE(
                    (SELECT message_revisions.body FROM message_revisions
                     WHERE message_revisions.message_id = messages.id ORDER BY message_revisions.id LIMIT 1),
                    messages.body) END AS sent
         FROM messages WHERE messages.author_id = $1 AND messages.once = $2",
        &[&author, &once],
    )
}
