//! The projects of a network, as far as a viewer may read them. What is counted or offered looks at the newest 2,000.

use crate::projects::project::{Light, ProjectState};
use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{IndicatorId, MemberId, OrganisationId, SpaceId};
use house::reports::Sought;
use house::web::Viewer;

/// Which projects are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::projects) struct Asked {
    /// The words of a state, of an objective and of a light; empty for all.
    pub(in crate::projects) state: String,
    pub(in crate::projects) objective: String,
    pub(in crate::projects) light: String,
    /// Those in which this organisation takes part.
    pub(in crate::projects) organisation: Option<OrganisationId>,
}

db::record! {
    /// A project in the list.
    #[derive(Debug, Clone)]
    pub(in crate::projects) struct Listed {
        pub(in crate::projects) space_id: SpaceId,
        pub(in crate::projects) name: String,
        pub(in crate::projects) state: ProjectState,
        pub(in crate::projects) objective: String,
        pub(in crate::projects) moves: String,
        pub(in crate::projects) light: Option<Light>,
        pub(in crate::projects) light_at: Option<Time>,
        pub(in crate::projects) starts_on: Option<Time>,
        pub(in crate::projects) ends_on: Option<Time>,
        pub(in crate::projects) changed_at: Time,
    }
}

fn me(viewer: &Viewer) -> MemberId {
    viewer.member_id().unwrap_or(MemberId::from(0))
}

/// The projects that the viewer may read, those of which something was written last first, from behind this place on.
pub(in crate::projects) fn listed(
    q: &mut Read<'_>,
    viewer: &Viewer,
    asked: &Asked,
    behind: (Time, SpaceId),
    limit: i64,
) -> Result<Vec<Listed>, Error> {
    q.all(
        "SELECT projects.space_id, spaces.name, projects.state, projects.objective, projects.moves, projects.light,
                projects.light_at, projects.starts_on, projects.ends_on, projects.changed_at
         FROM projects JOIN spaces ON spaces.id = projects.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE projects.network_id = $1 AND (projects.changed_at, projects.space_id) < ($4, $5)
           AND spaces.archived_at IS NULL
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
           AND (projects.state = $6 OR $6 = '') AND (projects.objective_key = $7 OR $7 = '')
           AND (projects.light = $8 OR $8 = '')
           AND ($9 = 0 OR EXISTS (SELECT 1 FROM project_partners
                                  WHERE project_partners.space_id = projects.space_id
                                    AND project_partners.organisation_id = $9))
         ORDER BY projects.changed_at DESC, projects.space_id DESC LIMIT $10",
        &[
            &viewer.network.id,
            &me(viewer),
            &viewer.member_id().is_some(),
            &behind.0,
            &behind.1,
            &asked.state,
            &asked.objective,
            &asked.light,
            &asked.organisation.unwrap_or(OrganisationId::from(0)),
            &limit,
        ],
    )
}

/// How many projects that the viewer may read are in which state.
pub(in crate::projects) fn counts(
    q: &mut Read<'_>,
    viewer: &Viewer,
) -> Result<Vec<(ProjectState, i64)>, Error> {
    q.all(
        "SELECT state, COUNT(*) AS amount FROM (
            SELECT projects.state FROM projects JOIN spaces ON spaces.id = projects.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE projects.network_id = $1 AND spaces.archived_at IS NULL
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
            ORDER BY projects.changed_at DESC, projects.space_id DESC LIMIT 2000) newest
         GROUP BY state ORDER BY state",
        &[&viewer.network.id, &me(viewer), &viewer.member_id().is_some()],
    )
}

/// The objectives that projects serve which the viewer may read, at most 60.
pub(in crate::projects) fn objectives(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<String>, Error> {
    q.all(
        "SELECT DISTINCT objective FROM (
            SELECT projects.objective FROM projects JOIN spaces ON spaces.id = projects.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE projects.network_id = $1 AND projects.objective <> '' AND spaces.archived_at IS NULL
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
            ORDER BY projects.changed_at DESC, projects.space_id DESC LIMIT 2000) newest
         ORDER BY objective LIMIT 60",
        &[&viewer.network.id, &me(viewer), &viewer.member_id().is_some()],
    )
}

/// The organisations that take part in projects which the viewer may read, by name, at most 60.
pub(in crate::projects) fn organisations(
    q: &mut Read<'_>,
    viewer: &Viewer,
) -> Result<Vec<(OrganisationId, String)>, Error> {
    q.all(
        "SELECT DISTINCT organisations.id, organisations.name FROM (
            SELECT projects.space_id FROM projects JOIN spaces ON spaces.id = projects.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE projects.network_id = $1 AND spaces.archived_at IS NULL
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
            ORDER BY projects.changed_at DESC, projects.space_id DESC LIMIT 2000) newest
         JOIN project_partners ON project_partners.space_id = newest.space_id
         JOIN organisations ON organisations.id = project_partners.organisation_id
              AND organisations.merged_into IS NULL
         ORDER BY organisations.name, organisations.id LIMIT 60",
        &[&viewer.network.id, &me(viewer), &viewer.member_id().is_some()],
    )
}

/// The organisations that take part in each of these: space, name.
pub(in crate::projects) fn partners_of(
    q: &mut Read<'_>,
    spaces: &[SpaceId],
) -> Result<Vec<(SpaceId, String)>, Error> {
    let keys: Vec<&dyn Param> = spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT project_partners.space_id, organisations.name
         FROM project_partners JOIN organisations ON organisations.id = project_partners.organisation_id
              AND organisations.merged_into IS NULL
         WHERE project_partners.space_id",
        &[],
        &keys,
        "ORDER BY project_partners.space_id, organisations.name_key, organisations.id",
    )
}

/// The projects that mean to move an indicator and that the viewer may read, those of which something was written last first.
pub(in crate::projects) fn moving(
    q: &mut Read<'_>,
    viewer: &Viewer,
    indicator: IndicatorId,
) -> Result<Vec<(SpaceId, String)>, Error> {
    q.all(
        "SELECT spaces.id, spaces.name FROM projects JOIN spaces ON spaces.id = projects.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE projects.network_id = $1 AND projects.indicator_id = $4 AND spaces.archived_at IS NULL
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY projects.changed_at DESC, projects.space_id DESC LIMIT 20",
        &[&viewer.network.id, &me(viewer), &viewer.member_id().is_some(), &indicator],
    )
}

/// Spaces of the template for projects that the viewer may read and that have no sheet yet, the newest first.
pub(in crate::projects) fn blank(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(SpaceId, String)>, Error> {
    q.all(
        "SELECT spaces.id, spaces.name FROM spaces
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE spaces.network_id = $1 AND spaces.kind = 'project' AND spaces.archived_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM projects WHERE projects.space_id = spaces.id)
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY spaces.id DESC LIMIT 20",
        &[&viewer.network.id, &me(viewer), &viewer.member_id().is_some()],
    )
}

db::record! {
    /// A turn of a project, as those tell it who look across.
    #[derive(Debug, Clone)]
    pub(in crate::projects) struct Turning {
        pub(in crate::projects) space_id: SpaceId,
        pub(in crate::projects) name: String,
        pub(in crate::projects) state: ProjectState,
        pub(in crate::projects) turned_at: Time,
    }
}

/// The turns before a moment of the projects of these spaces, as far as the viewer may read them, the latest of each first.
pub(in crate::projects) fn turnings(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sought: &Sought<'_>,
) -> Result<Vec<Turning>, Error> {
    let keys: Vec<&dyn Param> = sought.spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT space_id, name, state, turned_at FROM (
            SELECT project_turns.space_id, spaces.name, project_turns.state, project_turns.turned_at
            FROM project_turns JOIN spaces ON spaces.id = project_turns.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE project_turns.space_id = $0 AND +spaces.network_id = $1 AND project_turns.turned_at < $4
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
            ORDER BY project_turns.id DESC LIMIT $5) AS one",
        &[&viewer.network.id, &me(viewer), &viewer.member_id().is_some(), &sought.before, &sought.limit],
        &keys,
    )
}
