//! What an export holds of tags.

use crate::extract::Extract;

pub(in crate::tags) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "tags",
        head: &["id", "name", "merged_into", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, name, merged_into, created_at FROM tags WHERE network_id = $1 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "item-tags",
        head: &["item_id", "tag_id", "tag"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_tags.item_id, item_tags.tag_id, tags.name
                 FROM item_tags JOIN tags ON tags.id = item_tags.tag_id
                 JOIN items ON items.id = item_tags.item_id AND items.shelf IN ('shown', 'archived')
                 WHERE item_tags.network_id = $1 ORDER BY item_tags.item_id, item_tags.position",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_tags.item_id, item_tags.tag_id, tags.name
                 FROM item_tags JOIN tags ON tags.id = item_tags.tag_id
                 JOIN items ON items.id = item_tags.item_id AND items.shelf IN ('shown', 'archived')
                 WHERE items.author_id = $1 ORDER BY item_tags.item_id, item_tags.position",
                &[&member],
                take,
            )
        }),
    },
];
