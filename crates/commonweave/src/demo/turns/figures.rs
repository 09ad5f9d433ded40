//! When figures were entered: some days after their period was over.

use super::Turn;
use crate::demo::plan::Plan;
use db::Time;
use house::dates::{day_of, midnight};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use see::outcomes::{Frequency, Period};
use std::time::Duration;

/// So long after the end of a period its figure is known, and so long after that of the indicator before.
const LATER: Duration = Duration::from_secs(5 * 86_400 + 36_000);
const BETWEEN: Duration = Duration::from_secs(660);
/// What ended just now is entered right before the demo is seen.
const AT_LAST: Duration = Duration::from_secs(1_800);

/// The last period of which a figure is known at a moment.
pub(in crate::demo) fn known(now: Time, frequency: Frequency) -> Period {
    Period::ended_by(day_of(now, &TimeZone::UTC), frequency)
}

/// The entries that follow what was written down when measuring began.
pub(super) fn turns(plan: &Plan, measured: Time) -> Vec<(Time, Turn)> {
    let mut turns = Vec::new();
    for ((at, measure), place) in plan.measures.measures.iter().enumerate().zip(0_u32..) {
        let frequency = measure.told.definition.frequency;
        let told = known(measured, frequency);
        let mut periods: Vec<Period> =
            measure.told.figures.iter().map(|figure| figure.period).filter(|period| *period > told).collect();
        periods.sort_unstable();
        periods.dedup();
        for period in periods {
            let over = midnight(first_day(period.later(1, frequency)), &TimeZone::UTC);
            let time = (over + LATER + BETWEEN.saturating_mul(place)).min(plan.ends - AT_LAST);
            turns.push((time, Turn::Enter { measure: at, period }));
        }
    }
    turns
}

/// The first day of a period.
fn first_day(period: Period) -> Date {
    let (year, month) = (period.get().div_euclid(12), period.get().rem_euclid(12) + 1);
    let date = i16::try_from(year).ok().zip(i8::try_from(month).ok());
    date.and_then(|(year, month)| Date::new(year, month, 1).ok()).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_begins_on_the_first_of_its_month() {
        assert_eq!(first_day(Period::of(date(2026, 11, 20), Frequency::Month)), date(2026, 11, 1));
        assert_eq!(first_day(Period::of(date(2026, 12, 31), Frequency::Quarter)), date(2026, 10, 1));
        assert_eq!(first_day(Period::of(date(2026, 1, 1), Frequency::Year)), date(2026, 1, 1));
    }
}
