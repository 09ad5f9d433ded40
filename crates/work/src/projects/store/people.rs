//! Who takes part in a project: organisations with their part, people with their role.

use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{MemberId, NetworkId, OrganisationId, SpaceId};

db::record! {
    /// An organisation that takes part.
    #[derive(Debug, Clone)]
    pub(in crate::projects) struct Partner {
        pub(in crate::projects) organisation_id: OrganisationId,
        pub(in crate::projects) name: String,
        pub(in crate::projects) part: String,
        /// Since when it is no partner of the network any more.
        pub(in crate::projects) archived_at: Option<Time>,
    }
}

/// The organisations of a project, by name. One that became another is gone.
pub(in crate::projects) fn partners(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Partner>, Error> {
    q.all(
        "SELECT project_partners.organisation_id, organisations.name, project_partners.part, organisations.archived_at
         FROM project_partners JOIN organisations ON organisations.id = project_partners.organisation_id
         WHERE project_partners.space_id = $1 AND organisations.merged_into IS NULL
         ORDER BY organisations.name_key, organisations.id LIMIT 60",
        &[&space],
    )
}

/// How many organisations take part in a project.
pub(in crate::projects) fn count_partners(q: &mut Read<'_>, space: SpaceId) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) AS amount FROM project_partners WHERE space_id = $1", &[&space])
}

/// Lets an organisation take part, or gives it another part.
pub(in crate::projects) fn partner(
    tx: &mut Write<'_>,
    (network, space): (NetworkId, SpaceId),
    organisation: OrganisationId,
    part: &str,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO project_partners (space_id, organisation_id, network_id, part, since) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (space_id, organisation_id) DO UPDATE SET part = excluded.part",
        &[&space, &organisation, &network, &part, &now],
    )
}

/// Lets it no longer take part; 0 where it does not.
pub(in crate::projects) fn unpartner(
    tx: &mut Write<'_>,
    space: SpaceId,
    organisation: OrganisationId,
) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM project_partners WHERE space_id = $1 AND organisation_id = $2",
        &[&space, &organisation],
    )
}

db::record! {
    /// Somebody with a role.
    #[derive(Debug, Clone)]
    pub(in crate::projects) struct Cast {
        pub(in crate::projects) member_id: MemberId,
        pub(in crate::projects) name: String,
        pub(in crate::projects) role: String,
    }
}

/// Who has which role in a project, by name: those alone who are in its space, and have been since it was given to them. Whoever
/// leaves the space gives back their role, and comes in again without it.
pub(in crate::projects) fn roles(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Cast>, Error> {
    q.all(
        "SELECT project_roles.member_id, members.name, project_roles.role
         FROM project_roles
         JOIN space_members ON space_members.space_id = project_roles.space_id
              AND space_members.member_id = project_roles.member_id
              AND space_members.joined_at <= project_roles.since
         JOIN members ON members.id = project_roles.member_id
         WHERE project_roles.space_id = $1 AND members.state = 'active'
         ORDER BY members.name_key, members.id LIMIT 60",
        &[&space],
    )
}

/// Who of these is in a space.
pub(in crate::projects) fn inside(
    q: &mut Read<'_>,
    space: SpaceId,
    members: &[MemberId],
) -> Result<Vec<MemberId>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT member_id FROM space_members WHERE space_id = $1 AND member_id",
        &[&space],
        &keys,
        "ORDER BY member_id",
    )
}

/// Gives somebody of the space a role, or another one.
pub(in crate::projects) fn cast(
    tx: &mut Write<'_>,
    (network, space): (NetworkId, SpaceId),
    member: MemberId,
    role: &str,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO project_roles (space_id, member_id, network_id, role, since) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (space_id, member_id) DO UPDATE SET role = excluded.role, since = excluded.since",
        &[&space, &member, &network, &role, &now],
    )
}

/// Takes a role from somebody; 0 where they have none.
pub(in crate::projects) fn take_role(
    tx: &mut Write<'_>,
    space: SpaceId,
    member: MemberId,
) -> Result<u64, Error> {
    tx.run("DELETE FROM project_roles WHERE space_id = $1 AND member_id = $2", &[&space, &member])
}
