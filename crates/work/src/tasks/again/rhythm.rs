//! How often a task comes back, and on which day it is due then.

use jiff::ToSpan;
use jiff::civil::Date;

/// The longest step.
pub(super) const LONGEST: i64 = 52;
/// So many steps are looked through for one that is not over: four hundred years of weeks.
const PATIENCE: i64 = 21_000;

db::word! {
    /// In which measure it is told how often something comes back.
    pub enum Every {
        /// Weeks.
        Week = "week",
        /// Months.
        Month = "month",
        /// Years.
        Year = "year",
    }
}

db::record! {
    /// How often something comes back.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Rhythm {
        /// In weeks, months or years.
        pub every: Every,
        /// Every so many of them.
        pub step: i64,
        /// The day of the month that is meant, where a month has it; its last day where it has not. Weeks do without.
        pub month_day: i64,
    }
}

impl Every {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Every::Week => "task-every-week",
            Every::Month => "task-every-month",
            Every::Year => "task-every-year",
        }
    }
}

impl Rhythm {
    /// The first day after `last` in this rhythm that is not over today. Whoever is late by three weeks gets one task, and not
    /// three.
    pub fn next(&self, last: Date, today: Date) -> Option<Date> {
        let step = self.step.clamp(1, LONGEST);
        (1..=PATIENCE)
            .map_while(|number| self.at(last, number.checked_mul(step)?))
            .find(|day| *day > last && *day >= today)
    }

    /// The day so many weeks, months or years after another.
    fn at(&self, last: Date, amount: i64) -> Option<Date> {
        let months = match self.every {
            Every::Week => return last.checked_add(amount.weeks()).ok(),
            Every::Month => amount,
            Every::Year => amount.checked_mul(12)?,
        };
        let month = last.first_of_month().checked_add(months.months()).ok()?;
        let meant = i8::try_from(self.month_day.clamp(1, 31)).ok()?;
        Date::new(month.year(), month.month(), meant.min(month.days_in_month())).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn rhythm(every: Every, step: i64, month_day: i64) -> Rhythm {
        Rhythm { every, step, month_day }
    }

    #[test]
    fn each_week_or_every_third_comes_the_same_day_of_the_week() {
        let today = date(2026, 11, 14);
        assert_eq!(rhythm(Every::Week, 1, 14).next(today, today), Some(date(2026, 11, 21)));
        assert_eq!(rhythm(Every::Week, 3, 14).next(today, today), Some(date(2026, 12, 5)));
    }

    #[test]
    fn a_month_that_lacks_the_day_has_its_last_and_the_next_has_it_again() {
        let end = rhythm(Every::Month, 1, 31);
        let february = end.next(date(2026, 1, 31), date(2026, 1, 31));
        assert_eq!(february, Some(date(2026, 2, 28)));
        assert_eq!(end.next(date(2026, 2, 28), date(2026, 2, 28)), Some(date(2026, 3, 31)));
    }

    #[test]
    fn the_leap_day_comes_back_when_there_is_one() {
        let leap = rhythm(Every::Year, 1, 29);
        assert_eq!(leap.next(date(2028, 2, 29), date(2028, 2, 29)), Some(date(2029, 2, 28)));
        assert_eq!(leap.next(date(2031, 2, 28), date(2031, 2, 28)), Some(date(2032, 2, 29)));
    }

    #[test]
    fn what_was_missed_is_not_made_up_for() {
        let weekly = rhythm(Every::Week, 1, 1);
        assert_eq!(weekly.next(date(2026, 10, 5), date(2026, 11, 14)), Some(date(2026, 11, 16)));
        // Done before its day, the next one is the one after that day.
        assert_eq!(weekly.next(date(2026, 11, 16), date(2026, 11, 10)), Some(date(2026, 11, 23)));
    }

    #[test]
    fn no_rhythm_runs_beyond_what_calendars_know() {
        assert_eq!(rhythm(Every::Year, 52, 1).next(date(9998, 1, 1), date(9998, 1, 1)), None);
        assert_eq!(
            rhythm(Every::Week, -3, 99).next(date(2026, 1, 1), date(2026, 1, 1)),
            Some(date(2026, 1, 8))
        );
    }
}
