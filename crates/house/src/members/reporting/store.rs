//! What is asked of the tables of members by those who look across.

use crate::batch;
use crate::ids::{MemberId, NetworkId};
use crate::reports::{Reach, Tally};
use db::{Error, Param, Read, Time};

db::record! {
    /// Somebody who says that they are one who was written down.
    #[derive(Debug, Clone)]
    pub(super) struct Claimed {
        pub(super) id: i64,
        pub(super) name: String,
        pub(super) created_at: Time,
    }
}

/// Claims that wait for an answer, the latest first, before this number.
pub(super) fn claims(
    q: &mut Read<'_>,
    network: NetworkId,
    before: i64,
    limit: i64,
) -> Result<Vec<Claimed>, Error> {
    q.all(
        "SELECT claims.id, members.name, claims.created_at
         FROM claims JOIN members ON members.id = claims.member_id
         WHERE claims.network_id = $1 AND claims.outcome = 'waiting' AND claims.id < $2
         ORDER BY claims.id DESC LIMIT $3",
        &[&network, &before, &limit],
    )
}

db::record! {
    /// An invitation for one person, which nobody has taken.
    #[derive(Debug, Clone)]
    pub(super) struct Invited {
        pub(super) id: i64,
        pub(super) member_id: Option<MemberId>,
        pub(super) invitee: Option<String>,
        pub(super) email: String,
        pub(super) created_at: Time,
        pub(super) expires_at: Time,
    }
}

/// Invitations for one person each that nobody has taken and nobody took back, the latest first, before this number.
pub(super) fn invited(
    q: &mut Read<'_>,
    network: NetworkId,
    before: i64,
    limit: i64,
) -> Result<Vec<Invited>, Error> {
    q.all(
        "SELECT invitations.id, invitations.member_id, members.name AS invitee, invitations.email,
                invitations.created_at, invitations.expires_at
         FROM invitations LEFT JOIN members ON members.id = invitations.member_id
         WHERE invitations.network_id = $1 AND invitations.id < $2
           AND invitations.revoked_at IS NULL AND invitations.uses_left > 0
           AND (invitations.member_id IS NOT NULL OR invitations.email <> '')
           AND (members.id IS NULL OR members.state = 'invited')
         ORDER BY invitations.id DESC LIMIT $3",
        &[&network, &before, &limit],
    )
}

db::record! {
    /// Somebody who came not long ago.
    #[derive(Debug, Clone)]
    pub struct Came {
        pub id: MemberId,
        pub name: String,
        pub joined_at: Time,
    }
}

/// Who came since then and is here, the latest first, before this place.
pub(super) fn came(
    q: &mut Read<'_>,
    network: NetworkId,
    since: Time,
    before: (Time, MemberId),
    limit: i64,
) -> Result<Vec<Came>, Error> {
    q.all(
        "SELECT id, name, joined_at FROM members
         WHERE network_id = $1 AND state = 'active' AND joined_at > $2 AND (joined_at, id) < ($3, $4)
         ORDER BY joined_at DESC, id DESC LIMIT $5",
        &[&network, &since, &before.0, &before.1, &limit],
    )
}

/// The stewards and facilitators of a network; a hundred at most.
///
/// # Errors
/// Those of the database.
pub fn holders(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT id FROM members WHERE network_id = $1 AND state = 'active' AND role IN ('facilitator', 'steward')
         ORDER BY id LIMIT 100",
        &[&network],
    )
}

/// The members who are here, by their numbers, after this one; it is for what is reckoned beside all requests.
///
/// # Errors
/// Those of the database.
pub fn present_after(
    q: &mut Read<'_>,
    network: NetworkId,
    after: MemberId,
    limit: i64,
) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT id FROM members WHERE network_id = $1 AND state = 'active' AND id > $2 ORDER BY id LIMIT $3",
        &[&network, &after, &limit],
    )
}

fn keys(members: &[MemberId]) -> Vec<&dyn Param> {
    members.iter().map(|id| -> &dyn Param { id }).collect()
}

/// For how many organisations each of these members stands.
pub(super) fn stands(
    q: &mut Read<'_>,
    members: &[MemberId],
    _: Reach,
    _: Time,
) -> Result<Vec<(MemberId, i64)>, Error> {
    batch::among(
        q,
        "SELECT member_id, COUNT(*) AS stands FROM affiliations
         WHERE capacity = 'representative' AND ended_at IS NULL AND member_id",
        &[],
        &keys(members),
        "GROUP BY member_id ORDER BY member_id",
    )
}

/// Which of these members hold the network.
pub(super) fn holds(
    q: &mut Read<'_>,
    members: &[MemberId],
    _: Reach,
    _: Time,
) -> Result<Vec<(MemberId, i64)>, Error> {
    batch::among(
        q,
        "SELECT id, CAST(1 AS BIGINT) AS holds FROM members WHERE role IN ('facilitator', 'steward') AND id",
        &[],
        &keys(members),
        "ORDER BY id",
    )
}

/// Who did something between two moments, in which space, and how often.
pub(super) fn active(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT member_id, space_id, COUNT(*) AS amount FROM happenings
         WHERE network_id = $1 AND created_at >= $2 AND created_at < $3
           AND member_id IS NOT NULL AND space_id IS NOT NULL
         GROUP BY member_id, space_id ORDER BY member_id, space_id",
        &[&network, &from, &until],
    )
}

/// Who came into a network between two moments, and is still there.
pub(super) fn arrived(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT id AS member_id, CAST(NULL AS BIGINT) AS space_id, CAST(1 AS BIGINT) AS amount FROM members
         WHERE network_id = $1 AND state = 'active' AND joined_at >= $2 AND joined_at < $3 AND role <> 'guest'
         ORDER BY id",
        &[&network, &from, &until],
    )
}

/// The first who holds a network, by its slug, and has an account; it is for what a host brings in.
///
/// # Errors
/// Those of the database.
pub fn steward_of(q: &mut Read<'_>, slug: &str) -> Result<Option<MemberId>, Error> {
    q.maybe(
        "SELECT members.id FROM networks JOIN members ON members.network_id = networks.id
         WHERE networks.slug = $1 AND members.state = 'active' AND members.role = 'steward'
           AND members.account_id IS NOT NULL
         ORDER BY members.id LIMIT 1",
        &[&slug],
    )
}
