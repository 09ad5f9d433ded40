//! What the search finds of messages: what they say, as long as they are not removed. Whoever may read the item may read
//! them.

use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, MessageId};
use house::items::Kinds;
use house::mentions;
use house::search::{self, Entry, Finds, Shown, Which};
use house::web::{self, Viewer};

/// Messages.
pub static FINDS: Finds = Finds { sort: "message", plural: "search-messages", entries, shown };

/// Makes the search find these messages as they are now.
pub(in crate::conversations) fn renew(tx: &mut Write<'_>, ids: &[MessageId]) -> Result<(), Error> {
    let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    search::renew(tx, &FINDS, &[], &ids)
}

fn entries(q: &mut Read<'_>, _: Kinds, which: Which<'_>) -> Result<Vec<Entry>, Error> {
    match which {
        Which::These(ids) => {
            let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
            let these = "SELECT messages.id, messages.network_id, items.space_id, messages.item_id, items.kind,
                                messages.author_id, '' AS title, messages.body, '' AS tags,
                                messages.created_at AS written_at
                         FROM messages JOIN items ON items.id = messages.item_id
                         WHERE messages.deleted_at IS NULL AND messages.id";
            batch::among(q, these, &[], &keys, "ORDER BY messages.id")
        }
        Which::After(after) => q.all(
            "SELECT messages.id, messages.network_id, items.space_id, messages.item_id, items.kind,
                    messages.author_id, '' AS title, messages.body, '' AS tags, messages.created_at AS written_at
             FROM messages JOIN items ON items.id = messages.item_id
             WHERE messages.deleted_at IS NULL AND messages.id > $1 ORDER BY messages.id LIMIT 500",
            &[&after],
        ),
    }
}

db::record! {
    struct Row {
        id: MessageId,
        item_id: ItemId,
        title: String,
        body: String,
        author_name: String,
        space_name: String,
        created_at: Time,
    }
}

fn shown(q: &mut Read<'_>, viewer: &Viewer, _: Kinds, ids: &[i64]) -> Result<Vec<Shown>, web::Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let rows: Vec<Row> = batch::among(
        q,
        "SELECT messages.id, messages.item_id, items.title, messages.body, members.name AS author_name,
                spaces.name AS space_name, messages.created_at
         FROM messages
         JOIN items ON items.id = messages.item_id
         JOIN spaces ON spaces.id = items.space_id
         JOIN members ON members.id = messages.author_id
         WHERE +messages.network_id = $1 AND messages.deleted_at IS NULL AND messages.id",
        &[&viewer.network.id],
        &keys,
        "ORDER BY messages.id",
    )?;
    let shown = |row: Row| Shown {
        id: row.id.get(),
        title: row.title,
        text: mentions::without_links(&row.body, &viewer.network.slug),
        href: viewer.path(format_args!("items/{}?message={}#message-{}", row.item_id, row.id, row.id)),
        label: "search-message",
        tint: "",
        author: Some(row.author_name),
        space: Some(row.space_name),
        written_at: Some(row.created_at),
    };
    Ok(rows.into_iter().map(shown).collect())
}
