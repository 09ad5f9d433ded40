//! The figures of a whole year, for whoever tells its story.

use super::asked::Step;
use super::month;
use super::store::{self, Kept};
use db::{Error, Read, Time};
use house::ids::NetworkId;
use house::reports::{Count, Over};
use house::room::Rooms;
use std::collections::BTreeMap;

/// A figure of a year.
#[derive(Debug, Clone)]
pub struct Yearly {
    /// What it is a figure of.
    pub count: &'static Count,
    /// All of it, of the network as a whole: the sum of the months that may be told, or their mean, to the next whole number.
    pub amount: i64,
    /// The same of each sector's word that was told of in every month in which anybody was; of people only.
    pub sectors: BTreeMap<String, i64>,
    /// The address of the report that shows it, without its path.
    pub query: String,
}

/// The figures of a year, in the order of the rooms; those of which nothing may be told are left out.
///
/// # Errors
/// Those of the database.
pub fn figures_of_year(
    q: &mut Read<'_>,
    rooms: Rooms,
    network: NetworkId,
    year: i64,
) -> Result<Vec<Yearly>, Error> {
    let counts: Vec<&'static Count> = rooms.counts().collect();
    let words: Vec<&'static str> = counts.iter().map(|count| count.word).collect();
    let (first, last) = (year * 12, year * 12 + 11);
    let kept = store::cells(q, (network, super::floor::WHOLE), (first, last), &words)?;
    let figure =
        |count: &'static Count| of_year(count, kept.iter().filter(|cell| cell.figure == count.word), last);
    Ok(counts.into_iter().filter_map(figure).collect())
}

/// The figure of these cells of a year; none where nothing may be told.
fn of_year<'k>(count: &'static Count, cells: impl Iterator<Item = &'k Kept>, last: i64) -> Option<Yearly> {
    let mut months: BTreeMap<i64, i64> = BTreeMap::new();
    let mut sectors: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for cell in cells {
        *months.entry(cell.month).or_default() += cell.amount;
        let own = sectors.entry(cell.sector.clone()).or_default();
        *own = (own.0 + cell.amount, own.1 + 1);
    }
    let told = i64::try_from(months.len()).unwrap_or(i64::MAX);
    if told == 0 {
        return None;
    }
    let together = |sum: i64| match count.over {
        Over::Sum => sum / count.per.max(1),
        Over::Mean => (sum + told / 2) / told,
    };
    let whole = |(sector, (sum, months)): (String, (i64, i64))| {
        (count.counted.by_people() && months == told).then(|| (sector, together(sum)))
    };
    let until = month::name(last, Step::Month);
    Some(Yearly {
        count,
        amount: together(months.values().sum()),
        sectors: sectors.into_iter().filter_map(whole).collect(),
        query: format!("figure={}&months=12&until={until}&step=month", count.word),
    })
}

/// When a year begins, and when the next one does.
pub fn span_of_year(year: i64) -> (Time, Time) {
    (month::begins(year.saturating_mul(12)), month::begins(year.saturating_mul(12).saturating_add(12)))
}

/// The year in which a moment lies.
pub fn year_of(time: Time) -> i64 {
    month::of(time).div_euclid(12)
}
