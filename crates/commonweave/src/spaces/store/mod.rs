//! The tables of spaces.

use crate::ids::{MemberId, NetworkId, SpaceId};
use db::{Error, Time, Write};

/// Makes the commons of a new network; its founder holds it.
///
/// # Errors
/// Those of the database.
pub fn create_commons(
    tx: &mut Write<'_>,
    network: NetworkId,
    founder: MemberId,
    name: &str,
    now: Time,
) -> Result<SpaceId, Error> {
    let space: SpaceId = tx.one(
        "INSERT INTO spaces (network_id, kind, name, name_key, purpose, visibility, member_count, created_by,
                             created_at, updated_at, last_activity_at)
         VALUES ($1, 'commons', $2, $3, '', 'network', 1, $4, $5, $5, $5) RETURNING id",
        &[&network, &name, &name.to_lowercase(), &founder, &now],
    )?;
    tx.run(
        "INSERT INTO space_members (space_id, member_id, network_id, role, joined_at) VALUES ($1, $2, $3, 'facilitator', $4)",
        &[&space, &founder, &network, &now],
    )?;
    Ok(space)
}

/// Puts a new member into the commons of their network.
///
/// # Errors
/// Those of the database.
pub fn enter_commons(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO space_members (space_id, member_id, network_id, role, joined_at)
         SELECT id, $2, network_id, 'member', $3 FROM spaces WHERE network_id = $1 AND kind = 'commons'
         ON CONFLICT (space_id, member_id) DO NOTHING",
        &[&network, &member, &now],
    )?;
    Ok(())
}
