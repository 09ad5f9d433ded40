//! To what a search is narrowed: what it is, in which space, by whom, since when, under which tag. All of it stands in the
//! address.

use super::Finds;
use super::finding::{self, Narrowed, Place};
use super::query::Query;
use super::renewing::PERIOD;
use crate::ids::{SpaceId, TagId};
use crate::items::Kinds;
use crate::spaces;
use crate::tags;
use crate::web::{Error, Form, Viewer};
use db::{Read, Sought, Time};
use std::time::Duration;

/// The most authors who are meant by one name.
const AUTHORS: usize = 10;
/// The most periods that are named one by one.
const PERIODS: i64 = 40;
/// The words for "since when", with the key of the name and the days.
pub(super) const TIMES: [(&str, &str, u64); 4] = [
    ("day", "search-when-day", 1),
    ("week", "search-when-week", 7),
    ("month", "search-when-month", 31),
    ("year", "search-when-year", 366),
];

/// What stands in the address.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    /// The word of a sort or the name of a kind; all where empty.
    pub(super) what: String,
    pub(super) space: Option<SpaceId>,
    /// How the author is called, as it was typed.
    pub(super) by: String,
    /// One of the words of [`TIMES`].
    pub(super) when: &'static str,
    pub(super) tag: Option<TagId>,
}

impl Filter {
    pub(super) fn read(query: &Form, all: &[&Finds], kinds: Kinds) -> Filter {
        let what = query.value("what");
        let is_sort = all.iter().any(|finds| finds.sort == what);
        let known = is_sort || kinds.iter().any(|kind| kind.name == what);
        let when = TIMES.iter().find(|(word, _, _)| *word == query.value("when"));
        Filter {
            what: if known { what.to_owned() } else { String::new() },
            space: query.value("space").parse().ok(),
            by: query.value("by").trim().chars().take(100).collect(),
            when: when.map_or("", |(word, _, _)| word),
            tag: query.value("tag").parse().ok(),
        }
    }

    /// Whether it narrows anything.
    pub(super) fn is_empty(&self) -> bool {
        self.what.is_empty()
            && self.space.is_none()
            && self.by.is_empty()
            && self.when.is_empty()
            && self.tag.is_none()
    }

    /// The conditions; none where the viewer may see nothing that meets them. A space that one may not see is the same as
    /// one that does not exist.
    pub(super) fn narrowed(
        &self,
        q: &mut Read<'_>,
        viewer: &Viewer,
        kinds: Kinds,
    ) -> Result<Option<Narrowed>, Error> {
        let n = viewer.network.id;
        let mut signs = Vec::new();
        if kinds.iter().any(|kind| kind.name == self.what) {
            signs.push(Sought::Word(format!("{n}o_item")));
            signs.push(Sought::Word(format!("{n}k_{}", self.what)));
        } else if !self.what.is_empty() {
            signs.push(Sought::Word(format!("{n}o_{}", self.what)));
        }
        if let Some(space) = self.space {
            if spaces::visible_to(q, viewer, space)?.is_none() {
                return Ok(None);
            }
            signs.push(Sought::Word(format!("{n}s_{space}")));
        }
        if let Some(tag) = self.tag {
            signs.push(tags::sought(q, n, tag)?);
        }
        if !self.by.is_empty() {
            let authors = authors(q, viewer, &self.by)?;
            if authors.is_empty() {
                return Ok(None);
            }
            signs.push(Sought::Any(authors));
        }
        let (since, until) = (self.since(viewer.now), Time::from_micros(i64::MAX));
        signs.extend(periods(n.get(), since, viewer.now));
        Ok(Some(Narrowed { signs, since, until }))
    }

    fn since(&self, now: Time) -> Time {
        let days = TIMES.iter().find(|(word, _, _)| *word == self.when).map(|(_, _, days)| *days);
        days.map_or(Time::from_micros(i64::MIN), |days| now - Duration::from_secs(days * 24 * 60 * 60))
    }
}

/// The signs of members who are called so.
fn authors(q: &mut Read<'_>, viewer: &Viewer, name: &str) -> Result<Vec<Sought>, Error> {
    let n = viewer.network.id;
    let Ok(query) = Query::read(name) else { return Ok(Vec::new()) };
    if query.terms.is_empty() {
        return Ok(Vec::new());
    }
    let members = Narrowed {
        signs: vec![Sought::Word(format!("{n}o_member"))],
        since: Time::from_micros(i64::MIN),
        until: Time::from_micros(i64::MAX),
    };
    let steps = finding::names(viewer, &query);
    let found = finding::find(q, viewer, &steps, &members, Place::START, AUTHORS)?;
    Ok(found.into_iter().map(|hit| Sought::Word(format!("{n}a_{}", hit.id))).collect())
}

/// The signs of the time since then, where it is short enough to be named.
fn periods(network: i64, since: Time, now: Time) -> Option<Sought> {
    let (first, last) = (since.micros().div_euclid(PERIOD), now.micros().div_euclid(PERIOD) + 1);
    let signs = |last| (first..=last).map(|period| Sought::Word(format!("{network}m_{period}"))).collect();
    (last - first < PERIODS && first > i64::MIN / PERIOD).then(|| Sought::Any(signs(last)))
}

/// Keeps the name of the tag at hand for the page, as far as the viewer may know it.
pub(super) fn tag_name(q: &mut Read<'_>, viewer: &Viewer, filter: &Filter) -> Result<Option<String>, Error> {
    filter.tag.map(|tag| tags::name(q, viewer, tag)).transpose().map(Option::flatten)
}
