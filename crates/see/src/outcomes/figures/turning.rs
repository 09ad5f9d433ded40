//! Whether a curve has turned: the figures beat the frozen forecast in the direction that is better, for three periods running
//! (two where it is measured by the year).

use super::period::{Frequency, Period};

db::word! {
    /// In which direction things get better.
    pub enum Polarity {
        /// The higher the better.
        Up = "up",
        /// The lower the better.
        Down = "down",
        /// Best between two marks.
        Between = "between",
    }
}

/// How a curve stands to its forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// It has been better than the forecast, for long enough, since this period.
    Turned(Period),
    /// It has been worse than the forecast, for as long, since this period.
    Worse(Period),
    /// Neither, or not for long enough.
    Along,
    /// There is nothing to hold it against.
    Unknown,
}

impl Polarity {
    /// Key of its name.
    pub(in crate::outcomes) fn label(self) -> &'static str {
        match self {
            Polarity::Up => "outcome-polarity-up",
            Polarity::Down => "outcome-polarity-down",
            Polarity::Between => "outcome-polarity-between",
        }
    }

    /// How much better one figure is than another: above nothing where it is better. `marks` are those between which it is best.
    pub(in crate::outcomes) fn better(self, marks: (f64, f64), one: f64, other: f64) -> f64 {
        let away = |value: f64| (marks.0 - value).max(value - marks.1).max(0.0);
        match self {
            Polarity::Up => one - other,
            Polarity::Down => other - one,
            Polarity::Between => away(other) - away(one),
        }
    }
}

/// How figures, the earliest first, stand to what was expected of each period after the forecast was frozen. What was not
/// measured breaks a row.
pub(in crate::outcomes) fn course(
    values: &[(Period, f64)],
    expected: impl Fn(Period) -> Option<f64>,
    (polarity, marks): (Polarity, (f64, f64)),
    frequency: Frequency,
) -> Course {
    let mut run: Option<(Period, bool, usize)> = None;
    let mut known = false;
    for (period, value) in values.iter().rev() {
        let Some(expected) = expected(*period) else { break };
        known = true;
        let ahead = polarity.better(marks, *value, expected);
        // What differs by less than a number can hold is neither better nor worse.
        if ahead.abs() <= 1e-9 * value.abs().max(expected.abs()) {
            break;
        }
        run = match run {
            None => Some((*period, ahead > 0.0, 1)),
            Some((later, better, length))
                if better == (ahead > 0.0) && later.since(*period, frequency) == 1 =>
            {
                Some((*period, better, length.saturating_add(1)))
            }
            Some(_) => break,
        };
    }
    match run {
        Some((since, better, length)) if length >= frequency.running() => {
            if better {
                Course::Turned(since)
            } else {
                Course::Worse(since)
            }
        }
        _ if known => Course::Along,
        _ => Course::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: (f64, f64) = (0.0, 0.0);

    fn row(values: &[f64]) -> Vec<(Period, f64)> {
        (100_i64..).map(Period::from).zip(values.iter().copied()).collect()
    }

    fn against_ten(values: &[f64], polarity: Polarity) -> Course {
        course(&row(values), |_| Some(10.0), (polarity, MARKS), Frequency::Month)
    }

    #[test]
    fn three_periods_running_turn_a_curve_and_two_do_not() {
        assert_eq!(against_ten(&[10.0, 11.0, 12.0], Polarity::Up), Course::Along);
        assert_eq!(against_ten(&[9.0, 11.0, 12.0, 11.0], Polarity::Up), Course::Turned(Period::from(101)));
        assert_eq!(against_ten(&[11.0, 11.0, 12.0, 9.0], Polarity::Up), Course::Along);
    }

    #[test]
    fn two_years_are_enough() {
        let years = [(Period::from(1200), 11.0), (Period::from(1212), 12.0)];
        let turned = course(&years, |_| Some(10.0), (Polarity::Up, MARKS), Frequency::Year);
        assert_eq!(turned, Course::Turned(Period::from(1200)));
    }

    #[test]
    fn fewer_is_better_where_less_is_wanted() {
        assert_eq!(against_ten(&[9.0, 8.0, 9.5], Polarity::Down), Course::Turned(Period::from(100)));
        assert_eq!(against_ten(&[11.0, 12.0, 11.0], Polarity::Down), Course::Worse(Period::from(100)));
    }

    #[test]
    fn between_two_marks_nearer_is_better() {
        let marks = (Polarity::Between, (18.0, 22.0));
        let told = |values: &[f64]| course(&row(values), |_| Some(25.0), marks, Frequency::Month);
        assert_eq!(told(&[23.0, 20.0, 17.0]), Course::Turned(Period::from(100)));
        assert_eq!(told(&[12.0, 27.0, 26.0]), Course::Worse(Period::from(100)));
        // As far away on the other side is neither better nor worse.
        assert_eq!(told(&[15.0, 15.0, 15.0]), Course::Along);
    }

    #[test]
    fn a_period_that_was_not_measured_breaks_the_row() {
        let values = [(Period::from(100), 11.0), (Period::from(102), 11.0), (Period::from(103), 11.0)];
        let told = course(&values, |_| Some(10.0), (Polarity::Up, MARKS), Frequency::Month);
        assert_eq!(told, Course::Along);
    }

    #[test]
    fn without_a_forecast_nothing_is_known() {
        assert_eq!(
            course(&row(&[1.0, 2.0, 3.0]), |_| None, (Polarity::Up, MARKS), Frequency::Month),
            Course::Unknown
        );
        let from_102 = |period: Period| (period >= Period::from(102)).then_some(10.0);
        let told = course(&row(&[11.0, 11.0, 11.0]), from_102, (Polarity::Up, MARKS), Frequency::Month);
        assert_eq!(told, Course::Along);
    }
}
