//! Proposals of a network, as far as a viewer may read them: what was decided, what waits for them, what ends when.

use crate::proposals::method::{Method, Verdict};
use db::{Error, Read, Time};
use house::access::Action;
use house::dates::{Ending, Ends, Window};
use house::decisions::Asked;
use house::ids::{ItemId, MemberId, SpaceId};
use house::web::Viewer;

db::record! {
    /// A decision in the register.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Listed {
        pub(in crate::proposals) item_id: ItemId,
        pub(in crate::proposals) title: String,
        pub(in crate::proposals) space_name: String,
        pub(in crate::proposals) method: Method,
        pub(in crate::proposals) verdict: Option<Verdict>,
        pub(in crate::proposals) closed_at: Time,
        pub(in crate::proposals) cast_count: i64,
        pub(in crate::proposals) carried_count: i64,
        pub(in crate::proposals) entitled_count: i64,
        pub(in crate::proposals) outcome: String,
        pub(in crate::proposals) outcome_html: String,
        pub(in crate::proposals) outcome_at: Option<Time>,
        pub(in crate::proposals) review_at: Option<Time>,
    }
}

/// The decisions that the viewer may read, the latest first, from before this place on.
pub(in crate::proposals) fn decisions(
    q: &mut Read<'_>,
    viewer: &Viewer,
    asked: &Asked,
) -> Result<Vec<Listed>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    let space = asked.space.unwrap_or(SpaceId::from(0));
    q.all(
        "SELECT proposals.item_id, items.title, spaces.name AS space_name, proposals.method,
                proposals.verdict, proposals.closed_at, proposals.cast_count, proposals.carried_count,
                proposals.entitled_count, proposals.outcome, proposals.outcome_html, proposals.outcome_at, proposals.review_at
         FROM proposals
         JOIN items ON items.id = proposals.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE proposals.network_id = $1 AND (proposals.closed_at, proposals.item_id) < ($4, $5)
           AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
           AND (items.space_id = $6 OR $6 = 0) AND (proposals.method = $7 OR $7 = '')
           AND (proposals.verdict = $8 OR $8 = '')
         ORDER BY proposals.closed_at DESC, proposals.item_id DESC LIMIT $9",
        &[
            &viewer.network.id,
            &me,
            &inside,
            &asked.before.0,
            &asked.before.1,
            &space,
            &asked.method,
            &asked.verdict,
            &asked.limit,
        ],
    )
}

db::record! {
    /// A vote that waits for somebody, or a decision that wants to be looked at again.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Waiting {
        pub(in crate::proposals) item_id: ItemId,
        pub(in crate::proposals) title: String,
        pub(in crate::proposals) at: Time,
        pub(in crate::proposals) again: bool,
    }
}

/// The decisions that those who hold a space, or who wrote them, wanted to look at again.
pub(in crate::proposals) fn reviews(
    q: &mut Read<'_>,
    member: MemberId,
    viewer: &Viewer,
) -> Result<Vec<Waiting>, Error> {
    let steward = viewer.may(Action::ManageMembers);
    q.all(
        "SELECT items.id AS item_id, items.title, proposals.review_at AS at, 1 = 1 AS again
         FROM proposals
         JOIN items ON items.id = proposals.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = items.space_id AND space_members.member_id = $2
         WHERE proposals.network_id = $1 AND proposals.review_at <= $3 AND items.shelf = 'shown'
           AND (space_members.role = 'facilitator'
                OR ($4 AND spaces.visibility IN ('public', 'network'))
                OR (items.author_id = $2 AND (spaces.visibility IN ('public', 'network')
                                              OR space_members.member_id IS NOT NULL)))
         ORDER BY proposals.review_at, items.id LIMIT 20",
        &[&viewer.network.id, &member, &viewer.now, &steward],
    )
}

/// The votes that are open and that the viewer may read, the first to end first.
pub(in crate::proposals) fn under_way(
    q: &mut Read<'_>,
    viewer: &Viewer,
    limit: i64,
) -> Result<Vec<(ItemId, String)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    q.all(
        "SELECT items.id, items.title FROM proposals
         JOIN items ON items.id = proposals.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE proposals.network_id = $1 AND proposals.ends_at > $4 AND proposals.opened_at IS NOT NULL
           AND proposals.closed_at IS NULL AND items.shelf = 'shown'
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY proposals.ends_at, items.id LIMIT $5",
        &[&viewer.network.id, &me, &viewer.member_id().is_some(), &viewer.now, &limit],
    )
}

/// The votes that were opened and end in the window, as far as the viewer may read them.
pub(in crate::proposals) fn dated(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Ending>, Error> {
    q.all(
        "SELECT item_id, title, space_id, space_name, part, at, changed_at, mine FROM (
            SELECT proposals.item_id, items.title, items.space_id, spaces.name AS space_name,
                   CAST(0 AS BIGINT) AS part, proposals.ends_at AS at, proposals.changed_at,
                   proposal_voters.id IS NOT NULL OR items.author_id = $2 AS mine,
                   ROW_NUMBER() OVER (PARTITION BY (proposals.ends_at - $4) / 86400000000
                                      ORDER BY proposals.ends_at, proposals.item_id) AS in_day
            FROM proposals
            JOIN items ON items.id = proposals.item_id
            JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            LEFT JOIN proposal_voters
              ON proposal_voters.item_id = proposals.item_id AND proposal_voters.member_id = $2
            WHERE proposals.network_id = $1 AND proposals.ends_at >= $4 AND proposals.ends_at < $5
              AND proposals.opened_at IS NOT NULL AND items.shelf IN ('shown', 'archived')
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
              AND (items.space_id = $6 OR $6 = 0)
              AND (NOT $7 OR proposal_voters.id IS NOT NULL OR items.author_id = $2)) planned
         WHERE in_day <= $8 ORDER BY at, item_id LIMIT $9",
        &Ends::of(viewer, window).params(),
    )
}
