//! By what one sees how the conditions of working together stand: live figures, each with the rows that it is counted from.

use super::tray::Rows;
use crate::web::{Error, Said, Viewer};
use db::Read;

db::word! {
    /// What has to be so that many can reach something together.
    pub enum Condition {
        /// They want the same.
        Agenda = "agenda",
        /// They measure by the same figures.
        Measurement = "measurement",
        /// What each does helps what the others do.
        Activities = "activities",
        /// They hear from one another.
        Communication = "communication",
        /// Somebody has the time to hold it together.
        Backbone = "backbone",
        /// Those whom it concerns have a say.
        Voice = "voice",
    }
}

/// A figure that stands for a condition, as far as it can be counted.
#[derive(Debug)]
pub struct Proxy {
    /// Its word in addresses.
    pub word: &'static str,
    /// For which condition it stands.
    pub condition: Condition,
    /// Key of its name.
    pub title: &'static str,
    /// Key of what it means, and what it does not.
    pub meaning: &'static str,
    /// Key of what is said where there is nothing to count, or too little to be told.
    pub empty: &'static str,
    /// The figure; none where there is nothing to count, or too little to be told.
    pub figure: fn(&mut Read<'_>, &Viewer) -> Result<Option<Figure>, Error>,
    /// What it is counted from; none where that would tell of single people.
    pub rows: Option<Rows>,
}

/// A figure as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The figure itself.
    pub shown: Said,
    /// Of how many, and of which time.
    pub told: Said,
}

impl Figure {
    /// So many of so many; none of none.
    pub fn share(part: i64, whole: i64, told: Said) -> Option<Figure> {
        Some(Figure { shown: Said::raw(format!("{} %", percent(part, whole)?)), told })
    }
}

/// A part of a whole in percent, to the next whole number. What is not all of it is never called all, and what is not
/// nothing never nothing.
fn percent(part: i64, whole: i64) -> Option<i64> {
    let near = part.saturating_mul(100).saturating_add(whole / 2).checked_div(whole)?;
    Some(if part <= 0 {
        0
    } else if part >= whole {
        100
    } else {
        near.clamp(1, 99)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_all_or_nothing_only_where_it_is() {
        let shares = [(0, 7), (1, 1000), (1, 3), (2, 3), (999, 1000), (7, 7)];
        assert_eq!(shares.map(|(part, whole)| percent(part, whole)), [0, 1, 33, 67, 99, 100].map(Some));
        assert_eq!((percent(0, 0), percent(3, 0)), (None, None));
        assert_eq!(percent(9, 7), Some(100));
    }
}
