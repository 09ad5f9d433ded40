//! The trend of pulses by quarter and by sector of those who answered: for a series, a space, and a network. It is reckoned once,
//! when nothing of a quarter can be answered any more, in the smallest parts that are told (a series in a quarter), and larger
//! ones are sums of these: so nothing is found by comparing two pages, or a page with itself later on.

mod cells;
mod picture;
mod reckoning;
mod show;
mod store;

pub(in crate::events) use reckoning::TRENDS;
pub(in crate::events) use show::show;

use db::Time;
use house::dates::{day_of, midnight};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// How many quarters are looked at.
const BACK: i64 = 8;

/// The number of the quarter of a year in which a moment lies, by the clocks of UTC: four a year.
fn quarter_of(time: Time) -> i64 {
    let day = day_of(time, &TimeZone::UTC);
    i64::from(day.year()) * 4 + i64::from((day.month() - 1) / 3)
}

/// When a quarter begins.
fn begins(quarter: i64) -> Time {
    let year = i16::try_from(quarter.div_euclid(4)).unwrap_or(1970);
    let month = i8::try_from(quarter.rem_euclid(4) * 3 + 1).unwrap_or(1);
    Date::new(year, month, 1).map_or(Time::from_micros(0), |day| midnight(day, &TimeZone::UTC))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_quarter_has_one_number_from_its_first_moment_to_its_last() {
        let at = |day: Date| midnight(day, &TimeZone::UTC);
        let autumn = quarter_of(at(date(2026, 10, 1)));
        assert_eq!(autumn, 2026 * 4 + 3);
        assert_eq!(quarter_of(at(date(2026, 12, 31))), autumn);
        assert_eq!(quarter_of(at(date(2027, 1, 1))), autumn + 1);
        assert_eq!(begins(autumn), at(date(2026, 10, 1)));
        assert_eq!(begins(autumn + 1), at(date(2027, 1, 1)));
    }
}
