//! What the search finds of members: those who are here, by name, headline, place, what they say about themselves, and
//! their skills.

use crate::batch;
use crate::ids::MemberId;
use crate::items::Kinds;
use crate::search::{self, Entry, Finds, Shown, Which};
use crate::web::{Error, Viewer};
use db::{Param, Read, Write};
use std::collections::HashMap;

/// Members who are here.
pub static FINDS: Finds = Finds { sort: "member", plural: "search-members", entries, shown };

/// Makes the search find these members as they are now.
pub(in crate::members) fn renew(tx: &mut Write<'_>, ids: &[MemberId]) -> Result<(), db::Error> {
    let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    search::renew(tx, &FINDS, &[], &ids)
}

fn entries(q: &mut Read<'_>, _: Kinds, which: Which<'_>) -> Result<Vec<Entry>, db::Error> {
    let mut entries: Vec<Entry> = match which {
        Which::These(ids) => {
            let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
            let these =
                "SELECT id, network_id, CAST(NULL AS BIGINT) AS space_id, CAST(NULL AS BIGINT) AS item_id,
                                '' AS kind, CAST(NULL AS BIGINT) AS author_id, name AS title, '' AS tags,
                                headline || ' ' || place || ' ' || about AS body, created_at AS written_at
                         FROM members WHERE state = 'active' AND id";
            batch::among(q, these, &[], &keys, "ORDER BY id")?
        }
        Which::After(after) => q.all(
            "SELECT id, network_id, CAST(NULL AS BIGINT) AS space_id, CAST(NULL AS BIGINT) AS item_id,
                    '' AS kind, CAST(NULL AS BIGINT) AS author_id, name AS title, '' AS tags,
                    headline || ' ' || place || ' ' || about AS body, created_at AS written_at
             FROM members WHERE state = 'active' AND id > $1 ORDER BY id LIMIT 500",
            &[&after],
        )?,
    };
    let mut skills: HashMap<i64, String> = HashMap::new();
    let keys: Vec<&dyn Param> = entries.iter().map(|entry| -> &dyn Param { &entry.id }).collect();
    let known: Vec<(i64, String)> = batch::among(
        q,
        "SELECT member_id, skill FROM member_skills WHERE member_id",
        &[],
        &keys,
        "ORDER BY member_id, direction, position",
    )?;
    for (id, skill) in known {
        let all = skills.entry(id).or_default();
        all.push_str(" · ");
        all.push_str(&skill);
    }
    for entry in &mut entries {
        entry.body.push_str(skills.get(&entry.id).map_or("", String::as_str));
    }
    Ok(entries)
}

fn shown(q: &mut Read<'_>, viewer: &Viewer, kinds: Kinds, ids: &[i64]) -> Result<Vec<Shown>, Error> {
    let found = entries(q, kinds, Which::These(ids))?;
    let found = found.into_iter().filter(|entry| entry.network_id == viewer.network.id);
    let shown = |entry: Entry| Shown {
        id: entry.id,
        title: entry.title,
        text: entry.body,
        href: viewer.path(format_args!("people/{}", entry.id)),
        label: "search-member",
        tint: "",
        author: None,
        space: None,
        written_at: None,
    };
    Ok(found.map(shown).collect())
}
