//! What is asked of decisions by those who look across.

use crate::proposals::method::{Electorate, Verdict};
use crate::proposals::proposal::Proposal;
use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId};
use house::reports::{Sought, Tally};
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

/// The proposal of this title that ended at this moment: the first of them.
pub(in crate::proposals) fn ended_then(
    q: &mut Read<'_>,
    network: NetworkId,
    (title, ends_at): (&str, Time),
) -> Result<Option<ItemId>, Error> {
    q.maybe(
        "SELECT proposals.item_id FROM proposals JOIN items ON items.id = proposals.item_id
         WHERE proposals.network_id = $1 AND proposals.ends_at = $2 AND proposals.closed_at IS NOT NULL
           AND items.title = $3 ORDER BY proposals.item_id LIMIT 1",
        &[&network, &ends_at, &title],
    )
}

/// How many votes came to their end between two moments in each space; of `half`, those alone in which half or more of those who
/// might took part, by their own ballot or by one that carried their vote.
pub(in crate::proposals) fn ended(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
    half: bool,
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT CAST(NULL AS BIGINT) AS member_id, items.space_id, COUNT(*) AS amount
         FROM proposals JOIN items ON items.id = proposals.item_id
         WHERE proposals.network_id = $1 AND proposals.closed_at >= $2 AND proposals.closed_at < $3
           AND items.shelf IN ('shown', 'archived')
           AND (NOT $4 OR (proposals.entitled_count > 0
                    AND 2 * (proposals.cast_count + proposals.carried_count) >= proposals.entitled_count))
         GROUP BY items.space_id ORDER BY items.space_id",
        &[&network, &from, &until, &half],
    )
}

db::record! {
    /// A decision of which the story of a year tells.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Ended {
        pub(in crate::proposals) item_id: ItemId,
        pub(in crate::proposals) title: String,
        pub(in crate::proposals) space_name: String,
        pub(in crate::proposals) verdict: Verdict,
        pub(in crate::proposals) closed_at: Time,
    }
}

/// The decisions between two moments in spaces that every member may read, those in which most could vote first.
pub(in crate::proposals) fn told_of(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Ended>, Error> {
    q.all(
        "SELECT proposals.item_id, items.title, spaces.name AS space_name, proposals.verdict, proposals.closed_at
         FROM proposals JOIN items ON items.id = proposals.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE proposals.network_id = $1 AND proposals.closed_at >= $2 AND proposals.closed_at < $3
           AND proposals.verdict IS NOT NULL AND items.shelf IN ('shown', 'archived')
           AND spaces.visibility <> 'members'
         ORDER BY proposals.entitled_count DESC, proposals.item_id LIMIT 12",
        &[&network, &from, &until],
    )
}

/// The votes of these spaces that ended before a moment and that the viewer may read, the latest of each space first; of its
/// newest two hundred.
pub(in crate::proposals) fn decided_in(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sought: &Sought<'_>,
) -> Result<Vec<(ItemId, String, Time)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let keys: Vec<&dyn Param> = sought.spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT id, title, closed_at FROM (
            SELECT own.id, own.title, proposals.closed_at
            FROM (SELECT id, space_id, title FROM items
                  WHERE space_id = $0 AND shelf = 'shown' AND kind = 'proposal'
                  ORDER BY last_message_at DESC, id DESC LIMIT 200) AS own
            JOIN proposals ON proposals.item_id = own.id
            JOIN spaces ON spaces.id = own.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE +spaces.network_id = $1 AND proposals.closed_at < $4
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
            ORDER BY proposals.closed_at DESC, own.id DESC LIMIT $5) AS one",
        &[&viewer.network.id, &me, &viewer.member_id().is_some(), &sought.before, &sought.limit],
        &keys,
    )
}

/// The members who could vote, as it was when the vote was opened; where organisations vote, those who stood for them then and stand
/// for them now.
pub(in crate::proposals) fn could_vote(
    q: &mut Read<'_>,
    proposal: &Proposal,
) -> Result<Vec<MemberId>, Error> {
    if proposal.electorate != Electorate::Organisations {
        return q.all(
            "SELECT member_id FROM proposal_voters WHERE item_id = $1 AND member_id IS NOT NULL ORDER BY member_id",
            &[&proposal.item_id],
        );
    }
    let Some(opened) = proposal.opened_at else { return Ok(Vec::new()) };
    q.all(
        "SELECT DISTINCT affiliations.member_id
         FROM proposal_voters
         JOIN affiliations ON affiliations.organisation_id = proposal_voters.organisation_id
         WHERE proposal_voters.item_id = $1 AND proposal_voters.member_id IS NULL
           AND affiliations.capacity = 'representative' AND affiliations.ended_at IS NULL
           AND affiliations.started_at <= $2
         ORDER BY affiliations.member_id",
        &[&proposal.item_id, &opened],
    )
}
