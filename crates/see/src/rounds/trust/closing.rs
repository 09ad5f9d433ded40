//! The end of a trust round: scores, pairs and sums are kept, and what single ones said is taken away.

use super::RATERS;
use super::reckoning::sum;
use crate::rounds::round::{FEW, Round, Sort, Telling};
use crate::rounds::running;
use crate::rounds::store::{self, Spoken};
use crate::ties;
use db::{Read, Time, Write};
use house::ids::SpaceId;
use house::items;
use house::web::Error;
use std::collections::{BTreeMap, BTreeSet};

/// So many of the strongest derived ties are looked at.
const TIES: i64 = 20_000;

/// Sums a trust round up, and takes away what was said.
///
/// # Errors
/// Those of the database.
pub(in crate::rounds) fn sum_up(tx: &mut Write<'_>, round: &Round, now: Time) -> Result<(), Error> {
    let place = (round.network_id, round.item_id);
    let space = items::space_of(tx, round.item_id)?.ok_or(Error::NotFound)?;
    if overlaps(tx, round, space)? {
        store::set_telling(tx, round.item_id, Telling::Nothing)?;
        store::take_ties_away(tx, round.item_id)?;
        return Ok(());
    }
    let said = spoken(tx, round)?;
    let asked = match round.sort {
        Sort::Organisations => store::asked_organisations(tx, space)?,
        Sort::Health | Sort::Members => store::asked_members(tx, space)?,
    };
    let done = derived(tx, round, now)?;
    let summed = sum(&said, &asked, &done);
    store::put_scores(tx, place, &summed.scores)?;
    store::put_pairs(tx, place, &summed.pairs)?;
    store::put_figures(tx, place, &summed.figures)?;
    store::take_ties_away(tx, round.item_id)?;
    Ok(())
}

/// Whether a round of the same sort that is told already ran beside this one, or ended shortly before it was
/// opened, and asked some of the same. A score is told from three on,
/// and two scores of the same partner, of which one was asked more, are the marks of that one: so the first alone is told.
fn overlaps(q: &mut Read<'_>, round: &Round, space: SpaceId) -> Result<bool, Error> {
    let since = (running::since(round.opened_at), RATERS);
    if round.sort == Sort::Organisations {
        return Ok(store::asks_same(q, (round.network_id, round.item_id, space), since)?);
    }
    let beside = store::beside(q, (round.network_id, round.item_id, round.sort), since)?;
    Ok(beside.iter().any(running::shares))
}

/// What was said; of organisations that became one meanwhile, as of one.
fn spoken(q: &mut Read<'_>, round: &Round) -> Result<Vec<Spoken>, Error> {
    let said = store::ties(q, round.item_id)?;
    if round.sort != Sort::Organisations {
        return Ok(said);
    }
    let named: BTreeSet<i64> = said.iter().flat_map(|one| [one.rater_id, one.rated_id]).collect();
    let into = store::merged(q, &named.into_iter().collect::<Vec<i64>>())?;
    Ok(joined(said, &into.into_iter().collect()))
}

/// What was said, with each organisation as the one into which it was merged. What that one said itself goes first, and what the two
/// said of each other is left out.
fn joined(said: Vec<Spoken>, into: &BTreeMap<i64, i64>) -> Vec<Spoken> {
    let of = |id: i64| into.get(&id).copied().unwrap_or(id);
    let (own, others): (Vec<Spoken>, Vec<Spoken>) =
        said.into_iter().partition(|one| !into.contains_key(&one.rater_id));
    let mut all: BTreeMap<(i64, i64), Spoken> = BTreeMap::new();
    for one in own.into_iter().chain(others) {
        let (rater_id, rated_id) = (of(one.rater_id), of(one.rated_id));
        if rater_id != rated_id || one.rater_id == one.rated_id {
            all.entry((rater_id, rated_id)).or_insert(Spoken { rater_id, rated_id, ..one });
        }
    }
    all.into_values().collect()
}

/// What people did together between two sectors, in hundredths of a tie, of five pairs of people or more; none where there are fewer.
/// Only what every member may see counts.
fn derived(
    q: &mut Read<'_>,
    round: &Round,
    now: Time,
) -> Result<BTreeMap<(String, String), Option<i64>>, Error> {
    let asked = ties::Asked { network: round.network_id, me: None, layers: &[], until: None, least: 1 };
    let rows = ties::strongest(q, asked, TIES)?;
    let mut ids: Vec<i64> = rows.iter().flat_map(|row| [row.low_id.get(), row.high_id.get()]).collect();
    ids.sort_unstable();
    ids.dedup();
    let sectors: BTreeMap<i64, String> =
        store::members(q, &ids)?.into_iter().map(|(id, _, sector)| (id, sector)).collect();
    let mut sums: BTreeMap<(String, String), BTreeMap<(i64, i64), f64>> = BTreeMap::new();
    let day = ties::day_of(now);
    for row in rows {
        let (low, high) = (row.low_id.get(), row.high_id.get());
        let Some((one, other)) = sectors.get(&low).zip(sectors.get(&high)) else { continue };
        if one.is_empty() || other.is_empty() {
            continue;
        }
        let key = (one.min(other).clone(), one.max(other).clone());
        *sums.entry(key).or_default().entry((low, high)).or_default() += ties::worth(row.weight, day);
    }
    let few = usize::try_from(FEW).unwrap_or(5);
    let told =
        |pairs: BTreeMap<(i64, i64), f64>| (pairs.len() >= few).then(|| hundredths(pairs.values().sum()));
    Ok(sums.into_iter().map(|(key, pairs)| (key, told(pairs))).collect())
}

/// A weight in whole hundredths; what is larger than any network's stays at the largest.
fn hundredths(weight: f64) -> i64 {
    format!("{:.0}", (weight * 100.0).clamp(0.0, 1e12)).parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rater_id: i64, rated_id: i64, depth: i64) -> Spoken {
        Spoken {
            rater_id,
            rated_id,
            contact: 1,
            depth,
            reliability: None,
            support: None,
            openness: None,
            influence: None,
            involvement: None,
            resources: None,
            own: true,
        }
    }

    #[test]
    fn organisations_that_became_one_speak_once() {
        // 4 was merged into 2.
        let said =
            vec![said(2, 2, 0), said(2, 3, 1), said(2, 4, 5), said(4, 3, 2), said(4, 4, 0), said(1, 4, 3)];
        let told: Vec<(i64, i64, i64)> = joined(said, &BTreeMap::from([(4, 2)]))
            .iter()
            .map(|one| (one.rater_id, one.rated_id, one.depth))
            .collect();
        assert_eq!(told, [(1, 2, 3), (2, 2, 0), (2, 3, 1)]);
    }
}
