//! What is measured: how a whole population fares (an indicator of a result), or how well one space works (a performance
//! measure). The two are never mixed in one list.

use super::acts::MEASURES_CHANGED;
use super::figures::{Frequency, Part, Polarity, Whose};
use db::{Time, Write};
use house::happenings::{self, Act, Happened};
use house::ids::{IndicatorId, MemberId, NetworkId, ObjectiveId, SpaceId};
use house::web::{Error, Viewer};

db::word! {
    /// Of what it is a measure.
    pub enum Sort {
        /// Of a condition of a whole population: all partners own it.
        Result = "result",
        /// Of how well one space works: its people own it.
        Performance = "performance",
    }
}

db::word! {
    /// What a performance measure asks.
    pub enum Quadrant {
        /// How much did we do?
        Amount = "amount",
        /// How well did we do it?
        Quality = "quality",
        /// How many are better off?
        Better = "better",
        /// Which share is better off?
        BetterShare = "better-share",
    }
}

db::word! {
    /// How well an indicator serves, in one respect.
    pub enum Rating {
        /// Well.
        High = "high",
        /// Fairly.
        Medium = "medium",
        /// Hardly.
        Low = "low",
    }
}

db::word! {
    /// What an entry of the story behind a curve is about.
    pub enum Strand {
        /// Causes and forces.
        Forces = "forces",
        /// Partners who have a part in it.
        Partners = "partners",
        /// What works.
        Works = "works",
        /// What we will do.
        Plans = "plans",
    }
}

db::record! {
    /// Something that is measured, by its definition in force.
    #[derive(Debug, Clone)]
    pub struct Indicator {
        pub id: IndicatorId,
        pub network_id: NetworkId,
        pub objective_id: Option<ObjectiveId>,
        /// The space whose work it measures; none for a result.
        pub space_id: Option<SpaceId>,
        pub space_name: Option<String>,
        pub sort: Sort,
        /// The word of its quadrant; empty for a result.
        pub quadrant: String,
        pub headline: bool,
        /// It cannot be measured yet, and is wished for.
        pub agenda: bool,
        pub version: i64,
        /// Figures of one series can be compared with one another.
        pub series: i64,
        pub name: String,
        pub plain: String,
        pub technical: String,
        pub unit: String,
        pub polarity: Polarity,
        pub mark_low: f64,
        pub mark_high: f64,
        pub frequency: Frequency,
        pub source: String,
        /// A share or rate: so many of so many, told by `per_each`.
        pub is_ratio: bool,
        pub per_each: i64,
        pub numerator: String,
        pub denominator: String,
        /// Figures stand for people, so that small groups are not shown.
        pub of_people: bool,
        pub communication: Rating,
        pub proxy: Rating,
        pub data_power: Rating,
        pub defined_at: Time,
    }
}

/// Whether two units are the same, however they are spelled: capitals and blanks do not count.
pub(super) fn same_unit(one: &str, other: &str) -> bool {
    let plain = |unit: &str| unit.split_whitespace().collect::<String>().to_lowercase();
    plain(one) == plain(other)
}

impl Quadrant {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Quadrant::Amount => "outcome-quadrant-amount",
            Quadrant::Quality => "outcome-quadrant-quality",
            Quadrant::Better => "outcome-quadrant-better",
            Quadrant::BetterShare => "outcome-quadrant-better-share",
        }
    }
}

impl Rating {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Rating::High => "outcome-rating-high",
            Rating::Medium => "outcome-rating-medium",
            Rating::Low => "outcome-rating-low",
        }
    }
}

impl Strand {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Strand::Forces => "outcome-strand-forces",
            Strand::Partners => "outcome-strand-partners",
            Strand::Works => "outcome-strand-works",
            Strand::Plans => "outcome-strand-plans",
        }
    }
}

impl Indicator {
    /// The two marks between which it is best.
    pub(super) fn marks(&self) -> (f64, f64) {
        (self.mark_low, self.mark_high)
    }

    /// Whether it is a share in per cent: of all, nothing can be more.
    pub(super) fn is_percentage(&self) -> bool {
        self.is_ratio && self.per_each == 100 && self.unit.contains('%')
    }

    /// By how many a share is told, for arithmetic.
    pub(super) fn per(&self) -> f64 {
        f64::from(i32::try_from(self.per_each).unwrap_or(100))
    }

    /// Where its page is.
    pub(super) fn href(&self, viewer: &Viewer) -> String {
        viewer.path(format_args!("outcomes/indicators/{}", self.id))
    }

    /// A figure with its unit.
    pub(super) fn told(&self, value: f64) -> String {
        let figure = super::figures::tell(value);
        match self.unit.as_str() {
            "" => figure,
            unit => format!("{figure}\u{a0}{unit}"),
        }
    }

    /// Records an act upon it: everyone in the network may know of a result, and of a measure of a space whoever may read that.
    pub(super) fn note(&self, tx: &mut Write<'_>, viewer: &Viewer, act: &'static Act) -> Result<(), Error> {
        let happened = match self.space_id {
            Some(space) => Happened::new(&MEASURES_CHANGED).space(space),
            None => Happened::new(act),
        };
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
        Ok(())
    }
}

db::record! {
    /// A figure of a period.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Figure {
        /// Empty for the total.
        pub group_name: String,
        pub period: super::figures::Period,
        pub value: f64,
        /// What was counted, and among how many.
        pub counted: Option<f64>,
        pub among: Option<f64>,
        /// How many people stand behind it.
        pub people: Option<f64>,
        pub note: String,
    }
}

impl Figure {
    /// The figure as a part of a breakdown.
    pub(super) fn part(&self) -> Part {
        Part {
            whose: Whose::Group(self.group_name.clone()),
            value: self.value,
            ratio: self.counted.zip(self.among),
            people: self.people,
        }
    }
}

/// Who does something to an indicator, and when.
#[derive(Debug, Clone, Copy)]
pub struct By {
    /// The member.
    pub member: MemberId,
    /// When.
    pub now: Time,
}
