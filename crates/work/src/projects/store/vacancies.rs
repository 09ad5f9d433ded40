//! Roles in projects that somebody had and nobody has any more.

use db::{Error, Param, Read, Time, Write};
use house::access::Action;
use house::batch::{self, Row};
use house::extract::Extract;
use house::ids::{MemberId, NetworkId, SpaceId};
use house::members::fold;
use house::web::Viewer;
use std::collections::{BTreeMap, BTreeSet};

/// How many roles are looked at in one change.
pub(in crate::projects) const AT_ONCE: i64 = 200;

db::record! {
    /// A role that nobody has.
    #[derive(Debug, Clone)]
    pub(in crate::projects) struct Vacancy {
        pub(in crate::projects) role_key: String,
        pub(in crate::projects) role: String,
        /// Since when; none where the next daily look notes it.
        pub(in crate::projects) since: Option<Time>,
    }
}

db::record! {
    /// A role that somebody gave back.
    #[derive(Debug, Clone)]
    pub(in crate::projects) struct GivenBack {
        pub(in crate::projects) space_id: SpaceId,
        pub(in crate::projects) network_id: NetworkId,
        pub(in crate::projects) role: String,
    }
}

/// The roles of a project that nobody has.
pub(in crate::projects) fn vacancies(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Vacancy>, Error> {
    q.all(
        "SELECT role_key, role, since FROM project_vacancies WHERE space_id = $1 ORDER BY role_key LIMIT 60",
        &[&space],
    )
}

/// Takes all roles from a member, and gives them.
pub(super) fn all_of(tx: &mut Write<'_>, member: MemberId) -> Result<Vec<GivenBack>, Error> {
    tx.all("DELETE FROM project_roles WHERE member_id = $1 RETURNING space_id, network_id, role", &[&member])
}

/// Takes roles from people who are not in the space any more, or have come in again since, and gives them; at most [`AT_ONCE`].
pub(in crate::projects) fn given_back(tx: &mut Write<'_>) -> Result<Vec<GivenBack>, Error> {
    tx.all(
        "DELETE FROM project_roles WHERE (space_id, member_id) IN (
             SELECT stale.space_id, stale.member_id FROM project_roles stale
             WHERE NOT EXISTS (SELECT 1 FROM space_members
                               WHERE space_members.space_id = stale.space_id
                                 AND space_members.member_id = stale.member_id
                                 AND space_members.joined_at <= stale.since)
             ORDER BY stale.space_id, stale.member_id LIMIT $1)
         RETURNING space_id, network_id, role",
        &[&AT_ONCE],
    )
}

/// The roles that people have in these projects.
fn roles_in(q: &mut Read<'_>, spaces: &[SpaceId]) -> Result<Vec<GivenBack>, Error> {
    let keys: Vec<&dyn Param> = spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT space_id, network_id, role FROM project_roles WHERE space_id",
        &[],
        &keys,
        "ORDER BY space_id, member_id",
    )
}

/// Notes as vacant what nobody has of the roles that were given back.
pub(in crate::projects) fn vacate(
    tx: &mut Write<'_>,
    gone: &[GivenBack],
    since: Option<Time>,
) -> Result<(), Error> {
    let spaces: BTreeSet<SpaceId> = gone.iter().map(|one| one.space_id).collect();
    let spaces: Vec<SpaceId> = spaces.into_iter().collect();
    let key = |one: &GivenBack| (one.space_id, fold(&one.role));
    let held: BTreeSet<(SpaceId, String)> = roles_in(tx, &spaces)?.iter().map(key).collect();
    let mut vacant: BTreeMap<(SpaceId, String), &GivenBack> = BTreeMap::new();
    for one in gone {
        vacant.insert(key(one), one);
    }
    vacant.retain(|key, _| !held.contains(key));
    let rows: Vec<Row<'_>> = vacant
        .iter()
        .map(|((space, key), one)| -> Row<'_> { vec![space, key, &one.network_id, &one.role, &since] })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO project_vacancies (space_id, role_key, network_id, role, since)",
        &rows,
        "ON CONFLICT (space_id, role_key) DO NOTHING",
    )?;
    Ok(())
}

/// Notes since when roles are vacant of which that is not known.
pub(in crate::projects) fn date(tx: &mut Write<'_>, now: Time) -> Result<u64, Error> {
    tx.run("UPDATE project_vacancies SET since = $1 WHERE since IS NULL", &[&now])
}

/// A role is vacant no longer: somebody has it, or it is not needed any more. 0 where it was not.
pub(in crate::projects) fn fill(tx: &mut Write<'_>, space: SpaceId, key: &str) -> Result<u64, Error> {
    tx.run("DELETE FROM project_vacancies WHERE space_id = $1 AND role_key = $2", &[&space, &key])
}

/// The projects of which the viewer may read who has which role, by name.
pub(in crate::projects) fn with_roles(
    q: &mut Read<'_>,
    viewer: &Viewer,
    most: i64,
) -> Result<Vec<(SpaceId, String)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.may(Action::ReadMembers);
    q.all(
        "SELECT projects.space_id, spaces.name FROM projects JOIN spaces ON spaces.id = projects.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE projects.network_id = $1 AND spaces.archived_at IS NULL
           AND ((spaces.visibility IN ('public', 'network') AND $3) OR space_members.member_id IS NOT NULL)
         ORDER BY spaces.name, projects.space_id LIMIT $4",
        &[&viewer.network.id, &me, &inside, &most],
    )
}

/// What an export has of vacant roles.
pub(in crate::projects) const VACANCIES: Extract = Extract {
    name: "project-vacancies",
    head: &["space_id", "role", "since"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT space_id, role, since FROM project_vacancies WHERE network_id = $1 ORDER BY space_id, role_key",
            &[&network],
            take,
        )
    }),
    of_member: None,
};
