//! Experiments as calendars have them.

use db::{Error, Read, Time};
use house::dates::Window;
use house::ids::{ItemId, MemberId, SpaceId};
use house::web::Viewer;

db::record! {
    /// An experiment in a calendar: its last day.
    #[derive(Debug, Clone)]
    pub(in crate::events::experiments) struct Ending {
        pub(in crate::events::experiments) id: ItemId,
        pub(in crate::events::experiments) title: String,
        pub(in crate::events::experiments) space_id: SpaceId,
        pub(in crate::events::experiments) space_name: String,
        pub(in crate::events::experiments) until_on: Time,
        pub(in crate::events::experiments) mine: bool,
        pub(in crate::events::experiments) sequence: i64,
        pub(in crate::events::experiments) changed_at: Time,
    }
}

/// What is tried and ends on the days of a window, as far as the viewer may read it.
pub(in crate::events::experiments) fn ending(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Ending>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let space = window.space.unwrap_or(SpaceId::from(0));
    let (from, until) = window.days();
    q.all(
        "SELECT id, title, space_id, space_name, until_on, mine, sequence, changed_at FROM (
            SELECT items.id, items.title, spaces.id AS space_id, spaces.name AS space_name, experiments.until_on,
                   experiments.owner_id IS NOT NULL AND experiments.owner_id = $2 AS mine, experiments.sequence,
                   experiments.changed_at,
                   ROW_NUMBER() OVER (PARTITION BY experiments.until_on ORDER BY items.id) AS in_day
            FROM experiments
            JOIN items ON items.id = experiments.item_id
            JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE experiments.network_id = $1 AND experiments.until_on >= $4 AND experiments.until_on < $5
              AND experiments.verdict IS NULL AND items.shelf = 'shown' AND spaces.archived_at IS NULL
              AND (spaces.id = $6 OR $6 = 0)
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
              AND (NOT $7 OR experiments.owner_id = $2)) ends
         WHERE in_day <= $8 ORDER BY until_on, id LIMIT $9",
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
