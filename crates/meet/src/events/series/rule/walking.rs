//! Going from period to period: the days of a rule from its first on, or those of a window alone.

use super::{Every, Rule};
use jiff::ToSpan;
use jiff::civil::Date;

/// How many periods without a day are looked at before nothing more is found: February 29 comes within 8 years.
const PATIENCE: usize = 1_000;

impl Rule {
    /// The days from the first on, which is always one of them, before a day, and so many at most.
    pub(in crate::events) fn days(&self, first: Date, before: Date, most: usize) -> Vec<Date> {
        let mut patience = i64::MAX;
        self.walk((first, self.period_of(first)), before, most, &mut patience)
    }

    /// Its days from one on and before another. Periods that lie before are passed over, unless they have to be counted; each
    /// that is looked at takes as much of the patience as it has days, and where that is at its end, so are the days.
    pub(in crate::events) fn days_within(
        &self,
        first: Date,
        (from, before): (Date, Date),
        patience: &mut i64,
    ) -> Vec<Date> {
        let near = if self.count.is_some() { self.period_of(first) } else { self.period_near(first, from) };
        let mut found = self.walk((first, near), before, usize::MAX, patience);
        found.retain(|day| *day >= from);
        found
    }

    fn walk(
        &self,
        (first, near): (Date, Option<Date>),
        before: Date,
        most: usize,
        patience: &mut i64,
    ) -> Vec<Date> {
        let mut found = Vec::new();
        let (mut period, mut empty) = (near, 0);
        let mut left = self.count.unwrap_or(i64::MAX);
        let ends = |day: Date| day >= before || self.until.is_some_and(|until| day > until);
        if first < before && most > 0 {
            found.push(first);
        }
        left -= 1;
        while let Some(start) = period.filter(|start| *start < before && *patience > 0) {
            *patience -= self.length();
            let mut of_period = self.of_period(start, first);
            of_period.retain(|day| *day > first);
            empty = if of_period.is_empty() { empty + 1 } else { 0 };
            for day in of_period {
                if left <= 0 || found.len() >= most || ends(day) {
                    return found;
                }
                found.push(day);
                left -= 1;
            }
            if empty > PATIENCE {
                return found;
            }
            period = self.ahead(start, self.step);
        }
        found
    }

    /// How many days are looked at in one of its periods.
    fn length(&self) -> i64 {
        match self.every {
            Every::Day => 1,
            Every::Week => 7,
            Every::Month => 31,
            Every::Year => i64::try_from(self.months.len()).unwrap_or(12).max(1) * 31,
        }
    }

    /// The last of its periods that begins before or with that in which a day lies.
    fn period_near(&self, first: Date, from: Date) -> Option<Date> {
        let start = self.period_of(first)?;
        let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
        let apart = match self.every {
            Every::Day => i64::from((from - start).get_days()),
            Every::Week => i64::from((from - start).get_days()) / 7,
            Every::Month => months(from) - months(start),
            Every::Year => i64::from(from.year()) - i64::from(start.year()),
        };
        self.ahead(start, apart.max(0) / self.step * self.step)
    }

    /// The first day of the period in which a day lies.
    fn period_of(&self, day: Date) -> Option<Date> {
        match self.every {
            Every::Day => Some(day),
            Every::Week => day.checked_sub(i64::from(day.weekday().since(self.week_start)).days()).ok(),
            Every::Month => Some(day.first_of_month()),
            Every::Year => Some(day.first_of_year()),
        }
    }

    /// The day so many days, weeks, months or years later.
    fn ahead(&self, start: Date, amount: i64) -> Option<Date> {
        let step = match self.every {
            Every::Day => amount.days(),
            Every::Week => amount.weeks(),
            Every::Month => amount.months(),
            Every::Year => amount.years(),
        };
        start.checked_add(step).ok()
    }
}
