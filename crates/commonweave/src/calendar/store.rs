//! The table of the calendars that are fetched by a secret address.

use db::{Error, Read, Time, Write};
use house::ids::{MemberId, NetworkId};

db::record! {
    /// A calendar that somebody fetches.
    #[derive(Debug, Clone)]
    pub(super) struct Feed {
        pub(super) place: String,
        pub(super) created_at: Time,
    }
}

/// What a member fetches.
pub(super) fn of_member(q: &mut Read<'_>, member: MemberId) -> Result<Vec<Feed>, Error> {
    q.all(
        "SELECT place, created_at FROM calendar_feeds WHERE member_id = $1 ORDER BY created_at DESC, place LIMIT 200",
        &[&member],
    )
}

/// Whose calendar has this secret, and of what it is.
pub(super) fn by_token(q: &mut Read<'_>, hash: &str) -> Result<Option<(MemberId, String)>, Error> {
    q.maybe("SELECT member_id, place FROM calendar_feeds WHERE token_hash = $1", &[&hash])
}

/// Gives a member's calendar a new address; the one before ends with it.
pub(super) fn renew(
    tx: &mut Write<'_>,
    network: NetworkId,
    (member, place): (MemberId, &str),
    hash: &str,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO calendar_feeds (member_id, place, network_id, token_hash, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (member_id, place) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at",
        &[&member, &place, &network, &hash, &now],
    )
}

/// Ends the address of a member's calendar.
pub(super) fn remove(tx: &mut Write<'_>, member: MemberId, place: &str) -> Result<u64, Error> {
    tx.run("DELETE FROM calendar_feeds WHERE member_id = $1 AND place = $2", &[&member, &place])
}

/// Ends all addresses of a member, as they leave the network.
pub(super) fn forget_all(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM calendar_feeds WHERE member_id = $1", &[&member])?;
    Ok(())
}
