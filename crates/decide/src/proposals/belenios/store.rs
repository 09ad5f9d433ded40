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
        "SELECT link, fingerprint, digest, tallied, spoiled, brought_at FROM proposal_elections WHERE item_id = $1",
        &[&item],
    )
}

/// Writes down where it stands, in place of what was written before.
pub(super) fn set_place(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    (link, fingerprint): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO proposal_elections (item_id, network_id, link, fingerprint, digest, tallied, spoiled)
         VALUES ($1, $2, $3, $4, '', 0, 0)
         ON CONFLICT (item_id) DO UPDATE SET link = excluded.link, fingerprint = excluded.fingerprint",
        &[&item, &network, &link, &fingerprint],
    )
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

/// The addresses of those who may vote and still take part, from this voter on; as many as fit a page. Whoever has left the space
/// whose members vote, or has no address here, is left out: their address is empty.
pub(super) fn addresses(
    q: &mut Read<'_>,
    item: ItemId,
    after: VoterId,
) -> Result<Vec<(VoterId, String)>, Error> {
    q.all(
        "SELECT proposal_voters.id,
                CASE WHEN members.state IN ('active', 'invited')
                      AND (proposals.electorate <> 'space' OR space_members.member_id IS NOT NULL)
                     THEN COALESCE(accounts.email, members.email, '') ELSE '' END AS address
         FROM proposal_voters
         JOIN proposals ON proposals.item_id = proposal_voters.item_id
         JOIN items ON items.id = proposal_voters.item_id
         JOIN members ON members.id = proposal_voters.member_id
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
