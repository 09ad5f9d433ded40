//! What somebody keeps for themselves, lists as they like to find them again and what they can undo; and what becomes of all
//! that is kept: exports, counting again, leaving.

mod extracts;
mod leaving;
mod recount;

pub(in crate::tasks) use extracts::EXTRACTS;
pub(in crate::tasks) use leaving::{Carried, leave, merge, move_back, move_organisation, purge};
pub(in crate::tasks) use recount::recount;

use db::{Error, Read, Time, Write};
use house::ids::{FilterId, MemberId, NetworkId, SpaceId};

/// The lists that a member keeps in a space.
pub(in crate::tasks) fn filters(
    q: &mut Read<'_>,
    member: MemberId,
    space: SpaceId,
) -> Result<Vec<(FilterId, String, String)>, Error> {
    q.all(
        "SELECT id, name, query FROM task_filters WHERE member_id = $1 AND space_id = $2 ORDER BY id LIMIT 30",
        &[&member, &space],
    )
}

/// Keeps one more.
pub(in crate::tasks) fn keep_filter(
    tx: &mut Write<'_>,
    (network, space, member): (NetworkId, SpaceId, MemberId),
    (name, query): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO task_filters (network_id, space_id, member_id, name, query) VALUES ($1, $2, $3, $4, $5)",
        &[&network, &space, &member, &name, &query],
    )
}

/// Lets one go.
pub(in crate::tasks) fn drop_filter(
    tx: &mut Write<'_>,
    member: MemberId,
    filter: FilterId,
) -> Result<u64, Error> {
    tx.run("DELETE FROM task_filters WHERE id = $2 AND member_id = $1", &[&member, &filter])
}

/// Keeps what tasks were before a change, instead of what was kept of the one before.
pub(in crate::tasks) fn keep_undo(
    tx: &mut Write<'_>,
    (network, space, member): (NetworkId, SpaceId, MemberId),
    before: &str,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO task_undos (member_id, space_id, network_id, made_at, before) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (member_id, space_id) DO UPDATE SET made_at = excluded.made_at, before = excluded.before",
        &[&member, &space, &network, &now, &before],
    )
}

/// What somebody can undo in a space, and since when.
pub(in crate::tasks) fn undo(
    q: &mut Read<'_>,
    member: MemberId,
    space: SpaceId,
) -> Result<Option<(String, Time)>, Error> {
    q.maybe(
        "SELECT before, made_at FROM task_undos WHERE member_id = $1 AND space_id = $2",
        &[&member, &space],
    )
}

/// Lets it go.
pub(in crate::tasks) fn drop_undo(
    tx: &mut Write<'_>,
    member: MemberId,
    space: SpaceId,
) -> Result<u64, Error> {
    tx.run("DELETE FROM task_undos WHERE member_id = $1 AND space_id = $2", &[&member, &space])
}
