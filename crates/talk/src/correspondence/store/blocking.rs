//! From whom members take no letters.

use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{MemberId, NetworkId};

/// Those of these who take letters from this author.
pub(in crate::correspondence) fn willing(
    q: &mut Read<'_>,
    author: MemberId,
    members: &[MemberId],
) -> Result<Vec<MemberId>, Error> {
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

/// From whom a member takes none, by their names; 200 at most.
pub(in crate::correspondence) fn blocked(
    q: &mut Read<'_>,
    member: MemberId,
) -> Result<Vec<(MemberId, String)>, Error> {
    q.all(
        "SELECT members.id, members.name FROM blocks JOIN members ON members.id = blocks.blocked_id
         WHERE blocks.member_id = $1 ORDER BY members.name_key, members.id LIMIT 200",
        &[&member],
    )
}

/// The first takes no letters from the second any more; false where it was so already.
pub(in crate::correspondence) fn block(
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

/// The first takes letters from the second again.
pub(in crate::correspondence) fn unblock(
    tx: &mut Write<'_>,
    (member, other): (MemberId, MemberId),
) -> Result<bool, Error> {
    let gone = tx.run("DELETE FROM blocks WHERE member_id = $1 AND blocked_id = $2", &[&member, &other])?;
    Ok(gone > 0)
}
