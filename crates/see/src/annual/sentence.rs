//! Stories, their sentences, and which of these whoever looks may read.

use super::store;
use crate::outcomes;
use db::{Read, Time};
use house::access::Action;
use house::ids::{IndicatorId, ItemId};
use house::reports::Chapter;
use house::web::{Error, Viewer};
use std::collections::BTreeSet;

db::word! {
    /// Who may read the story of a year.
    pub enum State {
        /// Those alone who write it.
        Draft = "draft",
        /// Members.
        Members = "members",
        /// Everyone who may read the network.
        Public = "public",
    }
}

impl State {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            State::Draft => "annual-draft",
            State::Members => "annual-for-members",
            State::Public => "annual-for-everybody",
        }
    }
}

db::word! {
    /// What a sentence tells of.
    pub enum About {
        /// An item.
        Item = "item",
        /// An indicator.
        Indicator = "indicator",
        /// The figures of a report.
        Report = "report",
        /// Nothing that is kept here.
        Nothing = "none",
    }
}

db::record! {
    /// The story of a year.
    #[derive(Debug, Clone)]
    pub(super) struct Story {
        pub(super) id: i64,
        pub(super) year: i64,
        pub(super) opening: String,
        pub(super) state: State,
        pub(super) published_at: Option<Time>,
    }
}

db::record! {
    /// A sentence of it.
    #[derive(Debug, Clone)]
    pub(super) struct Sentence {
        pub(super) id: i64,
        pub(super) chapter: Chapter,
        pub(super) place: i64,
        pub(super) record: About,
        pub(super) record_id: i64,
        /// Of a report, what its address holds.
        pub(super) query: String,
        pub(super) made: String,
        pub(super) edited: Option<String>,
        pub(super) dropped: bool,
    }
}

impl Sentence {
    /// As it is read.
    pub(super) fn text(&self) -> &str {
        self.edited.as_deref().unwrap_or(&self.made)
    }

    /// Where what it tells of can be looked at.
    pub(super) fn href(&self, viewer: &Viewer) -> Option<String> {
        let id = self.record_id;
        match self.record {
            About::Item => Some(viewer.path(format_args!("items/{id}"))),
            About::Indicator => Some(viewer.path(format_args!("outcomes/indicators/{id}"))),
            About::Report => Some(viewer.path(format_args!("figures?{}", self.query))),
            About::Nothing => None,
        }
    }
}

/// Key of the name of a chapter.
pub(super) fn chapter_name(chapter: Chapter) -> &'static str {
    match chapter {
        Chapter::Numbers => "annual-numbers",
        Chapter::Milestones => "annual-milestones",
        Chapter::Decisions => "annual-decisions",
        Chapter::Meetings => "annual-meetings",
        Chapter::Voices => "annual-voices",
        Chapter::Learned => "annual-learned",
        Chapter::Curves => "annual-curves",
    }
}

/// Whose eyes a sentence is looked at with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Eyes {
    /// Those of any member.
    Member,
    /// Those of a guest, who makes no reports.
    Guest,
    /// Those of anybody.
    Anybody,
}

impl Eyes {
    /// Those of whoever looks. Nobody's own rights count: what one member may not read, none reads in the story.
    pub(super) fn of(viewer: &Viewer) -> Eyes {
        match viewer.member_id() {
            None => Eyes::Anybody,
            Some(_) if viewer.may(Action::ReadReports) => Eyes::Member,
            Some(_) => Eyes::Guest,
        }
    }
}

/// The numbers of those of these sentences whose records may be read at this moment.
pub(super) fn readable(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sentences: &[Sentence],
    eyes: Eyes,
) -> Result<BTreeSet<i64>, Error> {
    let of = |about: About| sentences.iter().filter(move |one| one.record == about);
    let items: Vec<ItemId> = of(About::Item).map(|one| one.record_id.into()).collect();
    let indicators: Vec<IndicatorId> = of(About::Indicator).map(|one| one.record_id.into()).collect();
    let (network, outside) = (viewer.network.id, eyes == Eyes::Anybody);
    let items: BTreeSet<i64> =
        store::open_items(q, network, &items, !outside)?.into_iter().map(ItemId::get).collect();
    let indicators = outcomes::shown_among(q, network, &indicators, outside)?;
    let indicators: BTreeSet<i64> = indicators.into_iter().map(IndicatorId::get).collect();
    let may = |one: &&Sentence| match one.record {
        About::Item => items.contains(&one.record_id),
        About::Indicator => indicators.contains(&one.record_id),
        About::Report => eyes == Eyes::Member,
        About::Nothing => true,
    };
    Ok(sentences.iter().filter(may).map(|one| one.id).collect())
}

/// The story of a year, as far as this viewer may read it: a draft is for those who write it.
pub(super) fn visible(q: &mut Read<'_>, viewer: &Viewer, year: i64) -> Result<Story, Error> {
    let story = store::story(q, viewer.network.id, year)?.ok_or(Error::NotFound)?;
    let may = match story.state {
        State::Draft => viewer.may(Action::KeepAnnual),
        State::Members => viewer.member_id().is_some(),
        State::Public => true,
    };
    if may { Ok(story) } else { Err(Error::NotFound) }
}
