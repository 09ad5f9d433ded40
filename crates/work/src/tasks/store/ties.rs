//! What waits for what.

use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, NetworkId, SpaceId};

/// For what these wait: what is waited for, and what waits.
pub(in crate::tasks) fn before(q: &mut Read<'_>, ids: &[ItemId]) -> Result<Vec<(ItemId, ItemId)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT blocker_id, blocked_id FROM task_ties WHERE blocked_id";
    batch::among(q, before, &[], &keys, "ORDER BY blocked_id, blocker_id")
}

/// What waits for these: what is waited for, and what waits.
pub(in crate::tasks) fn behind(q: &mut Read<'_>, ids: &[ItemId]) -> Result<Vec<(ItemId, ItemId)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT blocker_id, blocked_id FROM task_ties WHERE blocker_id";
    batch::among(q, before, &[], &keys, "ORDER BY blocker_id, blocked_id")
}

/// Where these stand: the item, its space, and whether it can be changed at all where it stands.
pub(in crate::tasks) fn places(
    q: &mut Read<'_>,
    ids: &[ItemId],
) -> Result<Vec<(ItemId, SpaceId, bool)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT id, space_id, shelf = 'shown' AS stands FROM items
                  WHERE shelf IN ('shown', 'archived') AND id";
    batch::among(q, before, &[], &keys, "ORDER BY id")
}

/// Lets one wait for the other; 0 where it does.
pub(in crate::tasks) fn tie(
    tx: &mut Write<'_>,
    network: NetworkId,
    (blocker, blocked): (ItemId, ItemId),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO task_ties (blocker_id, blocked_id, network_id, tied_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (blocker_id, blocked_id) DO NOTHING",
        &[&blocker, &blocked, &network, &now],
    )
}

/// Lets it no longer wait.
pub(in crate::tasks) fn untie(
    tx: &mut Write<'_>,
    (blocker, blocked): (ItemId, ItemId),
) -> Result<u64, Error> {
    tx.run("DELETE FROM task_ties WHERE blocker_id = $1 AND blocked_id = $2", &[&blocker, &blocked])
}
