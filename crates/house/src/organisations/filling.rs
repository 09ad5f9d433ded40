//! What is known of an organisation, filled in from elsewhere and given back: what somebody wrote is never overwritten, and
//! what was changed since is never taken.

use super::organisation::{Contact, NewOrganisation};
use crate::room::Erased;
use crate::sector::Sector;
use serde::{Deserialize, Serialize};

/// What was known before something was filled in, and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// Before.
    pub before: NewOrganisation,
    /// After.
    pub after: NewOrganisation,
}

/// The texts of an organisation that others can fill in, each with the key of its label.
pub(super) fn texts(of: &mut NewOrganisation) -> [(&'static str, &mut String); 8] {
    [
        ("organisation-place", &mut of.place),
        ("organisation-website", &mut of.website),
        ("organisation-about", &mut of.about),
        ("organisation-seeks", &mut of.seeks),
        ("organisation-brings", &mut of.brings),
        ("organisation-contact-person", &mut of.contact.person),
        ("organisation-contact-email", &mut of.contact.email),
        ("organisation-contact-phone", &mut of.contact.phone),
    ]
}

/// What is empty in the one is taken from the other.
pub(super) fn filled(present: &NewOrganisation, from: &NewOrganisation) -> NewOrganisation {
    let (mut filled, mut from) = (present.clone(), from.clone());
    for ((_, present), (_, from)) in texts(&mut filled).into_iter().zip(texts(&mut from)) {
        if present.is_empty() {
            present.clone_from(from);
        }
    }
    if filled.sector == Sector::Other {
        filled.sector = from.sector;
    }
    filled
}

impl Filled {
    /// What an organisation says now, without that which was filled in and is still as it came.
    pub fn given_back(&self, now: &NewOrganisation) -> NewOrganisation {
        let (mut back, mut before, mut after) = (now.clone(), self.before.clone(), self.after.clone());
        let gained = texts(&mut before).into_iter().zip(texts(&mut after));
        for ((_, present), ((_, before), (_, after))) in texts(&mut back).into_iter().zip(gained) {
            if present == after {
                present.clone_from(before);
            }
        }
        if back.sector == self.after.sector {
            back.sector = self.before.sector;
        }
        back
    }

    /// Whether all that was filled in is still as it came.
    pub fn is_untouched(&self, now: &NewOrganisation) -> bool {
        let (mut now, mut before, mut after) = (now.clone(), self.before.clone(), self.after.clone());
        let sector = self.before.sector == self.after.sector || now.sector == self.after.sector;
        let gained = texts(&mut before).into_iter().zip(texts(&mut after));
        let mut all = texts(&mut now).into_iter().zip(gained);
        sector && all.all(|((_, now), ((_, before), (_, after)))| before == after || now == after)
    }

    /// The same where one does not write to somebody any more whose account is erased; none where one never did.
    pub fn without(&self, erased: &Erased) -> Option<Filled> {
        let mut left = self.clone();
        for known in [&mut left.before, &mut left.after] {
            if known.contact.is_of(&erased.name, &erased.addresses) {
                known.contact = Contact::default();
            }
        }
        (left != *self).then_some(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{MemberId, NetworkId};
    use db::Time;

    fn known(place: &str, about: &str, sector: Sector) -> NewOrganisation {
        let [website, seeks, brings] = [String::new(), String::new(), String::new()];
        let (name, place, about) = ("Choir".to_owned(), place.to_owned(), about.to_owned());
        NewOrganisation { name, sector, place, website, about, seeks, brings, contact: Contact::default() }
    }

    #[test]
    fn only_what_is_empty_is_filled_in_and_given_back_unless_it_was_changed_since() {
        let before = known("", "Ours", Sector::Other);
        let after = filled(&before, &known("Porto", "Theirs", Sector::Arts));
        assert_eq!(after, known("Porto", "Ours", Sector::Arts));
        let gained = Filled { before: before.clone(), after: after.clone() };
        assert!(gained.is_untouched(&after));
        assert_eq!(gained.given_back(&after), before);
        let since = known("Faro", "Ours", Sector::Arts);
        assert!(!gained.is_untouched(&since));
        assert_eq!(gained.given_back(&since), known("Faro", "Ours", Sector::Other));
    }

    fn ada() -> Erased {
        Erased {
            network: NetworkId::from(1),
            member: MemberId::from(7),
            name: "Ada Lovelace".to_owned(),
            nobody: "Somebody who left".to_owned(),
            addresses: vec!["ada@example.org".to_owned()],
            now: Time::from_micros(0),
        }
    }

    #[test]
    fn whoever_is_erased_is_no_contact_any_more_and_comes_back_by_no_undoing() {
        let at = |person: &str, email: &str| {
            let contact =
                Contact { person: person.to_owned(), email: email.to_owned(), phone: "+351".to_owned() };
            NewOrganisation { contact, ..known("Porto", "", Sector::Arts) }
        };
        let none = known("Porto", "", Sector::Arts);
        for theirs in [at("ada  lovelace", "info@example.org"), at("", "Ada@Example.org")] {
            let gained = Filled { before: none.clone(), after: theirs };
            assert_eq!(gained.without(&ada()), Some(Filled { before: none.clone(), after: none.clone() }));
        }
        let other = Filled { before: none, after: at("Ada Byron", "byron@example.org") };
        assert_eq!(other.without(&ada()), None);
    }
}
