//! A round: whom it asks, until when, and who may do what with it.

use super::{HEALTH, TRUST, store};
use db::{Read, Time};
use house::access::Action;
use house::dates::day_of;
use house::ids::{ItemId, NetworkId};
use house::items::{self, Item};
use house::web::{Error, Page, Place, Said, Viewer};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Of how few people nothing is told.
pub(super) const FEW: i64 = 5;

db::word! {
    /// What a round asks about.
    pub enum Sort {
        /// How working together goes.
        Health = "health",
        /// How far organisations trust each other.
        Organisations = "organisations",
        /// How far members trust each other.
        Members = "members",
    }
}

db::word! {
    /// How it is told what came of a round.
    pub(super) enum Telling {
        /// All that can be told of five people or more.
        Whole = "whole",
        /// Of all together alone, and in coarse steps: another round ran beside it.
        Steps = "steps",
        /// Not at all: it differs by too few people from a round that ran beside it.
        Nothing = "nothing",
    }
}

db::record! {
    /// A round beyond what every item has.
    #[derive(Debug, Clone)]
    pub(super) struct Round {
        pub(super) item_id: ItemId,
        pub(super) network_id: NetworkId,
        pub(super) sort: Sort,
        /// The questions of its own, as they were asked.
        pub(super) form: String,
        pub(super) form_version: i64,
        pub(super) opened_at: Time,
        pub(super) closes_at: Time,
        pub(super) closed_at: Option<Time>,
        pub(super) asked_count: i64,
        pub(super) answer_count: i64,
        pub(super) paper_count: i64,
        pub(super) telling: Telling,
        /// Whether people answered for those alone who were in the space.
        pub(super) promised: bool,
        /// Whether those who are asked get a letter with a link.
        pub(super) by_mail: bool,
    }
}

/// Why something is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// The round is over.
    Late,
    /// It is not.
    Early,
    /// They have answered.
    Twice,
    /// They stand for no organisation.
    Nobody,
}

impl Refused {
    /// As the error that is shown.
    pub(super) fn said(self) -> Error {
        Error::Refused(Said::key(match self {
            Refused::Late => "round-refused-late",
            Refused::Early => "round-refused-early",
            Refused::Twice => "round-refused-twice",
            Refused::Nobody => "round-refused-nobody",
        }))
    }
}

impl Sort {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Sort::Health => "round-sort-health",
            Sort::Organisations => "round-sort-organisations",
            Sort::Members => "round-sort-members",
        }
    }

    /// Whether it asks about trust.
    pub(super) fn is_trust(self) -> bool {
        self != Sort::Health
    }
}

impl Round {
    /// Whether answers are taken now.
    pub(super) fn is_open(&self, now: Time) -> bool {
        self.closed_at.is_none() && now < self.closes_at
    }

    /// The last day on which it takes answers, in a network of this time zone.
    pub(super) fn last_day(&self, zone: &str) -> Date {
        // It ends with its last day: a moment before is in it.
        let last = Time::from_micros(self.closes_at.micros().saturating_sub(1));
        day_of(last, &TimeZone::get(zone).unwrap_or(TimeZone::UTC))
    }

    /// A page of it.
    pub(super) fn path(&self, viewer: &Viewer, what: &str) -> String {
        viewer.path(format_args!("health/{}/{what}", self.item_id))
    }

    /// A page of it that only trust rounds have.
    pub(super) fn trust_path(&self, viewer: &Viewer, what: &str) -> String {
        viewer.path(format_args!("trust/{}/{what}", self.item_id))
    }

    /// Where one answers it.
    pub(super) fn way(&self, viewer: &Viewer) -> String {
        if self.sort.is_trust() { self.trust_path(viewer, "partners") } else { self.path(viewer, "answer") }
    }

    /// Whether anything can be told of what was answered.
    pub(super) fn is_told(&self) -> bool {
        self.closed_at.is_some()
            && self.telling != Telling::Nothing
            && (self.sort.is_trust() || self.answer_count >= FEW)
    }

    /// How many in a hundred of those who were asked have answered.
    pub(super) fn rate(&self) -> i64 {
        percent(self.answer_count, self.asked_count)
    }
}

/// How many in a hundred; all, where more have answered than were asked.
pub(super) fn percent(some: i64, all: i64) -> i64 {
    let all = all.max(some).max(1);
    (some.saturating_mul(100) + all / 2) / all
}

/// A round with which the viewer may do this.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Round), Error> {
    let item = items::visible_to(q, viewer, id)?;
    let item = item.filter(|item| item.kind == HEALTH.name || item.kind == TRUST.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let round = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, round))
}

/// A round of which the viewer may read what came of it: the audience for which people answered stays the same, whoever else may read
/// the space by now.
pub(super) fn find_told(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Round), Error> {
    let (item, round) = find(q, viewer, id, Action::ReadSpaceMembers)?;
    if reads(q, viewer, id)? { Ok((item, round)) } else { Err(Error::NotFound) }
}

/// Whether what came of a round is for this viewer, who may read its space.
pub(super) fn reads(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<bool, Error> {
    Ok(!store::told_to(q, viewer, &[id])?.is_empty())
}

/// A page below that of a round.
pub(super) fn below<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let page = page.place(Place::Room("health")).under("round-front", viewer.path("health"));
    page.under(Said::raw(&item.title), item.href(viewer)).in_space(space)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_never_more_than_all() {
        assert_eq!([percent(1, 3), percent(2, 3), percent(7, 5), percent(0, 0)], [33, 67, 100, 0]);
    }
}
