//! How often organisations are heard of.

use super::store;
use db::{Read, Time};
use house::reports::{Condition, Figure, Laid, Lying, Proxy, Spot};
use house::web::{Error, Said, Viewer};
use std::collections::BTreeMap;

/// So many days are looked back.
pub(super) const SPAN: i64 = 90;
/// Of fewer organisations no middle is told.
const FEW: i64 = 5;

/// The days between two contacts of an organisation.
pub(super) static HEARD_OF: Proxy = Proxy {
    word: "contacts",
    condition: Condition::Communication,
    title: "conditions-contacts",
    meaning: "conditions-contacts-meaning",
    empty: "conditions-contacts-empty",
    figure,
    rows: Some(rows),
};

db::record! {
    /// How often the organisations of a network are heard of.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Contacts {
        /// The middle of the days between two contacts, in tenths of a day.
        pub(super) middle: i64,
        /// How many are heard of every week or oftener, every month or oftener, less often, not at all.
        pub(super) often: i64,
        pub(super) monthly: i64,
        pub(super) rarely: i64,
        pub(super) silent: i64,
        pub(super) reckoned_at: Time,
    }
}

/// What these days say, each with its organisation, of so many organisations. An organisation that was heard of once is taken
/// to be heard of once in all the time that one looks back.
pub(super) fn contacts(days: &[(i64, i64)], organisations: i64, now: Time) -> Contacts {
    let mut each: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (organisation, day) in days {
        each.entry(*organisation).or_default().push(*day);
    }
    let middles: Vec<i64> = each.into_values().map(between).collect();
    let count = |from: i64, to: i64| {
        let within = middles.iter().filter(|middle| (from..to).contains(*middle));
        i64::try_from(within.count()).unwrap_or(i64::MAX)
    };
    let (often, monthly, rarely) = (count(0, 71), count(71, 311), count(311, i64::MAX));
    let silent = organisations.saturating_sub(often + monthly + rarely).max(0);
    Contacts { middle: middle(middles).unwrap_or(0), often, monthly, rarely, silent, reckoned_at: now }
}

/// The middle of the days between two contacts, in tenths.
fn between(mut days: Vec<i64>) -> i64 {
    days.sort_unstable();
    days.dedup();
    let gaps = days.iter().zip(days.iter().skip(1)).map(|(day, next)| (next - day).saturating_mul(10));
    middle(gaps.collect()).unwrap_or(SPAN * 10)
}

/// The one in the middle; of an even number what lies between the two.
fn middle(mut all: Vec<i64>) -> Option<i64> {
    all.sort_unstable();
    let half = all.len() / 2;
    let upper = all.get(half)?;
    let lower = if all.len().is_multiple_of(2) { all.get(half.checked_sub(1)?)? } else { upper };
    Some((lower + upper) / 2)
}

fn figure(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Figure>, Error> {
    let Some(found) = store::contacts(q, viewer.network.id)? else { return Ok(None) };
    let heard = found.often + found.monthly + found.rarely;
    if heard < FEW {
        return Ok(None);
    }
    let days = match (found.middle / 10, found.middle % 10) {
        (whole, 0) => Said::key("conditions-contacts-days").with("days", whole),
        (whole, tenth) => Said::key("conditions-contacts-part").with("days", format!("{whole}.{tenth}")),
    };
    let told = Said::key("conditions-contacts-told")
        .with("heard", heard)
        .with("count", heard + found.silent)
        .with("days", SPAN);
    Ok(Some(Figure { shown: days, told }))
}

fn rows(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    let Some(found) = store::contacts(q, viewer.network.id)? else { return Ok(Lying::default()) };
    if found.often + found.monthly + found.rarely < FEW {
        return Ok(Lying::default());
    }
    let bands = [
        ("conditions-contacts-often", found.often),
        ("conditions-contacts-monthly", found.monthly),
        ("conditions-contacts-rarely", found.rarely),
        ("conditions-contacts-silent", found.silent),
    ];
    let row = |(place, (key, count)): (i64, (&'static str, i64))| {
        let laid = Laid {
            title: Said::key(key),
            told: Some(Said::key("conditions-contacts-count").with("count", count)),
            at: Some(found.reckoned_at),
            href: viewer.path("organisations"),
        };
        (Spot::of(10 - place), laid)
    };
    let rows = (1_i64..).zip(bands).map(row).filter(|(spot, _)| *spot < before);
    Ok(Lying::whole(rows.take(usize::try_from(limit).unwrap_or(0) + 1).collect(), limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_the_one_in_the_middle() {
        assert_eq!(middle(vec![]), None);
        assert_eq!(middle(vec![7]), Some(7));
        assert_eq!(middle(vec![30, 10, 20]), Some(20));
        assert_eq!(middle(vec![40, 10]), Some(25));
    }

    #[test]
    fn organisations_are_told_by_how_often_they_are_heard_of() {
        let now = Time::from_micros(0);
        let weekly = (0..5).map(|week| (1, week * 7));
        let monthly = (0..3).map(|month| (2, month * 31));
        // Twice on one day is one contact, and one contact is one in all the time.
        let days: Vec<(i64, i64)> = weekly.chain(monthly).chain([(3, 9), (3, 9)]).collect();
        let told = contacts(&days, 6, now);
        assert_eq!((told.often, told.monthly, told.rarely, told.silent), (1, 1, 1, 3));
        assert_eq!(told.middle, 310);
        let none = contacts(&[], 2, now);
        assert_eq!((none.middle, none.often, none.silent), (0, 0, 2));
    }
}
