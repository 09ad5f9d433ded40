//! Scenarios of a network, as far as a viewer may read them.

use super::keys;
use db::{Error, Read, Time};
use house::batch;
use house::ids::{ItemId, MemberId};
use house::web::Viewer;

db::record! {
    /// A scenario in the list.
    #[derive(Debug, Clone)]
    pub(in crate::scenarios) struct Listed {
        pub(in crate::scenarios) id: ItemId,
        pub(in crate::scenarios) title: String,
        pub(in crate::scenarios) state: String,
        pub(in crate::scenarios) space_name: String,
        pub(in crate::scenarios) horizon: String,
        pub(in crate::scenarios) about_sort: String,
        pub(in crate::scenarios) changed_at: Time,
    }
}

/// The scenarios that the viewer may read, those on which somebody worked last first, from behind this place on.
pub(in crate::scenarios) fn listed(
    q: &mut Read<'_>,
    viewer: &Viewer,
    behind: (Time, ItemId),
    limit: i64,
) -> Result<Vec<Listed>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    q.all(
        "SELECT items.id, items.title, items.state, spaces.name AS space_name, scenarios.horizon,
                scenarios.about_sort, scenarios.changed_at
         FROM scenarios
         JOIN items ON items.id = scenarios.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE scenarios.network_id = $1 AND (scenarios.changed_at, scenarios.item_id) < ($4, $5)
           AND items.shelf = 'shown' AND spaces.archived_at IS NULL
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY scenarios.changed_at DESC, scenarios.item_id DESC LIMIT $6",
        &[&viewer.network.id, &me, &viewer.member_id().is_some(), &behind.0, &behind.1, &limit],
    )
}

/// How many drivers, futures that were told, and strategies each of these has.
pub(in crate::scenarios) fn shapes(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, i64, i64, i64)>, Error> {
    batch::among(
        q,
        "SELECT item_id,
                (SELECT COUNT(*) FROM scenario_drivers WHERE scenario_drivers.item_id = scenarios.item_id) AS drivers,
                (SELECT COUNT(*) FROM scenario_futures WHERE scenario_futures.item_id = scenarios.item_id) AS futures,
                (SELECT COUNT(*) FROM scenario_strategies
                 WHERE scenario_strategies.item_id = scenarios.item_id) AS strategies
         FROM scenarios WHERE item_id",
        &[],
        &keys(items),
        "ORDER BY item_id",
    )
}
