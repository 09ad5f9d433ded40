//! Events that introduce those who come to each other.

use super::Wisher;
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId};

/// Has an event introduce those who come; false where it did so before.
///
/// # Errors
/// Those of the database.
pub fn gather(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, by): (ItemId, MemberId),
    now: Time,
) -> Result<bool, Error> {
    let begun = tx.run(
        "INSERT INTO introduction_sets (item_id, network_id, asked_by, asked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (item_id) DO NOTHING",
        &[&item, &network, &by, &now],
    )?;
    Ok(begun == 1)
}

/// It introduces nobody any more; false where it did not.
pub(in crate::introductions) fn scatter(tx: &mut Write<'_>, item: ItemId) -> Result<bool, Error> {
    Ok(tx.run("DELETE FROM introduction_sets WHERE item_id = $1", &[&item])? == 1)
}

/// Who asked that an event introduces those who come; none where nobody did.
pub(in crate::introductions) fn asked_by(q: &mut Read<'_>, item: ItemId) -> Result<Option<MemberId>, Error> {
    q.maybe("SELECT asked_by FROM introduction_sets WHERE item_id = $1", &[&item])
}

/// The events of a network for which that was asked last, so many at most.
pub(in crate::introductions) fn sets(
    q: &mut Read<'_>,
    network: NetworkId,
    limit: i64,
) -> Result<Vec<ItemId>, Error> {
    q.all(
        "SELECT item_id FROM introduction_sets WHERE network_id = $1 ORDER BY asked_at DESC, item_id DESC LIMIT $2",
        &[&network, &limit],
    )
}

/// For which of these events that was asked.
pub(in crate::introductions) fn sets_among(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<ItemId>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT item_id FROM introduction_sets WHERE item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id")
}

/// Those of these members who want to be introduced.
pub(in crate::introductions) fn wishers_among(
    q: &mut Read<'_>,
    members: &[MemberId],
) -> Result<Vec<Wisher>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT members.id, members.joined_at,
                (SELECT MIN(affiliations.sector) FROM affiliations
                 WHERE affiliations.member_id = members.id AND affiliations.ended_at IS NULL) AS sector
         FROM introduction_wishes JOIN members ON members.id = introduction_wishes.member_id
         WHERE members.state = 'active' AND members.id",
        &[],
        &keys,
        "ORDER BY members.id",
    )
}

/// Forgets an event that is gone for good.
pub(in crate::introductions) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM introduction_sets WHERE item_id = $1", &[&item])?;
    tx.run("UPDATE introductions SET event_id = NULL WHERE event_id = $1", &[&item])?;
    Ok(())
}
