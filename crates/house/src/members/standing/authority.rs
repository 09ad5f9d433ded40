//! Authority ends with its holder. What somebody set in motion and others bring to its end later, a link, a job, is asked
//! again at the moment of use: may whoever set it in motion still do so?

use crate::access::{Action, Role, Standing};
use crate::ids::{MemberId, NetworkId};
use crate::members::member::State;
use crate::members::store;
use crate::web::Error;
use db::Write;

/// What a link asks of whoever made it, from the first day to the last use.
pub(in crate::members) const INVITING: Action = Action::ManageMembers;

/// Whether somebody of this role and state may do this in their network.
pub(in crate::members) fn allows(role: Role, state: State, action: Action) -> bool {
    let role = (state == State::Active).then_some(role);
    action.allowed(&Standing { signed_in: true, role, ..Standing::default() })
}

/// Whether a member may still do what they set in motion. Nobody changes what they are before the end of this change.
///
/// # Errors
/// Those of the database.
pub fn still_may(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
    action: Action,
) -> Result<bool, Error> {
    tx.lock("members", member.get())?;
    let member = store::by_id(tx, network, member)?;
    Ok(member.is_some_and(|member| allows(member.role, member.state, action)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_no_active_steward_any_more_invites_nobody() {
        assert!(allows(Role::Steward, State::Active, INVITING));
        assert!(!allows(Role::Facilitator, State::Active, INVITING));
        for gone in [State::Suspended, State::Left, State::Invited, State::Pending] {
            assert!(!allows(Role::Steward, gone, INVITING), "{gone}");
        }
    }
}
