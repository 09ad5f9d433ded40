//! What organisations are called.

use crate::ids::{NetworkId, OrganisationId};
use db::{Error, Read};

/// Number and name of organisations of this network.
pub(in crate::organisations) fn names(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[OrganisationId],
) -> Result<Vec<(OrganisationId, String)>, Error> {
    let keys: Vec<&dyn db::Param> = ids.iter().map(|id| -> &dyn db::Param { id }).collect();
    crate::batch::among(
        q,
        "SELECT id, name FROM organisations WHERE +network_id = $1 AND id",
        &[&network],
        &keys,
        "ORDER BY id",
    )
}
