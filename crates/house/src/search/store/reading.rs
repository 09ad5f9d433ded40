//! Reading the index: every statement that answers a viewer carries the viewer.

use crate::batch;
use crate::ids::{ItemId, MemberId, NetworkId, SpaceId};
use crate::web::Viewer;
use db::{Error, Param, Read, Time};

/// The numbers of entries whose words match, the newest first, before this number and from that one on. Who may see them
/// is asked next, of so many at a time, until there are enough: PostgreSQL would ask it of all before it sorts them.
pub(in crate::search) fn matching(
    q: &mut Read<'_>,
    sought: &str,
    (below, from): (i64, i64),
    limit: usize,
) -> Result<Vec<i64>, Error> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    q.all(
        "SELECT rowid FROM search_words
         WHERE match($1, search_words.words) AND search_words.rowid < $2 AND search_words.rowid >= $3
         ORDER BY search_words.rowid DESC LIMIT $4",
        &[&sought, &below, &from, &limit],
    )
}

/// Those of these entries that the viewer may see and that were written in this time, the newest first: the number of the
/// entry, its sort, the number of the thing. Members are seen by members, organisations by readers of the network, all
/// else by who may read the space in which it, or its item, stands now.
pub(in crate::search) fn seen(
    q: &mut Read<'_>,
    viewer: &Viewer,
    numbers: &[i64],
    (since, until): (Time, Time),
) -> Result<Vec<(i64, String, i64)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    let keys: Vec<&dyn Param> = numbers.iter().map(|number| -> &dyn Param { number }).collect();
    batch::among(
        q,
        "SELECT search_entries.id, search_entries.sort, search_entries.subject_id
         FROM search_entries
         LEFT JOIN items ON items.id = search_entries.item_id
         LEFT JOIN spaces ON spaces.id = COALESCE(items.space_id, search_entries.space_id)
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         LEFT JOIN members ON search_entries.sort = 'member' AND members.id = search_entries.subject_id
         LEFT JOIN organisations
                ON search_entries.sort = 'organisation' AND organisations.id = search_entries.subject_id
         WHERE search_entries.network_id = $3
           AND (items.id IS NULL OR items.shelf IN ('shown', 'archived'))
           AND search_entries.written_at >= $4 AND search_entries.written_at < $5
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $2)
                OR space_members.member_id IS NOT NULL
                OR (members.state = 'active' AND $2)
                OR (organisations.id IS NOT NULL AND organisations.archived_at IS NULL))
           AND search_entries.id",
        &[&me, &inside, &viewer.network.id, &since, &until],
        &keys,
        "ORDER BY search_entries.id DESC",
    )
}

/// The first spaces that the viewer may see, by number: enough to know whether they are few.
pub(in crate::search) fn spaces(
    q: &mut Read<'_>,
    viewer: &Viewer,
    limit: i64,
) -> Result<Vec<SpaceId>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        "SELECT spaces.id FROM spaces
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE spaces.network_id = $1
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY spaces.id LIMIT $4",
        &[&viewer.network.id, &me, &inside, &limit],
    )
}

/// Number and fingerprint of what the index has of these things.
pub(in crate::search) fn fingerprints(
    q: &mut Read<'_>,
    sort: &str,
    ids: &[i64],
) -> Result<Vec<(i64, i64)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let known = "SELECT subject_id, fingerprint FROM search_entries WHERE sort = $1 AND subject_id";
    batch::among(q, known, &[&sort], &keys, "ORDER BY subject_id")
}

/// Entries of an item after this one: the number of the entry, its sort, the number of the thing.
pub(in crate::search) fn of_item(
    q: &mut Read<'_>,
    item: ItemId,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, String, i64)>, Error> {
    q.all(
        "SELECT id, sort, subject_id FROM search_entries WHERE item_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        &[&item, &after, &limit],
    )
}

/// What the index has of a sort after this number; 500 at most.
pub(in crate::search) fn sorts_after(q: &mut Read<'_>, sort: &str, after: i64) -> Result<Vec<i64>, Error> {
    q.all(
        "SELECT subject_id FROM search_entries WHERE sort = $1 AND subject_id > $2 ORDER BY subject_id LIMIT 500",
        &[&sort, &after],
    )
}

/// The number of the newest entry.
pub(in crate::search) fn newest(q: &mut Read<'_>) -> Result<i64, Error> {
    Ok(q.maybe("SELECT id FROM search_entries ORDER BY id DESC LIMIT 1", &[])?.unwrap_or(0))
}

/// Whether there are places to find things in, and no entry.
pub(in crate::search) fn is_unmade(q: &mut Read<'_>) -> Result<bool, Error> {
    let some = q.maybe::<i64>("SELECT id FROM spaces ORDER BY id LIMIT 1", &[])?.is_some();
    Ok(some && newest(q)? == 0)
}

/// How many entries there are.
pub(in crate::search) fn amount(q: &mut Read<'_>) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM search_entries", &[])
}

/// How many entries have words.
pub(in crate::search) fn words_amount(q: &mut Read<'_>) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM search_words", &[])
}

/// What stands for a network in addresses.
pub(in crate::search) fn slug(q: &mut Read<'_>, network: NetworkId) -> Result<Option<String>, Error> {
    q.maybe("SELECT slug FROM networks WHERE id = $1", &[&network])
}
