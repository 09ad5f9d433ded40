//! What was chosen. Every statement here that reads what others chose asks for the leave to see it.

use super::voters::Voice;
use crate::proposals::counting::Pile;
use crate::proposals::method::Method;
use crate::proposals::proposal::{Proposal, Seen, VoterId};
use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId};

db::record! {
    /// Somebody's own ballot.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Mine {
        pub(in crate::proposals) choice: String,
        pub(in crate::proposals) reason: String,
        pub(in crate::proposals) version: i64,
        pub(in crate::proposals) met_at: Option<Time>,
    }
}

db::record! {
    /// Somebody's ballot, for all who may see it.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Told {
        pub(in crate::proposals) id: VoterId,
        pub(in crate::proposals) member_id: MemberId,
        pub(in crate::proposals) name: String,
        pub(in crate::proposals) organisation: Option<String>,
        pub(in crate::proposals) choice: String,
        pub(in crate::proposals) reason: String,
        pub(in crate::proposals) met_at: Option<Time>,
    }
}

db::record! {
    /// An objection or a block, with its reason.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Objecting {
        pub(in crate::proposals) id: VoterId,
        pub(in crate::proposals) member_id: MemberId,
        pub(in crate::proposals) name: String,
        pub(in crate::proposals) reason: String,
        pub(in crate::proposals) met_at: Option<Time>,
    }
}

/// What this member has chosen, by their own vote or the first of those of their organisations.
pub(in crate::proposals) fn mine(q: &mut Read<'_>, voices: &[Voice]) -> Result<Option<Mine>, Error> {
    let Some(voice) = voices.iter().find(|voice| voice.cast_version > 0) else { return Ok(None) };
    q.maybe("SELECT choice, reason, version, met_at FROM proposal_ballots WHERE voter_id = $1", &[&voice.id])
}

/// Writes down the ballot of a voter, in place of the one before. An objection that comes again is not met any more.
pub(in crate::proposals) fn cast(
    tx: &mut Write<'_>,
    network: NetworkId,
    proposal: &Proposal,
    (voter, member): (VoterId, MemberId),
    (choice, reason): (&str, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO proposal_ballots (voter_id, item_id, network_id, member_id, choice, reason, version, cast_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (voter_id) DO UPDATE SET member_id = excluded.member_id, choice = excluded.choice,
             reason = excluded.reason, version = excluded.version, cast_at = excluded.cast_at, met_at = NULL",
        &[&voter, &proposal.item_id, &network, &member, &choice, &reason, &proposal.version, &now],
    )
}

/// Equal ballots of a vote that is going on, one pile each, each with the votes that it carries once that was looked at; each
/// organisation once besides where both count.
pub(in crate::proposals) fn heap(q: &mut Read<'_>, seen: Seen, method: Method) -> Result<Vec<Pile>, Error> {
    let mut piles: Vec<Pile> = q.all(
        "SELECT '' AS side, said AS choice, COUNT(*) AS amount, SUM(other) AS carried FROM (
            SELECT CASE WHEN met_at IS NOT NULL AND choice = 'object' THEN 'object-met' ELSE choice END AS said,
                   0 AS other
            FROM proposal_ballots WHERE item_id = $1
            UNION ALL
            SELECT proposal_ballots.choice, 1
            FROM proposal_carried JOIN proposal_ballots ON proposal_ballots.voter_id = proposal_carried.by_id
            WHERE proposal_carried.item_id = $1) counted
         GROUP BY said ORDER BY said",
        &[&seen.item()],
    )?;
    if method == Method::Dual {
        piles.extend(q.all::<Pile>(ORGANISATIONS, &[&seen.item()])?);
    }
    Ok(piles)
}

/// An organisation says what most of its people say, by their own ballots or by those that carry their votes; where as many say
/// yes as no, it abstains.
const ORGANISATIONS: &str = "SELECT 'organisations' AS side, says AS choice, COUNT(*) AS amount, SUM(0) AS carried FROM (
        SELECT CASE WHEN yes > no THEN 'yes' WHEN no > yes THEN 'no' ELSE 'abstain' END AS says FROM (
            SELECT proposal_voters.organisation_id,
                   SUM(CASE WHEN counted.choice = 'yes' THEN 1 ELSE 0 END) AS yes,
                   SUM(CASE WHEN counted.choice = 'no' THEN 1 ELSE 0 END) AS no
            FROM (SELECT voter_id, choice FROM proposal_ballots WHERE item_id = $1
                  UNION ALL
                  SELECT proposal_carried.voter_id, proposal_ballots.choice
                  FROM proposal_carried JOIN proposal_ballots ON proposal_ballots.voter_id = proposal_carried.by_id
                  WHERE proposal_carried.item_id = $1) counted
            JOIN proposal_voters ON proposal_voters.id = counted.voter_id
            WHERE proposal_voters.organisation_id IS NOT NULL
            GROUP BY proposal_voters.organisation_id) each_one) each_says
     GROUP BY says ORDER BY says";

/// Keeps the piles of a vote that closes.
pub(in crate::proposals) fn piles(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    piles: &[Pile],
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = piles
        .iter()
        .map(|pile| -> Row<'_> {
            vec![&item, &network, &pile.side, &pile.choice, &pile.amount, &pile.carried]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO proposal_piles (item_id, network_id, side, choice, amount, carried)",
        &rows,
        "",
    )?;
    Ok(())
}

/// The piles of a vote that is closed.
fn voted(q: &mut Read<'_>, seen: Seen) -> Result<Vec<Pile>, Error> {
    q.all(
        "SELECT side, choice, amount, carried FROM proposal_piles WHERE item_id = $1 ORDER BY side, choice",
        &[&seen.item()],
    )
}

/// The piles as far as they may be seen: those that were kept, or while the vote is open those that there are.
pub(in crate::proposals) fn piles_now(
    q: &mut Read<'_>,
    proposal: &Proposal,
) -> Result<Option<Vec<Pile>>, Error> {
    let Some(seen) = proposal.seen() else { return Ok(None) };
    if proposal.closed_at.is_some() {
        let piles = voted(q, seen)?;
        // Of a secret vote with too few ballots none was opened.
        let unopened = proposal.secrecy.has_key() && piles.is_empty();
        return Ok(Some(piles).filter(|_| !unopened));
    }
    if !proposal.counts_while_open() {
        return Ok(None);
    }
    heap(q, seen, proposal.method).map(Some)
}

/// Who chose what, from this voter on; 51 at most.
pub(in crate::proposals) fn told(q: &mut Read<'_>, seen: Seen, after: VoterId) -> Result<Vec<Told>, Error> {
    q.all(
        "SELECT proposal_ballots.voter_id AS id, members.id AS member_id, members.name,
                CASE WHEN proposal_voters.member_id IS NULL THEN organisations.name END AS organisation,
                proposal_ballots.choice, proposal_ballots.reason, proposal_ballots.met_at
         FROM proposal_ballots
         JOIN proposal_voters ON proposal_voters.id = proposal_ballots.voter_id
         JOIN members ON members.id = proposal_ballots.member_id
         LEFT JOIN organisations ON organisations.id = proposal_voters.organisation_id
         WHERE proposal_ballots.item_id = $1 AND proposal_ballots.voter_id > $2
         ORDER BY proposal_ballots.voter_id LIMIT 51",
        &[&seen.item(), &after],
    )
}

/// The objections and blocks, the first first; 50 at most.
pub(in crate::proposals) fn objections(q: &mut Read<'_>, seen: Seen) -> Result<Vec<Objecting>, Error> {
    q.all(
        "SELECT proposal_ballots.voter_id AS id, members.id AS member_id, members.name, proposal_ballots.reason,
                proposal_ballots.met_at
         FROM proposal_ballots JOIN members ON members.id = proposal_ballots.member_id
         WHERE proposal_ballots.item_id = $1 AND proposal_ballots.choice IN ('object', 'block')
         ORDER BY proposal_ballots.voter_id LIMIT 50",
        &[&seen.item()],
    )
}

/// Who has cast a ballot, each once, whoever they cast it for.
pub(in crate::proposals) fn cast_by(q: &mut Read<'_>, seen: Seen) -> Result<Vec<(MemberId, i64)>, Error> {
    q.all(
        "SELECT member_id, COUNT(DISTINCT item_id) AS amount FROM proposal_ballots WHERE item_id = $1
         GROUP BY member_id ORDER BY member_id",
        &[&seen.item()],
    )
}

/// Who has given a reason with a ballot, each once.
pub(in crate::proposals) fn reasoned(q: &mut Read<'_>, seen: Seen) -> Result<Vec<(MemberId, i64)>, Error> {
    q.all(
        "SELECT member_id, COUNT(DISTINCT item_id) AS amount FROM proposal_ballots
         WHERE item_id = $1 AND reason <> '' GROUP BY member_id ORDER BY member_id",
        &[&seen.item()],
    )
}
