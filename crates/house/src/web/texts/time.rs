//! Moments as people say them: today's time of day, this year's day, else the whole date, in the reader's zone.

use super::{Said, Speech};
use db::Time;
use jiff::Timestamp;

pub(super) const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];

impl Speech {
    /// "16:20" today, "yesterday 16:20", "12 Nov 16:20" this year, "12 Nov 2025" before.
    pub fn moment(&self, time: Time) -> String {
        let (then, now) = (self.zoned(time), self.zoned(self.now));
        let clock = format!("{:02}:{:02}", then.hour(), then.minute());
        if then.date() == now.date() {
            return clock;
        }
        if then.date().tomorrow().is_ok_and(|next| next == now.date()) {
            return self.say(&Said::key("time-yesterday").with("clock", clock));
        }
        if then.year() == now.year() {
            let day = self.short_day(then.date());
            return self.say(&Said::key("time-this-year").with("day", day).with("clock", clock));
        }
        self.day(time)
    }

    /// "12 Nov 2026".
    pub fn day(&self, time: Time) -> String {
        self.date(self.zoned(time).date())
    }

    /// "12 Nov 2026", wherever one is.
    pub fn date(&self, day: jiff::civil::Date) -> String {
        let year = day.year().to_string();
        self.say(&Said::key("time-day").with("day", self.short_day(day)).with("year", year))
    }

    /// "12 Nov 2026, 16:20".
    pub fn full(&self, time: Time) -> String {
        let then = self.zoned(time);
        let clock = format!("{:02}:{:02}", then.hour(), then.minute());
        self.say(&Said::key("time-full").with("day", self.day(time)).with("clock", clock))
    }

    /// "16:20", where the day stands elsewhere.
    pub fn clock(&self, time: Time) -> String {
        let then = self.zoned(time);
        format!("{:02}:{:02}", then.hour(), then.minute())
    }

    /// On which day of the reader's zone a moment falls.
    pub fn day_of(&self, time: Time) -> jiff::civil::Date {
        self.zoned(time).date()
    }

    /// When a day begins in the reader's zone; none where it is beyond all calendars.
    pub fn beginning_of(&self, day: jiff::civil::Date) -> Option<Time> {
        let begins = day.to_zoned(self.zone.clone()).ok()?;
        Some(Time::from_micros(begins.timestamp().as_microsecond()))
    }

    /// The moment as machines read it, in UTC.
    pub fn machine(&self, time: Time) -> String {
        stamp(time).to_string()
    }

    fn short_day(&self, then: jiff::civil::Date) -> String {
        let month = usize::try_from(then.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied();
        let month = self.key(month.unwrap_or("month-1"));
        self.say(&Said::key("time-short-day").with("day", i64::from(then.day())).with("month", month))
    }

    pub(super) fn zoned(&self, time: Time) -> jiff::Zoned {
        stamp(time).to_zoned(self.zone.clone())
    }
}

fn stamp(time: Time) -> Timestamp {
    Timestamp::from_microsecond(time.micros()).unwrap_or(Timestamp::UNIX_EPOCH)
}
