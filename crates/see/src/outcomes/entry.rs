//! A figure about to be kept: read from a form or from a row of a sheet by the same rules.

use super::figures::{MOST, Period, has_decimal_point, number_of, whole_number};
use super::indicator::{Figure, Indicator};
use house::members::fold;
use house::web::Said;
use house::web::form::letters::without_unseen;
use jiff::civil::Date;

/// The longest name of a group, in characters.
pub(super) const GROUP: usize = 60;
/// The longest note beside a figure, in characters.
pub(super) const NOTE: usize = 400;
/// Names under which pages tell the total and what is left over, as they are compared.
const RESERVED: [&str; 3] = ["total", "others", "group not known"];
/// The most groups by which an indicator is told.
pub(super) const GROUPS: usize = 40;

/// A figure as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) period: String,
    pub(super) group: String,
    pub(super) value: String,
    pub(super) counted: String,
    pub(super) among: String,
    pub(super) people: String,
    pub(super) note: String,
    /// A point stands before decimals, since it does so elsewhere in the same sheet.
    pub(super) pointed: bool,
}

/// What is wrong with it: the field, and why.
pub(super) type Wrong = (&'static str, Said);

impl Typed {
    /// The figure.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub(super) fn read(&self, indicator: &Indicator, today: Date) -> Result<Figure, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let period = Period::read(&self.period, indicator.frequency, today)
            .map_err(|refused| wrong.push(("period", refused.said())))
            .ok();
        let (group, note) = (name(&self.group), name(&self.note));
        for (field, text, most) in [("group", &group, GROUP), ("note", &note, NOTE)] {
            if text.chars().any(|letter| letter.is_control() || letter == '\u{fffd}') {
                wrong.push((field, Said::key("error-field-control")));
            }
            if text.chars().count() > most {
                let length = text.chars().count();
                wrong.push((field, Said::key("error-field-long").with("max", most).with("length", length)));
            }
        }
        let ratio = if indicator.is_ratio { self.ratio(&mut wrong) } else { None };
        let value = match (indicator.is_ratio, ratio) {
            (true, Some((counted, among))) => Some(indicator.per() * counted / among),
            (true, None) => None,
            (false, _) => number_of(&self.value, &indicator.unit, self.pointed)
                .map_err(|refused| wrong.push(("value", refused.said())))
                .ok(),
        };
        if value.is_some_and(|value| value.abs() > MOST) {
            wrong.push(("counted", Said::key("outcome-number-large")));
        } else if ratio.is_some_and(|(counted, among)| counted > among) && indicator.is_percentage() {
            wrong.push(("counted", Said::key("outcome-counted-more")));
        }
        if RESERVED.contains(&fold(&group).as_str()) {
            wrong.push(("group", Said::key("outcome-group-reserved")));
        }
        let people = self.people(indicator, &group, &mut wrong);
        let (Some(period), Some(value), true) = (period, value, wrong.is_empty()) else { return Err(wrong) };
        let (counted, among) = ratio.unzip();
        Ok(Figure { group_name: group, period, value, counted, among, people, note })
    }

    /// Whether any of its numbers shows that a point stands before decimals.
    pub(super) fn has_decimal_point(&self) -> bool {
        [&self.value, &self.counted, &self.among].into_iter().any(|text| has_decimal_point(text))
    }

    /// What was counted, and among how many.
    fn ratio(&self, wrong: &mut Vec<Wrong>) -> Option<(f64, f64)> {
        let mut read = |field, text: &str, missing| {
            if text.trim().is_empty() {
                wrong.push((field, Said::key(missing)));
                return None;
            }
            number_of(text, "", self.pointed).map_err(|refused| wrong.push((field, refused.said()))).ok()
        };
        let counted = read("counted", &self.counted, "outcome-counted-missing");
        let among = read("among", &self.among, "outcome-among-missing");
        let (counted, among) = counted.zip(among)?;
        if among <= 0.0 {
            wrong.push(("among", Said::key("outcome-among-zero")));
            return None;
        }
        if counted < 0.0 {
            wrong.push(("counted", Said::key("outcome-counted-negative")));
            return None;
        }
        Some((counted, among))
    }

    /// How many people stand behind it: a group of people must say so, for small ones are not shown.
    fn people(&self, indicator: &Indicator, group: &str, wrong: &mut Vec<Wrong>) -> Option<f64> {
        if self.people.trim().is_empty() {
            if indicator.of_people && !indicator.is_ratio && !group.is_empty() {
                wrong.push(("people", Said::key("outcome-people-missing")));
            }
            return None;
        }
        whole_number(&self.people).map_err(|refused| wrong.push(("people", refused.said()))).ok()
    }
}

/// A line without letters that nobody sees and with single blanks.
fn name(text: &str) -> String {
    let seen = without_unseen(text);
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::figures::{Frequency, Polarity};
    use super::super::indicator::{Rating, Sort};
    use super::*;
    use db::Time;
    use house::ids::{IndicatorId, NetworkId};
    use jiff::civil::date;

    /// A share of people in per cent, by the month.
    pub(in crate::outcomes) fn share() -> Indicator {
        Indicator {
            id: IndicatorId::from(1),
            network_id: NetworkId::from(1),
            objective_id: None,
            space_id: None,
            space_name: None,
            sort: Sort::Result,
            quadrant: String::new(),
            headline: true,
            agenda: false,
            version: 1,
            series: 1,
            name: "Trips by foot".to_owned(),
            plain: String::new(),
            technical: String::new(),
            unit: "%".to_owned(),
            polarity: Polarity::Up,
            mark_low: 0.0,
            mark_high: 0.0,
            frequency: Frequency::Month,
            source: String::new(),
            is_ratio: true,
            per_each: 100,
            numerator: String::new(),
            denominator: String::new(),
            of_people: true,
            communication: Rating::High,
            proxy: Rating::High,
            data_power: Rating::High,
            defined_at: Time::from_micros(0),
        }
    }

    fn read(indicator: &Indicator, typed: &Typed) -> Result<Figure, Vec<&'static str>> {
        let read = typed.read(indicator, date(2026, 11, 14));
        read.map_err(|wrong| {
            wrong
                .into_iter()
                .map(|(_, said)| match said {
                    Said::Key(std::borrow::Cow::Borrowed(key), _) => key,
                    other => panic!("{other:?}"),
                })
                .collect()
        })
    }

    fn typed(period: &str, counted: &str, among: &str) -> Typed {
        let own = str::to_owned;
        Typed { period: own(period), counted: own(counted), among: own(among), ..Typed::default() }
    }

    #[test]
    fn a_share_follows_from_what_was_counted() {
        let figure = read(&share(), &typed("2026-10", "58", "200")).unwrap();
        assert_eq!((figure.value, figure.counted, figure.among), (29.0, Some(58.0), Some(200.0)));
        let per_ten_thousand = Indicator { per_each: 10_000, unit: "per 10,000".to_owned(), ..share() };
        assert_eq!(read(&per_ten_thousand, &typed("2026-10", "33", "10000")).unwrap().value, 33.0);
    }

    #[test]
    fn a_share_of_none_or_of_nothing_known_is_refused() {
        assert_eq!(read(&share(), &typed("2026-10", "5", "0")), Err(vec!["outcome-among-zero"]));
        assert_eq!(read(&share(), &typed("2026-10", "5", "-3")), Err(vec!["outcome-among-zero"]));
        assert_eq!(read(&share(), &typed("2026-10", "5", "")), Err(vec!["outcome-among-missing"]));
        assert_eq!(read(&share(), &typed("2026-10", "", "5")), Err(vec!["outcome-counted-missing"]));
        assert_eq!(read(&share(), &typed("2026-10", "-1", "5")), Err(vec!["outcome-counted-negative"]));
        assert_eq!(read(&share(), &typed("2026-10", "5", "1e-300")), Err(vec!["outcome-number-large"]));
    }

    #[test]
    fn more_than_all_is_no_percentage_and_the_words_of_the_page_are_no_groups() {
        assert_eq!(read(&share(), &typed("2026-10", "200", "20")), Err(vec!["outcome-counted-more"]));
        let visits = Indicator { unit: "visits a person".to_owned(), per_each: 1, ..share() };
        assert_eq!(read(&visits, &typed("2026-10", "200", "20")).unwrap().value, 10.0);
        for group in ["Total", "others", " OTHERS "] {
            let group = Typed { group: group.to_owned(), ..typed("2026-10", "2", "20") };
            assert_eq!(read(&share(), &group), Err(vec!["outcome-group-reserved"]));
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let wrong = read(&share(), &typed("soon", "1e300", "many"));
        assert_eq!(
            wrong,
            Err(vec!["outcome-period-wrong-month", "outcome-number-large", "outcome-number-wrong"])
        );
    }

    #[test]
    fn a_group_of_people_says_how_many_they_are() {
        let mean = Indicator { is_ratio: false, unit: "days".to_owned(), ..share() };
        let own = str::to_owned;
        let group = Typed {
            period: own("2026-10"),
            group: own(" Harbour  Gate "),
            value: own("3,5"),
            ..Typed::default()
        };
        assert_eq!(read(&mean, &group), Err(vec!["outcome-people-missing"]));
        let known = Typed { people: own("40"), ..group.clone() };
        let figure = read(&mean, &known).unwrap();
        assert_eq!(
            (figure.group_name.as_str(), figure.value, figure.people),
            ("Harbour Gate", 3.5, Some(40.0))
        );
        let places = Indicator { of_people: false, ..mean };
        assert_eq!(read(&places, &group).unwrap().people, None);
    }

    #[test]
    fn a_share_in_per_cent_is_no_number_of_days() {
        let days = Indicator { is_ratio: false, unit: "days".to_owned(), ..share() };
        let one = Typed { period: "2026-10".to_owned(), value: "12 %".to_owned(), ..Typed::default() };
        assert_eq!(read(&days, &one), Err(vec!["outcome-number-percent"]));
    }
}
