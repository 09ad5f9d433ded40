//! Ideas that wait for an answer, and how many there were.

use db::{Error, Read, Time};
use house::ids::{ItemId, MemberId, NetworkId};
use house::reports::Tally;
use house::web::Viewer;

db::record! {
    /// An idea that one comes by.
    #[derive(Debug, Clone)]
    pub(in crate::ideas) struct Unanswered {
        pub(in crate::ideas) id: ItemId,
        pub(in crate::ideas) title: String,
        pub(in crate::ideas) author: String,
        pub(in crate::ideas) space: String,
        pub(in crate::ideas) created_at: Time,
        /// 1 where the viewer may read it and an answer is owed, else 0.
        pub(in crate::ideas) owed: i64,
    }
}

/// The ideas of a network, the latest first, before this place: each with whether an answer is owed to it, as far as the viewer
/// may read it.
pub(in crate::ideas) fn waiting(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (kind, before): (&str, (Time, ItemId)),
    limit: i64,
) -> Result<Vec<Unanswered>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    q.all(
        "SELECT lately.id, lately.title, members.name AS author, spaces.name AS space, lately.created_at,
                CAST(CASE WHEN lately.state = 'open' AND lately.shelf = 'shown' AND spaces.archived_at IS NULL
                     AND ideas.stance IS NULL AND ideas.merged_into IS NULL
                     AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
                THEN 1 ELSE 0 END AS BIGINT) AS owed
         FROM (SELECT id, title, author_id, space_id, state, shelf, created_at FROM items
               WHERE network_id = $1 AND kind = $2 AND (created_at, id) < ($3, $4)
               ORDER BY created_at DESC, id DESC LIMIT $5) AS lately
         JOIN members ON members.id = lately.author_id
         JOIN spaces ON spaces.id = lately.space_id
         LEFT JOIN ideas ON ideas.item_id = lately.id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $6
         ORDER BY lately.created_at DESC, lately.id DESC",
        &[&viewer.network.id, &kind, &before.0, &before.1, &limit, &me],
    )
}

/// How many ideas were put forward between two moments in each space.
pub(in crate::ideas) fn put_forward(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT CAST(NULL AS BIGINT) AS member_id, space_id, COUNT(*) AS amount FROM items
         WHERE network_id = $1 AND kind = 'idea' AND created_at >= $2 AND created_at < $3
           AND shelf IN ('shown', 'archived')
         GROUP BY space_id ORDER BY space_id",
        &[&network, &from, &until],
    )
}
