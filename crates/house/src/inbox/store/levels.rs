//! Of what a member wants to hear.

use crate::ids::{AccountId, MemberId, NetworkId, SpaceId};
use crate::inbox::settings::{Kept, Quiet};
use db::{Error, Read, Write};

/// What is kept for a member in their network, and the level of their account.
pub(in crate::inbox) fn standard(q: &mut Read<'_>, member: MemberId) -> Result<Option<Kept>, Error> {
    q.maybe(
        "SELECT COALESCE(inbox_members.level, '') AS network_level,
                COALESCE(inbox_accounts.level, '') AS account_level, members.joined_at,
                COALESCE(inbox_members.done_to, 0) AS done_to, inbox_members.quiet_from, inbox_members.quiet_to
         FROM members
         LEFT JOIN inbox_members ON inbox_members.member_id = members.id
         LEFT JOIN inbox_accounts ON inbox_accounts.account_id = members.account_id
         WHERE members.id = $1",
        &[&member],
    )
}

/// The liveliest 64 of a member's spaces, each with the word of the level that was chosen for it.
pub(in crate::inbox) fn spaces_with_levels(
    q: &mut Read<'_>,
    member: MemberId,
) -> Result<Vec<(SpaceId, String)>, Error> {
    q.all(
        "SELECT space_members.space_id, COALESCE(inbox_spaces.level, '') AS level
         FROM space_members
         JOIN spaces ON spaces.id = space_members.space_id
         LEFT JOIN inbox_spaces ON inbox_spaces.member_id = space_members.member_id
              AND inbox_spaces.space_id = space_members.space_id
         WHERE space_members.member_id = $1
         ORDER BY spaces.last_activity_at DESC, spaces.id DESC LIMIT 64",
        &[&member],
    )
}

pub(in crate::inbox) fn space_level(
    q: &mut Read<'_>,
    member: MemberId,
    space: SpaceId,
) -> Result<String, Error> {
    let level =
        q.maybe("SELECT level FROM inbox_spaces WHERE member_id = $1 AND space_id = $2", &[&member, &space])?;
    Ok(level.unwrap_or_default())
}

pub(in crate::inbox) fn set_space_level(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
    space: SpaceId,
    level: &str,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO inbox_spaces (member_id, space_id, network_id, level) VALUES ($1, $2, $3, $4)
         ON CONFLICT (member_id, space_id) DO UPDATE SET level = excluded.level",
        &[&member, &space, &network, &level],
    )
}

pub(in crate::inbox) fn set_network(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
    level: &str,
    quiet: Option<Quiet>,
) -> Result<u64, Error> {
    let (from, to) = (quiet.map(|quiet| quiet.from), quiet.map(|quiet| quiet.to));
    tx.run(
        "INSERT INTO inbox_members (member_id, network_id, level, done_to, done_before, done_at, quiet_from, quiet_to)
         VALUES ($1, $2, $3, 0, 0, 0, $4, $5)
         ON CONFLICT (member_id) DO UPDATE SET level = excluded.level, quiet_from = excluded.quiet_from,
            quiet_to = excluded.quiet_to",
        &[&member, &network, &level, &from, &to],
    )
}

pub(in crate::inbox) fn account_level(q: &mut Read<'_>, account: AccountId) -> Result<String, Error> {
    let level = q.maybe("SELECT level FROM inbox_accounts WHERE account_id = $1", &[&account])?;
    Ok(level.unwrap_or_default())
}

pub(in crate::inbox) fn set_account_level(
    tx: &mut Write<'_>,
    account: AccountId,
    level: &str,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO inbox_accounts (account_id, level) VALUES ($1, $2)
         ON CONFLICT (account_id) DO UPDATE SET level = excluded.level",
        &[&account, &level],
    )
}

/// The networks in which an account is an active member: slug, name, and the word of the level chosen there.
pub(in crate::inbox) fn networks_of(
    q: &mut Read<'_>,
    account: AccountId,
) -> Result<Vec<(String, String, String)>, Error> {
    q.all(
        "SELECT networks.slug, networks.name, COALESCE(inbox_members.level, '') AS level
         FROM members JOIN networks ON networks.id = members.network_id
         LEFT JOIN inbox_members ON inbox_members.member_id = members.id
         WHERE members.account_id = $1 AND members.state = 'active'
         ORDER BY networks.name, networks.id LIMIT 100",
        &[&account],
    )
}
