//! Who there is to be counted, and where.

use crate::figures::floor::{Crowd, NONE};
use db::{Error, Read, Time};
use house::ids::{MemberId, NetworkId};
use house::sector::Sector;

/// All networks.
pub(in crate::figures) fn networks(q: &mut Read<'_>) -> Result<Vec<NetworkId>, Error> {
    q.all("SELECT id FROM networks ORDER BY id", &[])
}

/// Since when there is a network.
pub(in crate::figures) fn born(q: &mut Read<'_>, network: NetworkId) -> Result<Time, Error> {
    q.one("SELECT created_at FROM networks WHERE id = $1", &[&network])
}

/// The active members of a network with their sectors, and its spaces that are for their members only.
pub(in crate::figures) fn crowd(q: &mut Read<'_>, network: NetworkId) -> Result<Crowd, Error> {
    let mut crowd = Crowd::default();
    crowd.people.extend(members(q, network)?.into_iter().map(|member| (member, NONE)));
    let mut homes = sectors(q, network)?;
    // Of several, the first counts: it comes last here.
    homes.reverse();
    for (member, sector) in homes {
        if let Some(own) = crowd.people.get_mut(&member) {
            *own = sector.as_str();
        }
    }
    crowd.closed.extend(q.all::<house::ids::SpaceId>(
        "SELECT id FROM spaces WHERE network_id = $1 AND visibility = 'members' ORDER BY id",
        &[&network],
    )?);
    Ok(crowd)
}

fn members(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<MemberId>, Error> {
    q.all("SELECT id FROM members WHERE network_id = $1 AND state = 'active' ORDER BY id", &[&network])
}

/// The sectors of the organisations of each active member, those first for which they stand.
fn sectors(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(MemberId, Sector)>, Error> {
    q.all(
        "SELECT affiliations.member_id, affiliations.sector FROM affiliations
         JOIN organisations ON organisations.id = affiliations.organisation_id
         WHERE affiliations.network_id = $1 AND affiliations.member_state = 'active' AND affiliations.ended_at IS NULL
           AND organisations.archived_at IS NULL
         ORDER BY affiliations.member_id, affiliations.capacity, affiliations.organisation_id",
        &[&network],
    )
}
