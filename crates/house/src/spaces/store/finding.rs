//! What the search finds of spaces: name and purpose.

use crate::batch;
use crate::ids::SpaceId;
use crate::items::Kinds;
use crate::search::{self, Entry, Finds, Shown, Which};
use crate::web::{Error, Viewer};
use db::{Param, Read, Write};

/// Spaces, for whoever may read them.
pub static FINDS: Finds = Finds { sort: "space", plural: "search-spaces", entries, shown };

/// Makes the search find this space as it is now.
pub(in crate::spaces) fn renew(tx: &mut Write<'_>, id: SpaceId) -> Result<(), db::Error> {
    search::renew(tx, &FINDS, &[], &[id.get()])
}

fn entries(q: &mut Read<'_>, _: Kinds, which: Which<'_>) -> Result<Vec<Entry>, db::Error> {
    match which {
        Which::These(ids) => {
            let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
            let these = "SELECT id, network_id, id AS space_id, CAST(NULL AS BIGINT) AS item_id, '' AS kind,
                                CAST(NULL AS BIGINT) AS author_id, name AS title, purpose AS body, '' AS tags,
                                created_at AS written_at
                         FROM spaces WHERE id";
            batch::among(q, these, &[], &keys, "ORDER BY id")
        }
        Which::After(after) => q.all(
            "SELECT id, network_id, id AS space_id, CAST(NULL AS BIGINT) AS item_id, '' AS kind,
                    CAST(NULL AS BIGINT) AS author_id, name AS title, purpose AS body, '' AS tags,
                    created_at AS written_at
             FROM spaces WHERE id > $1 ORDER BY id LIMIT 500",
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
        href: viewer.path(format_args!("spaces/{}", entry.id)),
        label: "search-space-label",
        tint: "",
        author: None,
        space: None,
        written_at: None,
    };
    Ok(found.map(shown).collect())
}
