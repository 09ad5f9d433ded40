//! What an export holds of files: where each stands, what it is called and what it shows. The bytes lie in the depot.

use crate::extract::Extract;

// Where the bytes lie is for the host alone.
pub(in crate::files) static EXTRACTS: &[Extract] = &[OF_NETWORK, OF_MEMBER];

const OF_NETWORK: Extract = Extract {
    name: "files",
    head: &[
        "id",
        "member_id",
        "item_id",
        "message_id",
        "name",
        "media",
        "bytes",
        "alt",
        "place",
        "created_at",
    ],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT id, member_id, item_id, message_id, name, media, bytes, alt, place, created_at
             FROM files WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = files.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const OF_MEMBER: Extract = Extract {
    name: "files",
    head: &["id", "item_id", "message_id", "name", "media", "bytes", "alt", "created_at"],
    of_network: None,
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT id, item_id, message_id, name, media, bytes, alt, created_at
             FROM files WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = files.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
            &[&member],
            take,
        )
    }),
};
