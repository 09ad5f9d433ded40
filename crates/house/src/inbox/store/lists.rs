//! What may stand in an inbox. Each part is asked by an index and within bounds.

use crate::batch;
use crate::ids::{ItemId, MemberId, MessageId, SpaceId};
use crate::web::Viewer;
use db::{Error, Param, Read, Time};

/// Whose inbox, and which part of it.
#[derive(Debug, Clone, Copy)]
pub(in crate::inbox) struct Window {
    pub(in crate::inbox) member: MemberId,
    /// What moved before this informs nobody any more.
    pub(in crate::inbox) floor: Time,
    /// The place before which the page stands.
    pub(in crate::inbox) before: (Time, ItemId),
    pub(in crate::inbox) now: Time,
}

db::record! {
    /// An item that may stand in the list, at this place or a higher one.
    #[derive(Debug, Clone, Copy)]
    pub(in crate::inbox) struct Candidate {
        pub(in crate::inbox) id: ItemId,
        pub(in crate::inbox) moved_at: Time,
        /// The space whose items were asked for; 0 where they were asked for across all of them.
        pub(in crate::inbox) source: i64,
    }
}

/// How many a source gives at most.
pub(in crate::inbox) const EACH: usize = 31;

/// Items that were addressed to the member and not done, as far as they may still read them; 31 at most.
pub(in crate::inbox) fn called(q: &mut Read<'_>, window: &Window) -> Result<Vec<Candidate>, Error> {
    q.all(
        "SELECT attention.item_id AS id, attention.called_at AS moved_at, 0 AS source
         FROM attention
         JOIN items ON items.id = attention.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id
              AND space_members.member_id = attention.member_id
         WHERE attention.member_id = $1 AND attention.stands AND attention.called_at <= $2
           AND (attention.called_at, attention.item_id) < ($3, $4)
           AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY attention.called_at DESC, attention.item_id DESC LIMIT 31",
        &[&window.member, &window.now, &window.before.0, &window.before.1],
    )
}

/// Items that the member has put off until a moment to come, as [`called`].
pub(in crate::inbox) fn put_off(q: &mut Read<'_>, window: &Window) -> Result<Vec<Candidate>, Error> {
    q.all(
        "SELECT attention.item_id AS id, attention.called_at AS moved_at, 0 AS source
         FROM attention
         JOIN items ON items.id = attention.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id
              AND space_members.member_id = attention.member_id
         WHERE attention.member_id = $1 AND attention.stands AND attention.called_at > $2
           AND (attention.called_at, attention.item_id) < ($3, $4)
           AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY attention.called_at DESC, attention.item_id DESC LIMIT 31",
        &[&window.member, &window.now, &window.before.0, &window.before.1],
    )
}

/// What the member was called to after this moment, has not looked at and may still read, the newest first.
pub(in crate::inbox) fn newest_unread(
    q: &mut Read<'_>,
    member: MemberId,
    since: Time,
    now: Time,
    limit: i64,
) -> Result<Vec<ItemId>, Error> {
    q.all(
        "SELECT attention.item_id FROM attention
         JOIN items ON items.id = attention.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id
              AND space_members.member_id = attention.member_id
         WHERE attention.member_id = $1 AND attention.unread AND attention.called_at > $2
           AND attention.called_at <= $3 AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY attention.called_at DESC, attention.item_id DESC LIMIT $4",
        &[&member, &since, &now, &limit],
    )
}

/// How much was addressed to the member and not looked at, as far as they may still read it; 100 at most. The bar of every
/// page counts the same together with who is looking.
pub(in crate::inbox) fn unread(q: &mut Read<'_>, member: MemberId, now: Time) -> Result<i64, Error> {
    q.one(
        "SELECT COUNT(*) FROM (
            SELECT attention.item_id FROM attention
            JOIN items ON items.id = attention.item_id
            JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id
                 AND space_members.member_id = attention.member_id
            WHERE attention.member_id = $1 AND attention.unread AND attention.called_at <= $2
              AND items.shelf IN ('shown', 'archived')
              AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
            LIMIT 100) AS unread",
        &[&member, &now],
    )
}

/// Items for which the member has chosen a level, the 500 that began last, where they moved and were not seen; 31 at most.
pub(in crate::inbox) fn followed(q: &mut Read<'_>, window: &Window) -> Result<Vec<Candidate>, Error> {
    q.all(
        "SELECT chosen.id, chosen.moved_at, 0 AS source
         FROM (
            SELECT items.id, items.space_id,
                   CASE item_followers.level
                        WHEN 'everything' THEN
                            CASE WHEN items.landmark_at > items.last_message_at THEN items.landmark_at
                                 ELSE items.last_message_at END
                        WHEN 'new' THEN items.landmark_at
                        WHEN 'mentions' THEN COALESCE(items.everyone_at, 0)
                        ELSE 0 END AS moved_at
            FROM item_followers JOIN items ON items.id = item_followers.item_id
            WHERE item_followers.member_id = $1 AND items.shelf = 'shown'
            ORDER BY item_followers.item_id DESC LIMIT 500) AS chosen
         JOIN spaces ON spaces.id = chosen.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         LEFT JOIN attention ON attention.member_id = $1 AND attention.item_id = chosen.id
         WHERE chosen.moved_at > $2 AND (chosen.moved_at, chosen.id) < ($3, $4)
           AND COALESCE(attention.read_at, 0) < chosen.moved_at
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY chosen.moved_at DESC, chosen.id DESC LIMIT 31",
        &[&window.member, &window.floor, &window.before.0, &window.before.1],
    )
}

/// Items of these spaces in which something was said that the member has not seen; of the liveliest 200 of each.
pub(in crate::inbox) fn talking(
    q: &mut Read<'_>,
    window: &Window,
    spaces: &[SpaceId],
) -> Result<Vec<Candidate>, Error> {
    let keys: Vec<&dyn Param> = spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT few.id, few.moved_at, few.source FROM (
         SELECT lively.id, lively.last_message_at AS moved_at, lively.space_id AS source
         FROM (SELECT id, space_id, last_message_at FROM items
               WHERE space_id = $0 AND shelf = 'shown' AND last_message_at > $2
               ORDER BY last_message_at DESC, id DESC LIMIT 200) AS lively
         LEFT JOIN attention ON attention.member_id = $1 AND attention.item_id = lively.id
         LEFT JOIN item_followers ON item_followers.item_id = lively.id AND item_followers.member_id = $1
         WHERE (lively.last_message_at, lively.id) < ($3, $4) AND item_followers.member_id IS NULL
           AND COALESCE(attention.read_at, 0) < lively.last_message_at
         ORDER BY lively.last_message_at DESC, lively.id DESC LIMIT 31) AS few",
        &[&window.member, &window.floor, &window.before.0, &window.before.1],
        &keys,
    )
}

/// Items of these spaces that took a turn, as [`talking`].
pub(in crate::inbox) fn turning(
    q: &mut Read<'_>,
    window: &Window,
    spaces: &[SpaceId],
) -> Result<Vec<Candidate>, Error> {
    let keys: Vec<&dyn Param> = spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT few.id, few.moved_at, few.source FROM (
         SELECT lively.id, lively.landmark_at AS moved_at, lively.space_id AS source
         FROM (SELECT id, space_id, landmark_at FROM items
               WHERE space_id = $0 AND shelf = 'shown' AND landmark_at > $2
               ORDER BY landmark_at DESC, id DESC LIMIT 200) AS lively
         LEFT JOIN attention ON attention.member_id = $1 AND attention.item_id = lively.id
         LEFT JOIN item_followers ON item_followers.item_id = lively.id AND item_followers.member_id = $1
         WHERE (lively.landmark_at, lively.id) < ($3, $4) AND item_followers.member_id IS NULL
           AND COALESCE(attention.read_at, 0) < lively.landmark_at
         ORDER BY lively.landmark_at DESC, lively.id DESC LIMIT 31) AS few",
        &[&window.member, &window.floor, &window.before.0, &window.before.1],
        &keys,
    )
}

/// Items of these spaces to which everyone was called, as [`talking`].
pub(in crate::inbox) fn calling_everyone(
    q: &mut Read<'_>,
    window: &Window,
    spaces: &[SpaceId],
) -> Result<Vec<Candidate>, Error> {
    let keys: Vec<&dyn Param> = spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT few.id, few.moved_at, few.source FROM (
         SELECT lively.id, lively.everyone_at AS moved_at, lively.space_id AS source
         FROM (SELECT id, space_id, everyone_at FROM items
               WHERE space_id = $0 AND shelf = 'shown' AND everyone_at IS NOT NULL AND everyone_at > $2
               ORDER BY everyone_at DESC, id DESC LIMIT 200) AS lively
         LEFT JOIN attention ON attention.member_id = $1 AND attention.item_id = lively.id
         LEFT JOIN item_followers ON item_followers.item_id = lively.id AND item_followers.member_id = $1
         WHERE (lively.everyone_at, lively.id) < ($3, $4) AND item_followers.member_id IS NULL
           AND COALESCE(attention.read_at, 0) < lively.everyone_at
         ORDER BY lively.everyone_at DESC, lively.id DESC LIMIT 31) AS few",
        &[&window.member, &window.floor, &window.before.0, &window.before.1],
        &keys,
    )
}

db::record! {
    /// All that a line needs to know of an item and of what the member is to it.
    #[derive(Debug, Clone)]
    pub(in crate::inbox) struct Facts {
        pub(in crate::inbox) id: ItemId,
        pub(in crate::inbox) kind: String,
        pub(in crate::inbox) title: String,
        pub(in crate::inbox) space_name: String,
        pub(in crate::inbox) in_space: bool,
        pub(in crate::inbox) last_message_at: Time,
        pub(in crate::inbox) landmark_at: Time,
        pub(in crate::inbox) everyone_at: Option<Time>,
        pub(in crate::inbox) own_level: String,
        pub(in crate::inbox) space_level: String,
        pub(in crate::inbox) read_at: Time,
        pub(in crate::inbox) stands: bool,
        pub(in crate::inbox) unread: bool,
        pub(in crate::inbox) called_at: Time,
        pub(in crate::inbox) reason: String,
        pub(in crate::inbox) caller: Option<String>,
        pub(in crate::inbox) message_id: Option<MessageId>,
    }
}

/// The facts of those of these items that the viewer may read.
pub(in crate::inbox) fn facts(
    q: &mut Read<'_>,
    viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<Facts>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT items.id, items.kind, items.title, spaces.name AS space_name,
                space_members.member_id IS NOT NULL AS in_space, items.last_message_at, items.landmark_at,
                items.everyone_at, COALESCE(item_followers.level, '') AS own_level,
                COALESCE(inbox_spaces.level, '') AS space_level, COALESCE(attention.read_at, 0) AS read_at,
                COALESCE(attention.stands, FALSE) AS stands, COALESCE(attention.unread, FALSE) AS unread,
                COALESCE(attention.called_at, 0) AS called_at, COALESCE(attention.reason, '') AS reason,
                members.name AS caller, attention.message_id
         FROM items
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         LEFT JOIN item_followers ON item_followers.item_id = items.id AND item_followers.member_id = $2
         LEFT JOIN inbox_spaces ON inbox_spaces.member_id = $2 AND inbox_spaces.space_id = spaces.id
         LEFT JOIN attention ON attention.member_id = $2 AND attention.item_id = items.id
         LEFT JOIN members ON members.id = attention.caller_id
         WHERE +items.network_id = $1
           AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL) AND items.id",
        &[&viewer.network.id, &me],
        &keys,
        "ORDER BY items.id",
    )
}
