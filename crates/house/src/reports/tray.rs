//! What waits for the stewards, in trays: each a short list, the newest first, read on from a place.

use crate::web::{Error, Said, Viewer};
use db::{Read, Time};
use std::fmt;
use std::str::FromStr;

/// What lies in a list before a place, so many at most, the newest first, as far as this viewer may read it.
pub type Rows = fn(&mut Read<'_>, &Viewer, Spot, i64) -> Result<Lying, Error>;

/// A tray of the desk.
#[derive(Debug)]
pub struct Tray {
    /// Its word in addresses.
    pub word: &'static str,
    /// Key of its name.
    pub title: &'static str,
    /// Key of what lies in it, and why that is worth a look.
    pub about: &'static str,
    /// Key of what is said where nothing lies in it.
    pub empty: &'static str,
    /// Key of what one does about a row, on the page to which the row leads.
    pub deed: &'static str,
    /// What lies in it.
    pub rows: Rows,
}

/// A place in a list: up to three numbers by which it is in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot(pub [i64; 3]);

impl Spot {
    /// Before everything that is in order from the newest to the oldest.
    pub const FIRST: Spot = Spot([i64::MAX; 3]);

    /// The place of a row of a number.
    pub fn of(number: i64) -> Spot {
        Spot([number, 0, 0])
    }

    /// The place of a row of a moment and a number.
    pub fn at(time: Time, number: i64) -> Spot {
        Spot([time.micros(), number, 0])
    }

    /// The first number.
    pub fn first(self) -> i64 {
        let [first, ..] = self.0;
        first
    }

    /// The moment and the number.
    pub fn moment(self) -> (Time, i64) {
        let [time, number, _] = self.0;
        (Time::from_micros(time), number)
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second, third] = self.0;
        write!(out, "{first}-{second}-{third}")
    }
}

/// A text that is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSpot;

impl FromStr for Spot {
    type Err = NoSpot;

    fn from_str(text: &str) -> Result<Spot, NoSpot> {
        let mut numbers = text.split('-').map(|part| part.parse::<i64>().map_err(|_| NoSpot));
        let mut next = || numbers.next().unwrap_or(Err(NoSpot));
        let spot = Spot([next()?, next()?, next()?]);
        if numbers.next().is_some() { Err(NoSpot) } else { Ok(spot) }
    }
}

/// A row of a list.
#[derive(Debug, Clone)]
pub struct Laid {
    /// What it is about.
    pub title: Said,
    /// What is to be known of it.
    pub told: Option<Said>,
    /// Since when.
    pub at: Option<Time>,
    /// Where one acts: a path of this server.
    pub href: String,
}

/// A part of a list.
#[derive(Debug, Clone, Default)]
pub struct Lying {
    /// Its rows.
    pub rows: Vec<Laid>,
    /// From where one reads on, where there may be more.
    pub next: Option<Spot>,
}

impl Lying {
    /// Of what was looked through, in order, the first `limit` that belong here. `most` is how many were looked through at
    /// most: where there were fewer, nothing comes after them.
    pub fn of(looked: Vec<(Spot, Option<Laid>)>, limit: i64, most: i64) -> Lying {
        let limit = usize::try_from(limit).unwrap_or(0);
        let ended = usize::try_from(most).is_ok_and(|most| looked.len() < most);
        let mut lying = Lying::default();
        let mut last = None;
        for (spot, laid) in looked {
            if let Some(laid) = laid {
                if lying.rows.len() >= limit {
                    lying.next = last;
                    return lying;
                }
                lying.rows.push(laid);
            }
            last = Some(spot);
        }
        lying.next = last.filter(|_| !ended);
        lying
    }

    /// Of rows that all belong here, and of which one more than `limit` was asked for.
    pub fn whole(rows: Vec<(Spot, Laid)>, limit: i64) -> Lying {
        let looked = rows.into_iter().map(|(spot, laid)| (spot, Some(laid))).collect();
        Lying::of(looked, limit, limit.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: i64, is: bool) -> (Spot, Option<Laid>) {
        let laid = Laid { title: Said::raw(number.to_string()), told: None, at: None, href: String::new() };
        (Spot::of(number), is.then_some(laid))
    }

    fn told(lying: &Lying) -> (Vec<Said>, Option<i64>) {
        (lying.rows.iter().map(|row| row.title.clone()).collect(), lying.next.map(Spot::first))
    }

    #[test]
    fn a_place_is_read_as_it_is_written() {
        let spot = Spot([1_700_000_000_000_000, 7, 12]);
        assert_eq!(spot.to_string().parse(), Ok(spot));
        assert_eq!(Spot::FIRST.to_string().parse(), Ok(Spot::FIRST));
        for wrong in ["", "1", "1-2", "1-2-3-4", "a-b-c", "1--3", "99999999999999999999-1-1"] {
            assert_eq!(wrong.parse::<Spot>(), Err(NoSpot), "{wrong}");
        }
    }

    #[test]
    fn one_reads_on_behind_the_last_row_that_is_shown() {
        let rows = || vec![row(9, true), row(8, false), row(7, true), row(6, true)];
        let said = |numbers: &[i64]| numbers.iter().map(|one| Said::raw(one.to_string())).collect::<Vec<_>>();
        assert_eq!(told(&Lying::of(rows(), 2, 4)), (said(&[9, 7]), Some(7)));
        assert_eq!(told(&Lying::of(rows(), 3, 9)), (said(&[9, 7, 6]), None));
    }

    #[test]
    fn where_as_many_were_looked_through_as_may_be_there_may_be_more() {
        assert_eq!(told(&Lying::of(vec![row(9, false), row(8, false)], 5, 2)), (vec![], Some(8)));
        assert_eq!(told(&Lying::of(vec![row(9, false)], 5, 2)), (vec![], None));
    }

    #[test]
    fn of_whole_lists_one_row_more_tells_that_there_is_more() {
        let rows = |count: i64| {
            (0..count).filter_map(|one| Some((Spot::of(9 - one), row(9 - one, true).1?))).collect()
        };
        assert_eq!(Lying::whole(rows(3), 2).next, Some(Spot::of(8)));
        assert_eq!(Lying::whole(rows(2), 2).next, None);
        assert_eq!(Lying::whole(rows(0), 2).next, None);
    }
}
