//! Which risks somebody carries.

use db::{Error, Param, Read};
use house::batch;
use house::ids::{ItemId, MemberId};
use house::web::Viewer;

/// The risks that these members carry, as far as the viewer may read them, those that weigh most first; so many of each at most.
pub(in crate::risks) fn carried_by(
    q: &mut Read<'_>,
    viewer: &Viewer,
    members: &[MemberId],
    limit: i64,
) -> Result<Vec<(ItemId, String)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT id, title FROM (
            SELECT items.id, items.title FROM risks
            JOIN items ON items.id = risks.item_id
            JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE risks.owner_id = $0 AND risks.network_id = $1
              AND items.shelf = 'shown' AND spaces.archived_at IS NULL
              AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
            ORDER BY risks.score DESC, items.id DESC LIMIT $3) AS one",
        &[&viewer.network.id, &me, &limit],
        &keys,
    )
}
