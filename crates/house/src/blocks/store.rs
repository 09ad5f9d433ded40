//! Who has blocked whom.

use crate::batch;
use crate::ids::{MemberId, NetworkId};
use db::{Error, Param, Read, Time, Write};

/// Those of these who take something from this member.
///
/// # Errors
/// Those of the database.
pub fn willing(q: &mut Read<'_>, author: MemberId, members: &[MemberId]) -> Result<Vec<MemberId>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|member| -> &dyn Param { member }).collect();
    let closed: Vec<MemberId> = batch::among(
        q,
        "SELECT member_id FROM blocks WHERE blocked_id = $1 AND member_id",
        &[&author],
        &keys,
        "ORDER BY member_id",
    )?;
    Ok(members.iter().copied().filter(|member| !closed.contains(member)).collect())
}

/// Whom a member has blocked, by their names; 200 at most.
///
/// # Errors
/// Those of the database.
pub fn blocked(q: &mut Read<'_>, member: MemberId) -> Result<Vec<(MemberId, String)>, Error> {
    q.all(
        "SELECT members.id, members.name FROM blocks JOIN members ON members.id = blocks.blocked_id
         WHERE blocks.member_id = $1 ORDER BY members.name_key, members.id LIMIT 200",
        &[&member],
    )
}

/// Writes down that the first has blocked the second; false where it was so already.
pub(super) fn block(
    tx: &mut Write<'_>,
    network: NetworkId,
    (member, other): (MemberId, MemberId),
    now: Time,
) -> Result<bool, Error> {
    let added = tx.run(
        "INSERT INTO blocks (member_id, blocked_id, network_id, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (member_id, blocked_id) DO NOTHING",
        &[&member, &other, &network, &now],
    )?;
    Ok(added > 0)
}

/// The first has not blocked the second any more; false where they had not. What has ended between them stays ended.
///
/// # Errors
/// Those of the database.
pub fn unblock(tx: &mut Write<'_>, (member, other): (MemberId, MemberId)) -> Result<bool, Error> {
    let gone = tx.run("DELETE FROM blocks WHERE member_id = $1 AND blocked_id = $2", &[&member, &other])?;
    Ok(gone > 0)
}

/// Whoever leaves has blocked nobody, and nobody has blocked them.
pub(super) fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM blocks WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM blocks WHERE blocked_id = $1", &[&member])?;
    Ok(())
}

/// Who had blocked the first has blocked the second from now on: who these are, and since when.
pub(super) fn merge(
    tx: &mut Write<'_>,
    from: MemberId,
    to: MemberId,
) -> Result<Vec<(MemberId, Time)>, Error> {
    let by = tx.all(
        "SELECT member_id, created_at FROM blocks WHERE blocked_id = $1 AND member_id <> $2 ORDER BY member_id",
        &[&from, &to],
    )?;
    tx.run(
        "INSERT INTO blocks (member_id, blocked_id, network_id, created_at)
         SELECT member_id, $2, network_id, created_at FROM blocks WHERE blocked_id = $1 AND member_id <> $2
         ON CONFLICT (member_id, blocked_id) DO NOTHING",
        &[&from, &to],
    )?;
    tx.run("DELETE FROM blocks WHERE blocked_id = $1", &[&from])?;
    Ok(by)
}
