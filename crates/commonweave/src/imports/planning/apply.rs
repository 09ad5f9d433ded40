//! Doing what was planned, in the transaction of the caller: all of it or nothing.

use super::{Link, Plan, Who};
use db::{Time, Write};
use house::happenings::{self, Happened, What};
use house::ids::{ImportId, MemberId, NetworkId, OrganisationId};
use house::members::{self, NewAffiliation, State, fold};
use house::organisations;
use house::sector::Sector;
use house::web::{Error, Said};
use std::collections::HashMap;

/// How many are written before the bar of progress moves.
const STEP: usize = 500;

/// Writes everything, telling `progress` how many things have been written so far, and records one happening.
///
/// # Errors
/// [`Error::Refused`] where somebody else has written one of the same people or organisations meanwhile; those of the
/// database.
pub fn apply(
    tx: &mut Write<'_>,
    network: NetworkId,
    plan: &Plan,
    by: (Option<MemberId>, Option<ImportId>),
    now: Time,
    progress: &dyn Fn(usize),
) -> Result<(), Error> {
    let mut done = 0;
    let mut step = |amount: usize| {
        done += amount;
        progress(done);
    };
    step(0);
    let partners = add_organisations(tx, network, plan, now, &mut step)?;
    for (email_of, email) in &plan.addresses {
        members::complete_address(tx, *email_of, email).map_err(meanwhile)?;
        step(1);
    }
    let mut people = Vec::with_capacity(plan.people.len());
    for chunk in plan.people.chunks(STEP) {
        people.extend(members::write_down(tx, network, chunk, now).map_err(meanwhile)?);
        step(chunk.len());
    }
    link(tx, network, plan, (&partners, &people), now, &mut step)?;
    if plan.changes_something() {
        let mut happened = Happened::new(What::ImportDone);
        if let Some(import) = by.1 {
            happened = happened.subject(import.get());
        }
        happenings::record(tx, network, by.0, now, happened)?;
    }
    Ok(())
}

type Partners = HashMap<String, (OrganisationId, Sector)>;

/// Adds the new organisations and fills in the known ones; answers with all to which somebody is linked.
fn add_organisations(
    tx: &mut Write<'_>,
    network: NetworkId,
    plan: &Plan,
    now: Time,
    step: &mut dyn FnMut(usize),
) -> Result<Partners, Error> {
    let mut made = HashMap::new();
    for chunk in plan.organisations.chunks(STEP) {
        made.extend(organisations::add(tx, network, chunk, now)?);
        step(chunk.len());
    }
    if made.len() != plan.organisations.len() {
        return Err(changed());
    }
    for (known, filled) in &plan.fills {
        organisations::change(tx, network, known, filled, now)?;
        step(1);
    }
    let keys: Vec<String> = plan.links.iter().map(|link| link.organisation.clone()).collect();
    let old = organisations::named(tx, network, &unique(keys))?;
    let mut all: Partners = old.into_iter().map(|known| (known.name_key, (known.id, known.sector))).collect();
    for new in &plan.organisations {
        let key = fold(&new.name);
        if let Some(id) = made.get(&key) {
            all.insert(key, (*id, new.sector));
        }
    }
    Ok(all)
}

fn link(
    tx: &mut Write<'_>,
    network: NetworkId,
    plan: &Plan,
    (partners, people): (&Partners, &[MemberId]),
    now: Time,
    step: &mut dyn FnMut(usize),
) -> Result<(), Error> {
    for chunk in plan.links.chunks(STEP) {
        let new: Option<Vec<NewAffiliation>> =
            chunk.iter().map(|link| affiliation(plan, link, partners, people)).collect();
        members::affiliate_many(tx, network, &new.ok_or_else(changed)?, now)?;
        step(chunk.len());
    }
    Ok(())
}

fn affiliation(plan: &Plan, link: &Link, partners: &Partners, people: &[MemberId]) -> Option<NewAffiliation> {
    let member = match &link.who {
        Who::Known(id, state, name_key) => (*id, *state, name_key.clone()),
        Who::New(place) => (*people.get(*place)?, State::Invited, fold(&plan.people.get(*place)?.name)),
    };
    let organisation = *partners.get(&link.organisation)?;
    Some(NewAffiliation { organisation, member, capacity: link.capacity })
}

fn unique(mut keys: Vec<String>) -> Vec<String> {
    keys.sort();
    keys.dedup();
    keys
}

fn changed() -> Error {
    Error::Refused(Said::key("import-refused-meanwhile"))
}

/// Somebody else was quicker: the plan no longer holds.
fn meanwhile(error: Error) -> Error {
    match error {
        Error::Broken(cause)
            if cause
                .downcast_ref::<db::Error>()
                .is_some_and(|error| error.is_unique("members_email_key")) =>
        {
            changed()
        }
        other => other,
    }
}
