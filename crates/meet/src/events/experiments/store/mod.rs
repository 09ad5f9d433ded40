//! The table of experiments. Whoever asks for one has made sure that the viewer may read its item; lists take the viewer.

mod dated;
mod housekeeping;

pub(super) use dated::{Ending, ending};
pub(in crate::events) use housekeeping::{EXPERIMENTS, forget, merge, purge, waiting};

use super::experiment::{Experiment, Verdict};
use crate::events::series::SeriesId;
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::web::Viewer;

/// How an experiment is planned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planned<'a> {
    pub(super) owner: Option<MemberId>,
    pub(super) until_on: Time,
    pub(super) sign: &'a str,
    /// When it was planned so.
    pub(super) now: Time,
}

db::record! {
    /// An experiment in a list.
    #[derive(Debug, Clone)]
    pub(super) struct Tried {
        pub(super) item_id: ItemId,
        pub(super) title: String,
        pub(super) until_on: Time,
        pub(super) verdict: Option<Verdict>,
        pub(super) learned: String,
        pub(super) owner: Option<String>,
    }
}

/// The experiments of network $1 that member $2 may read, who is inside the network if $3 says so. The lists go on from here: by
/// whose meetings, on which shelf, in what order.
const VISIBLE: &str =
    "SELECT experiments.item_id, items.title, experiments.until_on, experiments.verdict, experiments.learned,
            members.name AS owner
     FROM experiments JOIN items ON items.id = experiments.item_id JOIN spaces ON spaces.id = items.space_id
     LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
     LEFT JOIN members ON members.id = experiments.owner_id
     WHERE experiments.network_id = $1
       AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
            OR space_members.member_id IS NOT NULL)";

/// The experiment of an item.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Experiment>, Error> {
    q.maybe(
        "SELECT experiments.series_id, experiments.owner_id, members.name AS owner, experiments.until_on,
                experiments.sign, experiments.verdict, experiments.learned, reviewers.name AS reviewer,
                experiments.reviewed_at
         FROM experiments LEFT JOIN members ON members.id = experiments.owner_id
         LEFT JOIN members reviewers ON reviewers.id = experiments.reviewed_by
         WHERE experiments.item_id = $1",
        &[&item],
    )
}

/// Writes an experiment down for an item that was just started.
pub(super) fn begin(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    planned: &Planned<'_>,
    series: Option<SeriesId>,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO experiments (item_id, network_id, series_id, owner_id, until_on, sign, learned, sequence, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, '', 0, $7)",
        &[&item, &network, &series, &planned.owner, &planned.until_on, &planned.sign, &planned.now],
    )
}

/// Plans it anew.
pub(super) fn change(tx: &mut Write<'_>, item: ItemId, planned: &Planned<'_>) -> Result<u64, Error> {
    tx.run(
        "UPDATE experiments SET owner_id = $2, until_on = $3, sign = $4, sequence = sequence + 1, changed_at = $5
         WHERE item_id = $1",
        &[&item, &planned.owner, &planned.until_on, &planned.sign, &planned.now],
    )
}

/// Notes at whose meetings it is looked at.
pub(super) fn set_series(tx: &mut Write<'_>, item: ItemId, series: Option<SeriesId>) -> Result<u64, Error> {
    tx.run("UPDATE experiments SET series_id = $2 WHERE item_id = $1", &[&item, &series])
}

/// Notes what became of it, and why.
pub(super) fn conclude(
    tx: &mut Write<'_>,
    item: ItemId,
    (verdict, learned): (Verdict, &str),
    (by, now): (MemberId, Time),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE experiments SET verdict = $2, learned = $3, reviewed_by = $4, reviewed_at = $5 WHERE item_id = $1",
        &[&item, &verdict, &learned, &by, &now],
    )
}

/// What the latest meeting of a series is called that is in this space.
pub(super) fn name_of_series(
    q: &mut Read<'_>,
    series: SeriesId,
    space: SpaceId,
) -> Result<Option<String>, Error> {
    q.maybe(
        "SELECT items.title FROM events JOIN items ON items.id = events.item_id
         WHERE events.series_id = $1 AND items.space_id = $2 AND items.shelf IN ('shown', 'archived')
           AND items.state <> 'draft'
         ORDER BY events.starts_at DESC, events.item_id DESC LIMIT 1",
        &[&series, &space],
    )
}

/// So many of the newest series of a space can be named.
const SERIES: i64 = 200;

/// The newest series of a space, each with what its latest meeting there is called.
pub(super) fn series_of_space(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<(SeriesId, String)>, Error> {
    q.all(
        "SELECT id, title FROM (
            SELECT event_series.id,
                   (SELECT items.title FROM events CROSS JOIN items
                    WHERE events.series_id = event_series.id AND items.id = events.item_id
                      AND items.space_id = event_series.space_id AND items.shelf IN ('shown', 'archived')
                      AND items.state <> 'draft'
                    ORDER BY events.starts_at DESC, events.item_id DESC LIMIT 1) AS title
            FROM event_series WHERE event_series.space_id = $1 ORDER BY event_series.id DESC LIMIT $2) named
         WHERE title IS NOT NULL ORDER BY id DESC",
        &[&space, &SERIES],
    )
}

/// Until when each of these is tried of which nobody has said yet what became of it.
pub(super) fn under_trial(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, Time)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, until_on FROM experiments WHERE verdict IS NULL AND item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id")
}

/// By what one wanted to see whether each helped, and what was learned: by these words experiments are found.
pub(super) fn words(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, String)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, sign, learned FROM experiments WHERE item_id";
    let found: Vec<(ItemId, String, String)> = batch::among(q, before, &[], &keys, "ORDER BY item_id")?;
    Ok(found.into_iter().map(|(item, sign, learned)| (item, format!("{sign}\n{learned}"))).collect())
}

/// What is tried at the meetings of a series, what ends first before the others.
pub(super) fn tried_in_series(
    q: &mut Read<'_>,
    viewer: &Viewer,
    series: SeriesId,
    most: i64,
) -> Result<Vec<Tried>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        &format!(
            "{VISIBLE} AND experiments.series_id = $4 AND experiments.verdict IS NULL AND items.shelf = 'shown'
             ORDER BY experiments.until_on, experiments.item_id LIMIT $5"
        ),
        &[&viewer.network.id, &me, &inside, &series, &most],
    )
}

/// What is tried in a space that the viewer may read and belongs to no series, the liveliest first.
pub(super) fn tried_in_space(q: &mut Read<'_>, space: SpaceId, most: i64) -> Result<Vec<Tried>, Error> {
    q.all(
        "SELECT experiments.item_id, items.title, experiments.until_on, experiments.verdict, experiments.learned,
                members.name AS owner
         FROM items JOIN experiments ON experiments.item_id = items.id
         LEFT JOIN members ON members.id = experiments.owner_id
         WHERE items.space_id = $1 AND items.shelf = 'shown' AND items.kind = 'experiment'
           AND experiments.series_id IS NULL AND experiments.verdict IS NULL
         ORDER BY items.last_message_at DESC, items.id DESC LIMIT $2",
        &[&space, &most],
    )
}

/// The latest experiments at the meetings of a series that the viewer may read.
pub(super) fn latest_of_series(
    q: &mut Read<'_>,
    viewer: &Viewer,
    series: SeriesId,
    most: i64,
) -> Result<Vec<Tried>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        &format!(
            "{VISIBLE} AND experiments.series_id = $4 AND items.shelf IN ('shown', 'archived')
             ORDER BY experiments.item_id DESC LIMIT $5"
        ),
        &[&viewer.network.id, &me, &inside, &series, &most],
    )
}

/// The liveliest experiments of a space, if the viewer may read it.
pub(super) fn latest_of_space(
    q: &mut Read<'_>,
    viewer: &Viewer,
    space: SpaceId,
    most: i64,
) -> Result<Vec<Tried>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        "SELECT experiments.item_id, items.title, experiments.until_on, experiments.verdict, experiments.learned,
                members.name AS owner
         FROM items JOIN experiments ON experiments.item_id = items.id JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         LEFT JOIN members ON members.id = experiments.owner_id
         WHERE items.space_id = $4 AND items.shelf = 'shown' AND items.kind = 'experiment'
           AND +experiments.network_id = $1
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY items.last_message_at DESC, items.id DESC LIMIT $5",
        &[&viewer.network.id, &me, &inside, &space, &most],
    )
}

/// The latest experiments of a network that the viewer may read.
pub(super) fn latest(q: &mut Read<'_>, viewer: &Viewer, most: i64) -> Result<Vec<Tried>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        &format!(
            "{VISIBLE} AND items.shelf IN ('shown', 'archived') ORDER BY experiments.item_id DESC LIMIT $4"
        ),
        &[&viewer.network.id, &me, &inside, &most],
    )
}
