//! Whose vote goes to whom in a vote, who is asked for theirs therefore and who is not, and whose was carried by whose ballot when
//! it closed.

use crate::proposals::method::Electorate;
use crate::proposals::proposal::{Proposal, VoterId};
use crate::proposals::store::Waiting;
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};

/// Whether a delegation is for the vote of `items`.
const FITS: &str = "(delegations.scope = 'network'
         OR (delegations.scope = 'space' AND delegations.space_id = items.space_id)
         OR (delegations.scope = 'tag' AND EXISTS (
             SELECT 1 FROM item_tags
             JOIN tags worn ON worn.id = item_tags.tag_id
             JOIN tags meant ON COALESCE(meant.merged_into, meant.id) = COALESCE(worn.merged_into, worn.id)
             WHERE item_tags.item_id = items.id AND meant.id = delegations.tag_id)))";
/// Which of those that fit goes first: a tag before a space, a space before the network, the newer before the older.
const FIRST: &str = "CASE delegations.scope WHEN 'tag' THEN 0 WHEN 'space' THEN 1 ELSE 2 END,
         delegations.made_at DESC, delegations.id DESC";

db::record! {
    /// Where somebody's vote goes.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::proposals) struct Edge {
        pub(in crate::proposals) from_id: VoterId,
        /// To whom; none where they have no vote in this vote.
        pub(in crate::proposals) to_id: Option<VoterId>,
        /// Whether whoever it goes to has voted.
        pub(in crate::proposals) voted: bool,
        /// Whether it was given for this one vote.
        pub(in crate::proposals) proxy: bool,
        /// Whether whoever gave it has voted, so that it goes nowhere.
        pub(in crate::proposals) spent: bool,
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
        "SELECT own.id AS from_id, holder.id AS to_id, holder.cast_version > 0 AS voted, 1 = 1 AS proxy,
                1 = 0 AS spent
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

/// The delegations, as they stand at a moment, of those who have not voted and still may, or of `all` who may: of each voter those
/// that fit, the one that goes first first.
pub(in crate::proposals) fn delegation_edges(
    q: &mut Read<'_>,
    proposal: &Proposal,
    space: SpaceId,
    (at, all): (Time, bool),
) -> Result<Vec<Edge>, Error> {
    let inside = proposal.electorate == Electorate::Space;
    q.all(
        &format!(
            "SELECT own.id AS from_id, theirs.id AS to_id, COALESCE(theirs.cast_version, 0) > 0 AS voted, 1 = 0 AS proxy,
                    own.cast_version > 0 AS spent
             FROM proposal_voters own
             JOIN items ON items.id = own.item_id
             JOIN members ON members.id = own.member_id
             JOIN delegations ON delegations.member_id = own.member_id
             LEFT JOIN proposal_voters theirs ON theirs.item_id = own.item_id AND theirs.member_id = delegations.to_id
             WHERE own.item_id = $1 AND (own.cast_version = 0 OR $5) AND members.state = 'active'
               AND delegations.made_at <= $3 AND delegations.until_at > $3
               AND (delegations.ended_at IS NULL OR delegations.ended_at > $3)
               AND (NOT $4 OR EXISTS (SELECT 1 FROM space_members
                                      WHERE space_members.space_id = $2 AND space_members.member_id = own.member_id))
               AND {FITS}
             ORDER BY own.id, {FIRST}"
        ),
        &[&proposal.item_id, &space, &at, &inside, &all],
    )
}

/// To which member the vote of a voter goes by the delegation that goes first and stands at the end of the vote.
fn next(voter: &str) -> String {
    format!(
        "(SELECT delegations.to_id FROM delegations
          WHERE delegations.member_id = {voter}.member_id AND delegations.ended_at IS NULL
            AND delegations.until_at > proposals.ends_at AND {FITS}
          ORDER BY {FIRST} LIMIT 1)"
    )
}

/// Whether `proposal_voters` need not be asked for their vote in `proposals`: they gave it to somebody who has voted, or it comes
/// to somebody who is asked. Neither is so where it goes in a circle; nor is it looked for further than twenty steps on. Of those
/// who come later on the way it is not looked at whether they have voted or have a proxy, which everybody is told: whoever was asked
/// until then, and no longer after, would know who they are.
fn away(own: &str, theirs: &str) -> String {
    format!(
        "(EXISTS (SELECT 1 FROM proposal_proxies WHERE proposal_proxies.voter_id = proposal_voters.id)
          OR (proposals.delegable AND proposal_voters.cast_version = 0 AND EXISTS (
              WITH RECURSIVE way (to_id, step) AS (
                  SELECT {own}, 0
                  UNION ALL
                  SELECT CASE WHEN way.step = 0 AND (theirs.cast_version > 0 OR EXISTS (
                                  SELECT 1 FROM proposal_proxies WHERE proposal_proxies.voter_id = theirs.id))
                              THEN NULL ELSE {theirs} END, way.step + 1
                  FROM way
                  JOIN proposal_voters theirs ON theirs.item_id = proposals.item_id AND theirs.member_id = way.to_id
                  WHERE way.step < 20)
              SELECT 1 FROM way
              WHERE way.step > 0
                AND NOT EXISTS (SELECT 1 FROM proposal_voters further
                                WHERE further.item_id = proposals.item_id AND further.member_id = way.to_id))))"
    )
}

fn wanted_of(away: &str) -> String {
    format!(
        "SELECT item_id, title, at, again FROM (
            SELECT items.id AS item_id, items.title, proposals.ends_at AS at,
                   proposal_voters.cast_version > 0 AS again
            FROM proposal_voters
            JOIN proposals ON proposals.item_id = proposal_voters.item_id
            JOIN items ON items.id = proposals.item_id
            JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
            WHERE proposal_voters.member_id = $1 AND proposal_voters.cast_version < proposals.version
              AND proposals.closed_at IS NULL AND proposals.ends_at > $2 AND items.shelf = 'shown'
              AND proposals.secrecy <> 'belenios'
              AND (proposals.electorate <> 'space' OR space_members.member_id IS NOT NULL)
              AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
              AND NOT {away}
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
         ORDER BY at, item_id LIMIT 20"
    )
}

/// The votes that wait for a member, the first to end first; none that comes to somebody else, by a proxy or a delegation.
pub(in crate::proposals) fn wanted(
    q: &mut Read<'_>,
    member: MemberId,
    now: Time,
) -> Result<Vec<Waiting>, Error> {
    q.all(&wanted_of(&away(&next("proposal_voters"), &next("theirs"))), &[&member, &now])
}

fn late_of(away: &str) -> String {
    format!(
        "SELECT id, member_id FROM (
            SELECT proposal_voters.id, proposal_voters.member_id FROM proposal_voters
            JOIN proposals ON proposals.item_id = proposal_voters.item_id
            JOIN items ON items.id = proposals.item_id
            WHERE proposal_voters.item_id = $1 AND proposal_voters.id > $3 AND proposal_voters.cast_version < $2
              AND proposal_voters.member_id IS NOT NULL AND NOT {away}
            UNION ALL
            SELECT proposal_voters.id, affiliations.member_id FROM proposal_voters
            JOIN affiliations ON affiliations.organisation_id = proposal_voters.organisation_id
            WHERE proposal_voters.item_id = $1 AND proposal_voters.id > $3 AND proposal_voters.cast_version < $2
              AND proposal_voters.member_id IS NULL AND affiliations.capacity = 'representative'
              AND affiliations.member_state = 'active' AND affiliations.ended_at IS NULL) late
         ORDER BY id, member_id LIMIT 200"
    )
}

/// Members who may vote and have not, or only on an older version, and whose vote comes to nobody else, by a proxy or a delegation,
/// from this voter on; 200 at most.
pub(in crate::proposals) fn late(
    q: &mut Read<'_>,
    item: ItemId,
    version: i64,
    after: VoterId,
) -> Result<Vec<(VoterId, MemberId)>, Error> {
    q.all(&late_of(&away(&next("proposal_voters"), &next("theirs"))), &[&item, &version, &after])
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
