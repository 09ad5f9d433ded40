//! Who, or what, is thought away.

use db::Read;
use house::access::{Action, SpaceVisibility};
use house::ids::{MemberId, OrganisationId, SpaceId};
use house::members;
use house::organisations;
use house::spaces;
use house::web::{Error, Viewer};

/// Who, or what, is thought away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Member(MemberId),
    Organisation(OrganisationId),
    Space(SpaceId),
}

impl Subject {
    /// The one that an address names: `m5`, `o3`, `s7`.
    pub(super) fn read(word: &str) -> Option<Subject> {
        let mut letters = word.chars();
        let sort = letters.next()?;
        let number: i64 = letters.as_str().parse().ok()?;
        match sort {
            'm' => Some(Subject::Member(MemberId::from(number))),
            'o' => Some(Subject::Organisation(OrganisationId::from(number))),
            's' => Some(Subject::Space(SpaceId::from(number))),
            _ => None,
        }
    }

    /// The word by which an address names it.
    pub(super) fn word(self) -> String {
        match self {
            Subject::Member(id) => format!("m{id}"),
            Subject::Organisation(id) => format!("o{id}"),
            Subject::Space(id) => format!("s{id}"),
        }
    }

    /// Sort and number, as a scenario keeps them.
    pub(super) fn kept(self) -> (&'static str, i64) {
        match self {
            Subject::Member(id) => ("member", id.get()),
            Subject::Organisation(id) => ("organisation", id.get()),
            Subject::Space(id) => ("space", id.get()),
        }
    }

    /// Its own page.
    pub(super) fn href(self, viewer: &Viewer) -> String {
        match self {
            Subject::Member(id) => viewer.path(format_args!("people/{id}")),
            Subject::Organisation(id) => viewer.path(format_args!("organisations/{id}")),
            Subject::Space(id) => viewer.path(format_args!("spaces/{id}")),
        }
    }

    /// Whether it is a person, and not the viewer.
    pub(super) fn is_other(self, viewer: &Viewer) -> bool {
        matches!(self, Subject::Member(_)) && !self.is_own(viewer)
    }

    /// Whether it is the viewer.
    pub(super) fn is_own(self, viewer: &Viewer) -> bool {
        matches!(self, Subject::Member(id) if Some(id) == viewer.member_id())
    }
}

/// The one of whom an address asks, with its name: the viewer where it names nobody. Of others only stewards may ask.
pub(super) fn find(q: &mut Read<'_>, viewer: &Viewer, word: &str) -> Result<(Subject, String), Error> {
    let me = viewer.member()?;
    let subject = match word {
        "" => Subject::Member(me.id),
        word => Subject::read(word).ok_or(Error::NotFound)?,
    };
    if subject.is_own(viewer) {
        return Ok((subject, me.name.clone()));
    }
    if !viewer.may(Action::ManageMembers) {
        return Err(Error::NotFound);
    }
    let name = match subject {
        Subject::Member(id) => {
            members::active_names(q, viewer.network.id, &[id])?.pop().map(|(_, name)| name)
        }
        Subject::Organisation(id) => organisations::visible_to(q, viewer, id)?
            .filter(|one| one.archived_at.is_none())
            .map(|one| one.name),
        // What is done in a hidden space is in no figure that others are told; so it cannot be thought away there.
        Subject::Space(id) => spaces::visible_to(q, viewer, id)?
            .filter(|one| !one.is_archived() && one.visibility != SpaceVisibility::Members)
            .map(|one| one.name),
    };
    Ok((subject, name.ok_or(Error::NotFound)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_person_an_organisation_or_a_space() {
        for word in ["m5", "o3", "s7"] {
            assert_eq!(Subject::read(word).unwrap().word(), word);
        }
        for word in ["", "m", "x5", "5", "m5x", "ö3"] {
            assert_eq!(Subject::read(word), None);
        }
    }
}
