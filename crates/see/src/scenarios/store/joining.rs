//! What becomes of scenarios about an organisation when it is merged into another, and when that is undone.

use db::{Param, Read, Write};
use house::batch;
use house::ids::{ItemId, OrganisationId};
use house::web::Error;

/// The scenarios that ask what would be if an organisation left.
fn about(q: &mut Read<'_>, organisation: OrganisationId) -> Result<Vec<ItemId>, db::Error> {
    q.all(
        "SELECT item_id FROM scenarios WHERE about_sort = 'organisation' AND about_id = $1 ORDER BY item_id",
        &[&organisation],
    )
}

/// They ask it of the other from now on; answers with which they are.
pub(in crate::scenarios) fn merge_organisations(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<String, Error> {
    let moved = about(tx, from)?;
    tx.run(
        "UPDATE scenarios SET about_id = $2 WHERE about_sort = 'organisation' AND about_id = $1",
        &[&from, &into],
    )?;
    Ok(moved.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
}

/// Those that were moved ask it of the first again, as far as they still ask it of the other.
pub(in crate::scenarios) fn part_organisations(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
    kept: &str,
) -> Result<(), Error> {
    let moved: Vec<ItemId> = kept.split(' ').filter_map(|id| id.parse().ok()).collect();
    let keys: Vec<&dyn Param> = moved.iter().map(|id| -> &dyn Param { id }).collect();
    let still: Vec<ItemId> = batch::among(
        tx,
        "SELECT item_id FROM scenarios WHERE about_sort = 'organisation' AND about_id = $1 AND item_id",
        &[&into],
        &keys,
        "ORDER BY item_id",
    )?;
    for item in still {
        tx.run("UPDATE scenarios SET about_id = $2 WHERE item_id = $1", &[&item, &from])?;
    }
    Ok(())
}
