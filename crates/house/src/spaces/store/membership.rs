//! Who is in a space.

use crate::access::SpaceRole;
use crate::batch::{self, Row};
use crate::ids::{MemberId, NetworkId, SpaceId};
use crate::room::Rooms;
use crate::spaces::space::SpaceMember;
use db::{Error, Param, Read, Time, Write};
use std::collections::{BTreeMap, BTreeSet};

/// Puts an active member into a space. True if they were not in it; who is in it keeps their role.
///
/// # Errors
/// Those of the database.
pub fn enter(
    tx: &mut Write<'_>,
    network: NetworkId,
    space: SpaceId,
    member: MemberId,
    role: SpaceRole,
    now: Time,
) -> Result<bool, Error> {
    let entered = tx.run(
        "INSERT INTO space_members (space_id, member_id, network_id, role, joined_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (space_id, member_id) DO NOTHING",
        &[&space, &member, &network, &role, &now],
    )?;
    if entered > 0 {
        count(tx, space, 1)?;
        // Whoever is in waits at no door.
        super::joining::end_request(tx, space, member)?;
        super::joining::end_invitation(tx, space, member)?;
    }
    Ok(entered > 0)
}

/// What each of these members is in those of these spaces in which they are.
///
/// # Errors
/// Those of the database.
pub fn roles(
    q: &mut Read<'_>,
    spaces: &[SpaceId],
    members: &BTreeSet<MemberId>,
) -> Result<Vec<(MemberId, SpaceId, SpaceRole)>, Error> {
    let Some((least, most)) = spaces.iter().min().zip(spaces.iter().max()) else { return Ok(Vec::new()) };
    let keys: Vec<&dyn Param> = members.iter().map(|member| -> &dyn Param { member }).collect();
    let found: Vec<(MemberId, SpaceId, SpaceRole)> = batch::among(
        q,
        "SELECT member_id, space_id, role FROM space_members WHERE space_id >= $1 AND space_id <= $2 AND member_id",
        &[least, most],
        &keys,
        "ORDER BY member_id, space_id",
    )?;
    Ok(found.into_iter().filter(|(_, space, _)| spaces.contains(space)).collect())
}

/// Puts members into spaces in which they are not yet, each at a moment of its own.
///
/// # Errors
/// A broken rule where somebody is in a space already; those of the database.
pub fn enter_many(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &[(SpaceId, MemberId, Time)],
) -> Result<(), Error> {
    let role = SpaceRole::Member;
    let rows: Vec<Row<'_>> = new
        .iter()
        .map(|(space, member, now)| -> Row<'_> { vec![space, member, &network, &role, now] })
        .collect();
    let head = "INSERT INTO space_members (space_id, member_id, network_id, role, joined_at)";
    batch::insert(tx, head, &rows, "")?;
    let mut amounts: BTreeMap<SpaceId, i64> = BTreeMap::new();
    for (space, _, _) in new {
        *amounts.entry(*space).or_default() += 1;
    }
    for (space, amount) in amounts {
        count(tx, space, amount)?;
    }
    Ok(())
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
    let commons = tx.maybe(
        "SELECT id FROM spaces WHERE network_id = $1 AND kind = 'commons' ORDER BY id LIMIT 1",
        &[&network],
    )?;
    if let Some(commons) = commons {
        enter(tx, network, commons, member, SpaceRole::Member, now)?;
    }
    Ok(())
}

/// Takes somebody who leaves the network, or is suspended for good, out of all its spaces.
///
/// # Errors
/// Those of the database.
pub fn leave_all(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    let spaces: Vec<SpaceId> =
        tx.all("SELECT space_id FROM space_members WHERE member_id = $1 ORDER BY space_id", &[&member])?;
    for space in spaces {
        leave(tx, space, member)?;
    }
    super::joining::forget_asking(tx, member)
}

/// Gives the places of one member to another, who they are.
pub(in crate::spaces) fn merge(
    tx: &mut Write<'_>,
    _: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run("UPDATE spaces SET created_by = $2 WHERE created_by = $1", &[&from, &to])?;
    super::joining::forget_asking(tx, from)?;
    let held: Vec<(SpaceId, NetworkId, SpaceRole, Time)> = tx.all(
        "SELECT space_id, network_id, role, joined_at FROM space_members WHERE member_id = $1 ORDER BY space_id",
        &[&from],
    )?;
    for (space, network, role, joined) in held {
        enter(tx, network, space, to, role, joined)?;
        leave(tx, space, from)?;
    }
    Ok(())
}

/// Takes a member out of a space. False where they were not in it.
///
/// # Errors
/// Those of the database.
pub fn leave(tx: &mut Write<'_>, space: SpaceId, member: MemberId) -> Result<bool, Error> {
    let left =
        tx.run("DELETE FROM space_members WHERE space_id = $1 AND member_id = $2", &[&space, &member])?;
    if left > 0 {
        count(tx, space, -1)?;
    }
    Ok(left > 0)
}

fn count(tx: &mut Write<'_>, space: SpaceId, delta: i64) -> Result<u64, Error> {
    tx.run("UPDATE spaces SET member_count = member_count + $2 WHERE id = $1", &[&space, &delta])
}

pub(in crate::spaces) fn set_role(
    tx: &mut Write<'_>,
    space: SpaceId,
    member: MemberId,
    role: SpaceRole,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE space_members SET role = $3 WHERE space_id = $1 AND member_id = $2",
        &[&space, &member, &role],
    )
}

/// What somebody is in a space.
pub(in crate::spaces) fn role_of(
    q: &mut Read<'_>,
    space: SpaceId,
    member: MemberId,
) -> Result<Option<SpaceRole>, Error> {
    q.maybe("SELECT role FROM space_members WHERE space_id = $1 AND member_id = $2", &[&space, &member])
}

/// Those who hold a space, at most 20.
///
/// # Errors
/// Those of the database.
pub fn facilitators(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<SpaceMember>, Error> {
    q.all(
        "SELECT members.id, members.name, members.name_key, members.headline, space_members.role
         FROM space_members JOIN members ON members.id = space_members.member_id
         WHERE space_members.space_id = $1 AND space_members.role = 'facilitator' AND members.state = 'active'
         ORDER BY space_members.member_id LIMIT 20",
        &[&space],
    )
}

/// Members of a space after this one, in the order in which they came to the network; 51 at most.
pub(in crate::spaces) fn members(
    q: &mut Read<'_>,
    space: SpaceId,
    after: MemberId,
) -> Result<Vec<SpaceMember>, Error> {
    q.all(
        "SELECT members.id, members.name, members.name_key, members.headline, space_members.role
         FROM space_members JOIN members ON members.id = space_members.member_id
         WHERE space_members.space_id = $1 AND space_members.member_id > $2 AND members.state = 'active'
         ORDER BY space_members.member_id LIMIT 51",
        &[&space, &after],
    )
}

/// An active member of the network by number, with the role in the space if they are in it.
pub(in crate::spaces) fn member_of(
    q: &mut Read<'_>,
    network: NetworkId,
    member: MemberId,
) -> Result<Option<String>, Error> {
    q.maybe(
        "SELECT name FROM members WHERE network_id = $1 AND id = $2 AND state = 'active'",
        &[&network, &member],
    )
}
