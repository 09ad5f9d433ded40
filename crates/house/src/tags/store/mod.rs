//! The tables of tags.

mod counting;
mod extracts;
mod keeping;
mod reading;

pub(super) use counting::recount;
pub(super) use extracts::EXTRACTS;
pub(super) use keeping::{merge, rename};
pub(super) use reading::{Row, Tag, browse, by_key, merged_into, standing, visible_to};
pub use reading::{Tagged, of_items};

use crate::batch::{self, Row as Values};
use crate::ids::{ItemId, NetworkId, SpaceId, TagId};
use crate::members::fold;
use db::{Error, Read, Time, Write};

/// Gives an item of this space exactly these tags, in this order; new ones are made. True where anything changed.
///
/// # Errors
/// Those of the database.
pub fn set(
    tx: &mut Write<'_>,
    (network, space, item): (NetworkId, SpaceId, ItemId),
    names: &[String],
    now: Time,
) -> Result<bool, Error> {
    let mut wanted: Vec<TagId> = Vec::with_capacity(names.len());
    for name in names {
        let tag = known(tx, network, name, now)?;
        if !wanted.contains(&tag) {
            wanted.push(tag);
        }
    }
    let has = reading::numbers(tx, item)?;
    if has == wanted {
        return Ok(false);
    }
    tx.run("DELETE FROM item_tags WHERE item_id = $1", &[&item])?;
    let places: Vec<i64> = (0..).take(wanted.len()).collect();
    let rows: Vec<Values<'_>> = wanted
        .iter()
        .zip(&places)
        .map(|(tag, place)| -> Values<'_> { vec![&item, tag, &network, place] })
        .collect();
    batch::insert(tx, "INSERT INTO item_tags (item_id, tag_id, network_id, position)", &rows, "")?;
    for tag in has.iter().filter(|tag| !wanted.contains(tag)) {
        count(tx, network, (space, *tag), -1)?;
    }
    for tag in wanted.iter().filter(|tag| !has.contains(tag)) {
        count(tx, network, (space, *tag), 1)?;
    }
    Ok(true)
}

/// Counts the tags of an item in the space into which it has moved, and no longer in the one that it has left.
///
/// # Errors
/// Those of the database.
pub fn moved(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    (from, to): (SpaceId, SpaceId),
) -> Result<(), Error> {
    count_all(tx, network, from, item, -1)?;
    count_all(tx, network, to, item, 1)
}

/// Counts the tags of an item no longer, because it is deleted; it keeps them, for it may come back.
///
/// # Errors
/// Those of the database.
pub fn put_away(tx: &mut Write<'_>, network: NetworkId, space: SpaceId, item: ItemId) -> Result<(), Error> {
    count_all(tx, network, space, item, -1)
}

/// Counts the tags of an item that has come back.
///
/// # Errors
/// Those of the database.
pub fn bring_back(tx: &mut Write<'_>, network: NetworkId, space: SpaceId, item: ItemId) -> Result<(), Error> {
    count_all(tx, network, space, item, 1)
}

/// Takes the tags from an item that was put away for good.
pub(super) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM item_tags WHERE item_id = $1", &[&item])?;
    Ok(())
}

fn count_all(
    tx: &mut Write<'_>,
    network: NetworkId,
    space: SpaceId,
    item: ItemId,
    delta: i64,
) -> Result<(), Error> {
    for tag in reading::numbers(tx, item)? {
        count(tx, network, (space, tag), delta)?;
    }
    Ok(())
}

/// The tags of an item as its form shows them.
///
/// # Errors
/// Those of the database.
pub fn filled(q: &mut Read<'_>, item: ItemId) -> Result<String, Error> {
    let names: Vec<String> = of_items(q, &[item])?.into_iter().map(|tagged| tagged.name).collect();
    Ok(super::typed(&names))
}

/// The tag of this name, made where there is none; one that was merged is the one into which it was.
fn known(tx: &mut Write<'_>, network: NetworkId, name: &str, now: Time) -> Result<TagId, Error> {
    let key = fold(name);
    if let Some(tag) = by_key(tx, network, &key)? {
        return Ok(tag.merged_into.unwrap_or(tag.id));
    }
    let made: Option<TagId> = tx.maybe(
        "INSERT INTO tags (network_id, name, name_key, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (network_id, name_key) DO NOTHING RETURNING id",
        &[&network, &name, &key, &now],
    )?;
    match made {
        Some(tag) => Ok(tag),
        // Somebody has made it in this very moment, on another node.
        None => by_key(tx, network, &key)?.map(|tag| tag.merged_into.unwrap_or(tag.id)).ok_or(Error::Missing),
    }
}

fn count(
    tx: &mut Write<'_>,
    network: NetworkId,
    (space, tag): (SpaceId, TagId),
    delta: i64,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO tag_counts (network_id, space_id, tag_id, amount) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tag_id, space_id) DO UPDATE SET amount = tag_counts.amount + excluded.amount",
        &[&network, &space, &tag, &delta],
    )
}
