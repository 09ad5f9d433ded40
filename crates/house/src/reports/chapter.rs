//! What rooms tell of a year that is over, sentence by sentence, each of something that can be looked at.

use crate::ids::{IndicatorId, ItemId};
use crate::web::{Error, Said, Viewer};
use db::{Read, Time};

db::word! {
    /// The chapters of the story of a year, in their order.
    pub enum Chapter {
        /// The year in numbers.
        Numbers = "numbers",
        /// What was reached.
        Milestones = "milestones",
        /// What was decided.
        Decisions = "decisions",
        /// When people met.
        Meetings = "meetings",
        /// Whose voice was heard.
        Voices = "voices",
        /// What was learned.
        Learned = "learned",
        /// Which curves turned.
        Curves = "curves",
    }
}

/// What a sentence tells of, where whoever reads it can look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// An item.
    Item(ItemId),
    /// An indicator.
    Indicator(IndicatorId),
}

/// A sentence of a year.
#[derive(Debug, Clone)]
pub struct Line {
    /// Where it belongs.
    pub chapter: Chapter,
    /// What it tells of.
    pub record: Record,
    /// The sentence.
    pub said: Said,
}

/// What a room tells of the time between two moments, to a steward who looks: only of what every member may read, what matters
/// most first, a dozen sentences of each chapter at most.
pub type Lines = fn(&mut Read<'_>, &Viewer, (Time, Time)) -> Result<Vec<Line>, Error>;
