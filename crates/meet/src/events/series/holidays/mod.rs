//! Public holidays of some countries, reckoned for any year: those that the whole country keeps by law, as the law stands since 2025. What
//! only a part of a country keeps, and what is decided year by year, organisers write down as days of their own.

#[cfg(test)]
mod checked;
mod countries;

pub(super) use countries::COUNTRIES;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

/// A country whose holidays are known.
#[derive(Debug)]
pub(super) struct Country {
    /// Its code in ISO 3166, in small letters.
    pub(super) code: &'static str,
    /// Key of its name.
    pub(super) label: &'static str,
    rules: &'static [Rule],
    moved: Moved,
}

/// How a holiday is found in a year.
#[derive(Debug, Clone, Copy)]
enum Rule {
    /// Always in this month, on this day.
    On(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i32),
    /// The first, second … of these weekdays of a month; -1 is the last.
    Nth(i8, i8, Weekday),
    /// In this month on this day; where that is a Sunday, the day before.
    NotSunday(i8, i8),
    /// The first day of a month where it is a Friday, and else the first Monday.
    FridayOrMonday(i8),
}

/// What else is free where a holiday falls on a weekend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moved {
    /// Nothing.
    Nothing,
    /// The next weekday that is free for no other reason.
    Next,
    /// The Friday before a Saturday, the Monday after a Sunday.
    Nearest,
}

/// The country of this code.
pub(super) fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.code == code)
}

/// The holidays of the country of this code from one day on and before another; none where there is no such country.
pub(super) fn between(code: &str, (from, before): (Date, Date)) -> BTreeSet<Date> {
    let Some(country) = country(code) else { return BTreeSet::new() };
    // A holiday of the next year may be kept on the last day of this one.
    let years = from.year().saturating_sub(1)..=before.year().saturating_add(1);
    years.flat_map(|year| country.of_year(year)).filter(|day| (from..before).contains(day)).collect()
}

impl Country {
    /// The days that are free for the holidays of a year.
    fn of_year(&self, year: i16) -> BTreeSet<Date> {
        let own: BTreeSet<Date> = self.rules.iter().filter_map(|rule| rule.day(year)).collect();
        let mut free = own.clone();
        for day in own {
            free.extend(self.moved.day(day, &free));
        }
        free
    }
}

impl Rule {
    /// Its day in a year, if it has one.
    fn day(self, year: i16) -> Option<Date> {
        match self {
            Rule::On(month, day) => Date::new(year, month, day).ok(),
            Rule::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
            Rule::Nth(month, number, weekday) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(number, weekday).ok()
            }
            Rule::NotSunday(month, day) => {
                let day = Date::new(year, month, day).ok()?;
                if day.weekday() == Weekday::Sunday { day.yesterday().ok() } else { Some(day) }
            }
            Rule::FridayOrMonday(month) => {
                let first = Date::new(year, month, 1).ok()?;
                let monday = first.nth_weekday_of_month(1, Weekday::Monday).ok();
                if first.weekday() == Weekday::Friday { Some(first) } else { monday }
            }
        }
    }
}

impl Moved {
    /// The day that is free instead of this one, where others are free already.
    fn day(self, day: Date, free: &BTreeSet<Date>) -> Option<Date> {
        let weekend = |day: &Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        if !weekend(&day) {
            return None;
        }
        match self {
            Moved::Nothing => None,
            Moved::Nearest if day.weekday() == Weekday::Saturday => day.yesterday().ok(),
            Moved::Nearest => day.tomorrow().ok(),
            Moved::Next => {
                let after = (1..=7).filter_map(|days: i32| day.checked_add(days.days()).ok());
                after.filter(|day| !weekend(day)).find(|day| !free.contains(day))
            }
        }
    }
}

/// Easter Sunday of a year of the Gregorian calendar, by the rule without exceptions that Jean Meeus gives in *Astronomical Algorithms*,
/// chapter 8 (after *Nature*, 1876).
fn easter(year: i16) -> Option<Date> {
    let number = i32::from(year);
    let (golden, century, rest) = (number % 19, number / 100, number % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn of(code: &str, year: i16) -> Vec<String> {
        let whole = (date(year, 1, 1), date(year + 1, 1, 1));
        between(code, whole).iter().map(|day| day.strftime("%m-%d").to_string()).collect()
    }

    #[test]
    fn easter_is_where_the_almanacs_have_it() {
        let known = [
            date(1961, 4, 2),
            date(2000, 4, 23),
            date(2024, 3, 31),
            date(2026, 4, 5),
            date(2027, 3, 28),
            date(2038, 4, 25),
            date(2285, 3, 22),
        ];
        for day in known {
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn a_country_keeps_what_its_law_says() {
        let germany = ["01-01", "03-26", "03-29", "05-01", "05-06", "05-17", "10-03", "12-25", "12-26"];
        assert_eq!(of("de", 2027), germany);
        // The king's birthday on a Sunday is kept the day before.
        assert!(
            of("nl", 2025).contains(&"04-26".to_owned()) && !of("nl", 2025).contains(&"04-27".to_owned())
        );
        assert!(of("nl", 2026).contains(&"04-27".to_owned()));
        // The first of February was a Sunday in 2026 and will be a Friday in 2030.
        assert_eq!(of("ie", 2026)[1], "02-02");
        assert_eq!(of("ie", 2030)[1], "02-01");
        assert_eq!(of("atlantis", 2026), Vec::<String>::new());
    }

    #[test]
    fn what_falls_on_a_weekend_is_kept_beside_it_where_the_law_says_so() {
        let christmas = |year: i16| -> Vec<String> {
            of("gb", year).into_iter().filter(|day| day.starts_with("12")).collect()
        };
        assert_eq!(christmas(2026), ["12-25", "12-26", "12-28"]);
        assert_eq!(christmas(2027), ["12-25", "12-26", "12-27", "12-28"]);
        assert_eq!(christmas(2022), ["12-25", "12-26", "12-27"]);
        // Independence Day 2026 is a Saturday; New Year's Day 2028 too, and so is kept in 2027.
        assert!(of("us", 2026).contains(&"07-03".to_owned()));
        assert_eq!(of("us", 2027).last().map(String::as_str), Some("12-31"));
        assert_eq!(of("us", 2026).len(), 12);
    }

    #[test]
    fn every_country_has_a_code_of_its_own_and_holidays_in_each_year() {
        for country in COUNTRIES {
            assert_eq!(COUNTRIES.iter().filter(|other| other.code == country.code).count(), 1);
            assert!(country.label.ends_with(country.code), "{}", country.label);
            assert!((2026..2100).all(|year| country.of_year(year).len() >= 7), "{}", country.code);
        }
    }
}
