//! The tables of stories. Whoever asks for a story has made sure that the viewer may read it; what its sentences tell of is asked
//! here once more.

mod extracts;
mod sentences;

pub(super) use extracts::EXTRACTS;
pub(super) use sentences::{Changed, New, add, change, forget_old, make, purge, sentences};

use super::sentence::{State, Story};
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId};
use house::room::Rooms;

/// The story of a year.
pub(super) fn story(q: &mut Read<'_>, network: NetworkId, year: i64) -> Result<Option<Story>, Error> {
    q.maybe(
        "SELECT id, year, opening, state, published_at FROM annual_stories
         WHERE network_id = $1 AND year = $2",
        &[&network, &year],
    )
}

/// The stories of a network, the latest year first; fifty at most.
pub(super) fn stories(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<Story>, Error> {
    q.all(
        "SELECT id, year, opening, state, published_at FROM annual_stories
         WHERE network_id = $1 ORDER BY year DESC LIMIT 50",
        &[&network],
    )
}

/// Since when there is a network.
pub(super) fn born(q: &mut Read<'_>, network: NetworkId) -> Result<Time, Error> {
    q.one("SELECT created_at FROM networks WHERE id = $1", &[&network])
}

/// Begins the story of a year; where there is one, nothing changes.
pub(super) fn begin(tx: &mut Write<'_>, network: NetworkId, year: i64, now: Time) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO annual_stories (network_id, year, opening, state, made_at) VALUES ($1, $2, '', 'draft', $3)
         ON CONFLICT (network_id, year) DO NOTHING",
        &[&network, &year, &now],
    )
}

/// Keeps its opening.
pub(super) fn open(tx: &mut Write<'_>, story: i64, opening: &str) -> Result<u64, Error> {
    tx.run("UPDATE annual_stories SET opening = $2 WHERE id = $1", &[&story, &opening])
}

/// Its sentences were made anew.
pub(super) fn note_made(tx: &mut Write<'_>, story: i64, now: Time) -> Result<u64, Error> {
    tx.run("UPDATE annual_stories SET made_at = $2 WHERE id = $1", &[&story, &now])
}

/// Who may read it from now on; when it was published first is kept as long as it is published.
pub(super) fn publish(
    tx: &mut Write<'_>,
    story: i64,
    state: State,
    (by, now): (Option<MemberId>, Option<Time>),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE annual_stories SET state = $2, published_by = $3, published_at = $4 WHERE id = $1",
        &[&story, &state, &by, &now],
    )
}

/// Which of these items every member may read, or where not `inside` everybody: none that is a draft, deleted, or in a space for its
/// members only, whoever asks.
pub(super) fn open_items(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[ItemId],
    inside: bool,
) -> Result<Vec<ItemId>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT items.id FROM items JOIN spaces ON spaces.id = items.space_id
         WHERE +items.network_id = $1 AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft'
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $2)) AND items.id",
        &[&network, &inside],
        &keys,
        "ORDER BY items.id",
    )
}

/// What stands under somebody who was only written down goes over to the member who they are.
pub(super) fn merge(tx: &mut Write<'_>, _rooms: Rooms, from: MemberId, to: MemberId) -> Result<(), Error> {
    tx.run("UPDATE annual_stories SET published_by = $2 WHERE published_by = $1", &[&from, &to])?;
    Ok(())
}
