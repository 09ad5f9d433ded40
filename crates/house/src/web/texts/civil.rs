//! Days of the calendar as people say them. A day has no zone: whoever asks has found out already which day it is.

use super::{Said, Speech};
use jiff::civil::Date;

const WEEKDAYS: [&str; 7] =
    ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];
const SHORT_WEEKDAYS: [&str; 7] = [
    "weekday-short-1",
    "weekday-short-2",
    "weekday-short-3",
    "weekday-short-4",
    "weekday-short-5",
    "weekday-short-6",
    "weekday-short-7",
];
const MONTHS: [&str; 12] = [
    "month-long-1",
    "month-long-2",
    "month-long-3",
    "month-long-4",
    "month-long-5",
    "month-long-6",
    "month-long-7",
    "month-long-8",
    "month-long-9",
    "month-long-10",
    "month-long-11",
    "month-long-12",
];

impl Speech {
    /// "Saturday 28 November 2026".
    pub fn civil(&self, day: Date) -> String {
        let said = Said::key("time-civil").with("weekday", self.word(&WEEKDAYS, weekday(day)));
        let said = said.with("day", i64::from(day.day())).with("month", self.word(&MONTHS, day.month()));
        self.say(&said.with("year", day.year().to_string()))
    }

    /// "Sat 28 Nov".
    pub fn civil_short(&self, day: Date) -> String {
        let said = Said::key("time-civil-short").with("weekday", self.word(&SHORT_WEEKDAYS, weekday(day)));
        let month = self.word(&super::time::MONTHS, day.month());
        self.say(&said.with("day", i64::from(day.day())).with("month", month))
    }

    /// "Sat 28 Nov"; "28 Nov 2027" in another year.
    pub(super) fn near(&self, day: Date) -> String {
        if day.year() == self.zoned(self.now).year() { self.civil_short(day) } else { self.date(day) }
    }

    /// "November 2026".
    pub fn month(&self, day: Date) -> String {
        let said = Said::key("time-month").with("month", self.word(&MONTHS, day.month()));
        self.say(&said.with("year", day.year().to_string()))
    }

    /// A day as a line between messages names it: "Today", "Yesterday", "Saturday 28 November", with its year in other years.
    pub fn day_line(&self, day: Date) -> String {
        let today = self.day_of(self.now);
        if day == today {
            return self.key("time-today").into_owned();
        }
        if day.tomorrow().is_ok_and(|next| next == today) {
            return self.key("time-yesterday-alone").into_owned();
        }
        if day.year() != today.year() {
            return self.civil(day);
        }
        let said = Said::key("time-civil-this-year").with("weekday", self.word(&WEEKDAYS, weekday(day)));
        self.say(&said.with("day", i64::from(day.day())).with("month", self.word(&MONTHS, day.month())))
    }

    fn word(&self, keys: &[&'static str], number: i8) -> String {
        let at = usize::try_from(number - 1).ok();
        self.key(at.and_then(|at| keys.get(at)).copied().unwrap_or("weekday-1")).into_owned()
    }
}

/// Monday is 1.
fn weekday(day: Date) -> i8 {
    day.weekday().to_monday_one_offset()
}
