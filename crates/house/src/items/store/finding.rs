//! What the search finds of items.

use crate::batch;
use crate::ids::ItemId;
use crate::items::kind::{self, Kinds};
use crate::mentions;
use crate::search::{self, Entry, Finds, Shown, Which};
use crate::tags;
use crate::web::{Error, Viewer};
use db::{Param, Read, Time, Write};
use std::collections::HashMap;

/// Items, by title, body, tags and what their kind adds.
pub static FINDS: Finds = Finds { sort: "item", plural: "search-items", entries, shown };

/// Makes the search find these items as they are now.
///
/// # Errors
/// Those of the database.
pub fn renew(tx: &mut Write<'_>, kinds: Kinds, ids: &[ItemId]) -> Result<(), db::Error> {
    let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    search::renew_signs(tx, &FINDS, kinds, &ids)
}

fn entries(q: &mut Read<'_>, kinds: Kinds, which: Which<'_>) -> Result<Vec<Entry>, db::Error> {
    let mut entries: Vec<Entry> = match which {
        Which::These(ids) => {
            let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
            let these =
                "SELECT id, network_id, space_id, id AS item_id, kind, author_id, title, body, '' AS tags,
                                created_at AS written_at FROM items WHERE shelf <> 'purged' AND id";
            batch::among(q, these, &[], &keys, "ORDER BY id")?
        }
        Which::After(after) => q.all(
            "SELECT id, network_id, space_id, id AS item_id, kind, author_id, title, body, '' AS tags,
                    created_at AS written_at FROM items WHERE shelf <> 'purged' AND id > $1 ORDER BY id LIMIT 500",
            &[&after],
        )?,
    };
    let ids: Vec<ItemId> = entries.iter().map(|entry| ItemId::from(entry.id)).collect();
    let mut signs: HashMap<i64, Vec<String>> = HashMap::new();
    for tagged in tags::of_items(q, &ids)? {
        signs.entry(tagged.item_id.get()).or_default().push(tagged.id.to_string());
    }
    let mut texts: HashMap<i64, String> = HashMap::new();
    for kind in kinds {
        let Some(text) = kind.text else { continue };
        let own = entries.iter().filter(|entry| entry.kind == kind.name);
        let own: Vec<ItemId> = own.map(|entry| ItemId::from(entry.id)).collect();
        texts.extend(text(q, &own)?.into_iter().map(|(id, text)| (id.get(), text)));
    }
    for entry in &mut entries {
        entry.tags = signs.remove(&entry.id).unwrap_or_default().join(" ");
        if let Some(text) = texts.remove(&entry.id) {
            entry.body.push('\n');
            entry.body.push_str(&text);
        }
    }
    Ok(entries)
}

db::record! {
    struct Row {
        id: ItemId,
        kind: String,
        title: String,
        body: String,
        author_name: String,
        space_name: String,
        created_at: Time,
    }
}

fn shown(q: &mut Read<'_>, viewer: &Viewer, kinds: Kinds, ids: &[i64]) -> Result<Vec<Shown>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let rows: Vec<Row> = batch::among(
        q,
        "SELECT items.id, items.kind, items.title, items.body, members.name AS author_name,
                spaces.name AS space_name, items.created_at
         FROM items JOIN members ON members.id = items.author_id JOIN spaces ON spaces.id = items.space_id
         WHERE +items.network_id = $1 AND items.id",
        &[&viewer.network.id],
        &keys,
        "ORDER BY items.id",
    )?;
    let shown = |row: Row| {
        let kind = kind::named(kinds, &row.kind);
        Shown {
            id: row.id.get(),
            title: row.title,
            text: mentions::without_links(&row.body, &viewer.network.slug),
            href: viewer.path(format_args!("items/{}", row.id)),
            label: kind.map_or("search-items", |kind| kind.label),
            tint: kind.map_or("", |kind| kind.tint()),
            author: Some(row.author_name),
            space: Some(row.space_name),
            written_at: Some(row.created_at),
        }
    };
    Ok(rows.into_iter().map(shown).collect())
}
