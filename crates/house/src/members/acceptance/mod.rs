//! The accepting side of an invitation: what stands behind a link, whether it is still good, and coming in by it.

mod store;

use super::member::State;
use super::standing::{INVITING, allows, still_may};
use crate::access::Role;
use crate::ids::{AccountId, InvitationId, MemberId, NetworkId};
use crate::web::{Error, Said};
use db::{Read, Time, Write};

db::record! {
    /// What somebody who holds a link may know.
    #[derive(Debug, Clone)]
    pub struct Invitation {
        pub id: InvitationId,
        pub network_id: NetworkId,
        pub slug: String,
        pub network: String,
        pub summary: String,
        pub colour: Option<String>,
        pub time_zone: String,
        pub role: Role,
        /// What the steward wrote to whom they invite.
        pub note: String,
        /// Who invites.
        pub inviter: String,
        /// Their number.
        pub created_by: MemberId,
        /// What they are now.
        pub inviter_role: Role,
        /// Whether they are here now.
        pub inviter_state: State,
        /// The member whom a steward wrote down and for whom alone the link is.
        pub member_id: Option<MemberId>,
        /// That member's name.
        pub invitee: Option<String>,
        pub expires_at: Time,
        pub uses_left: i64,
        pub revoked_at: Option<Time>,
    }
}

/// Why a link is no longer good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Void {
    /// A steward took it back.
    Revoked,
    /// Its time is over.
    Expired,
    /// As many as it was made for have come.
    UsedUp,
    /// Whoever made it may invite nobody any more.
    Unheld,
    /// It was made before this person left, and brings them back no more.
    Departed,
}

impl Invitation {
    /// Why it is no longer good for anybody; `None` while it is.
    fn void(&self, now: Time) -> Option<Void> {
        if self.revoked_at.is_some() {
            Some(Void::Revoked)
        } else if self.expires_at <= now {
            Some(Void::Expired)
        } else if self.uses_left <= 0 {
            Some(Void::UsedUp)
        } else if !allows(self.inviter_role, self.inviter_state, INVITING) {
            Some(Void::Unheld)
        } else {
            None
        }
    }
}

/// The invitation behind the token of a link.
///
/// # Errors
/// Those of the database.
pub fn invitation_of(q: &mut Read<'_>, token: &str) -> Result<Option<Invitation>, Error> {
    Ok(store::by_token(q, &crate::clock::digest(token))?)
}

/// Why an invitation is no longer good for who is signed in, if anybody is; `None` while it is.
///
/// # Errors
/// Those of the database.
pub fn void(
    q: &mut Read<'_>,
    invitation: &Invitation,
    account: Option<AccountId>,
    now: Time,
) -> Result<Option<Void>, Error> {
    if let Some(void) = invitation.void(now) {
        return Ok(Some(void));
    }
    let departed = match account {
        Some(account) => store::has_left_since(q, invitation.network_id, account, invitation.id)?,
        None => false,
    };
    Ok(departed.then_some(Void::Departed))
}

/// Whether this account is an active member of the network already.
///
/// # Errors
/// Those of the database.
pub fn is_active(q: &mut Read<'_>, network: NetworkId, account: AccountId) -> Result<bool, Error> {
    Ok(store::is_active(q, network, account)?)
}

/// Makes an account a member by an invitation, uses it up once, and answers with the number of who came in. A link
/// for one whom a steward wrote down gives the account that row. Who is active already stays as they are, uses
/// nothing up, and is nobody's number. Whether whoever made the link may still invite, and whether the person has left
/// since, is asked once more, in this very change.
///
/// # Errors
/// [`Error::Refused`] where the link is no longer good, or the stewards have suspended the person.
pub fn accept(
    tx: &mut Write<'_>,
    now: Time,
    invitation: &Invitation,
    account: AccountId,
    name: &str,
    email: &str,
) -> Result<Option<MemberId>, Error> {
    let network = invitation.network_id;
    if store::is_active(tx, network, account)? {
        return Ok(None);
    }
    let held = still_may(tx, network, invitation.created_by, INVITING)?;
    let departed = store::has_left_since(tx, network, account, invitation.id)?;
    if !held || departed || store::use_once(tx, invitation.id, now)? == 0 {
        return Err(Error::Refused(Said::key("member-refused-invitation")));
    }
    if let Some(row) = invitation.member_id {
        store::bind(tx, network, row, account)?;
    }
    super::join(tx, network, account, name, email, invitation.role, now).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invitation() -> Invitation {
        Invitation {
            id: InvitationId::from(1),
            network_id: NetworkId::from(1),
            slug: "green-city".into(),
            network: "Green City".into(),
            summary: String::new(),
            colour: None,
            time_zone: String::new(),
            role: Role::Member,
            note: String::new(),
            inviter: "Stella".into(),
            created_by: MemberId::from(1),
            inviter_role: Role::Steward,
            inviter_state: State::Active,
            member_id: None,
            invitee: None,
            expires_at: Time::from_micros(10),
            uses_left: 1,
            revoked_at: None,
        }
    }

    #[test]
    fn an_invitation_is_good_until_it_is_used_expired_taken_back_or_its_maker_may_invite_no_more() {
        let now = Time::from_micros(9);
        assert_eq!(invitation().void(now), None);
        assert_eq!(invitation().void(Time::from_micros(10)), Some(Void::Expired));
        assert_eq!(Invitation { uses_left: 0, ..invitation() }.void(now), Some(Void::UsedUp));
        assert_eq!(Invitation { revoked_at: Some(now), ..invitation() }.void(now), Some(Void::Revoked));
        assert_eq!(Invitation { inviter_role: Role::Member, ..invitation() }.void(now), Some(Void::Unheld));
        assert_eq!(Invitation { inviter_state: State::Left, ..invitation() }.void(now), Some(Void::Unheld));
    }
}
