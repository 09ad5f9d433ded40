//! What events ask of somebody: whether they take a seat, whether what people need is arranged.

use db::{Error, Read, Time};
use house::ids::{ItemId, MemberId};
use house::web::Viewer;
use std::time::Duration;

/// How far ahead it is asked what is arranged.
const AHEAD: Duration = Duration::from_secs(86_400 * 92);

db::record! {
    /// A seat that is kept for somebody.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct KeptSeat {
        pub(in crate::events) item_id: ItemId,
        pub(in crate::events) title: String,
        pub(in crate::events) until: Time,
    }
}

/// The seats that are kept for the viewer, at events that they may read.
pub(in crate::events) fn kept_for(
    q: &mut Read<'_>,
    viewer: &Viewer,
    member: MemberId,
    most: i64,
) -> Result<Vec<KeptSeat>, Error> {
    q.all(
        "SELECT attendances.item_id, items.title, attendances.offered_until AS until
         FROM attendances JOIN items ON items.id = attendances.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         WHERE attendances.member_id = $1 AND attendances.seat = 'offered' AND attendances.offered_until > $2
           AND items.shelf = 'shown' AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY attendances.offered_until, attendances.id LIMIT $3",
        &[&member, &viewer.now, &most],
    )
}

db::record! {
    /// An event of which some needs were not answered.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct ToArrange {
        pub(in crate::events) item_id: ItemId,
        pub(in crate::events) title: String,
        pub(in crate::events) amount: i64,
    }
}

/// The events that a member has started, that are to come, and of which some needs were not answered.
pub(in crate::events) fn to_arrange(
    q: &mut Read<'_>,
    viewer: &Viewer,
    author: MemberId,
    most: i64,
) -> Result<Vec<ToArrange>, Error> {
    let end = viewer.now + AHEAD;
    q.all(
        "SELECT items.id AS item_id, items.title, COUNT(*) AS amount
         FROM items JOIN events ON events.item_id = items.id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         JOIN attendances ON attendances.item_id = items.id
         WHERE events.network_id = $5 AND events.starts_at > $2 AND events.starts_at < $4
           AND items.author_id = $1 AND items.shelf = 'shown'
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
           AND NOT events.cancelled AND attendances.need_state = 'open' AND attendances.answer <> 'no'
         GROUP BY items.id, items.title, events.starts_at ORDER BY events.starts_at, items.id LIMIT $3",
        &[&author, &viewer.now, &most, &end, &viewer.network.id],
    )
}
