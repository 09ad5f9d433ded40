//! What an export holds of items.

use crate::extract::Extract;

pub(in crate::items) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "items",
        head: &[
            "id",
            "space_id",
            "kind",
            "author_id",
            "title",
            "body",
            "state",
            "created_at",
            "updated_at",
            "closed_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, space_id, kind, author_id, title, body, state, created_at, updated_at, closed_at
                 FROM items WHERE network_id = $1 AND shelf IN ('shown', 'archived') ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, space_id, kind, author_id, title, body, state, created_at, updated_at, closed_at
                 FROM items WHERE author_id = $1 AND shelf IN ('shown', 'archived') ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "item-revisions",
        head: &["item_id", "revision", "member_id", "title", "body", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, revision, member_id, title, body, created_at
                 FROM item_revisions WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = item_revisions.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, revision",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, revision, member_id, title, body, created_at
                 FROM item_revisions WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = item_revisions.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, revision",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "item-followers",
        head: &["item_id", "member_id", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, member_id, created_at
                 FROM item_followers WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = item_followers.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, member_id, created_at
                 FROM item_followers WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = item_followers.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "item-links",
        head: &["from_id", "to_id", "member_id", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT from_id, to_id, member_id, created_at
                 FROM item_links WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = item_links.from_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY from_id, to_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT from_id, to_id, member_id, created_at
                 FROM item_links WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = item_links.from_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY from_id, to_id",
                &[&member],
                take,
            )
        }),
    },
];
