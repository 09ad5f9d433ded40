//! What stands in a calendar: the words in which rooms tell their dates to whoever shows them. It never knows what a date is
//! about, and decides nothing about who may read it: each room tells a viewer what that viewer may read, and no more.

mod ending;
mod ics;
mod typed;

pub use ending::{Ending, Ends};
pub use ics::{Method, invite, publish};
pub use typed::{moment, spelled};

use crate::ids::SpaceId;
use crate::web::{Error, Said, Viewer};
use db::{Read, Time};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The dates of a room that this viewer may read and that touch the window, in order, within its limits.
pub type Dates = fn(&mut Read<'_>, &Viewer, &Window) -> Result<Vec<Dated>, Error>;

/// One date.
#[derive(Debug, Clone)]
pub struct Dated {
    /// What it is a date of: a fixed word of the room and a number. It stays the same however often the date is moved.
    pub subject: (&'static str, i64),
    /// What it is called.
    pub title: Said,
    /// Where it can be looked at: a path of this server.
    pub href: String,
    /// When it is.
    pub span: Span,
    /// The space in which it stands.
    pub space: Option<(SpaceId, String)>,
    /// The class that tints it: talk, meet, work, decide, share or learn.
    pub tint: &'static str,
    /// Where it is; may be empty.
    pub place: String,
    /// Whether it concerns the viewer in particular.
    pub mine: bool,
    /// Whether it was called off.
    pub cancelled: bool,
    /// How often it was moved or called off.
    pub sequence: i64,
    /// When it was last changed.
    pub changed_at: Time,
}

/// When a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// From one moment to another; without an end where nobody knows when it will be over.
    Moments {
        /// Its beginning.
        from: Time,
        /// Its end.
        until: Option<Time>,
    },
    /// Whole days of the place where it is. They are the same days for whoever looks, wherever they are.
    Days {
        /// The first of them.
        first: Date,
        /// The last of them; it may be the first.
        last: Date,
    },
}

/// What is asked of a room: the dates of which some part lies between two moments, or on the days between them.
#[derive(Debug, Clone)]
pub struct Window {
    /// The first moment.
    pub from: Time,
    /// The moment after the last.
    pub until: Time,
    /// The first day.
    pub first: Date,
    /// The day after the last.
    pub end: Date,
    /// Only the dates of this space.
    pub space: Option<SpaceId>,
    /// Only dates that concern the viewer in particular.
    pub mine: bool,
    /// How many of those that begin within the same 24 hours are wanted, the earliest first.
    pub each_day: i64,
    /// How many are wanted in all, the earliest first.
    pub most: i64,
}

impl Window {
    /// These days as somebody in this zone lives them: of 23 hours or of 25 where the clocks change.
    pub fn of(first: Date, end: Date, zone: &TimeZone) -> Window {
        let (from, until) = (midnight(first, zone), midnight(end, zone));
        Window { from, until, first, end, space: None, mine: false, each_day: i64::MAX, most: i64::MAX }
    }

    /// The first day and the day after the last, as the midnights of UTC by which rooms keep whole days.
    pub fn days(&self) -> (Time, Time) {
        (midnight(self.first, &TimeZone::UTC), midnight(self.end, &TimeZone::UTC))
    }

    /// Whether some part of this lies in the window.
    pub fn holds(&self, span: &Span) -> bool {
        match span {
            Span::Days { first, last } => *first < self.end && *last >= self.first,
            Span::Moments { from, until } => {
                let ends_inside = until.is_some_and(|until| until > self.from);
                *from < self.until && (*from >= self.from || ends_inside)
            }
        }
    }
}

impl Span {
    /// The moment by which it is sorted among others, for somebody in this zone.
    pub fn begins(&self, zone: &TimeZone) -> Time {
        match self {
            Span::Moments { from, .. } => *from,
            Span::Days { first, .. } => midnight(*first, zone),
        }
    }

    /// The day on which it begins, for somebody in this zone.
    pub fn first_day(&self, zone: &TimeZone) -> Date {
        match self {
            Span::Moments { from, .. } => day_of(*from, zone),
            Span::Days { first, .. } => *first,
        }
    }

    /// The last day of which it takes a part, for somebody in this zone. What ends at midnight takes none of the day after.
    pub fn last_day(&self, zone: &TimeZone) -> Date {
        match self {
            Span::Moments { from, until: Some(until) } if until > from => {
                day_of(Time::from_micros(until.micros().saturating_sub(1)), zone)
            }
            Span::Moments { from, .. } => day_of(*from, zone),
            Span::Days { last, .. } => *last,
        }
    }
}

/// The first moment of a day in a zone. Where the clocks skip midnight, it is the moment to which they skip.
pub fn midnight(day: Date, zone: &TimeZone) -> Time {
    let first = day.to_zoned(zone.clone()).map(|first| first.timestamp());
    Time::from_micros(first.unwrap_or(Timestamp::UNIX_EPOCH).as_microsecond())
}

/// The day on which a moment lies in a zone.
pub fn day_of(time: Time, zone: &TimeZone) -> Date {
    zoned(time, zone).date()
}

/// A moment as the clocks of a zone show it.
pub fn zoned(time: Time, zone: &TimeZone) -> jiff::Zoned {
    Timestamp::from_microsecond(time.micros()).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn hours(day: Date, zone: &str) -> i64 {
        let zone = TimeZone::get(zone).unwrap();
        let window = Window::of(day, day.tomorrow().unwrap(), &zone);
        (window.until.micros() - window.from.micros()) / 3_600_000_000
    }

    #[test]
    fn days_have_the_hours_that_they_have() {
        assert_eq!(hours(date(2026, 3, 29), "Europe/Lisbon"), 23);
        assert_eq!(hours(date(2026, 10, 25), "Europe/Lisbon"), 25);
        assert_eq!(hours(date(2026, 11, 14), "Europe/Lisbon"), 24);
        // Midnight itself is skipped here.
        assert_eq!(hours(date(2025, 9, 7), "America/Santiago"), 23);
    }

    #[test]
    fn what_ends_at_midnight_takes_no_part_of_the_next_day() {
        let zone = TimeZone::get("Europe/Lisbon").unwrap();
        let (eve, day) = (date(2026, 7, 1), date(2026, 7, 2));
        let from = midnight(eve, &zone);
        let span = Span::Moments { from, until: Some(midnight(day, &zone)) };
        assert_eq!((span.first_day(&zone), span.last_day(&zone)), (eve, eve));
        assert!(!Window::of(day, day.tomorrow().unwrap(), &zone).holds(&span));
        let longer =
            Span::Moments { from, until: Some(Time::from_micros(midnight(day, &zone).micros() + 1)) };
        assert_eq!(longer.last_day(&zone), day);
        assert!(Window::of(day, day.tomorrow().unwrap(), &zone).holds(&longer));
    }

    #[test]
    fn whole_days_do_not_move_with_who_looks() {
        let span = Span::Days { first: date(2026, 12, 24), last: date(2026, 12, 26) };
        for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"] {
            let zone = TimeZone::get(zone).unwrap();
            assert_eq!(
                (span.first_day(&zone), span.last_day(&zone)),
                (date(2026, 12, 24), date(2026, 12, 26))
            );
            assert!(!Window::of(date(2026, 12, 27), date(2026, 12, 28), &zone).holds(&span));
            assert!(Window::of(date(2026, 12, 26), date(2026, 12, 27), &zone).holds(&span));
        }
    }

    #[test]
    fn what_has_no_end_stands_on_the_day_of_its_beginning_alone() {
        let zone = TimeZone::UTC;
        let span = Span::Moments {
            from: Time::from_micros(midnight(date(2026, 7, 1), &zone).micros() + 1),
            until: None,
        };
        assert!(Window::of(date(2026, 7, 1), date(2026, 7, 2), &zone).holds(&span));
        assert!(!Window::of(date(2026, 7, 2), date(2026, 7, 3), &zone).holds(&span));
    }
}
