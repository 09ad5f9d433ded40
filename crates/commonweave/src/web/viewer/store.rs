//! Who is looking, as the tables have it.

use super::{Account, Membership, Network, RailSpace};
use crate::ids::{AccountId, MemberId, NetworkId};
use db::{Error, Read, Time, Write};

pub(super) fn account_of_session(q: &mut Read<'_>, hash: &str, now: Time) -> Result<Option<Account>, Error> {
    let idle = now - super::IDLE;
    q.maybe(
        "SELECT accounts.id, accounts.name, accounts.email, accounts.language, accounts.time_zone, sessions.seen_at
         FROM sessions JOIN accounts ON accounts.id = sessions.account_id
         WHERE sessions.token_hash = $1 AND sessions.expires_at > $2 AND sessions.seen_at > $3",
        &[&hash, &now, &idle],
    )
}

pub(super) fn network_of_slug(q: &mut Read<'_>, slug: &str) -> Result<Option<Network>, Error> {
    q.maybe(
        "SELECT id, slug, name, summary, language, time_zone, colour, visibility FROM networks WHERE slug = $1",
        &[&slug],
    )
}

pub(super) fn active_membership(
    q: &mut Read<'_>,
    account: AccountId,
    network: NetworkId,
) -> Result<Option<Membership>, Error> {
    q.maybe(
        "SELECT id, name, role, seen_at, since_at FROM members
         WHERE account_id = $1 AND network_id = $2 AND state = 'active'",
        &[&account, &network],
    )
}

pub(super) fn networks_of_account(q: &mut Read<'_>, account: AccountId) -> Result<Vec<Network>, Error> {
    q.all(
        "SELECT networks.id, networks.slug, networks.name, networks.summary, networks.language,
                networks.time_zone, networks.colour, networks.visibility
         FROM members JOIN networks ON networks.id = members.network_id
         WHERE members.account_id = $1 AND members.state = 'active'
         ORDER BY networks.name, networks.id LIMIT 20",
        &[&account],
    )
}

pub(super) fn spaces_of_member(q: &mut Read<'_>, member: MemberId) -> Result<Vec<RailSpace>, Error> {
    q.all(
        "SELECT spaces.id, spaces.name, spaces.last_activity_at
         FROM space_members JOIN spaces ON spaces.id = space_members.space_id
         WHERE space_members.member_id = $1
         ORDER BY spaces.last_activity_at DESC, spaces.id DESC LIMIT 12",
        &[&member],
    )
}

pub(super) fn public_spaces(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<RailSpace>, Error> {
    q.all(
        "SELECT id, name, last_activity_at FROM spaces WHERE network_id = $1 AND visibility = 'public'
         ORDER BY last_activity_at DESC, id DESC LIMIT 12",
        &[&network],
    )
}

pub(super) fn touch_session(tx: &mut Write<'_>, hash: &str, now: Time) -> Result<u64, Error> {
    tx.run("UPDATE sessions SET seen_at = $2 WHERE token_hash = $1", &[&hash, &now])
}

pub(super) fn touch_member(
    tx: &mut Write<'_>,
    member: MemberId,
    now: Time,
    since: Option<Time>,
) -> Result<u64, Error> {
    tx.run("UPDATE members SET seen_at = $2, since_at = $3 WHERE id = $1", &[&member, &now, &since])
}
