//! How a list is narrowed.

use crate::tasks::task::{Priority, midnight_of};
use db::Time;
use house::dates::day_of;
use house::ids::{ItemId, MemberId, OrganisationId};
use house::web::{Form, Viewer};
use jiff::ToSpan;

/// What is asked for. What cannot be understood narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// `me`, `nobody`, or the number of a member.
    pub(super) who: String,
    pub(super) organisation: Option<OrganisationId>,
    pub(super) milestone: Option<ItemId>,
    pub(super) priority: Option<Priority>,
    /// `late`, `today`, `week`.
    pub(super) due: String,
    pub(super) done: bool,
}

/// The same as the statement takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tasks) struct Narrow {
    pub(in crate::tasks) member: MemberId,
    pub(in crate::tasks) nobody: bool,
    pub(in crate::tasks) organisation: OrganisationId,
    pub(in crate::tasks) milestone: ItemId,
    pub(in crate::tasks) priority: &'static str,
    /// What is due before this; the end of time where anything is asked for.
    pub(in crate::tasks) before: Time,
}

/// The end of time.
pub(in crate::tasks) const NEVER: i64 = i64::MAX;

impl Filter {
    /// Reads it from an address.
    pub(super) fn read(query: &Form) -> Filter {
        let word = |name: &str, words: &[&str]| {
            words
                .iter()
                .find(|word| **word == query.value(name))
                .map_or(String::new(), |word| (*word).to_owned())
        };
        let who = match query.value("who") {
            word @ ("me" | "nobody") => word.to_owned(),
            number => number.parse::<MemberId>().map(|id| id.to_string()).unwrap_or_default(),
        };
        Filter {
            who,
            organisation: query.value("organisation").parse().ok(),
            milestone: query.value("milestone").parse().ok(),
            priority: query.value("priority").parse().ok(),
            due: word("due", &["late", "today", "week"]),
            done: query.value("state") == "done",
        }
    }

    /// It as part of an address, without what narrows nothing.
    pub(super) fn query(&self) -> String {
        let text = |value: Option<String>| value.unwrap_or_default();
        let pairs = [
            ("who", self.who.clone()),
            ("organisation", text(self.organisation.map(|id| id.to_string()))),
            ("milestone", text(self.milestone.map(|id| id.to_string()))),
            ("priority", text(self.priority.map(|one| one.to_string()))),
            ("due", self.due.clone()),
            ("state", if self.done { "done".to_owned() } else { String::new() }),
        ];
        let used = pairs.iter().filter(|(_, value)| !value.is_empty());
        used.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    /// For this viewer, on the day that they have.
    pub(super) fn narrow(&self, viewer: &Viewer) -> Narrow {
        let today = day_of(viewer.now, &viewer.zone());
        let before = match self.due.as_str() {
            "late" => Some(today),
            "today" => today.tomorrow().ok(),
            "week" => today.checked_add(7.days()).ok(),
            _ => None,
        };
        let member = match self.who.as_str() {
            "me" => viewer.member_id(),
            number => number.parse().ok(),
        };
        Narrow {
            // Whoever is nobody has nothing to do.
            member: member.unwrap_or(MemberId::from(if self.who == "me" { -1 } else { 0 })),
            nobody: self.who == "nobody",
            organisation: self.organisation.unwrap_or(OrganisationId::from(0)),
            milestone: self.milestone.unwrap_or(ItemId::from(0)),
            priority: self.priority.map_or("", Priority::as_str),
            before: before.map_or(Time::from_micros(NEVER), midnight_of),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written_and_nonsense_narrows_nothing() {
        let query = "who=me&organisation=4&milestone=9&priority=high&due=week&state=done";
        assert_eq!(Filter::read(&Form::of_query(query)).query(), query);
        let odd = Form::of_query("who=%22&organisation=x&milestone=&priority=most&due=never&state=0");
        assert_eq!(Filter::read(&odd), Filter::default());
        assert_eq!(Filter::default().query(), "");
    }
}
