//! The days that a page shows, with what stands on them.

use super::gathering::{self, Entry};
use super::view::{Layout, View, plus};
use house::dates::Dated;
use house::web::Viewer;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// How many dates a day of a month shows; the others stand on the list of the day.
pub(super) const SHOWN: usize = 4;

/// A day.
#[derive(Debug)]
pub(super) struct Day {
    pub(super) day: Date,
    pub(super) number: i8,
    pub(super) today: bool,
    /// It belongs to the month before or after.
    pub(super) outside: bool,
    /// The list of the day.
    pub(super) href: String,
    pub(super) entries: Vec<Entry>,
    /// There are more than are shown.
    pub(super) more: bool,
}

/// The days of a view until this one, in order. A list leaves out the days on which nothing is.
pub(super) fn days(
    viewer: &Viewer,
    view: &View,
    end: Date,
    dates: &[Dated],
    zone: &TimeZone,
    today: Date,
) -> Vec<Day> {
    let mut all = Vec::new();
    let mut day = view.days().0;
    while day < end {
        let mut entries = gathering::on(day, dates, zone);
        let month = view.layout == Layout::Month;
        let more = month && entries.len() > SHOWN;
        if more {
            entries.truncate(SHOWN);
        }
        if view.layout != Layout::Agenda || !entries.is_empty() {
            all.push(Day {
                day,
                number: day.day(),
                today: day == today,
                outside: month && day.month() != view.day.month(),
                href: view.on(day).laid(Layout::Agenda).href(viewer),
                entries,
                more,
            });
        }
        let next = plus(day, 1.day());
        if next == day {
            break;
        }
        day = next;
    }
    all
}

/// Seven days.
#[derive(Debug)]
pub(super) struct Week {
    pub(super) days: Vec<Day>,
    /// A narrow screen has nothing to show of it.
    pub(super) free: bool,
}

/// Days in rows of seven.
pub(super) fn weeks(days: Vec<Day>) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    for day in days {
        let free = day.outside || (day.entries.is_empty() && !day.today);
        match weeks.last_mut().filter(|week| week.days.len() < 7) {
            Some(week) => {
                week.free &= free;
                week.days.push(day);
            }
            None => weeks.push(Week { free, days: vec![day] }),
        }
    }
    weeks
}
