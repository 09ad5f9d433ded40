//! Proposals of a network, as far as a viewer may read them: what was decided, what waits for them, what ends when.

use crate::proposals::method::{Method, Verdict};
use db::{Error, Read, Time};
use house::access::Action;
use house::dates::Window;
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
                proposals.verdict, proposals.closed_at, proposals.cast_count, proposals.entitled_count,
                proposals.outcome, proposals.outcome_html, proposals.outcome_at, proposals.review_at
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

/// The votes that wait for a member. Who gave theirs away is not asked: by a proxy, or by the delegation that goes first and stands
/// at the end of the vote, to somebody who may vote in it and has not given theirs back to the same member.
const VOTES: &str = "SELECT item_id, title, at, again FROM (
        SELECT items.id AS item_id, items.title, proposals.ends_at AS at,
               proposal_voters.cast_version > 0 AS again
        FROM proposal_voters
        JOIN proposals ON proposals.item_id = proposal_voters.item_id
        JOIN items ON items.id = proposals.item_id
        JOIN spaces ON spaces.id = items.space_id
        LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
        WHERE proposal_voters.member_id = $1 AND proposal_voters.cast_version < proposals.version
          AND NOT EXISTS (SELECT 1 FROM proposal_proxies WHERE proposal_proxies.voter_id = proposal_voters.id)
          AND NOT (proposals.delegable AND proposal_voters.cast_version = 0 AND EXISTS (
              SELECT 1 FROM proposal_voters theirs
              WHERE theirs.item_id = proposals.item_id AND theirs.member_id = (
                  SELECT delegations.to_id FROM delegations
                  WHERE delegations.member_id = proposal_voters.member_id AND delegations.ended_at IS NULL
                    AND delegations.until_at > proposals.ends_at
                    AND (delegations.scope = 'network'
                         OR (delegations.scope = 'space' AND delegations.space_id = items.space_id)
                         OR (delegations.scope = 'tag' AND EXISTS (
                             SELECT 1 FROM item_tags
                             JOIN tags worn ON worn.id = item_tags.tag_id
                             JOIN tags meant ON COALESCE(meant.merged_into, meant.id) = COALESCE(worn.merged_into, worn.id)
                             WHERE item_tags.item_id = items.id AND meant.id = delegations.tag_id)))
                  ORDER BY CASE delegations.scope WHEN 'tag' THEN 0 WHEN 'space' THEN 1 ELSE 2 END,
                           delegations.made_at DESC, delegations.id DESC LIMIT 1)
                AND NOT EXISTS (SELECT 1 FROM delegations back
                                WHERE back.member_id = theirs.member_id AND back.to_id = proposal_voters.member_id
                                  AND back.ended_at IS NULL AND back.until_at > proposals.ends_at)))
          AND proposals.closed_at IS NULL AND proposals.ends_at > $2 AND items.shelf = 'shown'
          AND proposals.secrecy <> 'belenios'
          AND (proposals.electorate <> 'space' OR space_members.member_id IS NOT NULL)
          AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
        UNION
        SELECT items.id, items.title, proposals.ends_at, proposal_voters.cast_version > 0
        FROM affiliations
        JOIN proposal_voters ON proposal_voters.organisation_id = affiliations.organisation_id
        JOIN proposals ON proposals.item_id = proposal_voters.item_id
        JOIN items ON items.id = proposals.item_id
        JOIN spaces ON spaces.id = items.space_id
        LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
        WHERE affiliations.member_id = $1 AND affiliations.capacity = 'representative'
          AND affiliations.ended_at IS NULL AND affiliations.started_at <= proposals.opened_at
          AND proposal_voters.member_id IS NULL AND proposal_voters.cast_version < proposals.version
          AND proposals.closed_at IS NULL AND proposals.ends_at > $2 AND items.shelf = 'shown'
          AND proposals.secrecy <> 'belenios'
          AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)) waiting
     ORDER BY at, item_id LIMIT 20";

/// The votes that wait for this member, the first to end first; and what those who hold a space wanted to look at again.
pub(in crate::proposals) fn waiting(
    q: &mut Read<'_>,
    member: MemberId,
    viewer: &Viewer,
) -> Result<(Vec<Waiting>, Vec<Waiting>), Error> {
    let steward = viewer.may(Action::ManageMembers);
    let votes = q.all(VOTES, &[&member, &viewer.now])?;
    let reviews = q.all(
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
    )?;
    Ok((votes, reviews))
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

db::record! {
    /// A vote in a calendar: when it ends.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Planned {
        pub(in crate::proposals) item_id: ItemId,
        pub(in crate::proposals) title: String,
        pub(in crate::proposals) space_id: SpaceId,
        pub(in crate::proposals) space_name: String,
        pub(in crate::proposals) ends_at: Time,
        pub(in crate::proposals) changed_at: Time,
        pub(in crate::proposals) mine: bool,
    }
}

/// The votes that were opened and end in the window, as far as the viewer may read them.
pub(in crate::proposals) fn dated(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Planned>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    let space = window.space.unwrap_or(SpaceId::from(0));
    q.all(
        "SELECT item_id, title, space_id, space_name, ends_at, changed_at, mine FROM (
            SELECT proposals.item_id, items.title, items.space_id, spaces.name AS space_name, proposals.ends_at,
                   proposals.changed_at, proposal_voters.id IS NOT NULL OR items.author_id = $2 AS mine,
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
         WHERE in_day <= $8 ORDER BY ends_at, item_id LIMIT $9",
        &[
            &viewer.network.id,
            &me,
            &inside,
            &window.from,
            &window.until,
            &space,
            &window.mine,
            &window.each_day,
            &window.most,
        ],
    )
}
