//! What organisations carry, and for what most others wait, as it was last reckoned.

use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, NetworkId, OrganisationId};
use house::reports::Block;

/// Keeps how much of something each organisation has, at this moment; 0 stands for none.
pub(in crate::burdens) fn keep(
    tx: &mut Write<'_>,
    (network, word): (NetworkId, &'static str),
    all: &[(OrganisationId, i64)],
    now: Time,
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = all
        .iter()
        .map(|(organisation, amount)| -> Row<'_> { vec![&network, organisation, &word, amount, &now] })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO burden_loads (network_id, organisation_id, word, amount, reckoned_at)",
        &rows,
        "ON CONFLICT (network_id, organisation_id, word)
         DO UPDATE SET amount = excluded.amount, reckoned_at = excluded.reckoned_at",
    )
}

/// Keeps for which items most others wait, at this moment.
pub(in crate::burdens) fn keep_blocks(
    tx: &mut Write<'_>,
    network: NetworkId,
    all: &[Block],
    now: Time,
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = all
        .iter()
        .map(|(item, organisation, waiting)| -> Row<'_> { vec![&network, item, organisation, waiting, &now] })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO burden_blocks (network_id, item_id, organisation_id, waiting, reckoned_at)",
        &rows,
        "ON CONFLICT (network_id, item_id)
         DO UPDATE SET organisation_id = excluded.organisation_id, waiting = excluded.waiting, reckoned_at = excluded.reckoned_at",
    )
}

/// Forgets what was reckoned before this moment and is no longer so.
pub(in crate::burdens) fn forget_older(
    tx: &mut Write<'_>,
    network: NetworkId,
    now: Time,
) -> Result<(), Error> {
    tx.run("DELETE FROM burden_loads WHERE network_id = $1 AND reckoned_at < $2", &[&network, &now])?;
    tx.run("DELETE FROM burden_blocks WHERE network_id = $1 AND reckoned_at < $2", &[&network, &now])?;
    Ok(())
}

/// Forgets an item that is gone for good.
pub(in crate::burdens) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM burden_blocks WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// The organisations that carry or give something, in the order in which they came to the network, after this one.
pub(in crate::burdens) fn carrying(
    q: &mut Read<'_>,
    network: NetworkId,
    after: OrganisationId,
    limit: i64,
) -> Result<Vec<OrganisationId>, Error> {
    q.all(
        "SELECT DISTINCT organisation_id FROM burden_loads WHERE network_id = $1 AND organisation_id > $2
         ORDER BY organisation_id LIMIT $3",
        &[&network, &after, &limit],
    )
}

db::record! {
    /// How much of something an organisation has.
    #[derive(Debug, Clone)]
    pub(in crate::burdens) struct Amount {
        pub(in crate::burdens) organisation_id: OrganisationId,
        pub(in crate::burdens) word: String,
        pub(in crate::burdens) amount: i64,
        pub(in crate::burdens) reckoned_at: Time,
    }
}

/// What each of these organisations carries and gives.
pub(in crate::burdens) fn amounts(
    q: &mut Read<'_>,
    network: NetworkId,
    organisations: &[OrganisationId],
) -> Result<Vec<Amount>, Error> {
    let keys: Vec<&dyn Param> = organisations.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT organisation_id, word, amount, reckoned_at FROM burden_loads WHERE network_id = $1 AND organisation_id",
        &[&network],
        &keys,
        "ORDER BY organisation_id, word",
    )
}

/// For which items most others wait.
pub(in crate::burdens) fn blocks(
    q: &mut Read<'_>,
    network: NetworkId,
    limit: i64,
) -> Result<Vec<Block>, Error> {
    q.all(
        "SELECT item_id, organisation_id, waiting FROM burden_blocks WHERE network_id = $1
         ORDER BY waiting DESC, item_id LIMIT $2",
        &[&network, &limit],
    )
}
