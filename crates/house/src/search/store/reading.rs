//! Reading the index: every statement that answers a viewer carries the viewer.

use crate::batch;
use crate::ids::{ItemId, MemberId, SpaceId};
use crate::web::Viewer;
use db::{Error, Param, Read, Sought, Time};

/// One question to the index.
pub(in crate::search) struct Asked<'a> {
    /// What the words must be.
    pub(in crate::search) sought: &'a Sought,
    /// Entries before this number …
    pub(in crate::search) below: i64,
    /// … and from this one on.
    pub(in crate::search) from: i64,
    /// Written in this time.
    pub(in crate::search) since: Time,
    /// Until before this time.
    pub(in crate::search) until: Time,
    /// How many at most.
    pub(in crate::search) limit: i64,
}

/// What the viewer may see of what matches, the newest first: the number of the entry, its sort, the number of the thing.
/// Members are seen by members, organisations by readers of the network, all else by who may read the space in which
/// it, or its item, stands now.
pub(in crate::search) fn found(
    q: &mut Read<'_>,
    viewer: &Viewer,
    asked: &Asked<'_>,
) -> Result<Vec<(i64, String, i64)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    let sought = q.sought(asked.sought);
    q.all(
        "SELECT search_entries.id, search_entries.sort, search_entries.subject_id
         FROM search_words
         JOIN search_entries ON search_entries.id = search_words.rowid
         LEFT JOIN items ON items.id = search_entries.item_id
         LEFT JOIN spaces ON spaces.id = COALESCE(items.space_id, search_entries.space_id)
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $4
         LEFT JOIN members ON search_entries.sort = 'member' AND members.id = search_entries.subject_id
         LEFT JOIN organisations
                ON search_entries.sort = 'organisation' AND organisations.id = search_entries.subject_id
         WHERE match($1, search_words.words)
           AND search_words.rowid < $2 AND search_words.rowid >= $3
           AND search_entries.network_id = $6
           AND (items.id IS NULL OR items.shelf IN ('shown', 'archived'))
           AND search_entries.written_at >= $7 AND search_entries.written_at < $8
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $5)
                OR space_members.member_id IS NOT NULL
                OR (members.state = 'active' AND $5)
                OR (organisations.id IS NOT NULL AND organisations.archived_at IS NULL))
         ORDER BY search_words.rowid DESC LIMIT $9",
        &[
            &sought,
            &asked.below,
            &asked.from,
            &me,
            &inside,
            &viewer.network.id,
            &asked.since,
            &asked.until,
            &asked.limit,
        ],
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

/// How many entries there are.
pub(in crate::search) fn amount(q: &mut Read<'_>) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM search_entries", &[])
}

/// How many entries have words.
pub(in crate::search) fn words_amount(q: &mut Read<'_>) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM search_words", &[])
}
