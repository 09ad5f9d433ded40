//! Periods: months, quarters and years. Each is known by its first month, counted from the year 0, so that all three stand
//! on one line and nothing has to be told apart by its spelling.

use house::web::Said;
use jiff::civil::Date;

db::word! {
    /// How often something is measured.
    pub enum Frequency {
        /// Each month.
        Month = "month",
        /// Each quarter of a year.
        Quarter = "quarter",
        /// Each year.
        Year = "year",
    }
}

db::id! {
    /// A period by the number of its first month, counted from January of the year 0.
    pub struct Period;
}

/// Why a text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodRefused {
    /// It cannot be read.
    Unreadable(Frequency),
    /// It has not ended yet.
    Ahead,
    /// It lies before anything that is measured here.
    Ancient,
}

/// Nothing is kept from before this year.
const FIRST_YEAR: i64 = 1900;

impl Frequency {
    /// How many months a period has.
    pub(in crate::outcomes) fn months(self) -> i64 {
        match self {
            Frequency::Month => 1,
            Frequency::Quarter => 3,
            Frequency::Year => 12,
        }
    }

    /// Key of its name.
    pub(in crate::outcomes) fn label(self) -> &'static str {
        match self {
            Frequency::Month => "outcome-frequency-month",
            Frequency::Quarter => "outcome-frequency-quarter",
            Frequency::Year => "outcome-frequency-year",
        }
    }

    /// For how many periods running a figure has to beat its forecast before its curve has turned.
    pub(in crate::outcomes) fn running(self) -> usize {
        if self == Frequency::Year { 2 } else { 3 }
    }
}

impl PeriodRefused {
    /// What is wrong, in a sentence.
    pub(in crate::outcomes) fn said(self) -> Said {
        Said::key(match self {
            PeriodRefused::Unreadable(Frequency::Month) => "outcome-period-wrong-month",
            PeriodRefused::Unreadable(Frequency::Quarter) => "outcome-period-wrong-quarter",
            PeriodRefused::Unreadable(Frequency::Year) => "outcome-period-wrong-year",
            PeriodRefused::Ahead => "outcome-period-ahead",
            PeriodRefused::Ancient => "outcome-period-ancient",
        })
    }
}

impl Period {
    /// The period in which a day lies.
    pub fn of(day: Date, frequency: Frequency) -> Period {
        Period::at(i64::from(day.year()), i64::from(day.month()), frequency)
    }

    fn at(year: i64, month: i64, frequency: Frequency) -> Period {
        let months = year * 12 + month - 1;
        Period::from(months - months.rem_euclid(frequency.months()))
    }

    /// So many periods later; earlier where that is less than nothing.
    pub fn later(self, periods: i64, frequency: Frequency) -> Period {
        Period::from(self.get().saturating_add(periods.saturating_mul(frequency.months())))
    }

    /// How many periods lie between an earlier one and this one.
    pub(in crate::outcomes) fn since(self, earlier: Period, frequency: Frequency) -> i64 {
        (self.get() - earlier.get()).div_euclid(frequency.months())
    }

    /// How far behind the middle of this period a day lies, in periods: what is measured of a period is drawn in its middle.
    pub(in crate::outcomes) fn until(self, day: Date, frequency: Frequency) -> f64 {
        let real = |number: i64| f64::from(i32::try_from(number).unwrap_or(i32::MAX));
        let months = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 - self.get();
        let whole = real(months) + real(i64::from(day.day()) - 1) / 31.0;
        whole / real(frequency.months()) - 0.5
    }

    /// The last period that has ended on this day.
    pub fn ended_by(day: Date, frequency: Frequency) -> Period {
        Period::of(day, frequency).later(-1, frequency)
    }

    /// As tables and charts name it: `2026-03`, `2026 Q1`, `2026`.
    pub fn told(self, frequency: Frequency) -> String {
        let (year, month) = (self.get().div_euclid(12), self.get().rem_euclid(12));
        match frequency {
            Frequency::Month => format!("{year:04}-{:02}", month + 1),
            Frequency::Quarter => format!("{year:04} Q{}", month / 3 + 1),
            Frequency::Year => format!("{year:04}"),
        }
    }

    /// Reads a period as people write it: `2026-03`, `03/2026`, `2026-03-31`; `2026 Q1`, `Q1 2026`; `2026`. It has ended
    /// by `today`.
    pub(in crate::outcomes) fn read(
        text: &str,
        frequency: Frequency,
        today: Date,
    ) -> Result<Period, PeriodRefused> {
        let unread = PeriodRefused::Unreadable(frequency);
        let (year, month) = year_and_month(text, frequency).ok_or(unread)?;
        if !(1..=12).contains(&month) || !(0..=9_999).contains(&year) {
            return Err(unread);
        }
        let period = Period::at(year, month, frequency);
        match year {
            ..FIRST_YEAR => Err(PeriodRefused::Ancient),
            _ if period >= Period::of(today, frequency) => Err(PeriodRefused::Ahead),
            _ => Ok(period),
        }
    }

    /// Reads a period that may lie ahead, such as that of a target.
    pub(in crate::outcomes) fn read_any(text: &str, frequency: Frequency) -> Result<Period, PeriodRefused> {
        Period::read(text, frequency, Date::MAX)
    }
}

/// Year and month of a text; the first month of a quarter or a year.
fn year_and_month(text: &str, frequency: Frequency) -> Option<(i64, i64)> {
    let text = text.trim().to_ascii_uppercase();
    if text.len() > 20 || text.starts_with(['-', '/', '.']) {
        return None;
    }
    let parts: Vec<&str> = text.split([' ', '-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<i64>().ok().filter(|_| part.len() <= 4);
    let quarter = |part: &str| part.strip_prefix('Q').and_then(number).filter(|one| (1..=4).contains(one));
    match (frequency, parts.as_slice()) {
        (Frequency::Year, [year]) if year.len() == 4 => Some((number(year)?, 1)),
        (Frequency::Quarter, [one, other]) => {
            let (year, quarter) =
                if let Some(quarter) = quarter(other) { (one, quarter) } else { (other, quarter(one)?) };
            Some((number(year).filter(|_| year.len() == 4)?, quarter * 3 - 2))
        }
        (Frequency::Month, [year, month]) if year.len() == 4 => Some((number(year)?, number(month)?)),
        (Frequency::Month, [month, year]) if year.len() == 4 => Some((number(year)?, number(month)?)),
        (_, [year, month, day]) if year.len() == 4 => {
            number(day).filter(|day| (1..=31).contains(day))?;
            Some((number(year)?, number(month)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str, frequency: Frequency) -> Result<String, PeriodRefused> {
        Period::read(text, frequency, date(2026, 11, 14)).map(|period| period.told(frequency))
    }

    #[test]
    fn a_period_is_read_as_people_write_it() {
        for text in ["2026-03", "03/2026", " 2026-3 ", "2026-03-31", "3.2026"] {
            assert_eq!(read(text, Frequency::Month).as_deref(), Ok("2026-03"), "{text}");
        }
        for text in ["2026 Q2", "q2 2026", "2026-Q2", "2026-05-01"] {
            assert_eq!(read(text, Frequency::Quarter).as_deref(), Ok("2026 Q2"), "{text}");
        }
        assert_eq!(read("2025", Frequency::Year).as_deref(), Ok("2025"));
        assert_eq!(read("2025-12-31", Frequency::Year).as_deref(), Ok("2025"));
    }

    #[test]
    fn what_is_no_period_or_lies_ahead_is_refused() {
        for text in ["", "March", "2026-13", "2026", "26-03", "-2026-03", "2026-03-99", "2026-00"] {
            assert_eq!(
                read(text, Frequency::Month),
                Err(PeriodRefused::Unreadable(Frequency::Month)),
                "{text}"
            );
        }
        assert_eq!(read("2026-12", Frequency::Month), Err(PeriodRefused::Ahead));
        // November runs on to its end.
        assert_eq!(read("2026-11", Frequency::Month), Err(PeriodRefused::Ahead));
        assert_eq!(read("2026-10", Frequency::Month).as_deref(), Ok("2026-10"));
        assert_eq!(read("2027", Frequency::Year), Err(PeriodRefused::Ahead));
        assert_eq!(read("1780", Frequency::Year), Err(PeriodRefused::Ancient));
        assert_eq!(read("2026 Q5", Frequency::Quarter), Err(PeriodRefused::Unreadable(Frequency::Quarter)));
    }

    #[test]
    fn periods_follow_one_another_over_the_turn_of_a_year() {
        let period = Period::of(date(2025, 12, 3), Frequency::Quarter);
        assert_eq!(period.told(Frequency::Quarter), "2025 Q4");
        assert_eq!(period.later(1, Frequency::Quarter).told(Frequency::Quarter), "2026 Q1");
        assert_eq!(period.later(5, Frequency::Quarter).since(period, Frequency::Quarter), 5);
        let ended = Period::ended_by(date(2026, 1, 1), Frequency::Month);
        assert_eq!(ended.told(Frequency::Month), "2025-12");
    }

    #[test]
    fn a_day_stands_about_the_middle_of_its_period() {
        let march = Period::of(date(2026, 3, 1), Frequency::Month);
        assert!((march.until(date(2026, 3, 1), Frequency::Month) + 0.5).abs() < 1e-9);
        assert!((march.until(date(2026, 5, 1), Frequency::Month) - 1.5).abs() < 1e-9);
        assert!(march.until(date(2026, 3, 31), Frequency::Month) < 0.5);
        let year = Period::of(date(2026, 3, 1), Frequency::Year);
        assert!(year.until(date(2026, 7, 1), Frequency::Year).abs() < 1e-9);
        assert!(year.until(date(2025, 12, 31), Frequency::Year) < -0.5);
    }
}
