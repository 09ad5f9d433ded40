//! Many organisations at once.

use crate::batch;
use crate::ids::{NetworkId, OrganisationId};
use crate::sector::Sector;
use db::{Error, Time, Write};

/// Holds those of these organisations that take part until the change ends, and answers with the sector of each.
pub(in crate::organisations) fn hold_sectors(
    tx: &mut Write<'_>,
    network: NetworkId,
    ids: &[OrganisationId],
) -> Result<Vec<(OrganisationId, Sector)>, Error> {
    let keys: Vec<&dyn db::Param> = ids.iter().map(|id| -> &dyn db::Param { id }).collect();
    // Writing what stands there already is what holds a row on both engines.
    batch::among(
        tx,
        "UPDATE organisations SET sector = sector WHERE +network_id = $1 AND archived_at IS NULL AND id",
        &[&network],
        &keys,
        "RETURNING id, sector",
    )
}

/// Writes the sector of organisations.
pub(in crate::organisations) fn set_sector(
    tx: &mut Write<'_>,
    network: NetworkId,
    ids: &[OrganisationId],
    sector: Sector,
    now: Time,
) -> Result<Vec<OrganisationId>, Error> {
    let keys: Vec<&dyn db::Param> = ids.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        tx,
        "UPDATE organisations SET sector = $2, updated_at = $3 WHERE +network_id = $1 AND id",
        &[&network, &sector, &now],
        &keys,
        "RETURNING id",
    )
}

/// Deletes organisations with the words that find them. Nobody may belong to them any more.
pub(in crate::organisations) fn erase(tx: &mut Write<'_>, ids: &[OrganisationId]) -> Result<usize, Error> {
    let keys: Vec<&dyn db::Param> = ids.iter().map(|id| -> &dyn db::Param { id }).collect();
    let words = "DELETE FROM organisation_words WHERE organisation_id";
    batch::among::<OrganisationId>(tx, words, &[], &keys, "RETURNING organisation_id")?;
    let gone =
        batch::among::<OrganisationId>(tx, "DELETE FROM organisations WHERE id", &[], &keys, "RETURNING id")?;
    super::renew(tx, ids)?;
    Ok(gone.len())
}
