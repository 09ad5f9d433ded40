//! Rows of members whose accounts are erased.

use crate::batch;
use crate::ids::{AccountId, InvitationId, MemberId, NetworkId};
use db::{Error, Param, Read, Time, Write};

db::record! {
    /// A member that an account is or was, and what their network is called.
    #[derive(Debug, Clone)]
    pub struct Named {
        pub id: MemberId,
        pub network_id: NetworkId,
        /// As others know them there.
        pub name: String,
        /// Whether they are there now.
        pub here: bool,
        pub slug: String,
        pub network: String,
        /// The language of the network.
        pub language: String,
    }
}

/// All members that an account is or was.
pub(super) fn named(q: &mut Read<'_>, account: AccountId) -> Result<Vec<Named>, Error> {
    q.all(
        "SELECT members.id, members.network_id, members.name, members.state = 'active' AS here, networks.slug,
                networks.name AS network, networks.language
         FROM members JOIN networks ON networks.id = members.network_id
         WHERE members.account_id = $1 ORDER BY members.id",
        &[&account],
    )
}

/// The networks of which an account is the only steward.
pub(super) fn held_alone(q: &mut Read<'_>, account: AccountId) -> Result<Vec<(String, String)>, Error> {
    q.all(
        "SELECT networks.slug, networks.name
         FROM members JOIN networks ON networks.id = members.network_id
         JOIN network_counts ON network_counts.network_id = members.network_id AND network_counts.subject = 'stewards'
         WHERE members.account_id = $1 AND members.state = 'active' AND members.role = 'steward'
           AND network_counts.amount <= 1
         ORDER BY networks.name, networks.id",
        &[&account],
    )
}

/// Takes away what stands beside a name, and notes that the account is gone.
pub(super) fn strip(tx: &mut Write<'_>, id: MemberId, now: Time) -> Result<(), Error> {
    let look = format!("erased {id}");
    tx.run(
        "UPDATE members SET email = NULL, email_key = NULL, contact_email = '', picture = '', seen_at = NULL,
                since_at = NULL, role = 'member', look = $3, erased_at = $2
         WHERE id = $1",
        &[&id, &now, &look],
    )?;
    tx.run("DELETE FROM claims WHERE member_id = $1", &[&id])?;
    tx.run("DELETE FROM handovers WHERE member_id = $1", &[&id])?;
    tx.run("DELETE FROM invitations WHERE member_id = $1", &[&id])?;
    Ok(())
}

/// The invitations of a network that went to an address: which, where, and whether they still let somebody in.
pub(super) fn sent_invitations(
    q: &mut Read<'_>,
    network: NetworkId,
    now: Time,
) -> Result<Vec<(InvitationId, String, bool)>, Error> {
    q.all(
        "SELECT id, email, revoked_at IS NULL AND uses_left > 0 AND expires_at > $2 AS good
         FROM invitations WHERE network_id = $1 AND email <> '' ORDER BY id",
        &[&network, &now],
    )
}

/// Takes the address, and the note for whoever had it, from these invitations, and takes back those that still let somebody in.
pub(super) fn strip_invitations(
    tx: &mut Write<'_>,
    network: NetworkId,
    invitations: &[InvitationId],
    now: Time,
) -> Result<Vec<InvitationId>, Error> {
    let keys: Vec<&dyn Param> = invitations.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        tx,
        "UPDATE invitations SET email = '', note = '',
                revoked_at = CASE WHEN revoked_at IS NULL AND uses_left > 0 AND expires_at > $2 THEN $2 ELSE revoked_at END
         WHERE +network_id = $1 AND id",
        &[&network, &now],
        &keys,
        "RETURNING id",
    )
}

/// A member whose account was erased: their network, its address, and the name that stands there.
pub(super) fn erased(q: &mut Read<'_>, id: MemberId) -> Result<Option<(NetworkId, String, String)>, Error> {
    q.maybe(
        "SELECT members.network_id, networks.slug, members.name
         FROM members JOIN networks ON networks.id = members.network_id
         WHERE members.id = $1 AND members.erased_at IS NOT NULL",
        &[&id],
    )
}

/// Those of these members whose accounts were erased, with the name that stands there.
pub(super) fn erased_names(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[MemberId],
) -> Result<Vec<(MemberId, String)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT id, name FROM members WHERE +network_id = $1 AND erased_at IS NOT NULL AND id",
        &[&network],
        &keys,
        "ORDER BY id",
    )
}
