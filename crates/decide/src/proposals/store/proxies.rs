//! Votes that were given to somebody for one vote alone.

use crate::proposals::keepers;
use crate::proposals::proposal::VoterId;
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

db::record! {
    /// Somebody who holds a proxy or gave one, and since when.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Proxy {
        pub(in crate::proposals) member_id: MemberId,
        pub(in crate::proposals) name: String,
        pub(in crate::proposals) given_at: Time,
    }
}

/// Who holds the vote of this voter.
pub(in crate::proposals) fn holder_of(q: &mut Read<'_>, voter: VoterId) -> Result<Option<Proxy>, Error> {
    q.maybe(
        "SELECT members.id AS member_id, members.name, proposal_proxies.given_at
         FROM proposal_proxies
         JOIN proposal_voters ON proposal_voters.id = proposal_proxies.holder_id
         JOIN members ON members.id = proposal_voters.member_id
         WHERE proposal_proxies.voter_id = $1",
        &[&voter],
    )
}

/// Whose votes this voter holds; 50 at most.
pub(in crate::proposals) fn held_by(q: &mut Read<'_>, holder: VoterId) -> Result<Vec<Proxy>, Error> {
    q.all(
        "SELECT members.id AS member_id, members.name, proposal_proxies.given_at
         FROM proposal_proxies
         JOIN proposal_voters ON proposal_voters.id = proposal_proxies.voter_id
         JOIN members ON members.id = proposal_voters.member_id
         WHERE proposal_proxies.holder_id = $1 ORDER BY proposal_proxies.voter_id LIMIT 50",
        &[&holder],
    )
}

/// How many votes this voter holds.
pub(in crate::proposals) fn held_count(q: &mut Read<'_>, holder: VoterId) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM proposal_proxies WHERE holder_id = $1", &[&holder])
}

/// The vote that a member has of their own.
pub(in crate::proposals) fn voter_of(
    q: &mut Read<'_>,
    item: ItemId,
    member: MemberId,
) -> Result<Option<VoterId>, Error> {
    q.maybe(
        "SELECT id FROM proposal_voters WHERE item_id = $1 AND member_id = $2 ORDER BY id",
        &[&item, &member],
    )
}

/// Gives a vote to somebody. Nothing is changed where it was given before.
pub(in crate::proposals) fn give_proxy(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    (voter, holder): (VoterId, VoterId),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO proposal_proxies (voter_id, holder_id, item_id, network_id, given_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (voter_id) DO NOTHING",
        &[&voter, &holder, &item, &network, &now],
    )
}

/// Gives a vote back to whose it is.
pub(in crate::proposals) fn return_proxy(tx: &mut Write<'_>, voter: VoterId) -> Result<u64, Error> {
    tx.run("DELETE FROM proposal_proxies WHERE voter_id = $1", &[&voter])
}

/// Whoever leaves gives their vote to nobody and holds nobody's, as long as the vote is open, and keeps the key of no later one.
pub(in crate::proposals) fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run(
        "DELETE FROM proposal_proxies
         WHERE voter_id IN (SELECT proposal_voters.id FROM proposal_voters
                            JOIN proposals ON proposals.item_id = proposal_voters.item_id
                            WHERE proposal_voters.member_id = $1 AND proposals.closed_at IS NULL)",
        &[&member],
    )?;
    tx.run(
        "DELETE FROM proposal_proxies
         WHERE holder_id IN (SELECT proposal_voters.id FROM proposal_voters
                             JOIN proposals ON proposals.item_id = proposal_voters.item_id
                             WHERE proposal_voters.member_id = $1 AND proposals.closed_at IS NULL)",
        &[&member],
    )?;
    keepers::leave(tx, member)
}

/// Of two of whom one has blocked the other, neither holds the other's vote any more, in votes that are open.
pub(in crate::proposals) fn part(
    tx: &mut Write<'_>,
    (one, other): (MemberId, MemberId),
    now: Time,
) -> Result<(), Error> {
    for (from, to) in [(one, other), (other, one)] {
        tx.run(
            "DELETE FROM proposal_proxies
             WHERE voter_id IN (SELECT own.id FROM proposal_voters own
                                JOIN proposals ON proposals.item_id = own.item_id
                                JOIN proposal_proxies given ON given.voter_id = own.id
                                JOIN proposal_voters theirs ON theirs.id = given.holder_id
                                WHERE own.member_id = $1 AND theirs.member_id = $2
                                  AND proposals.closed_at IS NULL AND proposals.ends_at > $3)",
            &[&from, &to, &now],
        )?;
    }
    Ok(())
}
