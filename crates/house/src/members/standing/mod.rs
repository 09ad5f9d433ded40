//! How roles and states change, and what must change with them. A network always keeps a steward.

mod authority;
pub(super) mod departure;
mod erasure;
pub(super) mod membership;

pub use authority::still_may;
pub(super) use authority::{INVITING, allows};
pub use erasure::{HeldAlone, Named, erase, erased, erased_names, held_alone, named};

use super::member::{Member, State};
use super::store;
use crate::access::Role;
use crate::happenings::{self, Happened};
use crate::ids::{MemberId, NetworkId};
use crate::members::acts::{
    INVITATION_REVOKED, MEMBER_CHANGED, MEMBER_LEFT, MEMBER_REINSTATED, MEMBER_SUSPENDED,
};
use crate::networks::{count, take_unless_last};
use crate::room::Rooms;
use crate::web::{Error, Said};
use db::{Time, Write};

/// Why a change of role or state is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StandingRefused {
    /// Without this steward nobody would hold the network.
    LastSteward,
    /// One does not suspend or remove oneself.
    Oneself,
    /// Only who is here can be suspended or given a role.
    NotHere,
    /// Only who is suspended can be let in again.
    NotSuspended,
}

impl From<StandingRefused> for Error {
    fn from(refused: StandingRefused) -> Error {
        Error::Refused(Said::key(match refused {
            StandingRefused::LastSteward => "member-refused-last-steward",
            StandingRefused::Oneself => "member-refused-oneself",
            StandingRefused::NotHere => "member-refused-not-here",
            StandingRefused::NotSuspended => "member-refused-not-suspended",
        }))
    }
}

/// A change of role or state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Another role.
    Role(Role),
    /// Out for now.
    Suspend,
    /// In again.
    Reinstate,
    /// Out, by a steward.
    Remove,
    /// Out, of their own will.
    Leave,
}

impl Change {
    /// What the member is afterwards.
    fn outcome(self, member: &Member) -> Result<(Role, State), StandingRefused> {
        let active = member.state == State::Active;
        match self {
            Change::Role(role) if active => Ok((role, State::Active)),
            Change::Suspend if active => Ok((member.role, State::Suspended)),
            Change::Role(_) | Change::Suspend => Err(StandingRefused::NotHere),
            Change::Reinstate if member.state == State::Suspended => Ok((member.role, State::Active)),
            Change::Reinstate => Err(StandingRefused::NotSuspended),
            Change::Remove | Change::Leave => Ok((member.role, State::Left)),
        }
    }

    fn happened(self, role: Role) -> Happened {
        match self {
            Change::Role(_) => Happened::new(&MEMBER_CHANGED).detail(role.as_str()),
            Change::Suspend => Happened::new(&MEMBER_SUSPENDED),
            Change::Reinstate => Happened::new(&MEMBER_REINSTATED),
            Change::Remove | Change::Leave => Happened::new(&MEMBER_LEFT),
        }
    }
}

/// The change, who makes it, and the rooms that do something when somebody goes.
struct Act {
    network: NetworkId,
    by: MemberId,
    now: Time,
    rooms: Rooms,
}

impl Act {
    /// Changes what a member is, wherever that is written down. Who was only ever written down and is removed, goes
    /// without a trace.
    fn apply(&self, tx: &mut Write<'_>, id: MemberId, change: Change) -> Result<(), Error> {
        tx.lock("members", id.get())?;
        let member = store::by_id(tx, self.network, id)?.ok_or(Error::NotFound)?;
        if self.by == id && matches!(change, Change::Suspend | Change::Remove) {
            return Err(StandingRefused::Oneself.into());
        }
        if change == Change::Remove && !store::hold_unmet(tx, self.network, &[id])?.is_empty() {
            return self.erase(tx, &member, change);
        }
        let (role, state) = change.outcome(&member)?;
        if (role, state) == (member.role, member.state) {
            return Ok(());
        }
        self.keep_a_steward(tx, &member, role, state)?;
        store::set_standing(tx, id, role, state, self.now)?;
        if state != member.state {
            self.move_to(tx, &member, state)?;
        }
        self.note(tx, &member, change.happened(role))
    }

    fn keep_a_steward(
        &self,
        tx: &mut Write<'_>,
        member: &Member,
        role: Role,
        state: State,
    ) -> Result<(), Error> {
        let was = member.role == Role::Steward && member.state == State::Active;
        let will = role == Role::Steward && state == State::Active;
        match (was, will) {
            (true, false) if !take_unless_last(tx, self.network, "stewards")? => {
                Err(StandingRefused::LastSteward.into())
            }
            (false, true) => Ok(count(tx, self.network, "stewards", 1).map(drop)?),
            _ => Ok(()),
        }
    }

    fn move_to(&self, tx: &mut Write<'_>, member: &Member, state: State) -> Result<(), Error> {
        count(tx, self.network, member.state.subject(), -1)?;
        count(tx, self.network, state.subject(), 1)?;
        let seen = |state| i64::from(state == State::Active);
        match seen(state) - seen(member.state) {
            0 => {}
            by => drop(store::count_skills(tx, member.id, by)?),
        }
        store::spread(tx, member.id, state, &member.name_key)?;
        store::renew(tx, &[member.id])?;
        if state == State::Left {
            store::stand_down(tx, member.id)?;
            self.rooms.leave(tx, member.id)?;
        }
        Ok(())
    }

    fn erase(&self, tx: &mut Write<'_>, member: &Member, change: Change) -> Result<(), Error> {
        count(tx, self.network, member.state.subject(), -1)?;
        store::erase(tx, member.id)?;
        self.note(tx, member, change.happened(member.role))
    }

    /// Takes back every link that lets in whoever has it: no link can tell who comes back under another account.
    fn close_links(&self, tx: &mut Write<'_>) -> Result<(), Error> {
        for link in store::revoke_open(tx, self.network, self.now)? {
            let happened = Happened::new(&INVITATION_REVOKED).subject(link.get());
            happenings::record(tx, self.network, Some(self.by), self.now, happened)?;
        }
        Ok(())
    }

    fn note(&self, tx: &mut Write<'_>, member: &Member, happened: Happened) -> Result<(), Error> {
        let happened = happened.subject(member.id.get());
        happenings::record(tx, self.network, Some(self.by), self.now, happened)?;
        Ok(())
    }
}
