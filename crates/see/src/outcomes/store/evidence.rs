//! What was done while a curve went its way, as far as it stands with the indicator: which spaces work toward its objective,
//! what people noted, which actions of reviews are done.

use crate::outcomes::indicator::Strand;
use db::{Error, Read, Time};
use house::ids::{IndicatorId, ItemId, MemberId, ObjectiveId, SpaceId};
use house::web::Viewer;

/// The spaces that work toward an objective. It gives no right: who asks shows those alone that the viewer may read.
pub(in crate::outcomes) fn working_toward(
    q: &mut Read<'_>,
    objective: ObjectiveId,
) -> Result<Vec<SpaceId>, Error> {
    q.all(
        "SELECT space_id FROM objective_projects WHERE objective_id = $1 ORDER BY space_id LIMIT 100",
        &[&objective],
    )
}

db::record! {
    /// An entry of the journal, without who wrote it.
    #[derive(Debug, Clone)]
    pub(in crate::outcomes) struct Noted {
        pub(in crate::outcomes) id: i64,
        pub(in crate::outcomes) strand: Strand,
        pub(in crate::outcomes) body_html: String,
        pub(in crate::outcomes) created_at: Time,
    }
}

/// What was noted about an indicator before a moment, the latest first.
pub(in crate::outcomes) fn noted(
    q: &mut Read<'_>,
    indicator: IndicatorId,
    before: Time,
    limit: i64,
) -> Result<Vec<Noted>, Error> {
    q.all(
        "SELECT id, strand, body_html, created_at FROM indicator_stories
         WHERE indicator_id = $1 AND created_at < $2 ORDER BY id DESC LIMIT $3",
        &[&indicator, &before, &limit],
    )
}

/// The tasks that came of an indicator, were done before a moment and may be read by the viewer, the latest first; of its newest
/// five hundred.
pub(in crate::outcomes) fn finished(
    q: &mut Read<'_>,
    viewer: &Viewer,
    indicator: IndicatorId,
    before: Time,
    limit: i64,
) -> Result<Vec<(ItemId, String, Time)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    q.all(
        "SELECT items.id, items.title, items.closed_at
         FROM (SELECT item_id FROM indicator_actions WHERE indicator_id = $4
               ORDER BY item_id DESC LIMIT 500) AS made
         JOIN items ON items.id = made.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE +items.network_id = $1 AND items.shelf IN ('shown', 'archived') AND items.closed_at < $5
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY items.closed_at DESC, items.id DESC LIMIT $6",
        &[&viewer.network.id, &me, &viewer.member_id().is_some(), &indicator, &before, &limit],
    )
}
