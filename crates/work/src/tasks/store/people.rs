//! Who does what.

use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// Gives a task to somebody; 0 where they have it.
pub(in crate::tasks) fn give(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    member: MemberId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO task_people (item_id, member_id, network_id, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (item_id, member_id) DO NOTHING",
        &[&item, &member, &network, &now],
    )
}

/// Takes a task from somebody; 0 where they do not have it.
pub(in crate::tasks) fn relieve(tx: &mut Write<'_>, item: ItemId, member: MemberId) -> Result<u64, Error> {
    tx.run("DELETE FROM task_people WHERE item_id = $1 AND member_id = $2", &[&item, &member])
}

/// Whether somebody does it.
pub(in crate::tasks) fn does(q: &mut Read<'_>, item: ItemId, member: MemberId) -> Result<bool, Error> {
    let found: Option<i64> =
        q.maybe("SELECT 1 AS one FROM task_people WHERE item_id = $1 AND member_id = $2", &[&item, &member])?;
    Ok(found.is_some())
}
