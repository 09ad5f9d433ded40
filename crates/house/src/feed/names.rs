//! What the number of a line's subject is the number of.

use crate::happenings::{Happening, What};
use crate::ids::{MemberId, OrganisationId};
use std::collections::BTreeSet;

/// The thing beside item and space upon which an act was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// A member.
    Member(MemberId),
    /// An organisation.
    Organisation(OrganisationId),
    /// Something without a name of its own, or nothing.
    Other,
}

impl Subject {
    pub(super) fn of(line: &Happening) -> Subject {
        let Some(id) = line.subject_id else { return Subject::Other };
        match line.what {
            What::MemberJoined
            | What::MemberLeft
            | What::MemberChanged
            | What::MemberSuspended
            | What::MemberReinstated
            | What::ProfileChanged
            | What::SpaceJoined
            | What::SpaceLeft
            | What::SpaceChanged => Subject::Member(MemberId::from(id)),
            What::OrganisationAdded | What::OrganisationChanged | What::AffiliationChanged => {
                Subject::Organisation(OrganisationId::from(id))
            }
            _ => Subject::Other,
        }
    }

    pub(super) fn member(self) -> Option<MemberId> {
        if let Subject::Member(id) = self { Some(id) } else { None }
    }

    pub(super) fn organisation(self) -> Option<OrganisationId> {
        if let Subject::Organisation(id) = self { Some(id) } else { None }
    }
}

/// Each number that stands in some of these lines, once.
pub(super) fn distinct<T: Ord>(lines: &[Happening], number: impl Fn(&Happening) -> Option<T>) -> Vec<T> {
    lines.iter().filter_map(number).collect::<BTreeSet<T>>().into_iter().collect()
}
