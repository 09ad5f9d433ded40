//! The elections of votes that are held with Belenios, and the addresses of their voters.

use crate::proposals::proposal::VoterId;
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, NetworkId};

/// How many addresses are read at a time.
pub(super) const PAGE: usize = 500;

db::record! {
    /// Where an election stands, and what was brought from it.
    #[derive(Debug, Clone)]
    pub(super) struct Election {
        pub(super) link: String,
        /// The fingerprint that Belenios shows of the election, where somebody wrote it down.
        pub(super) fingerprint: String,
        /// Which of its questions the vote is; 0 where it is the only one.
        pub(super) question: i64,
        /// Whether the election that Belenios publishes was compared with the vote.
        pub(super) checked: bool,
        /// The SHA-256 of the file that was brought; empty before.
        pub(super) digest: String,
        pub(super) tallied: i64,
        /// How many of these ballots broke the rules of the method.
        pub(super) spoiled: i64,
        pub(super) brought_at: Option<Time>,
    }
}

/// The election of a vote.
pub(super) fn election(q: &mut Read<'_>, item: ItemId) -> Result<Option<Election>, Error> {
    q.maybe(
        "SELECT link, fingerprint, question, checked, digest, tallied, spoiled, brought_at
         FROM proposal_elections WHERE item_id = $1",
        &[&item],
    )
}

/// Writes down where it stands, in place of what was written before.
pub(super) fn set_place(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    (link, fingerprint, question): (&str, &str, i64),
    checked: bool,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO proposal_elections (item_id, network_id, link, fingerprint, question, checked, digest, tallied, spoiled)
         VALUES ($1, $2, $3, $4, $5, $6, '', 0, 0)
         ON CONFLICT (item_id) DO UPDATE SET link = excluded.link, fingerprint = excluded.fingerprint,
             question = excluded.question, checked = excluded.checked",
        &[&item, &network, &link, &fingerprint, &question, &checked],
    )
}

/// Another vote that is this question of this election already: the first of them.
pub(super) fn standing_there(
    q: &mut Read<'_>,
    network: NetworkId,
    (link, question): (&str, i64),
    item: ItemId,
) -> Result<Option<ItemId>, Error> {
    q.maybe(
        "SELECT item_id FROM proposal_elections
         WHERE network_id = $1 AND link = $2 AND question = $3 AND item_id <> $4 ORDER BY item_id LIMIT 1",
        &[&network, &link, &question, &item],
    )
}

/// The other votes of the same space that are open, held with Belenios, end at the same moment and have as many voters of the same
/// kind: those that can be asked in one election with this one. Number and title; twenty at most.
pub(super) fn beside(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(ItemId, String)>, Error> {
    q.all(
        "SELECT others.item_id, items.title
         FROM proposals own
         JOIN items place ON place.id = own.item_id
         JOIN proposals others ON others.network_id = own.network_id AND others.ends_at = own.ends_at
         JOIN items ON items.id = others.item_id
         WHERE own.item_id = $1 AND others.item_id <> own.item_id AND others.secrecy = 'belenios'
           AND others.opened_at IS NOT NULL AND others.closed_at IS NULL AND others.electorate = own.electorate
           AND others.entitled_count = own.entitled_count AND others.extra_votes = own.extra_votes
           AND items.space_id = place.space_id
           AND items.shelf = 'shown'
         ORDER BY others.item_id LIMIT 20",
        &[&item],
    )
}

/// Whether nobody may vote in the first of two votes, of as many voters each, who may not vote in the second with as many votes.
pub(super) fn has_same_voters(q: &mut Read<'_>, (one, other): (ItemId, ItemId)) -> Result<bool, Error> {
    let apart: Option<VoterId> = q.maybe(
        "SELECT own.id FROM proposal_voters own
         LEFT JOIN proposal_named mine ON mine.item_id = own.item_id AND mine.member_id = own.member_id
         WHERE own.item_id = $1
           AND NOT EXISTS (SELECT 1 FROM proposal_voters theirs
                           LEFT JOIN proposal_named known
                             ON known.item_id = theirs.item_id AND known.member_id = theirs.member_id
                           WHERE theirs.item_id = $2 AND theirs.member_id = own.member_id
                             AND COALESCE(known.votes, 1) = COALESCE(mine.votes, 1))
         ORDER BY own.id LIMIT 1",
        &[&one, &other],
    )?;
    Ok(apart.is_none())
}

/// Writes down that its result was brought. Nothing is changed where it was before.
pub(super) fn note_brought(
    tx: &mut Write<'_>,
    item: ItemId,
    (digest, tallied, spoiled): (&str, i64, i64),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposal_elections SET digest = $2, tallied = $3, spoiled = $4, brought_at = $5
         WHERE item_id = $1 AND brought_at IS NULL",
        &[&item, &digest, &tallied, &spoiled, &now],
    )
}

/// Writes down how many took part.
pub(super) fn note_turnout(tx: &mut Write<'_>, item: ItemId, tallied: i64) -> Result<u64, Error> {
    tx.run("UPDATE proposals SET cast_count = $2 WHERE item_id = $1", &[&item, &tallied])
}

/// The addresses of those who may vote and still take part, with how many votes each has, from this voter on; as many as fit a
/// page. Whoever has left the space whose members vote, or has no address here, is left out: their address is empty.
pub(super) fn addresses(
    q: &mut Read<'_>,
    item: ItemId,
    after: VoterId,
) -> Result<Vec<(VoterId, String, i64)>, Error> {
    q.all(
        "SELECT proposal_voters.id,
                CASE WHEN members.state IN ('active', 'invited')
                      AND (proposals.electorate <> 'space' OR space_members.member_id IS NOT NULL)
                     THEN COALESCE(accounts.email, members.email, '') ELSE '' END AS address,
                COALESCE(proposal_named.votes, 1) AS votes
         FROM proposal_voters
         JOIN proposals ON proposals.item_id = proposal_voters.item_id
         JOIN items ON items.id = proposal_voters.item_id
         JOIN members ON members.id = proposal_voters.member_id
         LEFT JOIN proposal_named
           ON proposal_named.item_id = proposal_voters.item_id AND proposal_named.member_id = proposal_voters.member_id
         LEFT JOIN accounts ON accounts.id = members.account_id
         LEFT JOIN space_members
           ON space_members.space_id = items.space_id AND space_members.member_id = proposal_voters.member_id
         WHERE proposal_voters.item_id = $1 AND proposal_voters.id > $2
         ORDER BY proposal_voters.id LIMIT 500",
        &[&item, &after],
    )
}

/// Takes away what is kept of an election.
pub(in crate::proposals) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM proposal_elections WHERE item_id = $1", &[&item])?;
    Ok(())
}
