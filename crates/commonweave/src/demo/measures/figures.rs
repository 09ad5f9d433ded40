//! Five years of figures: a course that bends where the forecast was frozen, a swing with the seasons, and noise.

use crate::demo::dice::Dice;
use crate::demo::source::list;
use anyhow::Context;
use see::outcomes::{Figure, Frequency, Period};

/// How a figure goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    from: f64,
    bend: f64,
    to: f64,
    noise: f64,
    swing: f64,
    /// How many periods before the last one it bends.
    back: i64,
}

impl Course {
    /// Reads `FROM BEND TO NOISE SWING`; none of an empty text.
    pub(super) fn read(text: &str, back: i64) -> anyhow::Result<Option<Course>> {
        let numbers: Vec<f64> =
            text.split_whitespace().map(str::parse).collect::<Result<_, _>>().context("a course")?;
        match numbers.as_slice() {
            [] => Ok(None),
            [from, bend, to, noise, swing] => {
                let (from, bend, to, noise, swing) = (*from, *bend, *to, *noise, *swing);
                Ok(Some(Course { from, bend, to, noise, swing, back }))
            }
            _ => anyhow::bail!("a course has five numbers"),
        }
    }

    /// The value of the course so many periods before the last of `all`, without noise.
    fn at(self, back: i64, all: i64) -> f64 {
        let part = |done: i64, whole: i64| real(done) / real(whole.max(1));
        if back >= self.back {
            self.from + (self.bend - self.from) * part(all - back, all - self.back)
        } else {
            self.bend + (self.to - self.bend) * part(self.back - back, self.back)
        }
    }
}

fn real(number: i64) -> f64 {
    f64::from(i32::try_from(number).unwrap_or_default())
}

/// How many periods are told: five years, and eight where there is one figure a year.
fn periods(frequency: Frequency) -> i64 {
    match frequency {
        Frequency::Month => 60,
        Frequency::Quarter => 20,
        Frequency::Year => 8,
    }
}

/// Between -1 and 1, more often near 0.
fn scatter(dice: &mut Dice) -> f64 {
    let throw = |dice: &mut Dice| real(i64::try_from(dice.below(2_001)).unwrap_or_default()) / 1_000.0 - 1.0;
    (throw(dice) + throw(dice) + throw(dice)) / 3.0
}

/// With one digit behind the point, or two where it is small.
fn rounded(value: f64) -> f64 {
    let times = if value.abs() < 10.0 { 100.0 } else { 10.0 };
    (value * times).round() / times
}

fn figure(group: &str, period: Period, value: f64, people: Option<f64>) -> Figure {
    Figure {
        group_name: group.to_owned(),
        period,
        value: rounded(value),
        counted: None,
        among: None,
        people,
        note: String::new(),
    }
}

/// The figures of the total.
pub(super) fn total(course: Course, frequency: Frequency, last: Period, dice: &mut Dice) -> Vec<Figure> {
    let all = periods(frequency) - 1;
    let year = match frequency {
        Frequency::Month => 12.0,
        Frequency::Quarter => 4.0,
        Frequency::Year => 1.0,
    };
    let one = |back: i64| {
        let season = (real(back) / year * std::f64::consts::TAU).cos() * course.swing;
        let season = if frequency == Frequency::Year { 0.0 } else { season };
        let value = course.at(back, all) + season + scatter(dice) * course.noise;
        figure("", last.later(-back, frequency), value.max(0.0), None)
    };
    (0..=all).rev().map(one).collect()
}

/// The figures by group for the last period and those a whole number of years before it; groups come nearer with time.
pub(super) fn by_group(groups: &str, totals: &[Figure], dice: &mut Dice) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let Some(last) = totals.last() else { return Ok(figures) };
    for group in list(groups) {
        let parts: Vec<&str> = group.split(':').map(str::trim).collect();
        let (name, apart, people) = match parts.as_slice() {
            [name, apart] => (*name, *apart, None),
            [name, apart, people] => (*name, *apart, Some(people.parse::<f64>().context("people")?)),
            _ => anyhow::bail!("a group is NAME:DISTANCE or NAME:DISTANCE:PEOPLE"),
        };
        let apart: f64 = apart.parse().context("a distance")?;
        for one in totals {
            let years = (last.period.get() - one.period.get()) / 12;
            if (last.period.get() - one.period.get()) % 12 != 0 || years > 4 {
                continue;
            }
            let value = one.value + apart * (1.0 + real(years) / 8.0) + scatter(dice) * apart.abs() / 10.0;
            figures.push(figure(name, one.period, value.max(0.0), people));
        }
    }
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_bends_where_it_was_frozen_and_ends_where_it_should() {
        let course = Course::read("10 20 5 0 0", 6).unwrap().unwrap();
        let last = Period::from(24_321);
        let figures = total(course, Frequency::Month, last, &mut Dice::new(1));
        assert_eq!(figures.len(), 60);
        assert_eq!((figures[0].value, figures[53].value, figures[59].value), (10.0, 20.0, 5.0));
        assert_eq!(figures[59].period, last);
    }

    #[test]
    fn groups_have_a_figure_for_each_year() {
        let course = Course::read("10 10 10 0 0", 2).unwrap().unwrap();
        let totals = total(course, Frequency::Quarter, Period::from(24_321), &mut Dice::new(1));
        let figures = by_group("North:4:300;South:-2:4", &totals, &mut Dice::new(2)).unwrap();
        assert_eq!(figures.len(), 10);
        assert!(figures.iter().all(|one| one.people.is_some()));
        assert!(by_group("North", &totals, &mut Dice::new(2)).is_err());
    }
}
