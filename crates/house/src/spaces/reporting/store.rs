//! What is asked of the tables of spaces by those who look across.

use crate::batch;
use crate::ids::{MemberId, NetworkId, SpaceId};
use crate::reports::{Reach, Spot};
use crate::web::Viewer;
use db::{Error, Param, Read, Time};

db::record! {
    /// Somebody who would like to come into a space.
    #[derive(Debug, Clone)]
    pub(super) struct Asking {
        pub(super) space_id: SpaceId,
        pub(super) space: String,
        pub(super) member_id: MemberId,
        pub(super) name: String,
        pub(super) created_at: Time,
    }
}

/// Who would like to come into spaces that the viewer may read, the latest first, before this place.
pub(super) fn asking(
    q: &mut Read<'_>,
    viewer: &Viewer,
    before: Spot,
    limit: i64,
) -> Result<Vec<Asking>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let Spot([time, member, space]) = before;
    q.all(
        "SELECT space_requests.space_id, spaces.name AS space, space_requests.member_id, members.name,
                space_requests.created_at
         FROM space_requests
         JOIN spaces ON spaces.id = space_requests.space_id AND spaces.archived_at IS NULL
         JOIN members ON members.id = space_requests.member_id AND members.state = 'active'
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE space_requests.network_id = $1
           AND (space_requests.created_at, space_requests.member_id, space_requests.space_id) < ($3, $4, $5)
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY space_requests.created_at DESC, space_requests.member_id DESC, space_requests.space_id DESC
         LIMIT $6",
        &[&viewer.network.id, &me, &time, &member, &space, &limit],
    )
}

/// The projects among the network's liveliest spaces that every member may read, the liveliest first.
pub(super) fn projects(
    q: &mut Read<'_>,
    network: NetworkId,
    limit: i64,
) -> Result<Vec<(SpaceId, String)>, Error> {
    q.all(
        "SELECT lively.id, lively.name
         FROM (SELECT id, name, kind, visibility, last_activity_at FROM spaces
               WHERE network_id = $1 AND archived_at IS NULL
               ORDER BY last_activity_at DESC, id DESC LIMIT 300) AS lively
         WHERE lively.kind IN ('project', 'working-group') AND lively.visibility <> 'members'
         ORDER BY lively.last_activity_at DESC, lively.id DESC LIMIT $2",
        &[&network, &limit],
    )
}

/// Of which organisations the first fifty people of each of these spaces are; three organisations each at most.
pub(super) fn organisations_in(q: &mut Read<'_>, spaces: &[SpaceId]) -> Result<Vec<(SpaceId, i64)>, Error> {
    let keys: Vec<&dyn Param> = spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT space_id, organisation_id FROM (
            SELECT early.space_id, affiliations.organisation_id
            FROM (SELECT space_id, member_id FROM space_members WHERE space_id = $0
                  ORDER BY member_id LIMIT 50) AS early
            JOIN affiliations ON affiliations.member_id = early.member_id
            WHERE affiliations.member_state = 'active' AND affiliations.ended_at IS NULL
            GROUP BY early.space_id, affiliations.organisation_id
            ORDER BY affiliations.organisation_id LIMIT 3) AS one",
        &[],
        &keys,
    )
}

/// How many spaces each of these members holds.
pub(super) fn held(
    q: &mut Read<'_>,
    members: &[MemberId],
    reach: Reach,
    _: Time,
) -> Result<Vec<(MemberId, i64)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT space_members.member_id, COUNT(*) AS held
         FROM space_members JOIN spaces ON spaces.id = space_members.space_id
         WHERE space_members.role = 'facilitator' AND spaces.archived_at IS NULL
           AND ($1 OR spaces.visibility <> 'members') AND space_members.member_id",
        &[&(reach == Reach::Whole)],
        &keys,
        "GROUP BY space_members.member_id ORDER BY space_members.member_id",
    )
}

/// The spaces that any of these members holds, as far as the viewer may read them, by name; so many at most.
pub(super) fn held_by(
    q: &mut Read<'_>,
    viewer: &Viewer,
    members: &[MemberId],
    limit: i64,
) -> Result<Vec<(SpaceId, String)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT DISTINCT spaces.id, spaces.name FROM space_members AS held
         CROSS JOIN spaces
         LEFT JOIN space_members AS mine ON mine.space_id = spaces.id AND mine.member_id = $2
         WHERE spaces.id = held.space_id AND held.role = 'facilitator' AND spaces.network_id = $1 AND spaces.archived_at IS NULL
           AND (spaces.visibility IN ('public', 'network') OR mine.member_id IS NOT NULL)
           AND held.member_id",
        &[&viewer.network.id, &me, &limit],
        &keys,
        "ORDER BY spaces.name, spaces.id LIMIT $3",
    )
}

/// Who holds each of these spaces.
pub(super) fn holders_of(q: &mut Read<'_>, spaces: &[SpaceId]) -> Result<Vec<(SpaceId, MemberId)>, Error> {
    let keys: Vec<&dyn Param> = spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT space_id, member_id FROM space_members WHERE role = 'facilitator' AND space_id",
        &[],
        &keys,
        "ORDER BY space_id, member_id",
    )
}
