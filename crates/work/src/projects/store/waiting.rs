//! What of projects stands in a calendar, and what waits for those who hold them.

use db::{Error, Read, Time};
use house::dates::Window;
use house::ids::{MemberId, SpaceId};
use house::web::Viewer;

db::record! {
    /// A day of a project: the word `start`, `end` or `report` says what is on it.
    #[derive(Debug, Clone)]
    pub(in crate::projects) struct Due {
        pub(in crate::projects) space_id: SpaceId,
        pub(in crate::projects) name: String,
        pub(in crate::projects) what: String,
        pub(in crate::projects) on_day: Time,
        pub(in crate::projects) mine: bool,
        pub(in crate::projects) sequence: i64,
        pub(in crate::projects) changed_at: Time,
    }
}

const DUE: &str = "SELECT space_id, name, what, on_day, mine, sequence, changed_at FROM (
            SELECT days.space_id, spaces.name, days.what, days.on_day, space_members.member_id IS NOT NULL AS mine,
                   days.sequence, days.changed_at,
                   ROW_NUMBER() OVER (PARTITION BY days.on_day ORDER BY days.space_id, days.what) AS in_day
            FROM (SELECT space_id, 'start' AS what, starts_on AS on_day, sequence, changed_at FROM projects
                  WHERE network_id = $1 AND starts_on >= $4 AND starts_on < $5 AND state <> 'stopped'
                  UNION ALL
                  SELECT space_id, 'end' AS what, ends_on AS on_day, sequence, changed_at FROM projects
                  WHERE network_id = $1 AND ends_on >= $4 AND ends_on < $5 AND state <> 'stopped'
                  UNION ALL
                  SELECT space_id, 'report' AS what, report_due_on AS on_day, sequence, changed_at FROM projects
                  WHERE network_id = $1 AND report_due_on >= $4 AND report_due_on < $5) AS days
            JOIN spaces ON spaces.id = days.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE spaces.archived_at IS NULL AND (spaces.id = $6 OR $6 = 0)
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
              AND (days.what <> 'report' OR space_members.role = 'facilitator')
              AND (NOT $7 OR space_members.member_id IS NOT NULL)) AS due
         WHERE in_day <= $8 ORDER BY on_day, space_id, what LIMIT $9";

/// The first and last days of projects within a window, as far as the viewer may read them, and the days on which those who hold
/// them are asked how they stand. What was given up neither begins nor ends.
pub(in crate::projects) fn due(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Due>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let space = window.space.unwrap_or(SpaceId::from(0));
    let (from, until) = window.days();
    q.all(
        DUE,
        &[
            &viewer.network.id,
            &me,
            &viewer.member_id().is_some(),
            &from,
            &until,
            &space,
            &window.mine,
            &window.each_day,
            &window.most,
        ],
    )
}

/// The projects that somebody holds and that ask by this day how they stand, those that wait longest first: number, name, day.
pub(in crate::projects) fn until(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (member, day): (MemberId, Time),
    limit: i64,
) -> Result<Vec<(SpaceId, String, Time)>, Error> {
    q.all(
        "SELECT spaces.id, spaces.name, projects.report_due_on
         FROM space_members JOIN projects ON projects.space_id = space_members.space_id
         JOIN spaces ON spaces.id = projects.space_id
         WHERE space_members.member_id = $1 AND space_members.role = 'facilitator' AND projects.network_id = $2
           AND projects.report_due_on <= $3 AND spaces.archived_at IS NULL
         ORDER BY projects.report_due_on, spaces.id LIMIT $4",
        &[&member, &viewer.network.id, &day, &limit],
    )
}
