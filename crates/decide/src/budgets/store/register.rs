//! Budgets of a network, as far as a viewer may read them: what was shared out, what waits for them, what ends when.

use db::{Error, Param, Read, Time};
use house::access::Action;
use house::batch;
use house::dates::{Ending, Ends, Window};
use house::decisions::Asked;
use house::ids::{ItemId, MemberId, SpaceId};
use house::reports::Sought;
use house::web::Viewer;

db::record! {
    /// A budget in the register of decisions.
    #[derive(Debug, Clone)]
    pub(in crate::budgets) struct Decision {
        pub(in crate::budgets) item_id: ItemId,
        pub(in crate::budgets) title: String,
        pub(in crate::budgets) space_name: String,
        pub(in crate::budgets) counted_at: Time,
        pub(in crate::budgets) cast_count: i64,
        pub(in crate::budgets) entitled_count: i64,
        pub(in crate::budgets) funded_count: i64,
        pub(in crate::budgets) spent: i64,
        pub(in crate::budgets) amount: i64,
        pub(in crate::budgets) decimals: i64,
        pub(in crate::budgets) currency: String,
    }
}

/// The budgets that were counted and that the viewer may read, the latest first.
pub(in crate::budgets) fn decided(
    q: &mut Read<'_>,
    viewer: &Viewer,
    asked: &Asked,
) -> Result<Vec<Decision>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    let space = asked.space.unwrap_or(SpaceId::from(0));
    q.all(
        "SELECT budgets.item_id, items.title, spaces.name AS space_name, budgets.counted_at, budgets.cast_count,
                budgets.entitled_count, budgets.funded_count, budgets.spent, budgets.amount, budgets.decimals,
                budgets.currency
         FROM budgets
         JOIN items ON items.id = budgets.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE budgets.network_id = $1 AND (budgets.counted_at, budgets.item_id) < ($4, $5)
           AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
           AND (items.space_id = $6 OR $6 = 0)
           AND ($7 = '' OR ($7 = 'passed' AND budgets.funded_count > 0) OR ($7 = 'failed' AND budgets.funded_count = 0))
         ORDER BY budgets.counted_at DESC, budgets.item_id DESC LIMIT $8",
        &[
            &viewer.network.id,
            &me,
            &inside,
            &asked.before.0,
            &asked.before.1,
            &space,
            &asked.verdict,
            &asked.limit,
        ],
    )
}

db::record! {
    /// A budget that waits for somebody.
    #[derive(Debug, Clone)]
    pub(in crate::budgets) struct Waiting {
        pub(in crate::budgets) item_id: ItemId,
        pub(in crate::budgets) title: String,
        pub(in crate::budgets) at: Time,
    }
}

/// The budgets in which this member may choose and has not, the first to end first.
pub(in crate::budgets) fn waiting(
    q: &mut Read<'_>,
    member: MemberId,
    now: Time,
) -> Result<Vec<Waiting>, Error> {
    q.all(
        "SELECT items.id AS item_id, items.title, budgets.vote_until AS at
         FROM budget_voters
         JOIN budgets ON budgets.item_id = budget_voters.item_id
         JOIN items ON items.id = budgets.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         WHERE budget_voters.member_id = $1 AND NOT budget_voters.voted
           AND budgets.closed_at IS NULL AND budgets.vote_until > $2 AND items.shelf = 'shown'
           AND (budgets.electorate <> 'space' OR space_members.member_id IS NOT NULL)
           AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
         ORDER BY budgets.vote_until, items.id LIMIT 20",
        &[&member, &now],
    )
}

/// The budgets that are under review and whose space this member holds, with projects that nobody has judged.
pub(in crate::budgets) fn reviewing(
    q: &mut Read<'_>,
    viewer: &Viewer,
    member: MemberId,
) -> Result<Vec<Waiting>, Error> {
    let steward = viewer.may(Action::ManageMembers);
    q.all(
        "SELECT items.id AS item_id, items.title, budgets.review_until AS at
         FROM budgets
         JOIN items ON items.id = budgets.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = items.space_id AND space_members.member_id = $2
         WHERE budgets.network_id = $1 AND budgets.phase = 'review' AND items.shelf = 'shown'
           AND (space_members.role = 'facilitator' OR ($3 AND spaces.visibility IN ('public', 'network')))
           AND EXISTS (SELECT 1 FROM budget_projects
                       WHERE budget_projects.item_id = budgets.item_id AND budget_projects.state = 'waiting')
         ORDER BY budgets.review_until, items.id LIMIT 20",
        &[&viewer.network.id, &member, &steward],
    )
}

const DATED: &str = "SELECT item_id, title, space_id, space_name, part, at, changed_at, mine FROM (
            SELECT ends.item_id, items.title, items.space_id, spaces.name AS space_name, ends.part, ends.at,
                   ends.changed_at, budget_voters.id IS NOT NULL OR items.author_id = $2 AS mine,
                   ROW_NUMBER() OVER (PARTITION BY (ends.at - $4) / 86400000000
                                      ORDER BY ends.at, ends.item_id) AS in_day
            FROM (SELECT item_id, CAST(0 AS BIGINT) AS part, gather_until AS at, changed_at FROM budgets
                  WHERE network_id = $1 AND vote_until >= $4 AND source = ''
                  UNION ALL
                  SELECT item_id, 1, review_until, changed_at FROM budgets
                  WHERE network_id = $1 AND vote_until >= $4 AND source = ''
                  UNION ALL
                  SELECT item_id, 2, vote_until, changed_at FROM budgets
                  WHERE network_id = $1 AND vote_until >= $4 AND source = '') ends
            JOIN items ON items.id = ends.item_id
            JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            LEFT JOIN budget_voters ON budget_voters.item_id = ends.item_id AND budget_voters.member_id = $2
            WHERE ends.at >= $4 AND ends.at < $5 AND items.shelf IN ('shown', 'archived')
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
              AND (items.space_id = $6 OR $6 = 0)
              AND (NOT $7 OR budget_voters.id IS NOT NULL OR items.author_id = $2)) planned
         WHERE in_day <= $8 ORDER BY at, item_id LIMIT $9";

/// The ends of phases that lie in the window, as far as the viewer may read them. Those of files lie where they were.
pub(in crate::budgets) fn dated(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Ending>, Error> {
    q.all(DATED, &Ends::of(viewer, window).params())
}

/// The budgets of these spaces that were counted before a moment and that the viewer may read, the latest of each space first; of
/// its newest two hundred.
pub(in crate::budgets) fn counted_in(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sought: &Sought<'_>,
) -> Result<Vec<(ItemId, String, Time)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let keys: Vec<&dyn Param> = sought.spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT id, title, counted_at FROM (
            SELECT own.id, own.title, budgets.counted_at
            FROM (SELECT id, space_id, title FROM items
                  WHERE space_id = $0 AND shelf = 'shown' AND kind = 'budget'
                  ORDER BY last_message_at DESC, id DESC LIMIT 200) AS own
            JOIN budgets ON budgets.item_id = own.id
            JOIN spaces ON spaces.id = own.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE +spaces.network_id = $1 AND budgets.counted_at < $4
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
            ORDER BY budgets.counted_at DESC, own.id DESC LIMIT $5) AS one",
        &[&viewer.network.id, &me, &viewer.member_id().is_some(), &sought.before, &sought.limit],
        &keys,
    )
}
