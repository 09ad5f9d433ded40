//! Who gave their vote to whom, and whether votes allow it where nobody says otherwise.

mod keeping;

pub(super) use keeping::{EXTRACTS, leave, merge, part};

use super::delegation::{Delegation, What};
use db::{Error, Read, Time, Write};
use house::ids::{DelegationId, MemberId, NetworkId, SpaceId, TagId};

/// What somebody gives now; 51 at most.
const GIVEN: &str = "SELECT id, to_id AS other_id, 1 = 1 AS mine FROM delegations
     WHERE member_id = $1 AND ended_at IS NULL AND until_at > $2 AND id < $3 ORDER BY id DESC LIMIT 51";

/// What somebody carries now; 51 at most.
const CARRIED: &str = "SELECT delegations.id, delegations.member_id AS other_id, 1 = 0 AS mine
     FROM delegations JOIN members ON members.id = delegations.member_id
     WHERE delegations.to_id = $1 AND delegations.ended_at IS NULL AND delegations.until_at > $2
       AND delegations.id < $3 AND members.state = 'active'
     ORDER BY delegations.id DESC LIMIT 51";

/// What somebody gave and carried that is over; 31 at most.
const PAST: &str = "SELECT id, other_id, mine FROM (
        SELECT id, to_id AS other_id, 1 = 1 AS mine FROM delegations
        WHERE member_id = $1 AND id < $3 AND (ended_at IS NOT NULL OR until_at <= $2)
        ORDER BY id DESC LIMIT 31) given
     UNION ALL
     SELECT id, other_id, mine FROM (
        SELECT id, member_id AS other_id, 1 = 0 AS mine FROM delegations
        WHERE to_id = $1 AND id < $3 AND (ended_at IS NOT NULL OR until_at <= $2)
        ORDER BY id DESC LIMIT 31) carried
     ORDER BY id DESC LIMIT 31";

/// These delegations as `$1` is told of them, the newest first.
fn told(found: &str) -> String {
    format!(
        "SELECT delegations.id, members.id AS other_id, members.name AS other, delegations.scope, spaces.name AS space,
                tags.name AS tag, delegations.made_at, delegations.until_at, delegations.ended_at, found.mine
         FROM ({found}) found
         JOIN delegations ON delegations.id = found.id
         JOIN members ON members.id = found.other_id
         LEFT JOIN spaces ON spaces.id = delegations.space_id
          AND (spaces.visibility IN ('public', 'network')
               OR EXISTS (SELECT 1 FROM space_members
                          WHERE space_members.space_id = spaces.id AND space_members.member_id = $1))
         LEFT JOIN tags ON tags.id = delegations.tag_id
         ORDER BY delegations.id DESC"
    )
}

/// To whom somebody gives their vote now, from before this one on.
pub(super) fn given(
    q: &mut Read<'_>,
    me: MemberId,
    now: Time,
    before: DelegationId,
) -> Result<Vec<Delegation>, Error> {
    q.all(&told(GIVEN), &[&me, &now, &before])
}

/// Who gives their vote to somebody now, from before this one on.
pub(super) fn carried(
    q: &mut Read<'_>,
    me: MemberId,
    now: Time,
    before: DelegationId,
) -> Result<Vec<Delegation>, Error> {
    q.all(&told(CARRIED), &[&me, &now, &before])
}

/// What somebody gave and was given that is over, from before this one on.
pub(super) fn past(
    q: &mut Read<'_>,
    me: MemberId,
    now: Time,
    before: DelegationId,
) -> Result<Vec<Delegation>, Error> {
    q.all(&told(PAST), &[&me, &now, &before])
}

/// How many gave their vote to somebody since a moment, of those that still stand; 100 at most are counted.
pub(super) fn lately(q: &mut Read<'_>, me: MemberId, since: Time, now: Time) -> Result<i64, Error> {
    q.one(
        "SELECT COUNT(*) FROM (
            SELECT delegations.id FROM delegations JOIN members ON members.id = delegations.member_id
            WHERE delegations.to_id = $1 AND delegations.made_at > $2 AND delegations.ended_at IS NULL
              AND delegations.until_at > $3 AND members.state = 'active'
            ORDER BY delegations.made_at DESC, delegations.id DESC LIMIT 100) found",
        &[&me, &since, &now],
    )
}

/// Active members of this folded name; two at most.
pub(super) fn of_name(q: &mut Read<'_>, network: NetworkId, key: &str) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT id FROM members WHERE network_id = $1 AND state = 'active' AND name_key = $2 ORDER BY id LIMIT 2",
        &[&network, &key],
    )
}

/// Ends what a member gave for the same: of one thing there is one delegation.
pub(super) fn end_same(tx: &mut Write<'_>, me: MemberId, what: What, now: Time) -> Result<u64, Error> {
    let (scope, space, tag) = what.parts();
    let (space, tag) = (space.unwrap_or(SpaceId::from(0)), tag.unwrap_or(TagId::from(0)));
    tx.run(
        "UPDATE delegations SET ended_at = $5
         WHERE member_id = $1 AND scope = $2 AND COALESCE(space_id, 0) = $3 AND COALESCE(tag_id, 0) = $4
           AND ended_at IS NULL",
        &[&me, &scope, &space, &tag, &now],
    )
}

/// Writes down that somebody gives their vote to another.
pub(super) fn give(
    tx: &mut Write<'_>,
    network: NetworkId,
    (me, to): (MemberId, MemberId),
    what: What,
    (now, until): (Time, Time),
) -> Result<DelegationId, Error> {
    let (scope, space, tag) = what.parts();
    tx.one(
        "INSERT INTO delegations (network_id, member_id, to_id, scope, space_id, tag_id, made_at, until_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        &[&network, &me, &to, &scope, &space, &tag, &now, &until],
    )
}

/// Writes down a delegation that stood between two moments; `ended` where it was taken back before its time was over. It is
/// for programs that bring the past of a network along.
///
/// # Errors
/// Those of the database.
pub fn bring(
    tx: &mut Write<'_>,
    network: NetworkId,
    people: (MemberId, MemberId),
    what: What,
    (made, until, ended): (Time, Time, Option<Time>),
) -> Result<(), Error> {
    end_same(tx, people.0, what, made)?;
    let id = give(tx, network, people, what, (made, until))?;
    if let Some(ended) = ended {
        end(tx, (id, people.0), ended)?;
    }
    Ok(())
}

/// Ends a delegation of which this member is one of the two. True where it stood until now.
pub(super) fn end(tx: &mut Write<'_>, (id, me): (DelegationId, MemberId), now: Time) -> Result<bool, Error> {
    let ended = tx.run(
        "UPDATE delegations SET ended_at = $3
         WHERE id = $1 AND (member_id = $2 OR to_id = $2) AND ended_at IS NULL",
        &[&id, &me, &now],
    )?;
    Ok(ended > 0)
}

/// Whether a vote in this space allows delegation where nobody says otherwise: as the space has it, else the network.
///
/// # Errors
/// Those of the database.
pub fn allowed(q: &mut Read<'_>, network: NetworkId, space: SpaceId) -> Result<bool, Error> {
    let own: Option<bool> =
        q.maybe("SELECT allowed FROM delegation_spaces WHERE space_id = $1", &[&space])?;
    match own {
        Some(own) => Ok(own),
        None => in_network(q, network),
    }
}

/// Whether votes of a network allow delegation where nobody says otherwise.
pub(super) fn in_network(q: &mut Read<'_>, network: NetworkId) -> Result<bool, Error> {
    let found: Option<bool> =
        q.maybe("SELECT allowed FROM delegation_networks WHERE network_id = $1", &[&network])?;
    Ok(found.unwrap_or(false))
}

/// Settles it for a network.
pub(super) fn allow_in_network(tx: &mut Write<'_>, network: NetworkId, allowed: bool) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO delegation_networks (network_id, allowed) VALUES ($1, $2)
         ON CONFLICT (network_id) DO UPDATE SET allowed = excluded.allowed",
        &[&network, &allowed],
    )
}

/// Settles it for a space.
pub(super) fn allow_in_space(
    tx: &mut Write<'_>,
    network: NetworkId,
    space: SpaceId,
    allowed: bool,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO delegation_spaces (space_id, network_id, allowed) VALUES ($1, $2, $3)
         ON CONFLICT (space_id) DO UPDATE SET allowed = excluded.allowed",
        &[&space, &network, &allowed],
    )
}
