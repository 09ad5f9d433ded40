//! To whom one writes at organisations, and what is kept of that.

use crate::batch;
use crate::ids::{NetworkId, OrganisationId};
use db::{Error, Param, Read, Write};

/// The organisations of a network at which one writes to somebody: at which address, and how they are called.
pub(super) fn contacts(
    q: &mut Read<'_>,
    network: NetworkId,
) -> Result<Vec<(OrganisationId, String, String)>, Error> {
    q.all(
        "SELECT id, contact_email, contact_person FROM organisations
         WHERE network_id = $1 AND (contact_email <> '' OR contact_person <> '') ORDER BY id",
        &[&network],
    )
}

/// At these organisations one writes to nobody any more; tells which they are. Nobody has edited them.
pub(super) fn forget_contacts(
    tx: &mut Write<'_>,
    network: NetworkId,
    organisations: &[OrganisationId],
) -> Result<Vec<OrganisationId>, Error> {
    let keys: Vec<&dyn Param> = organisations.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        tx,
        "UPDATE organisations SET contact_email = '', contact_phone = '', contact_person = ''
         WHERE +network_id = $1 AND id",
        &[&network],
        &keys,
        "RETURNING id",
    )
}

/// What the mergers of a network have changed.
pub(super) fn mergers(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(i64, String)>, Error> {
    q.all(
        "SELECT organisation_mergers.id, organisation_mergers.changed
         FROM organisations
         JOIN organisation_mergers ON organisation_mergers.organisation_id = organisations.id
         WHERE organisations.network_id = $1 ORDER BY organisation_mergers.id",
        &[&network],
    )
}

/// Keeps what a merger has changed.
pub(super) fn keep_merger(tx: &mut Write<'_>, merger: i64, changed: &str) -> Result<u64, Error> {
    tx.run("UPDATE organisation_mergers SET changed = $2 WHERE id = $1", &[&merger, &changed])
}
