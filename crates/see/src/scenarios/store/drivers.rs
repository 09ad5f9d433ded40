//! What drives what is to come.

use super::{joined, keys};
use crate::scenarios::scenario::Driver;
use db::{Error, Read, Write};
use house::batch;
use house::ids::{DriverId, ItemId, NetworkId};

/// How a driver is described and rated.
#[derive(Debug, Clone, Copy)]
pub(in crate::scenarios) struct Rated<'a> {
    pub(in crate::scenarios) name: &'a str,
    pub(in crate::scenarios) about: &'a str,
    pub(in crate::scenarios) impact: i64,
    pub(in crate::scenarios) uncertainty: i64,
}

/// The drivers of a scenario, those that weigh most first; 40 at most.
pub(in crate::scenarios) fn drivers(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Driver>, Error> {
    q.all(
        "SELECT id, name, about, impact, uncertainty, axis, low_end, high_end FROM scenario_drivers
         WHERE item_id = $1 ORDER BY impact * uncertainty DESC, id LIMIT 40",
        &[&item],
    )
}

/// Writes a driver down; answers with its number.
pub(in crate::scenarios) fn add_driver(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    rated: &Rated<'_>,
) -> Result<DriverId, Error> {
    tx.one(
        "INSERT INTO scenario_drivers (item_id, network_id, name, about, impact, uncertainty, axis, low_end, high_end)
         VALUES ($1, $2, $3, $4, $5, $6, 0, '', '') RETURNING id",
        &[&item, &network, &rated.name, &rated.about, &rated.impact, &rated.uncertainty],
    )
}

/// Describes and rates it anew.
pub(in crate::scenarios) fn change_driver(
    tx: &mut Write<'_>,
    (item, id): (ItemId, DriverId),
    rated: &Rated<'_>,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE scenario_drivers SET name = $3, about = $4, impact = $5, uncertainty = $6
         WHERE item_id = $1 AND id = $2",
        &[&item, &id, &rated.name, &rated.about, &rated.impact, &rated.uncertainty],
    )
}

/// Takes a driver away; 0 where it is not there.
pub(in crate::scenarios) fn remove_driver(
    tx: &mut Write<'_>,
    (item, id): (ItemId, DriverId),
) -> Result<u64, Error> {
    tx.run("DELETE FROM scenario_drivers WHERE item_id = $1 AND id = $2", &[&item, &id])
}

/// Makes a driver this axis, or none (0), with what its ends are called.
pub(in crate::scenarios) fn set_axis(
    tx: &mut Write<'_>,
    (item, id): (ItemId, DriverId),
    axis: i64,
    (low, high): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE scenario_drivers SET axis = $3, low_end = $4, high_end = $5 WHERE item_id = $1 AND id = $2",
        &[&item, &id, &axis, &low, &high],
    )
}

/// The words of drivers.
pub(super) fn words(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, String)>, Error> {
    let found = batch::among(
        q,
        "SELECT item_id, name, about FROM scenario_drivers WHERE item_id",
        &[],
        &keys(items),
        "ORDER BY item_id",
    )?;
    Ok(joined(found))
}
