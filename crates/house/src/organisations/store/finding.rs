//! What the search finds of organisations: those that take part, by name, place, what is said about them, what they seek
//! and bring. Who may be written to, and how, is no part of it.

use crate::batch;
use crate::ids::OrganisationId;
use crate::items::Kinds;
use crate::search::{self, Entry, Finds, Shown, Which};
use crate::web::{Error, Viewer};
use db::{Param, Read, Write};

/// Organisations that take part.
pub static FINDS: Finds = Finds { sort: "organisation", plural: "search-organisations", entries, shown };

/// Makes the search find these organisations as they are now.
pub(in crate::organisations) fn renew(tx: &mut Write<'_>, ids: &[OrganisationId]) -> Result<(), db::Error> {
    let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    search::renew(tx, &FINDS, &[], &ids)
}

fn entries(q: &mut Read<'_>, _: Kinds, which: Which<'_>) -> Result<Vec<Entry>, db::Error> {
    match which {
        Which::These(ids) => {
            let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
            let these =
                "SELECT id, network_id, CAST(NULL AS BIGINT) AS space_id, CAST(NULL AS BIGINT) AS item_id,
                                '' AS kind, CAST(NULL AS BIGINT) AS author_id, name AS title, '' AS tags,
                                place || ' ' || about || ' ' || seeks || ' ' || brings AS body,
                                created_at AS written_at
                         FROM organisations WHERE archived_at IS NULL AND id";
            batch::among(q, these, &[], &keys, "ORDER BY id")
        }
        Which::After(after) => q.all(
            "SELECT id, network_id, CAST(NULL AS BIGINT) AS space_id, CAST(NULL AS BIGINT) AS item_id,
                    '' AS kind, CAST(NULL AS BIGINT) AS author_id, name AS title, '' AS tags,
                    place || ' ' || about || ' ' || seeks || ' ' || brings AS body, created_at AS written_at
             FROM organisations WHERE archived_at IS NULL AND id > $1 ORDER BY id LIMIT 500",
            &[&after],
        ),
    }
}

fn shown(q: &mut Read<'_>, viewer: &Viewer, kinds: Kinds, ids: &[i64]) -> Result<Vec<Shown>, Error> {
    let found = entries(q, kinds, Which::These(ids))?;
    let found = found.into_iter().filter(|entry| entry.network_id == viewer.network.id);
    let shown = |entry: Entry| Shown {
        id: entry.id,
        title: entry.title,
        text: entry.body,
        href: viewer.path(format_args!("organisations/{}", entry.id)),
        label: "search-organisation",
        tint: "",
        author: None,
        space: None,
        written_at: None,
    };
    Ok(found.map(shown).collect())
}
