//! What an export holds of conversations.

use house::extract::Extract;

pub(in crate::conversations) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "messages",
        head: &["id", "item_id", "parent_id", "author_id", "body", "created_at", "edited_at", "deleted_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, item_id, parent_id, author_id, body, created_at, edited_at, deleted_at
                 FROM messages WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = messages.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, item_id, parent_id, author_id, body, created_at, edited_at, deleted_at
                 FROM messages WHERE author_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = messages.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "message-revisions",
        head: &["id", "message_id", "body", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT message_revisions.id, message_revisions.message_id, message_revisions.body, message_revisions.created_at
                 FROM message_revisions JOIN messages ON messages.id = message_revisions.message_id
                 JOIN items ON items.id = messages.item_id
                 WHERE message_revisions.network_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY message_revisions.id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT message_revisions.id, message_revisions.message_id, message_revisions.body, message_revisions.created_at
                 FROM messages JOIN message_revisions ON message_revisions.message_id = messages.id
                 JOIN items ON items.id = messages.item_id
                 WHERE messages.author_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY messages.id, message_revisions.id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "reactions",
        head: &["message_id", "emoji", "member_id", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT reactions.message_id, reactions.emoji, reactions.member_id, reactions.created_at
                 FROM reactions JOIN messages ON messages.id = reactions.message_id
                 JOIN items ON items.id = messages.item_id
                 WHERE reactions.network_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY reactions.message_id, reactions.emoji, reactions.member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT reactions.message_id, reactions.emoji, reactions.member_id, reactions.created_at
                 FROM reactions JOIN messages ON messages.id = reactions.message_id
                 JOIN items ON items.id = messages.item_id
                 WHERE reactions.member_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY reactions.message_id, reactions.emoji",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "summaries",
        head: &["id", "item_id", "purpose", "member_id", "body", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT summaries.id, summaries.item_id, summaries.purpose, summaries.member_id, summaries.body,
                        summaries.created_at
                 FROM summaries JOIN items ON items.id = summaries.item_id
                 WHERE summaries.network_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY summaries.id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT summaries.id, summaries.item_id, summaries.purpose, summaries.member_id, summaries.body,
                        summaries.created_at
                 FROM summaries JOIN items ON items.id = summaries.item_id
                 WHERE summaries.member_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY summaries.id",
                &[&member],
                take,
            )
        }),
    },
];
