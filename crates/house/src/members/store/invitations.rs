//! The links that stewards make.

use crate::batch::{self, Row};
use crate::ids::{InvitationId, MemberId, NetworkId};
use crate::members::invitations::personal_links::Uninvited;
use crate::members::invitations::{Line, NewInvitation};
use crate::members::mailed::Sendable;
use db::{Error, Read, Time, Write};

/// The links of a network, the newest first, from before this one on.
pub(in crate::members) fn invitations(
    q: &mut Read<'_>,
    network: NetworkId,
    before: InvitationId,
    limit: i64,
) -> Result<Vec<Line>, Error> {
    q.all(
        "SELECT invitations.id, invitations.role, invitations.note, invitations.member_id,
                invitees.name AS invitee, makers.name AS by, makers.role AS maker_role,
                makers.state AS maker_state, invitations.email,
                (SELECT since FROM bounces WHERE address = invitations.email) AS bounced_at,
                invitations.created_at, invitations.expires_at,
                invitations.uses_left, invitations.revoked_at
         FROM invitations JOIN members AS makers ON makers.id = invitations.created_by
         LEFT JOIN members AS invitees ON invitees.id = invitations.member_id
         WHERE invitations.network_id = $1 AND invitations.id < $2
         ORDER BY invitations.id DESC LIMIT $3",
        &[&network, &before, &limit],
    )
}

/// Makes a link.
pub(in crate::members) fn insert_invitation(
    tx: &mut Write<'_>,
    network: NetworkId,
    by: MemberId,
    new: &NewInvitation,
    now: Time,
) -> Result<InvitationId, Error> {
    tx.one(
        "INSERT INTO invitations
            (network_id, token_hash, role, note, email, member_id, created_by, created_at, expires_at, uses_left)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        &[
            &network,
            &new.token_hash,
            &new.role,
            &new.note,
            &new.email,
            &new.member,
            &by,
            &now,
            &new.expires_at,
            &new.uses,
        ],
    )
}

/// Makes many links at once; answers with their numbers.
pub(in crate::members) fn insert_invitations(
    tx: &mut Write<'_>,
    network: NetworkId,
    by: MemberId,
    new: &[NewInvitation],
    now: Time,
) -> Result<Vec<InvitationId>, Error> {
    let rows: Vec<Row<'_>> = new
        .iter()
        .map(|new| -> Row<'_> {
            vec![
                &network,
                &new.token_hash,
                &new.role,
                &new.note,
                &new.email,
                &new.member,
                &by,
                &now,
                &new.expires_at,
                &new.uses,
            ]
        })
        .collect();
    batch::insert_returning(
        tx,
        "INSERT INTO invitations
            (network_id, token_hash, role, note, email, member_id, created_by, created_at, expires_at, uses_left)",
        &rows,
        "RETURNING id",
    )
}

/// Who was written down, has not come, and has no link of their own that is still good, by name.
pub(in crate::members) fn uninvited(
    q: &mut Read<'_>,
    network: NetworkId,
    now: Time,
    limit: i64,
) -> Result<Vec<Uninvited>, Error> {
    q.all(
        "SELECT id, name, email FROM members
         WHERE network_id = $1 AND state = 'invited' AND account_id IS NULL
           AND NOT EXISTS (SELECT 1 FROM invitations WHERE invitations.member_id = members.id
                AND invitations.revoked_at IS NULL AND invitations.uses_left > 0 AND invitations.expires_at > $2)
         ORDER BY name_key, id LIMIT $3",
        &[&network, &now, &limit],
    )
}

/// Takes back every personal link that could still be used.
pub(in crate::members) fn revoke_personal(
    tx: &mut Write<'_>,
    network: NetworkId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE invitations SET revoked_at = $2
         WHERE network_id = $1 AND member_id IS NOT NULL AND revoked_at IS NULL AND uses_left > 0",
        &[&network, &now],
    )
}

/// Takes a link back; one that was taken back stays as it is.
pub(in crate::members) fn revoke_invitation(
    tx: &mut Write<'_>,
    network: NetworkId,
    id: InvitationId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE invitations SET revoked_at = $3 WHERE id = $1 AND network_id = $2 AND revoked_at IS NULL",
        &[&id, &network, &now],
    )
}

/// Whether any link is still good that lets in whoever has it.
pub(in crate::members) fn has_open_links(
    q: &mut Read<'_>,
    network: NetworkId,
    now: Time,
) -> Result<bool, Error> {
    let found: Option<InvitationId> = q.maybe(
        "SELECT id FROM invitations WHERE network_id = $1 AND member_id IS NULL AND email = '' AND revoked_at IS NULL
           AND uses_left > 0 AND expires_at > $2 ORDER BY id DESC LIMIT 1",
        &[&network, &now],
    )?;
    Ok(found.is_some())
}

/// Takes back every link that is still good and lets in whoever has it; answers with their numbers.
pub(in crate::members) fn revoke_open(
    tx: &mut Write<'_>,
    network: NetworkId,
    now: Time,
) -> Result<Vec<InvitationId>, Error> {
    tx.all(
        "UPDATE invitations SET revoked_at = $2
         WHERE network_id = $1 AND member_id IS NULL AND email = '' AND revoked_at IS NULL AND uses_left > 0
           AND expires_at > $2 RETURNING id",
        &[&network, &now],
    )
}

/// An invitation that can still be used and is to go to an address.
pub(in crate::members) fn sendable(
    q: &mut Read<'_>,
    id: InvitationId,
    now: Time,
) -> Result<Option<Sendable>, Error> {
    q.maybe(
        "SELECT email, note, created_by, expires_at FROM invitations
         WHERE id = $1 AND email <> '' AND revoked_at IS NULL AND uses_left > 0 AND expires_at > $2",
        &[&id, &now],
    )
}

/// Gives an invitation the link that its letter shows.
pub(in crate::members) fn relink(
    tx: &mut Write<'_>,
    id: InvitationId,
    token_hash: &str,
) -> Result<u64, Error> {
    tx.run("UPDATE invitations SET token_hash = $2 WHERE id = $1", &[&id, &token_hash])
}
