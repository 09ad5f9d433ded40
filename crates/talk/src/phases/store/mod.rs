//! The tables of phases. Whoever asks has made sure that the viewer may read the space.

mod extracts;
mod planned;

pub(super) use extracts::EXTRACTS;
pub(super) use planned::{Planned, planned};

use super::phase::{Asked, Phase};
use db::{Error, Read, Time, Write};
use house::ids::{NetworkId, SpaceId};

/// A phase about to be kept.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) place: i64,
    pub(super) name: String,
    pub(super) sentence: String,
    pub(super) first_day: String,
    pub(super) last_day: String,
    pub(super) begins_at: Time,
    pub(super) ends_at: Time,
    pub(super) asks: Asked,
    pub(super) resting: String,
}

db::record! {
    /// A phase that has begun, in the words that it had then.
    #[derive(Debug)]
    pub(super) struct Turn {
        pub(super) id: i64,
        pub(super) name: String,
        pub(super) sentence: String,
        pub(super) last_day: String,
        pub(super) turned_at: Time,
    }
}

/// The phases of a space in their order, eight at most.
pub(super) fn of_space(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Phase>, Error> {
    q.all(
        "SELECT place, name, sentence, first_day, last_day, begins_at, ends_at, asks, resting, told_at
         FROM phases WHERE space_id = $1 ORDER BY place",
        &[&space],
    )
}

/// The network of a space, and whether it was put aside.
pub(super) fn standing(q: &mut Read<'_>, space: SpaceId) -> Result<Option<(NetworkId, bool)>, Error> {
    q.maybe("SELECT network_id, archived_at IS NOT NULL AS archived FROM spaces WHERE id = $1", &[&space])
}

/// Takes all phases of a space away.
pub(super) fn clear(tx: &mut Write<'_>, space: SpaceId) -> Result<u64, Error> {
    tx.run("DELETE FROM phases WHERE space_id = $1", &[&space])
}

/// Keeps a phase.
pub(super) fn put(
    tx: &mut Write<'_>,
    (network, space): (NetworkId, SpaceId),
    kept: &Kept,
    told_at: Option<Time>,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO phases (space_id, place, network_id, name, sentence, first_day, last_day, begins_at, ends_at,
                             asks, resting, told_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            &space,
            &kept.place,
            &network,
            &kept.name,
            &kept.sentence,
            &kept.first_day,
            &kept.last_day,
            &kept.begins_at,
            &kept.ends_at,
            &kept.asks,
            &kept.resting,
            &told_at,
            &now,
        ],
    )
}

/// Notes that the beginning of a phase was told; 0 where it was already.
pub(super) fn note_told(tx: &mut Write<'_>, space: SpaceId, place: i64, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE phases SET told_at = $3 WHERE space_id = $1 AND place = $2 AND told_at IS NULL",
        &[&space, &place, &now],
    )
}

/// Writes down that a phase has begun: its name, its sentence and its last day.
pub(super) fn note_turn(
    tx: &mut Write<'_>,
    (network, space): (NetworkId, SpaceId),
    (name, sentence, last_day): (&str, &str, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO phase_turns (space_id, network_id, name, sentence, last_day, turned_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[&space, &network, &name, &sentence, &last_day, &now],
    )
}

/// Through which phases a space has gone, the newest first, before this number; 21 at most.
pub(super) fn turns(q: &mut Read<'_>, space: SpaceId, before: i64) -> Result<Vec<Turn>, Error> {
    q.all(
        "SELECT id, name, sentence, last_day, turned_at FROM phase_turns
         WHERE space_id = $1 AND id < $2 ORDER BY id DESC LIMIT 21",
        &[&space, &before],
    )
}
