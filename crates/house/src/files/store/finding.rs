//! What the search finds of files: what they are called and what they show. Whoever may read the item may have them.

use crate::batch;
use crate::ids::{FileId, ItemId, MessageId};
use crate::items::Kinds;
use crate::search::{self, Entry, Finds, Shown, Which};
use crate::web::{self, Viewer};
use db::{Error, Param, Read, Time, Write};

/// Files.
pub static FINDS: Finds = Finds { sort: "file", plural: "search-files", entries, shown };

/// Makes the search find these files as they are now.
pub(in crate::files) fn renew(tx: &mut Write<'_>, ids: &[FileId]) -> Result<(), Error> {
    let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    search::renew(tx, &FINDS, &[], &ids)
}

fn entries(q: &mut Read<'_>, _: Kinds, which: Which<'_>) -> Result<Vec<Entry>, Error> {
    match which {
        Which::These(ids) => {
            let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
            let these = "SELECT files.id, files.network_id, items.space_id, files.item_id, items.kind,
                                files.member_id AS author_id, files.name AS title, files.alt AS body, '' AS tags,
                                files.created_at AS written_at
                         FROM files JOIN items ON items.id = files.item_id WHERE files.id";
            batch::among(q, these, &[], &keys, "ORDER BY files.id")
        }
        Which::After(after) => q.all(
            "SELECT files.id, files.network_id, items.space_id, files.item_id, items.kind,
                    files.member_id AS author_id, files.name AS title, files.alt AS body, '' AS tags,
                    files.created_at AS written_at
             FROM files JOIN items ON items.id = files.item_id
             WHERE files.id > $1 ORDER BY files.id LIMIT 500",
            &[&after],
        ),
    }
}

db::record! {
    struct Row {
        id: FileId,
        item_id: ItemId,
        message_id: Option<MessageId>,
        name: String,
        alt: String,
        author_name: String,
        space_name: String,
        created_at: Time,
    }
}

fn shown(q: &mut Read<'_>, viewer: &Viewer, _: Kinds, ids: &[i64]) -> Result<Vec<Shown>, web::Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let rows: Vec<Row> = batch::among(
        q,
        "SELECT files.id, files.item_id, files.message_id, files.name, files.alt, members.name AS author_name,
                spaces.name AS space_name, files.created_at
         FROM files
         JOIN items ON items.id = files.item_id
         JOIN spaces ON spaces.id = items.space_id
         JOIN members ON members.id = files.member_id
         WHERE +files.network_id = $1 AND files.id",
        &[&viewer.network.id],
        &keys,
        "ORDER BY files.id",
    )?;
    // It leads to where the file stands, with what was said to it.
    let href = |row: &Row| match row.message_id {
        Some(message) => {
            viewer.path(format_args!("items/{}?message={message}#message-{message}", row.item_id))
        }
        None => viewer.path(format_args!("items/{}", row.item_id)),
    };
    let shown = |row: Row| Shown {
        id: row.id.get(),
        href: href(&row),
        title: row.name,
        text: row.alt,
        label: "search-file",
        tint: "",
        author: Some(row.author_name),
        space: Some(row.space_name),
        written_at: Some(row.created_at),
    };
    Ok(rows.into_iter().map(shown).collect())
}
