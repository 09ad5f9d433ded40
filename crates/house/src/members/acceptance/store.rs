//! Invitations as those see them who hold a link.

use super::Invitation;
use crate::ids::{AccountId, InvitationId, MemberId, NetworkId};
use db::{Error, Read, Time, Write};

pub(super) fn by_token(q: &mut Read<'_>, hash: &str) -> Result<Option<Invitation>, Error> {
    q.maybe(
        "SELECT invitations.id, invitations.network_id, networks.slug, networks.name AS network, networks.summary,
                networks.colour, invitations.role, invitations.note, inviters.name AS inviter,
                invitations.member_id, invitees.name AS invitee, invitations.expires_at, invitations.uses_left,
                invitations.revoked_at
         FROM invitations
         JOIN networks ON networks.id = invitations.network_id
         JOIN members inviters ON inviters.id = invitations.created_by
         LEFT JOIN members invitees ON invitees.id = invitations.member_id
         WHERE invitations.token_hash = $1",
        &[&hash],
    )
}

pub(super) fn is_active(q: &mut Read<'_>, network: NetworkId, account: AccountId) -> Result<bool, Error> {
    let found: Option<MemberId> = q.maybe(
        "SELECT id FROM members WHERE account_id = $1 AND network_id = $2 AND state = 'active'",
        &[&account, &network],
    )?;
    Ok(found.is_some())
}

pub(super) fn use_once(tx: &mut Write<'_>, id: InvitationId, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE invitations SET uses_left = uses_left - 1
         WHERE id = $1 AND uses_left > 0 AND revoked_at IS NULL AND expires_at > $2",
        &[&id, &now],
    )
}

/// Gives an account the row of somebody who was written down, unless either is taken.
pub(super) fn bind(
    tx: &mut Write<'_>,
    network: NetworkId,
    row: MemberId,
    account: AccountId,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE members SET account_id = $3 WHERE id = $2 AND network_id = $1 AND account_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM members others WHERE others.account_id = $3 AND others.network_id = $1)",
        &[&network, &row, &account],
    )
}
