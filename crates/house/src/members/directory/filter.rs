//! Which members a list shows, as its address says it.

use crate::access::Action;
use crate::ids::MemberId;
use crate::members::{State, fold, words};
use crate::sector::Sector;
use crate::web::{Form, Viewer};

/// The most words of a search that are looked at.
const WORDS: usize = 3;

/// The state of the directory.
#[derive(Debug, Clone)]
pub(in crate::members) struct Filter {
    /// What was searched for, as it was typed.
    pub(in crate::members) search: String,
    /// Its folded words, the longest first: that one leaves the fewest to look through.
    pub(in crate::members) words: Vec<String>,
    /// The folded name of a skill that is offered; empty for any.
    pub(in crate::members) skill: String,
    /// The sector of an organisation to which they belong.
    pub(in crate::members) sector: Option<Sector>,
    /// An organisation to which they belong; 0 for any.
    pub(in crate::members) organisation: i64,
    /// Who is here; stewards may look at others.
    pub(in crate::members) state: State,
}

impl Filter {
    /// Those who are here, by the beginnings of words of their names.
    pub(in crate::members) fn by_name(search: &str) -> Filter {
        let search: String = search.trim().chars().take(100).collect();
        let mut words = words(&search);
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.truncate(WORDS);
        Filter { search, words, skill: String::new(), sector: None, organisation: 0, state: State::Active }
    }

    /// Reads the address. Whatever cannot be read filters nothing.
    pub(super) fn read(query: &Form, viewer: &Viewer) -> Filter {
        let state = query.value("state").parse().unwrap_or(State::Active);
        Filter {
            skill: fold(query.value("skill")),
            sector: query.value("sector").parse().ok(),
            organisation: query.value("organisation").parse().unwrap_or(0),
            state: if viewer.may(Action::ManageMembers) { state } else { State::Active },
            ..Filter::by_name(query.value("q"))
        }
    }

    /// The sector as it stands in the tables; empty for any.
    pub(in crate::members) fn sector_word(&self) -> &'static str {
        self.sector.map_or("", Sector::as_str)
    }

    /// Whether anything at all is filtered.
    pub(super) fn is_on(&self) -> bool {
        !self.search.is_empty()
            || !self.skill.is_empty()
            || self.sector.is_some()
            || self.organisation != 0
            || self.state != State::Active
    }

    /// The address of the same list with one part set to another value; empty takes the part away.
    pub(super) fn with(&self, path: &str, part: &str, value: &str) -> String {
        let organisation = if self.organisation == 0 { String::new() } else { self.organisation.to_string() };
        let state = if self.state == State::Active { "" } else { self.state.as_str() };
        let parts = [
            ("q", self.search.as_str()),
            ("skill", &self.skill),
            ("sector", self.sector_word()),
            ("organisation", &organisation),
            ("state", state),
            ("after", ""),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, own) in parts {
            let value = if name == part { value } else { own };
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

/// The place after which a page begins: the folded name and the number of the last member before it.
pub(super) fn read_after(query: &Form) -> (String, MemberId) {
    let place = query.value("after").rsplit_once('.');
    let read = place.and_then(|(key, id)| Some((key.to_owned(), id.parse().ok()?)));
    read.unwrap_or_else(|| (String::new(), MemberId::from(0)))
}

/// The same place, as it stands in the address.
pub(super) fn write_after(name_key: &str, id: MemberId) -> String {
    format!("{name_key}.{id}")
}
