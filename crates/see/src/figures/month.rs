//! Months of the calendar, by number: twelve times the year, and the month from 0 to 11. They begin and end in UTC, for everybody alike.

use super::asked::Step;
use db::Time;
use jiff::civil::Date;

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;
/// So many days a month lies back before it is counted: who is late with something has until then.
const GRACE: i64 = 3;

/// The month in which a moment lies.
pub(super) fn of(time: Time) -> i64 {
    let first = jiff::civil::date(1970, 1, 1);
    let days = jiff::Span::new().try_days(time.micros().div_euclid(DAY));
    let date = days.and_then(|days| first.checked_add(days)).unwrap_or(first);
    i64::from(date.year()) * 12 + i64::from(date.month()) - 1
}

/// The moment in which a month begins.
pub(super) fn begins(month: i64) -> Time {
    let first = jiff::civil::date(1970, 1, 1);
    let year = i16::try_from(month.div_euclid(12)).unwrap_or(1970);
    let number = i8::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
    let date = Date::new(year, number, 1).unwrap_or(first);
    let days = first.until(date).map_or(0, |span| i64::from(span.get_days()));
    Time::from_micros(days.saturating_mul(DAY))
}

/// The last month that is over and may be counted.
pub(super) fn last_over(now: Time) -> i64 {
    of(Time::from_micros(now.micros().saturating_sub(GRACE * DAY))) - 1
}

/// The name of a piece of time that begins with this month: `2026-03`, `2026 Q1`, `2026`.
pub(super) fn name(month: i64, step: Step) -> String {
    let (year, number) = (month.div_euclid(12), month.rem_euclid(12));
    match step {
        Step::Month => format!("{year}-{:02}", number + 1),
        Step::Quarter => format!("{year} Q{}", number / 3 + 1),
        Step::Year => year.to_string(),
    }
}

/// Reads a month as a form sends it: `2026-03`.
pub(super) fn read(text: &str) -> Option<i64> {
    let (year, number) = text.trim().split_once('-')?;
    let (year, number): (i64, i64) = (year.parse().ok()?, number.parse().ok()?);
    ((1970..=9999).contains(&year) && (1..=12).contains(&number)).then(|| year * 12 + number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_numbered_and_named() {
        let march = 2026 * 12 + 2;
        assert_eq!(of(begins(march)), march);
        assert_eq!(of(Time::from_micros(begins(march).micros() - 1)), march - 1);
        assert_eq!(name(march, Step::Month), "2026-03");
        assert_eq!(name(march, Step::Quarter), "2026 Q1");
        assert_eq!(read("2026-03"), Some(march));
        assert_eq!((read("2026-13"), read("3"), read("")), (None, None, None));
    }

    #[test]
    fn a_month_is_over_three_days_after_its_end() {
        let april = begins(2026 * 12 + 3).micros();
        assert_eq!(last_over(Time::from_micros(april + 2 * DAY)), 2026 * 12 + 1);
        assert_eq!(last_over(Time::from_micros(april + 3 * DAY)), 2026 * 12 + 2);
    }
}
