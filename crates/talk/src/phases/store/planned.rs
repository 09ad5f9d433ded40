//! What of phases stands in a calendar.

use db::{Error, Read, Time};
use house::dates::Window;
use house::ids::{MemberId, SpaceId};
use house::web::Viewer;

db::record! {
    /// A day of a phase: the word `first` or `last` says which.
    #[derive(Debug)]
    pub(in crate::phases) struct Planned {
        pub(in crate::phases) space_id: SpaceId,
        pub(in crate::phases) space_name: String,
        pub(in crate::phases) place: i64,
        pub(in crate::phases) name: String,
        pub(in crate::phases) what: String,
        pub(in crate::phases) on_day: String,
        pub(in crate::phases) mine: bool,
        pub(in crate::phases) changed_at: Time,
    }
}

const PLANNED: &str = "SELECT space_id, space_name, place, name, what, on_day, mine, changed_at FROM (
            SELECT days.space_id, spaces.name AS space_name, days.place, days.name, days.what, days.on_day,
                   space_members.member_id IS NOT NULL AS mine, days.changed_at,
                   ROW_NUMBER() OVER (PARTITION BY days.on_day ORDER BY days.space_id, days.place, days.what) AS in_day
            FROM (SELECT space_id, place, name, 'first' AS what, first_day AS on_day, changed_at FROM phases
                  WHERE network_id = $1 AND first_day >= $4 AND first_day < $5
                  UNION ALL
                  SELECT space_id, place, name, 'last' AS what, last_day AS on_day, changed_at FROM phases
                  WHERE network_id = $1 AND last_day >= $4 AND last_day < $5) AS days
            JOIN spaces ON spaces.id = days.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE spaces.archived_at IS NULL AND (spaces.id = $6 OR $6 = 0)
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
              AND (NOT $7 OR space_members.member_id IS NOT NULL)) AS planned
         WHERE in_day <= $8 ORDER BY on_day, space_id, place, what LIMIT $9";

/// The first and last days of phases within a window, as far as the viewer may read them.
pub(in crate::phases) fn planned(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Planned>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let space = window.space.unwrap_or(SpaceId::from(0));
    q.all(
        PLANNED,
        &[
            &viewer.network.id,
            &me,
            &viewer.member_id().is_some(),
            &window.first.to_string(),
            &window.end.to_string(),
            &space,
            &window.mine,
            &window.each_day,
            &window.most,
        ],
    )
}
