//! Whose vote goes to whom in a vote, and whose was carried by whose ballot when it closed.

use crate::proposals::method::Electorate;
use crate::proposals::proposal::{Proposal, VoterId};
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};

db::record! {
    /// Where the vote of somebody goes who has not voted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::proposals) struct Edge {
        pub(in crate::proposals) from_id: VoterId,
        /// To whom; none where they have no vote in this vote.
        pub(in crate::proposals) to_id: Option<VoterId>,
        /// Whether whoever it goes to has voted.
        pub(in crate::proposals) voted: bool,
        /// Whether it was given for this one vote.
        pub(in crate::proposals) proxy: bool,
    }
}

/// The proxies of those who have not voted and still may.
pub(in crate::proposals) fn proxy_edges(
    q: &mut Read<'_>,
    proposal: &Proposal,
    space: SpaceId,
) -> Result<Vec<Edge>, Error> {
    let inside = proposal.electorate == Electorate::Space;
    q.all(
        "SELECT own.id AS from_id, holder.id AS to_id, holder.cast_version > 0 AS voted, 1 = 1 AS proxy
         FROM proposal_proxies
         JOIN proposal_voters own ON own.id = proposal_proxies.voter_id
         JOIN proposal_voters holder ON holder.id = proposal_proxies.holder_id
         JOIN members ON members.id = own.member_id
         WHERE proposal_proxies.item_id = $1 AND own.cast_version = 0 AND members.state = 'active'
           AND (NOT $3 OR EXISTS (SELECT 1 FROM space_members
                                  WHERE space_members.space_id = $2 AND space_members.member_id = own.member_id))
         ORDER BY own.id",
        &[&proposal.item_id, &space, &inside],
    )
}

/// The delegations, as they stand at a moment, of those who have not voted and still may: of each voter those that fit, the one
/// that goes first first. A tag goes before a space, a space before the network, the newer before the older.
pub(in crate::proposals) fn delegation_edges(
    q: &mut Read<'_>,
    proposal: &Proposal,
    space: SpaceId,
    at: Time,
) -> Result<Vec<Edge>, Error> {
    let inside = proposal.electorate == Electorate::Space;
    q.all(
        "SELECT own.id AS from_id, theirs.id AS to_id, COALESCE(theirs.cast_version, 0) > 0 AS voted, 1 = 0 AS proxy
         FROM proposal_voters own
         JOIN members ON members.id = own.member_id
         JOIN delegations ON delegations.member_id = own.member_id
         LEFT JOIN proposal_voters theirs ON theirs.item_id = own.item_id AND theirs.member_id = delegations.to_id
         WHERE own.item_id = $1 AND own.cast_version = 0 AND members.state = 'active'
           AND delegations.made_at <= $3 AND delegations.until_at > $3
           AND (delegations.ended_at IS NULL OR delegations.ended_at > $3)
           AND (NOT $4 OR EXISTS (SELECT 1 FROM space_members
                                  WHERE space_members.space_id = $2 AND space_members.member_id = own.member_id))
           AND (delegations.scope = 'network'
                OR (delegations.scope = 'space' AND delegations.space_id = $2)
                OR (delegations.scope = 'tag' AND EXISTS (
                    SELECT 1 FROM item_tags
                    JOIN tags worn ON worn.id = item_tags.tag_id
                    JOIN tags meant ON COALESCE(meant.merged_into, meant.id) = COALESCE(worn.merged_into, worn.id)
                    WHERE item_tags.item_id = own.item_id AND meant.id = delegations.tag_id)))
         ORDER BY own.id, CASE delegations.scope WHEN 'tag' THEN 0 WHEN 'space' THEN 1 ELSE 2 END,
                  delegations.made_at DESC, delegations.id DESC",
        &[&proposal.item_id, &space, &at, &inside],
    )
}

/// Writes down whose vote is carried by whose ballot, and how many there are.
pub(in crate::proposals) fn note_carried(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    carried: &[(VoterId, VoterId)],
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> =
        carried.iter().map(|(voter, by)| -> Row<'_> { vec![voter, by, &item, &network] }).collect();
    batch::insert(tx, "INSERT INTO proposal_carried (voter_id, by_id, item_id, network_id)", &rows, "")?;
    let count = i64::try_from(carried.len()).unwrap_or(i64::MAX);
    tx.run("UPDATE proposals SET carried_count = $2 WHERE item_id = $1", &[&item, &count])?;
    Ok(())
}

/// Which members these voters are.
pub(in crate::proposals) fn members_of(q: &mut Read<'_>, voters: &[VoterId]) -> Result<Vec<MemberId>, Error> {
    let keys: Vec<&dyn Param> = voters.iter().map(|voter| -> &dyn Param { voter }).collect();
    let before = "SELECT member_id FROM proposal_voters WHERE id";
    batch::among(q, before, &[], &keys, "ORDER BY id")
}

/// How a voter is called.
pub(in crate::proposals) fn name_of(q: &mut Read<'_>, voter: VoterId) -> Result<Option<String>, Error> {
    q.maybe(
        "SELECT members.name FROM proposal_voters JOIN members ON members.id = proposal_voters.member_id
         WHERE proposal_voters.id = $1",
        &[&voter],
    )
}
