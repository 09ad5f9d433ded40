//! A task: where it stands on its board, when it is due, and how long things take.

use db::Time;
use house::dates::{day_of, midnight};
use house::ids::{ColumnId, ItemId, OrganisationId};
use house::web::{Error, Form, Said};
use jiff::civil::Date;
use jiff::tz::TimeZone;

db::word! {
    /// How much something presses.
    pub enum Priority {
        /// Some day.
        Low = "low",
        /// As most things.
        Normal = "normal",
        /// Before others.
        High = "high",
        /// Now.
        Urgent = "urgent",
    }
}

db::record! {
    /// What is known of a task beyond what every item has.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Task {
        pub item_id: ItemId,
        pub column_id: ColumnId,
        pub place: String,
        pub organisation_id: Option<OrganisationId>,
        pub milestone_id: Option<ItemId>,
        pub parent_id: Option<ItemId>,
        /// The midnights of UTC with which its first and last day begin.
        pub starts_on: Option<Time>,
        pub due_on: Option<Time>,
        /// How long it may take, in minutes; 0 where nobody has said so.
        pub estimate: i64,
        pub priority: Priority,
        /// With which skill somebody could help.
        pub help: String,
        pub help_at: Option<Time>,
        pub check_count: i64,
        pub check_done: i64,
        /// Minutes that were given to it.
        pub logged: i64,
        pub done_at: Option<Time>,
        /// How often it was changed.
        pub sequence: i64,
    }
}

/// When something is to be done, how long it may take, how much it presses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Its first day.
    pub starts: Option<Date>,
    /// Its last day.
    pub due: Option<Date>,
    /// In minutes; 0 where nobody has said so.
    pub estimate: i64,
    /// How much it presses.
    pub priority: Priority,
    /// Which organisation carries it.
    pub organisation: Option<OrganisationId>,
    /// To which milestone it leads.
    pub milestone: Option<ItemId>,
}

impl Planned {
    /// Nothing is known yet.
    pub const OPEN: Planned = Planned {
        starts: None,
        due: None,
        estimate: 0,
        priority: Priority::Normal,
        organisation: None,
        milestone: None,
    };
}

impl Priority {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Priority::Low => "task-priority-low",
            Priority::Normal => "task-priority-normal",
            Priority::High => "task-priority-high",
            Priority::Urgent => "task-priority-urgent",
        }
    }

    /// Whether it is worth saying: most things press as most things do.
    pub(super) fn presses(self) -> bool {
        matches!(self, Priority::High | Priority::Urgent)
    }
}

impl Task {
    /// Its plan.
    pub fn planned(&self) -> Planned {
        Planned {
            starts: self.starts_on.map(day),
            due: self.due_on.map(day),
            estimate: self.estimate,
            priority: self.priority,
            organisation: self.organisation_id,
            milestone: self.milestone_id,
        }
    }
}

/// The day that begins with this midnight of UTC.
pub(super) fn day(at: Time) -> Date {
    day_of(at, &TimeZone::UTC)
}

/// The midnight of UTC with which a day begins.
pub(super) fn midnight_of(day: Date) -> Time {
    midnight(day, &TimeZone::UTC)
}

/// Why an act upon a task is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It was put aside, or its space was.
    Rests,
    /// The column is not there any more.
    Column,
    /// There is nothing to undo, or somebody else has changed it since.
    Undo,
    /// Nobody may be without a column for what is to be done, nor without one for what is done.
    LastColumn,
    /// Cards stand in it, and nobody said where they go.
    Cards,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Error {
        Error::Refused(Said::key(match refused {
            Refused::Rests => "task-refused-rests",
            Refused::Column => "task-refused-column",
            Refused::Undo => "task-refused-undo",
            Refused::LastColumn => "board-refused-last",
            Refused::Cards => "board-refused-cards",
        }))
    }
}

/// Reads a day as forms send it; empty is none.
pub(super) fn read_day(form: &mut Form, name: &'static str) -> Option<Date> {
    let typed = form.value(name).trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let day = typed.parse::<Date>().ok().filter(|day| (1900..=2200).contains(&day.year()));
    if day.is_none() {
        form.fail(name, "task-day-wrong");
    }
    day
}

/// The longest time that is taken for one thing, in minutes.
pub(super) const LONGEST: i64 = 60 * 10_000;

/// Reads how long something takes: `1:30`, `1.5`, `1,5`, `90m`, `2h`, `1h 30m`, in minutes; empty is 0. A bare number is
/// hours.
pub(super) fn minutes(typed: &str) -> Option<i64> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Some(0);
    }
    let found = if let Some((hours, minutes)) = typed.split_once(':') {
        let minutes = minutes.parse::<i64>().ok().filter(|minutes| (0..60).contains(minutes));
        hours.parse::<i64>().ok().zip(minutes).map(|(hours, minutes)| hours.saturating_mul(60) + minutes)
    } else if typed.ends_with(['h', 'm']) {
        in_words(&typed)
    } else {
        hundredths(&typed).map(|hundredths| hundredths.saturating_mul(60) / 100)
    };
    found.filter(|minutes| (0..=LONGEST).contains(minutes))
}

/// `2h`, `1h 30m`, `45m`.
fn in_words(typed: &str) -> Option<i64> {
    let (hours, rest) = typed.split_once('h').unwrap_or(("0", typed));
    let rest = rest.trim().trim_end_matches('m').trim();
    let minutes = if rest.is_empty() { 0 } else { rest.parse::<i64>().ok()? };
    Some(hundredths(hours.trim())?.saturating_mul(60) / 100 + minutes)
}

/// A number with at most two digits behind its point or comma, times a hundred.
fn hundredths(typed: &str) -> Option<i64> {
    let (whole, part) = typed.split_once(['.', ',']).unwrap_or((typed, ""));
    if part.len() > 2 || !typed.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let part = if part.is_empty() { 0 } else { format!("{part:0<2}").parse::<i64>().ok()? };
    Some(whole.parse::<i64>().ok()?.saturating_mul(100).saturating_add(part))
}

/// Minutes as one says them: `1:30`.
pub(super) fn clock(minutes: i64) -> String {
    format!("{}:{:02}", minutes.div_euclid(60), minutes.rem_euclid(60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_something_takes_is_written_in_many_ways() {
        let read =
            [("1:30", 90), ("1.5", 90), ("1,25", 75), ("2", 120), ("90m", 90), ("2h", 120), ("1h 30m", 90)];
        for (typed, found) in read {
            assert_eq!(minutes(typed), Some(found), "{typed}");
        }
        for typed in ["soon", "-1", "1:75", "1.234", "99999999999999999999", "1e9", "h", "1:2:3", "٣"] {
            assert_eq!(minutes(typed), None, "{typed}");
        }
        assert_eq!((minutes(" "), clock(90), clock(5)), (Some(0), "1:30".to_owned(), "0:05".to_owned()));
    }

    #[test]
    fn a_day_is_the_same_day_everywhere() {
        let date = jiff::civil::date(2026, 12, 24);
        assert_eq!(day(midnight_of(date)), date);
    }
}
