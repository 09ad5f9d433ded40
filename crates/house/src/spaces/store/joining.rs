//! Who would like to come into a space, and who was invited.

use crate::ids::{MemberId, NetworkId, SpaceId};
use crate::spaces::space::Joining;
use db::{Error, Read, Time, Write};

/// Sets how one comes into a space, and what is asked.
///
/// # Errors
/// Those of the database.
pub fn set_joining(
    tx: &mut Write<'_>,
    space: SpaceId,
    (joining, question): (Joining, &str),
) -> Result<u64, Error> {
    tx.run("UPDATE spaces SET joining = $2, join_question = $3 WHERE id = $1", &[&space, &joining, &question])
}

/// Puts a space aside at this moment, or takes it up again; false where it is so already.
pub(in crate::spaces) fn set_archived(
    tx: &mut Write<'_>,
    space: SpaceId,
    at: Option<Time>,
) -> Result<bool, Error> {
    let yes = at.is_some();
    let changed = tx.run(
        "UPDATE spaces SET archived_at = $2 WHERE id = $1 AND (archived_at IS NOT NULL) <> $3",
        &[&space, &at, &yes],
    )?;
    Ok(changed > 0)
}

db::record! {
    /// Somebody who would like to come into a space.
    #[derive(Debug, Clone)]
    pub(in crate::spaces) struct Request {
        pub(in crate::spaces) member_id: MemberId,
        pub(in crate::spaces) name: String,
        pub(in crate::spaces) headline: String,
        pub(in crate::spaces) answer: String,
        pub(in crate::spaces) created_at: Time,
    }
}

/// Notes that somebody would like to come in; false where they have said so before, and then their answer is the new one.
///
/// # Errors
/// Those of the database.
pub fn request(
    tx: &mut Write<'_>,
    network: NetworkId,
    (space, member): (SpaceId, MemberId),
    answer: &str,
    now: Time,
) -> Result<bool, Error> {
    let added = tx.run(
        "INSERT INTO space_requests (space_id, member_id, network_id, answer, created_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (space_id, member_id) DO NOTHING",
        &[&space, &member, &network, &answer, &now],
    )?;
    if added == 0 {
        tx.run(
            "UPDATE space_requests SET answer = $3 WHERE space_id = $1 AND member_id = $2",
            &[&space, &member, &answer],
        )?;
    }
    Ok(added > 0)
}

/// What a member answered when they asked to come in.
pub(in crate::spaces) fn requested(
    q: &mut Read<'_>,
    space: SpaceId,
    member: MemberId,
) -> Result<Option<String>, Error> {
    q.maybe("SELECT answer FROM space_requests WHERE space_id = $1 AND member_id = $2", &[&space, &member])
}

/// Who would like to come in, by their numbers; 50 at most.
pub(in crate::spaces) fn requests(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Request>, Error> {
    q.all(
        "SELECT space_requests.member_id, members.name, members.headline, space_requests.answer,
                space_requests.created_at
         FROM space_requests JOIN members ON members.id = space_requests.member_id AND members.state = 'active'
         WHERE space_requests.space_id = $1 ORDER BY space_requests.member_id LIMIT 50",
        &[&space],
    )
}

/// The spaces that a member holds and into which others would like to come, with how many; 20 at most.
pub(in crate::spaces) fn waiting(
    q: &mut Read<'_>,
    member: MemberId,
) -> Result<Vec<(SpaceId, String, i64)>, Error> {
    q.all(
        "SELECT spaces.id, spaces.name, COUNT(*) AS waiting
         FROM space_members
         JOIN spaces ON spaces.id = space_members.space_id
         JOIN space_requests ON space_requests.space_id = spaces.id
         JOIN members ON members.id = space_requests.member_id AND members.state = 'active'
         WHERE space_members.member_id = $1 AND space_members.role = 'facilitator' AND spaces.archived_at IS NULL
         GROUP BY spaces.id, spaces.name ORDER BY spaces.id LIMIT 20",
        &[&member],
    )
}

/// Takes a request away; false where there is none.
pub(in crate::spaces) fn end_request(
    tx: &mut Write<'_>,
    space: SpaceId,
    member: MemberId,
) -> Result<bool, Error> {
    let gone =
        tx.run("DELETE FROM space_requests WHERE space_id = $1 AND member_id = $2", &[&space, &member])?;
    Ok(gone > 0)
}

db::record! {
    /// An invitation into a space, as whoever was invited sees it.
    #[derive(Debug, Clone)]
    pub(in crate::spaces) struct Invited {
        pub(in crate::spaces) space_id: SpaceId,
        pub(in crate::spaces) name: String,
        pub(in crate::spaces) purpose: String,
        pub(in crate::spaces) member_count: i64,
        pub(in crate::spaces) invited_by: MemberId,
        pub(in crate::spaces) inviter: String,
        pub(in crate::spaces) created_at: Time,
    }
}

/// Invites a member into a space; false where they were.
///
/// # Errors
/// Those of the database.
pub fn invite(
    tx: &mut Write<'_>,
    network: NetworkId,
    (space, member): (SpaceId, MemberId),
    by: MemberId,
    now: Time,
) -> Result<bool, Error> {
    let added = tx.run(
        "INSERT INTO space_invitations (space_id, member_id, network_id, invited_by, created_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (space_id, member_id) DO NOTHING",
        &[&space, &member, &network, &by, &now],
    )?;
    Ok(added > 0)
}

/// The invitations of a member that still stand: whoever invited them still holds the space. 20 at most.
pub(in crate::spaces) fn invitations(q: &mut Read<'_>, member: MemberId) -> Result<Vec<Invited>, Error> {
    q.all(
        "SELECT spaces.id AS space_id, spaces.name, spaces.purpose, spaces.member_count,
                space_invitations.invited_by, inviters.name AS inviter, space_invitations.created_at
         FROM space_invitations
         JOIN spaces ON spaces.id = space_invitations.space_id AND spaces.archived_at IS NULL
         JOIN members AS inviters ON inviters.id = space_invitations.invited_by AND inviters.state = 'active'
         LEFT JOIN space_members AS held ON held.space_id = spaces.id AND held.member_id = inviters.id
         LEFT JOIN space_members AS mine ON mine.space_id = spaces.id AND mine.member_id = $1
         WHERE space_invitations.member_id = $1 AND mine.member_id IS NULL
           AND (held.role = 'facilitator' OR (inviters.role = 'steward' AND spaces.visibility <> 'members')
                OR (inviters.role = 'steward' AND held.member_id IS NOT NULL))
         ORDER BY space_invitations.created_at DESC, spaces.id DESC LIMIT 20",
        &[&member],
    )
}

/// Takes an invitation away; false where there is none.
pub(in crate::spaces) fn end_invitation(
    tx: &mut Write<'_>,
    space: SpaceId,
    member: MemberId,
) -> Result<bool, Error> {
    let gone =
        tx.run("DELETE FROM space_invitations WHERE space_id = $1 AND member_id = $2", &[&space, &member])?;
    Ok(gone > 0)
}

/// Takes away what a member asked for and what they were invited to, because they go.
pub(in crate::spaces) fn forget_asking(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM space_requests WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM space_invitations WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM space_invitations WHERE invited_by = $1", &[&member])?;
    Ok(())
}
