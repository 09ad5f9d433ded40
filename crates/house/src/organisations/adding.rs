//! New organisations, one or many at a time, and changes of what is known of one: words and counts follow.

use super::organisation::{NewOrganisation, Organisation};
use super::store;
use crate::ids::{NetworkId, OrganisationId};
use crate::members::{fold, look, move_affiliations, words};
use crate::networks::count;
use crate::web::Error;
use db::{Db, Time, Write};
use std::collections::{BTreeMap, HashMap};

/// Adds organisations, with their words and counts, and answers with the number of each by its folded name. One
/// whose folded name another of the network already has is left out of the answer. `set` makes safe HTML of what is said
/// about each, unless it is at hand. The caller records the happening.
///
/// # Errors
/// Those of the database.
pub fn add(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &[NewOrganisation],
    set: &dyn Fn(&str) -> String,
    now: Time,
) -> Result<HashMap<String, OrganisationId>, Error> {
    let rows: Vec<_> = new.iter().map(|new| (new, fold(&new.name), set(&new.about))).collect();
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
    store::renew(tx, &made.values().copied().collect::<Vec<_>>())?;
    for (sector, amount) in &sectors {
        count(tx, network, sector.label(), *amount)?;
    }
    count(tx, network, "organisations", sectors.values().sum())?;
    Ok(made)
}

/// Changes what is known of an organisation, and what is said about it as safe HTML; its words, its sector's count and
/// its people's sector follow. The caller holds the row, has made sure that the name is free, and records the happening.
///
/// # Errors
/// Those of the database.
pub fn change(
    tx: &mut Write<'_>,
    network: NetworkId,
    known: &Organisation,
    (new, about_html): (&NewOrganisation, &str),
    now: Time,
) -> Result<(), Error> {
    let name_key = fold(&new.name);
    store::update(tx, known.id, new, &name_key, about_html, now)?;
    if name_key != known.name_key {
        store::delete_words(tx, known.id)?;
        let words: Vec<_> = words(&new.name).into_iter().map(|word| (known.id, word)).collect();
        store::insert_words(tx, network, &words)?;
    }
    if new.sector != known.sector {
        count(tx, network, known.sector.label(), -1)?;
        count(tx, network, new.sector.label(), 1)?;
        move_affiliations(tx, &[known.id], new.sector)?;
    }
    Ok(store::renew(tx, &[known.id])?)
}

/// How many names are looked at in one change when this was never done before.
const AT_ONCE: i64 = 500;

/// Finds out what the names of organisations look like that were written before anybody asked.
///
/// # Errors
/// Those of the database.
pub fn look_at_organisations(db: &Db) -> Result<(), Error> {
    while db.write_blocking(move |tx| {
        let names = store::without_look(tx, AT_ONCE)?;
        for (id, name) in &names {
            store::set_look(tx, *id, &look(name))?;
        }
        Ok::<_, Error>(!names.is_empty())
    })? {}
    Ok(())
}
