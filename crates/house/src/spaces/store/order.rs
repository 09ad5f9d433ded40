//! The order into which stewards bring the spaces of a network: the higher a number, the further up; 0 where nobody arranged it.

use crate::ids::{NetworkId, SpaceId};
use db::{Error, Read, Write};

/// How many spaces of a network stand in the order.
pub(in crate::spaces) fn arranged_count(q: &mut Read<'_>, network: NetworkId) -> Result<i64, Error> {
    q.one(
        "SELECT COUNT(*) AS arranged FROM spaces WHERE network_id = $1 AND arranged > 0 AND archived_at IS NULL ORDER BY 1",
        &[&network],
    )
}

/// Moves the whole order one place up, so that the lowest place in it is free.
pub(in crate::spaces) fn make_room(tx: &mut Write<'_>, network: NetworkId) -> Result<u64, Error> {
    tx.run("UPDATE spaces SET arranged = arranged + 1 WHERE network_id = $1 AND arranged > 0", &[&network])
}

/// Gives a space a place in the order; 0 takes it out.
pub(in crate::spaces) fn take_place(tx: &mut Write<'_>, space: SpaceId, place: i64) -> Result<u64, Error> {
    tx.run("UPDATE spaces SET arranged = $2 WHERE id = $1", &[&space, &place])
}

/// Lets two spaces, each with its place, change places.
pub(in crate::spaces) fn swap_places(
    tx: &mut Write<'_>,
    (one, first): (SpaceId, i64),
    (other, second): (SpaceId, i64),
) -> Result<(), Error> {
    take_place(tx, one, second)?;
    take_place(tx, other, first)?;
    Ok(())
}
