//! New organisations, one or many at a time.

use super::organisation::NewOrganisation;
use super::store;
use crate::ids::{NetworkId, OrganisationId};
use crate::members::{fold, words};
use crate::networks::count;
use crate::web::markdown;
use db::{Error, Time, Write};
use std::collections::{BTreeMap, HashMap};

/// Adds organisations, with their words and counts, and answers with the number of each by its folded name. One
/// whose folded name another of the network already has is left out of the answer. The caller records the happening.
///
/// # Errors
/// Those of the database.
pub fn add(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &[NewOrganisation],
    now: Time,
) -> Result<HashMap<String, OrganisationId>, Error> {
    let rows: Vec<_> = new.iter().map(|new| (new, fold(&new.name), markdown::to_html(&new.about))).collect();
    let made: HashMap<String, OrganisationId> =
        store::insert(tx, network, &rows, now)?.into_iter().map(|(id, key)| (key, id)).collect();
    let mut found_by = Vec::new();
    let mut sectors: BTreeMap<_, i64> = BTreeMap::new();
    for (new, key, _) in &rows {
        if let Some(id) = made.get(key) {
            found_by.extend(words(&new.name).into_iter().map(|word| (*id, word)));
            *sectors.entry(new.sector).or_default() += 1;
        }
    }
    store::insert_words(tx, network, &found_by)?;
    for (sector, amount) in &sectors {
        count(tx, network, sector.label(), *amount)?;
    }
    count(tx, network, "organisations", sectors.values().sum())?;
    Ok(made)
}
