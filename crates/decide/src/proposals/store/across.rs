//! What is asked of decisions by those who look across.

use crate::proposals::method::Electorate;
use db::{Error, Read, Time};
use house::ids::ItemId;
use house::web::Viewer;

db::record! {
    /// A decision that one comes by.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Looked {
        pub(in crate::proposals) item_id: ItemId,
        pub(in crate::proposals) title: String,
        pub(in crate::proposals) space_name: String,
        pub(in crate::proposals) electorate: Electorate,
        pub(in crate::proposals) entitled_count: i64,
        pub(in crate::proposals) closed_at: Time,
        pub(in crate::proposals) outcome_at: Option<Time>,
    }
}

/// The decisions of spaces that every member may read, the latest first, since a moment and before this place.
pub(in crate::proposals) fn lately(
    q: &mut Read<'_>,
    viewer: &Viewer,
    since: Time,
    (time, item): (Time, ItemId),
    limit: i64,
) -> Result<Vec<Looked>, Error> {
    let inside = viewer.member_id().is_some();
    q.all(
        "SELECT proposals.item_id, items.title, spaces.name AS space_name, proposals.electorate,
                proposals.entitled_count, proposals.closed_at, proposals.outcome_at
         FROM proposals
         JOIN items ON items.id = proposals.item_id
         JOIN spaces ON spaces.id = items.space_id
         WHERE proposals.network_id = $1 AND (proposals.closed_at, proposals.item_id) < ($2, $3)
           AND proposals.closed_at >= $4 AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $5))
         ORDER BY proposals.closed_at DESC, proposals.item_id DESC LIMIT $6",
        &[&viewer.network.id, &time, &item, &since, &inside, &limit],
    )
}
