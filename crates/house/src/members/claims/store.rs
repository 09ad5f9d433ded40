//! The table of claims.

use super::{Claim, Outcome};
use crate::ids::{ClaimId, MemberId, NetworkId};
use db::{Error, Read, Time, Write};

/// What became of a member's claim, if they ever made one.
pub(super) fn outcome_of(q: &mut Read<'_>, member: MemberId) -> Result<Option<Outcome>, Error> {
    q.maybe("SELECT outcome FROM claims WHERE member_id = $1", &[&member])
}

/// Makes a claim, unless the member has made one before.
pub(super) fn insert(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
    now: Time,
) -> Result<Option<ClaimId>, Error> {
    tx.maybe(
        "INSERT INTO claims (network_id, member_id, outcome, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (member_id) DO NOTHING RETURNING id",
        &[&network, &member, &Outcome::Waiting, &now],
    )
}

/// The claims of members who are here that wait, the oldest first, from after this one on.
pub(super) fn waiting(
    q: &mut Read<'_>,
    network: NetworkId,
    after: ClaimId,
    limit: i64,
) -> Result<Vec<Claim>, Error> {
    q.all(
        "SELECT claims.id, claims.member_id, members.name, members.name_key, accounts.email, claims.created_at
         FROM claims JOIN members ON members.id = claims.member_id
         JOIN accounts ON accounts.id = members.account_id
         WHERE claims.network_id = $1 AND claims.id > $2 AND claims.outcome = 'waiting'
         ORDER BY claims.id LIMIT $3",
        &[&network, &after, &limit],
    )
}

/// A claim that waits.
pub(super) fn by_id(q: &mut Read<'_>, network: NetworkId, id: ClaimId) -> Result<Option<Claim>, Error> {
    q.maybe(
        "SELECT claims.id, claims.member_id, members.name, members.name_key, accounts.email, claims.created_at
         FROM claims JOIN members ON members.id = claims.member_id
         JOIN accounts ON accounts.id = members.account_id
         WHERE claims.id = $2 AND claims.network_id = $1 AND claims.outcome = 'waiting'",
        &[&network, &id],
    )
}

/// Decides a claim that waits; tells whether it did.
pub(super) fn decide(
    tx: &mut Write<'_>,
    id: ClaimId,
    outcome: Outcome,
    by: MemberId,
    now: Time,
) -> Result<bool, Error> {
    let decided = tx.run(
        "UPDATE claims SET outcome = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND outcome = 'waiting'",
        &[&id, &outcome, &by, &now],
    )?;
    Ok(decided == 1)
}

/// Whether there is such a claim in this network, decided or not.
pub(super) fn exists(q: &mut Read<'_>, network: NetworkId, id: ClaimId) -> Result<bool, Error> {
    let found: Option<ClaimId> =
        q.maybe("SELECT id FROM claims WHERE id = $1 AND network_id = $2", &[&id, &network])?;
    Ok(found.is_some())
}

/// Writes the address of a member of whom none was kept, because it stood beside the entry that is theirs.
pub(super) fn set_address(
    tx: &mut Write<'_>,
    id: MemberId,
    email: &str,
    email_key: &str,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE members SET email = $2, email_key = $3 WHERE id = $1 AND email IS NULL",
        &[&id, &email, &email_key],
    )
}
