//! When something comes back, as RFC 5545 writes it (`RRULE`), reckoned in days of the calendar: the hour is that of the
//! clocks at the place, so that a change of clocks moves nothing. By hand, on the dates that the house has: the library of
//! the field brings a second library of dates with zones of its own. What comes more often than each day is refused, and so
//! is what we do not reckon; nothing is passed over in silence.

mod walking;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The most times that a rule may say, and the longest step.
const MOST: i64 = 10_000;

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    Day,
    Week,
    Month,
    Year,
}

/// A rule by which days come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::events) struct Rule {
    every: Every,
    step: i64,
    count: Option<i64>,
    until: Option<Date>,
    /// Days of the week; with a number, those of a month: 2 is the second, -1 the last.
    days: Vec<(i8, Weekday)>,
    month_days: Vec<i8>,
    months: Vec<i8>,
    positions: Vec<i32>,
    week_start: Weekday,
}

/// Why a rule is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum Refused {
    /// It comes more often than each day.
    TooOften,
    /// It says what we do not reckon, or nothing that can be read.
    Unknown,
}

impl Refused {
    /// Key of the sentence that says it.
    pub(in crate::events) fn key(self) -> &'static str {
        match self {
            Refused::TooOften => "event-rule-too-often",
            Refused::Unknown => "event-rule-unknown",
        }
    }
}

impl Rule {
    /// Reads a rule. A moment after `UNTIL` counts with its whole day.
    pub(in crate::events) fn read(text: &str) -> Result<Rule, Refused> {
        let mut rule = Rule {
            every: Every::Day,
            step: 1,
            count: None,
            until: None,
            days: Vec::new(),
            month_days: Vec::new(),
            months: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Monday,
        };
        let mut said = false;
        for part in text.trim().split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(Refused::Unknown)?;
            let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
            said |= name == "FREQ";
            rule.take(&name, &value)?;
        }
        // Which of the days of a whole year are meant, months have to say.
        let numbered = rule.days.iter().any(|(number, _)| *number != 0);
        let yearly = rule.every == Every::Year && rule.months.is_empty() && !rule.days.is_empty();
        let loose = numbered && matches!(rule.every, Every::Day | Every::Week);
        if !said || yearly || loose { Err(Refused::Unknown) } else { Ok(rule) }
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Refused> {
        let number = |most: i64| {
            value.parse::<i64>().ok().filter(|number| (1..=most).contains(number)).ok_or(Refused::Unknown)
        };
        match name {
            "FREQ" => self.every = often(value)?,
            "INTERVAL" => self.step = number(MOST)?,
            "COUNT" => self.count = Some(number(MOST)?),
            "UNTIL" => self.until = Some(day(value).ok_or(Refused::Unknown)?),
            "BYDAY" => self.days = list(value, weekday)?,
            "BYMONTHDAY" => self.month_days = list(value, |one| whole(one, 31))?,
            "BYMONTH" => self.months = list(value, |one| whole(one, 12).filter(|month| *month > 0))?,
            "BYSETPOS" => {
                self.positions = list(value, |one| one.parse().ok().filter(|at: &i32| *at != 0))?;
            }
            "WKST" => self.week_start = weekday(value).ok_or(Refused::Unknown)?.1,
            "BYHOUR" | "BYMINUTE" | "BYSECOND" => return Err(Refused::TooOften),
            _ => return Err(Refused::Unknown),
        }
        Ok(())
    }

    fn of_period(&self, start: Date, first: Date) -> Vec<Date> {
        let mut days = match self.every {
            Every::Day => Some(start).filter(|day| self.fits(*day)).into_iter().collect(),
            Every::Week => self.of_week(start, first),
            Every::Month => self.of_month(start, first),
            Every::Year => {
                let months = if self.months.is_empty() { vec![first.month()] } else { self.months.clone() };
                let first_days =
                    months.into_iter().filter_map(|month| Date::new(start.year(), month, 1).ok());
                first_days.flat_map(|month| self.of_month(month, first)).collect()
            }
        };
        days.retain(|day| self.months.is_empty() || self.months.contains(&day.month()));
        days.sort_unstable();
        days.dedup();
        self.picked(days)
    }

    /// Those of a period that stand at the positions that are asked for; all where none are.
    fn picked(&self, days: Vec<Date>) -> Vec<Date> {
        if self.positions.is_empty() {
            return days;
        }
        let size = i32::try_from(days.len()).unwrap_or(i32::MAX);
        let at = |position: &i32| {
            let index = if *position > 0 { position - 1 } else { size + position };
            days.get(usize::try_from(index).ok()?).copied()
        };
        let mut picked: Vec<Date> = self.positions.iter().filter_map(at).collect();
        picked.sort_unstable();
        picked.dedup();
        picked
    }

    fn of_week(&self, start: Date, first: Date) -> Vec<Date> {
        let whole = (0_i64..7).filter_map(|at| start.checked_add(at.days()).ok());
        let asked = |day: &Date| match self.days.as_slice() {
            [] => day.weekday() == first.weekday(),
            days => days.iter().any(|(_, weekday)| *weekday == day.weekday()),
        };
        whole.filter(asked).collect()
    }

    fn of_month(&self, start: Date, first: Date) -> Vec<Date> {
        let length = start.days_in_month();
        let all = || (1..=length).filter_map(|day| Date::new(start.year(), start.month(), day).ok());
        if !self.month_days.is_empty() {
            let at = |asked: &i8| if *asked > 0 { *asked } else { length + 1 + *asked };
            let wanted: Vec<i8> = self.month_days.iter().map(at).collect();
            return all().filter(|day| wanted.contains(&day.day()) && self.on_weekday(*day)).collect();
        }
        if self.days.is_empty() {
            return Date::new(start.year(), start.month(), first.day()).into_iter().collect();
        }
        let of = |(number, weekday): &(i8, Weekday)| -> Vec<Date> {
            match number {
                0 => all().filter(|day| day.weekday() == *weekday).collect(),
                number => start.nth_weekday_of_month(*number, *weekday).into_iter().collect(),
            }
        };
        self.days.iter().flat_map(of).collect()
    }

    /// Whether a day is one of those of a rule that goes day by day.
    fn fits(&self, day: Date) -> bool {
        let from_end = |asked: &i8| *asked == day.day() || *asked == day.day() - day.days_in_month() - 1;
        self.on_weekday(day) && (self.month_days.is_empty() || self.month_days.iter().any(from_end))
    }

    fn on_weekday(&self, day: Date) -> bool {
        self.days.is_empty() || self.days.iter().any(|(_, weekday)| *weekday == day.weekday())
    }
}

fn often(word: &str) -> Result<Every, Refused> {
    match word {
        "DAILY" => Ok(Every::Day),
        "WEEKLY" => Ok(Every::Week),
        "MONTHLY" => Ok(Every::Month),
        "YEARLY" => Ok(Every::Year),
        "SECONDLY" | "MINUTELY" | "HOURLY" => Err(Refused::TooOften),
        _ => Err(Refused::Unknown),
    }
}

/// A day, as `20261128`, or with an hour behind it.
pub(in crate::events) fn day(text: &str) -> Option<Date> {
    let digits = text.get(..8)?;
    Date::strptime("%Y%m%d", digits).ok().filter(|day| (1970..=2200).contains(&day.year()))
}

/// The parts of a list; what stands in it twice is meant once.
fn list<T: PartialEq>(value: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Refused> {
    let parts: Vec<&str> = value.split(',').collect();
    if parts.len() > 64 {
        return Err(Refused::Unknown);
    }
    let mut all = Vec::new();
    for part in parts {
        let one = read(part.trim()).ok_or(Refused::Unknown)?;
        if !all.contains(&one) {
            all.push(one);
        }
    }
    Ok(all)
}

fn whole(text: &str, most: i8) -> Option<i8> {
    text.parse::<i8>().ok().filter(|number| *number != 0 && (-most..=most).contains(number))
}

fn weekday(text: &str) -> Option<(i8, Weekday)> {
    let cut = text.len().checked_sub(2)?;
    let (number, name) = (text.get(..cut)?, text.get(cut..)?);
    let weekday = match name {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let number = if number.is_empty() { 0 } else { whole(number, 5)? };
    Some((number, weekday))
}

#[cfg(test)]
mod tests;
