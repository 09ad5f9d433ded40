//! What organisations are called, and of whom that reminds.

use crate::ids::{NetworkId, OrganisationId};
use crate::organisations::show::Alike;
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

/// The organisations of a network that take part, by name.
pub(in crate::organisations) fn by_names(
    q: &mut Read<'_>,
    network: NetworkId,
    limit: i64,
) -> Result<Vec<(OrganisationId, String)>, Error> {
    q.all(
        "SELECT id, name FROM organisations WHERE network_id = $1 AND archived_at IS NULL
         ORDER BY name_key, id LIMIT $2",
        &[&network, &limit],
    )
}

/// Of whom the name of an organisation reminds: another organisation, or a person.
pub(in crate::organisations) fn alike(
    q: &mut Read<'_>,
    network: NetworkId,
    id: OrganisationId,
) -> Result<Option<Alike>, Error> {
    q.maybe(
        "SELECT (SELECT others.name FROM organisations AS others
                 WHERE others.network_id = organisations.network_id AND others.look = organisations.look
                   AND others.id <> organisations.id AND others.archived_at IS NULL
                 ORDER BY others.id LIMIT 1) AS organisation,
                (SELECT members.name FROM members
                 WHERE members.network_id = organisations.network_id AND members.look = organisations.look
                 ORDER BY members.id LIMIT 1) AS person
         FROM organisations WHERE network_id = $1 AND id = $2 ORDER BY id",
        &[&network, &id],
    )
}
