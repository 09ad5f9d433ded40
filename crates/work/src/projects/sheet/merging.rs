//! What becomes of the parts of organisations when they become one, and when that is undone.

use crate::projects::store;
use db::Write;
use house::ids::{OrganisationId, SpaceId};
use house::room::Merging;
use house::web::Error;

/// What this room does when organisations become one.
pub(in crate::projects) const MERGING: Merging = Merging { merge, part };

/// Answers with the numbers of the projects in which the part went over.
fn merge(tx: &mut Write<'_>, from: OrganisationId, into: OrganisationId) -> Result<String, Error> {
    let moved = store::move_partner(tx, from, into)?;
    let moved: Vec<i64> = moved.into_iter().map(SpaceId::get).collect();
    serde_json::to_string(&moved).map_err(|error| Error::Broken(error.into()))
}

fn part(tx: &mut Write<'_>, from: OrganisationId, into: OrganisationId, kept: &str) -> Result<(), Error> {
    let moved: Vec<i64> = serde_json::from_str(kept).map_err(|error| Error::Broken(error.into()))?;
    let moved: Vec<SpaceId> = moved.into_iter().map(SpaceId::from).collect();
    Ok(store::give_back(tx, &moved, into, from)?)
}
