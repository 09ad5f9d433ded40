//! The tables of seals.

use crate::happenings::sealing::Seal;
use crate::happenings::{Happening, LogPlace};
use crate::ids::{HappeningId, NetworkId};
use db::{Error, Read, Time, Write};

/// Up to which place the lines of all networks are sealed.
pub(in crate::happenings) fn sealed_to(q: &mut Read<'_>) -> Result<LogPlace, Error> {
    let (order, id) = q.one("SELECT last_order, last_id FROM sealing WHERE id = 1", &[])?;
    Ok(LogPlace { order, id })
}

/// Moves that place on from where it was found; false when somebody else has moved it meanwhile.
pub(in crate::happenings) fn seal_to(
    tx: &mut Write<'_>,
    from: LogPlace,
    to: LogPlace,
) -> Result<bool, Error> {
    let moved = tx.run(
        "UPDATE sealing SET last_order = $3, last_id = $4 WHERE id = 1 AND last_order = $1 AND last_id = $2",
        &[&from.order, &from.id, &to.order, &to.id],
    )?;
    Ok(moved == 1)
}

/// The newest seal of a network.
pub(in crate::happenings) fn newest_seal(
    q: &mut Read<'_>,
    network: NetworkId,
) -> Result<Option<Seal>, Error> {
    q.maybe(
        "SELECT network_id, number, last_order, last_id, amount, hash, created_at FROM seals
         WHERE network_id = $1 ORDER BY number DESC LIMIT 1",
        &[&network],
    )
}

/// Seals of a network after this number, in their order; 100 at most.
pub(in crate::happenings) fn seals_after(
    q: &mut Read<'_>,
    network: NetworkId,
    number: i64,
) -> Result<Vec<Seal>, Error> {
    q.all(
        "SELECT network_id, number, last_order, last_id, amount, hash, created_at FROM seals
         WHERE network_id = $1 AND number > $2 ORDER BY number LIMIT 100",
        &[&network, &number],
    )
}

/// Keeps a seal.
pub(in crate::happenings) fn keep(tx: &mut Write<'_>, seal: &Seal) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO seals (network_id, number, last_order, last_id, amount, hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            &seal.network_id,
            &seal.number,
            &seal.last_order,
            &seal.last_id,
            &seal.amount,
            &seal.hash,
            &seal.created_at,
        ],
    )
}

/// Lines of a network after one place and up to another, in their order.
pub(in crate::happenings) fn between(
    q: &mut Read<'_>,
    network: NetworkId,
    (after, until): (LogPlace, LogPlace),
    limit: i64,
) -> Result<Vec<Happening>, Error> {
    q.all(
        "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
                detail, created_at
         FROM happenings
         WHERE network_id = $1 AND (visible_order, id) > ($2, $3) AND (visible_order, id) <= ($4, $5)
         ORDER BY visible_order, id LIMIT $6",
        &[&network, &after.order, &after.id, &until.order, &until.id, &limit],
    )
}

/// How many lines of a network stand after one place and up to another.
pub(in crate::happenings) fn amount_between(
    q: &mut Read<'_>,
    network: NetworkId,
    (after, until): (LogPlace, LogPlace),
) -> Result<i64, Error> {
    q.one(
        "SELECT COUNT(*) FROM happenings
         WHERE network_id = $1 AND (visible_order, id) > ($2, $3) AND (visible_order, id) <= ($4, $5)",
        &[&network, &after.order, &after.id, &until.order, &until.id],
    )
}

/// Under which seal each of these lines stands: the line, the seal's hash, and when it was set.
///
/// # Errors
/// Those of the database.
pub fn seals_of(q: &mut Read<'_>, lines: &[Happening]) -> Result<Vec<(HappeningId, String, Time)>, Error> {
    let keys: Vec<&dyn db::Param> = lines.iter().map(|line| -> &dyn db::Param { &line.id }).collect();
    crate::batch::among(
        q,
        "SELECT happenings.id, seals.hash, seals.created_at
         FROM happenings JOIN seals ON seals.network_id = happenings.network_id AND seals.number = (
            SELECT above.number FROM seals AS above
            WHERE above.network_id = happenings.network_id
              AND (above.last_order, above.last_id) >= (happenings.visible_order, happenings.id)
            ORDER BY above.last_order, above.last_id LIMIT 1)
         WHERE happenings.id",
        &[],
        &keys,
        "ORDER BY happenings.id",
    )
}
