//! What was said last, who said how much, and what was removed.

use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{ItemId, MemberId, MessageId};
use house::items::Newest;

/// Those of these messages that were removed. Whoever asks has made sure that the viewer may read their items.
///
/// # Errors
/// Those of the database.
pub fn removed(q: &mut Read<'_>, ids: &[MessageId]) -> Result<Vec<MessageId>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let gone = "SELECT id FROM messages WHERE deleted_at IS NOT NULL AND id";
    batch::among(q, gone, &[], &keys, "ORDER BY id")
}

db::record! {
    /// What was said last about an item.
    pub(in crate::conversations) struct Voice {
        item_id: ItemId,
        author_id: MemberId,
        name: String,
        html: String,
        said_at: Time,
    }
}

impl Voice {
    pub(in crate::conversations) fn parts(self) -> (ItemId, Newest) {
        let Voice { item_id, author_id: by, name, html, said_at } = self;
        (item_id, Newest { by, name, html, said_at })
    }
}

/// The newest message of each of these items that was not removed, with the beginning of what it says. Whoever asks has made
/// sure that the viewer may read the items.
pub(in crate::conversations) fn newest_of(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<Voice>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT items.id AS item_id, messages.author_id AS author_id, members.name,
                SUBSTR(messages.body_html, 1, 1200) AS html, messages.created_at AS said_at
         FROM items
         JOIN messages ON messages.id =
              (SELECT newest.id FROM messages AS newest
               WHERE newest.item_id = items.id AND newest.deleted_at IS NULL ORDER BY newest.id DESC LIMIT 1)
         JOIN members ON members.id = messages.author_id
         WHERE items.id",
        &[],
        &keys,
        "ORDER BY items.id",
    )
}

/// How many messages each member wrote below these items that were not removed; a member may stand in several rows. Whoever asks has
/// made sure that the viewer may read the items.
pub(in crate::conversations) fn talked(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(MemberId, i64)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    let written = "SELECT messages.author_id, COUNT(*) AS amount FROM messages
         WHERE messages.deleted_at IS NULL AND messages.item_id";
    batch::among(q, written, &[], &keys, "GROUP BY messages.author_id ORDER BY messages.author_id")
}
