//! Takes in what is said of partners.

use crate::rounds::round::{Refused, Round, Sort};
use crate::rounds::store::{self, Spoken};
use db::{Read, Time, Write};
use house::ids::MemberId;
use house::inbox;
use house::web::Error;
use std::collections::{BTreeMap, BTreeSet};

/// Writes down what one or several say of partners, in the place of what they said before. Of what is said twice the last counts.
///
/// # Errors
/// Where the round is over; those of the database.
pub(in crate::rounds) fn take(
    tx: &mut Write<'_>,
    round: &Round,
    (by, said): (Option<MemberId>, &[Spoken]),
    now: Time,
) -> Result<(), Error> {
    if !round.is_open(now) {
        return Err(Refused::Late.said());
    }
    let place = (round.network_id, round.item_id);
    store::promise(tx, round.item_id)?;
    let raters: BTreeSet<i64> = said.iter().map(|one| one.rater_id).collect();
    let new = store::mark(tx, place, &raters.into_iter().collect::<Vec<i64>>())?;
    count(tx, round, &new)?;
    if let (Sort::Members, Some(by)) = (round.sort, by) {
        store::note(tx, round.item_id, by)?;
    }
    if let Some(by) = by {
        inbox::rest_for(tx, round.item_id, by)?;
    }
    let last: BTreeMap<(i64, i64), &Spoken> =
        said.iter().map(|one| ((one.rater_id, one.rated_id), one)).collect();
    store::say(tx, place, by, &last.into_values().collect::<Vec<&Spoken>>())?;
    Ok(())
}

/// Counts those who have answered for the first time, each in its sector.
fn count(tx: &mut Write<'_>, round: &Round, new: &[i64]) -> Result<(), Error> {
    if new.is_empty() {
        return Ok(());
    }
    store::count_answers(tx, round.item_id, (i64::try_from(new.len()).unwrap_or(i64::MAX), 0))?;
    for (sector, more) in sectors(tx, round.sort, new)? {
        store::count_in_group(tx, round.item_id, (sector.as_str(), more))?;
    }
    Ok(())
}

/// How many of these organisations or members are of each sector; empty where they belong to none.
fn sectors(q: &mut Read<'_>, sort: Sort, raters: &[i64]) -> Result<BTreeMap<String, i64>, Error> {
    let found = match sort {
        Sort::Members => store::members(q, raters)?,
        Sort::Health | Sort::Organisations => store::sectors(q, raters)?,
    };
    let known: BTreeMap<i64, String> = found.into_iter().map(|(id, _, sector)| (id, sector)).collect();
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for rater in raters {
        *counts.entry(known.get(rater).cloned().unwrap_or_default()).or_default() += 1;
    }
    Ok(counts)
}
