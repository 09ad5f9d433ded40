//! The table of requests that wait for a second steward.

use crate::ids::{AccountId, MemberId, NetworkId};
use db::{Error, Read, Time, Write};

/// How many stewards are told of a request.
const TOLD: usize = 20;

db::record! {
    /// Who asked for a link, and when.
    #[derive(Debug, Clone)]
    pub(super) struct Asked {
        pub(super) by_id: MemberId,
        pub(super) by: String,
        pub(super) asked_at: Time,
    }
}

/// Whether an account is active or suspended in a network in which this other account is no active steward.
pub(super) fn is_beyond(
    q: &mut Read<'_>,
    account: AccountId,
    network: NetworkId,
    steward: AccountId,
) -> Result<bool, Error> {
    let found: Option<MemberId> = q.maybe(
        "SELECT theirs.id FROM members AS theirs
         LEFT JOIN members AS mine ON mine.network_id = theirs.network_id AND mine.account_id = $3
              AND mine.state = 'active' AND mine.role = 'steward'
         WHERE theirs.account_id = $1 AND theirs.network_id <> $2 AND theirs.state IN ('active', 'suspended')
           AND mine.id IS NULL
         ORDER BY theirs.id LIMIT 1",
        &[&account, &network, &steward],
    )?;
    Ok(found.is_some())
}

pub(super) fn ask(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
    by: MemberId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO handovers (network_id, member_id, asked_by, asked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (member_id) DO UPDATE SET asked_by = excluded.asked_by, asked_at = excluded.asked_at",
        &[&network, &member, &by, &now],
    )
}

/// The request for a link for this member, if it is newer than this.
pub(super) fn asked(q: &mut Read<'_>, member: MemberId, after: Time) -> Result<Option<Asked>, Error> {
    q.maybe(
        "SELECT handovers.asked_by AS by_id, members.name AS by, handovers.asked_at
         FROM handovers JOIN members ON members.id = handovers.asked_by
         WHERE handovers.member_id = $1 AND handovers.asked_at > $2",
        &[&member, &after],
    )
}

pub(super) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<u64, Error> {
    tx.run("DELETE FROM handovers WHERE member_id = $1", &[&member])
}

/// The names of the active stewards of a network but for these, a handful at most.
pub(super) fn names_of_stewards(
    q: &mut Read<'_>,
    network: NetworkId,
    but: &[MemberId],
) -> Result<Vec<String>, Error> {
    let mut found: Vec<(MemberId, String)> = q.all(
        "SELECT id, name FROM members WHERE network_id = $1 AND role = 'steward' AND state = 'active'
         ORDER BY id LIMIT 22",
        &[&network],
    )?;
    found.retain(|(id, _)| !but.contains(id));
    found.truncate(TOLD);
    Ok(found.into_iter().map(|(_, name)| name).collect())
}

/// The active stewards of a network but for these, a handful at most.
pub(super) fn stewards(
    q: &mut Read<'_>,
    network: NetworkId,
    but: &[MemberId],
) -> Result<Vec<MemberId>, Error> {
    let mut found: Vec<MemberId> = q.all(
        "SELECT id FROM members WHERE network_id = $1 AND role = 'steward' AND state = 'active'
         ORDER BY id LIMIT 22",
        &[&network],
    )?;
    found.retain(|id| !but.contains(id));
    found.truncate(TOLD);
    Ok(found)
}
