//! On which days a question comes, and when the clocks of the Earth strike its hour.

use db::Time;
use house::dates;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

db::word! {
    /// How often a question comes back.
    pub enum Rhythm {
        /// Every day.
        Daily = "daily",
        /// Each week, on the chosen days.
        Weekly = "weekly",
        /// Every second week, on the chosen days.
        Fortnightly = "fortnightly",
        /// Each month, on the first of the chosen days.
        Monthly = "monthly",
    }
}

impl Rhythm {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Rhythm::Daily => "checkin-daily",
            Rhythm::Weekly => "checkin-weekly",
            Rhythm::Fortnightly => "checkin-fortnightly",
            Rhythm::Monthly => "checkin-monthly",
        }
    }
}

/// The days of the week: word in the table, day, key of the name.
pub(super) const WEEK: [(&str, Weekday, &str); 7] = [
    ("mon", Weekday::Monday, "checkin-monday"),
    ("tue", Weekday::Tuesday, "checkin-tuesday"),
    ("wed", Weekday::Wednesday, "checkin-wednesday"),
    ("thu", Weekday::Thursday, "checkin-thursday"),
    ("fri", Weekday::Friday, "checkin-friday"),
    ("sat", Weekday::Saturday, "checkin-saturday"),
    ("sun", Weekday::Sunday, "checkin-sunday"),
];

/// The zone in which a day begins first, and the one in which it begins last, in hours from UTC.
const FIRST_ZONE: i64 = 14;
const LAST_ZONE: i64 = -12;
/// An hour, in microseconds.
const HOUR: i64 = 3_600_000_000;
/// No two days on which a question comes lie further apart.
const FARTHEST: i64 = 70;

/// When a question comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// How often.
    pub rhythm: Rhythm,
    /// Words of weekdays with commas between them; of no matter where it comes every day.
    pub weekdays: String,
    /// Not before this day.
    pub first: Date,
    /// On the clocks of whoever is asked.
    pub hour: i64,
}

impl Schedule {
    /// The chosen days: each with the key of its name.
    pub(super) fn days(&self) -> impl Iterator<Item = (Weekday, &'static str)> {
        let chosen = |word: &str| self.weekdays.split(',').any(|one| one == word);
        WEEK.iter().filter(move |(word, _, _)| chosen(word)).map(|(_, day, key)| (*day, *key))
    }

    /// Whether it comes on this day.
    pub(super) fn comes_on(&self, day: Date) -> bool {
        let chosen = |weekday: Weekday| self.days().any(|(one, _)| one == weekday);
        let monday = |day: Date| day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
        let on = match self.rhythm {
            Rhythm::Daily => true,
            Rhythm::Weekly => chosen(day.weekday()),
            Rhythm::Fortnightly => {
                let weeks = monday(self.first).until(monday(day)).map_or(0, |span| span.get_days() / 7);
                chosen(day.weekday()) && weeks.rem_euclid(2) == 0
            }
            Rhythm::Monthly => {
                let earlier = (1..day.day()).map(|before| day.saturating_sub(i64::from(before).days()));
                chosen(day.weekday()) && !earlier.into_iter().any(|day| chosen(day.weekday()))
            }
        };
        day >= self.first && on
    }

    /// The first day from this one on, this one included, on which it comes; none where no day was chosen.
    pub fn next_from(&self, day: Date) -> Option<Date> {
        let from = day.max(self.first);
        (0..FARTHEST).map(|more| from.saturating_add(more.days())).find(|day| self.comes_on(*day))
    }

    /// The day after that one on which it comes.
    pub fn next_after(&self, day: Date) -> Option<Date> {
        self.next_from(day.saturating_add(1.day()))
    }
}

/// When the hour of this day strikes in a zone. Where the clocks skip it, it is the moment to which they skip.
pub(super) fn moment(day: Date, hour: i64, zone: &TimeZone) -> Time {
    let clock = day.at(i8::try_from(hour.clamp(0, 23)).unwrap_or(0), 0, 0, 0);
    let at = clock.to_zoned(zone.clone()).map(|at| at.timestamp().as_microsecond());
    Time::from_micros(at.unwrap_or_default())
}

/// When it strikes in the first zone of the Earth: from then on somebody may be asked.
pub fn strikes_first(day: Date, hour: i64) -> Time {
    shifted(day, hour, FIRST_ZONE)
}

/// When it has struck everywhere.
pub fn strikes_last(day: Date, hour: i64) -> Time {
    shifted(day, hour, LAST_ZONE)
}

fn shifted(day: Date, hour: i64, zone: i64) -> Time {
    let there = moment(day, hour, &TimeZone::UTC);
    Time::from_micros(there.micros().saturating_sub(zone.saturating_mul(HOUR)))
}

/// A day as it stands in the tables.
pub(super) fn read(day: &str) -> Date {
    day.parse().unwrap_or(Date::ZERO)
}

/// The day on which a moment lies in UTC.
pub(super) fn day_of(now: Time) -> Date {
    dates::day_of(now, &TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn on(rhythm: Rhythm, weekdays: &str) -> Schedule {
        Schedule { rhythm, weekdays: weekdays.to_owned(), first: date(2026, 11, 2), hour: 16 }
    }

    fn comes(schedule: &Schedule, amount: usize) -> Vec<String> {
        let mut days = Vec::new();
        let mut next = schedule.next_from(schedule.first);
        while let Some(day) = next.filter(|_| days.len() < amount) {
            days.push(day.to_string());
            next = schedule.next_after(day);
        }
        days
    }

    #[test]
    fn it_comes_daily_weekly_every_second_week_and_monthly() {
        assert_eq!(comes(&on(Rhythm::Daily, ""), 3), ["2026-11-02", "2026-11-03", "2026-11-04"]);
        let weekly = on(Rhythm::Weekly, "mon,thu");
        assert_eq!(comes(&weekly, 3), ["2026-11-02", "2026-11-05", "2026-11-09"]);
        let fortnightly = on(Rhythm::Fortnightly, "wed");
        assert_eq!(comes(&fortnightly, 3), ["2026-11-04", "2026-11-18", "2026-12-02"]);
        let monthly = on(Rhythm::Monthly, "mon,fri");
        assert_eq!(comes(&monthly, 3), ["2026-11-02", "2026-12-04", "2027-01-01"]);
    }

    #[test]
    fn every_second_week_counts_across_the_year() {
        let schedule = Schedule { first: date(2026, 12, 17), ..on(Rhythm::Fortnightly, "mon,thu") };
        assert_eq!(comes(&schedule, 4), ["2026-12-17", "2026-12-28", "2026-12-31", "2027-01-11"]);
    }

    #[test]
    fn without_a_day_it_never_comes() {
        assert_eq!(on(Rhythm::Weekly, "").next_from(date(2026, 11, 2)), None);
        assert_eq!(on(Rhythm::Monthly, "someday").next_from(date(2026, 11, 2)), None);
    }

    #[test]
    fn the_hour_strikes_in_every_zone_between_the_first_and_the_last() {
        let day = date(2026, 11, 2);
        for name in ["Pacific/Kiritimati", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Pago_Pago"] {
            let there = moment(day, 16, &TimeZone::get(name).unwrap());
            assert!(strikes_first(day, 16) <= there && there <= strikes_last(day, 16), "{name}");
        }
    }

    #[test]
    fn an_hour_that_the_clocks_skip_strikes_when_they_have_skipped_it() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let skipped = moment(date(2026, 3, 29), 2, &berlin);
        assert_eq!(skipped, moment(date(2026, 3, 29), 3, &berlin));
    }
}
