//! Somebody who came by a common link says: I am one whom the stewards wrote down before I came. A steward decides, and
//! then the two are one: what was written down goes over to the member, and the entry that waited goes.
//!
//! What an attacker could want, and why it does not work:
//!
//! - **To become somebody by typing their address.** An account's address is not proven: no letter was ever sent to it. So an
//!   equal address alone gives nobody anything. It only puts the entry before the steward, who is told that it proves
//!   nothing and is asked to make sure by another way. Entries that stand for an organisation say so before the click.
//! - **To learn who is on the list.** Everybody who comes by a common link is asked the same question, whether their address
//!   is on the list or not, and gets the same answer. Nothing is looked up while they ask, so that time tells nothing either.
//!   The names, organisations and addresses of the list are shown to stewards alone. That a list exists at all can be
//!   guessed from being asked.
//! - **To wear the stewards down.** Each member asks once; a refusal is final. A steward who was wrong makes a personal link.
//! - **To be let in by a steward who looks away.** A claim names its candidates by equal address or equal name, and no other
//!   entry can be chosen. An entry never carries a role, so that no claim makes anybody more than they are.

mod absorb;
mod deciding;
mod making;
mod store;

pub(super) use deciding::{confirm, list, refuse};
pub(super) use making::{make, show};

use crate::access::Action;
use crate::ids::{ClaimId, MemberId};
use crate::networks;
use crate::web::{Error, Need, Said, Viewer};
use db::{Read, Time};

/// The subject of `network_counts` under which claims that wait are counted.
pub(super) const CLAIMS: &str = "claims";

db::word! {
    /// What became of a claim.
    pub(super) enum Outcome {
        /// Nobody has decided yet.
        Waiting = "waiting",
        /// They are that person.
        Confirmed = "confirmed",
        /// They are not, or nobody can tell.
        Refused = "refused",
    }
}

db::record! {
    /// Somebody who says that they were written down before they came.
    #[derive(Debug, Clone)]
    pub(super) struct Claim {
        pub(super) id: ClaimId,
        pub(super) member_id: MemberId,
        pub(super) name: String,
        pub(super) name_key: String,
        /// The address of their account, which nobody has proved to be theirs.
        pub(super) email: String,
        pub(super) created_at: Time,
    }
}

/// Why a claim is not decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// Another steward was quicker, or they are no longer here.
    Decided,
    /// The entry is somebody by now, or is gone.
    Gone,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Error {
        Error::Refused(Said::key(match refused {
            Refused::Decided => "claim-refused-decided",
            Refused::Gone => "claim-refused-gone",
        }))
    }
}

/// What stewards are to answer: who says that they were written down before they came.
pub(super) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    if !viewer.may(Action::ManageMembers) {
        return Ok(Vec::new());
    }
    let counts = networks::counts(q, viewer.network.id)?;
    let waiting = counts.iter().find(|(subject, _)| subject == CLAIMS).map_or(0, |(_, amount)| *amount);
    let title = Said::key("people-claims").with("count", waiting);
    let need = Need::new("claims", title, (viewer.path("claims"), "people-claims-see"));
    Ok((waiting > 0).then_some(need).into_iter().collect())
}
