//! Doing what was planned, in the transaction of the caller: all of it or nothing.

use super::{Link, Plan, Set, Who};
use crate::imports::acts::IMPORT_DONE;
use crate::imports::withdrawal::Traces;
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ImportId, MemberId, NetworkId, OrganisationId};
use house::members::{self, NewAffiliation, State, fold};
use house::organisations::{self, Filled};
use house::sector::Sector;
use house::web::{Error, Said};
use std::collections::HashMap;

/// How many are written before the bar of progress moves.
const STEP: usize = 500;

/// What goes with doing it.
pub(in crate::imports) struct Doing<'a> {
    /// Who brings the list; nobody where the host does.
    pub(in crate::imports) by: Option<MemberId>,
    /// The number under which it can be taken back.
    pub(in crate::imports) import: ImportId,
    pub(in crate::imports) now: Time,
    /// What the rows say, as HTML.
    pub(in crate::imports) set: &'a Set,
    /// Is told how many things have been written so far.
    pub(in crate::imports) progress: &'a dyn Fn(usize),
}

/// Writes everything, leaves a trace of each thing, and records one happening.
///
/// # Errors
/// [`Error::Refused`] where somebody else has written one of the same people or organisations meanwhile; those of the
/// database.
pub(in crate::imports) fn apply(
    tx: &mut Write<'_>,
    network: NetworkId,
    plan: &Plan,
    doing: &Doing<'_>,
) -> Result<(), Error> {
    let (now, mut done) = (doing.now, 0);
    let mut step = |amount: usize| {
        done += amount;
        (doing.progress)(done);
    };
    step(0);
    let mut traces = Traces::default();
    let partners = add_organisations(tx, network, plan, doing, &mut step, &mut traces)?;
    for (email_of, email) in &plan.addresses {
        members::complete_address(tx, *email_of, email).map_err(meanwhile)?;
        traces.address(*email_of, email);
        step(1);
    }
    let mut people = Vec::with_capacity(plan.people.len());
    for chunk in plan.people.chunks(STEP) {
        let made = members::write_down(tx, network, chunk, &|text| doing.set.html(text), now);
        people.extend(made.map_err(meanwhile)?);
        step(chunk.len());
    }
    people.iter().for_each(|id| traces.person(*id));
    link(tx, network, plan, (&partners, &people), now, &mut step)?;
    note_links(plan, &partners, &mut traces);
    if plan.changes_something() {
        traces.keep(tx, doing.import)?;
        let happened = Happened::new(&IMPORT_DONE).subject(doing.import.get());
        happenings::record(tx, network, doing.by, now, happened)?;
    }
    Ok(())
}

type Partners = HashMap<String, (OrganisationId, Sector)>;

/// Adds the new organisations and fills in the known ones; answers with all to which somebody is linked.
fn add_organisations(
    tx: &mut Write<'_>,
    network: NetworkId,
    plan: &Plan,
    doing: &Doing<'_>,
    step: &mut dyn FnMut(usize),
    traces: &mut Traces,
) -> Result<Partners, Error> {
    let (now, mut made) = (doing.now, HashMap::new());
    for chunk in plan.organisations.chunks(STEP) {
        made.extend(organisations::add(tx, network, chunk, &|text| doing.set.html(text), now)?);
        step(chunk.len());
    }
    if made.len() != plan.organisations.len() {
        return Err(changed());
    }
    made.values().for_each(|id| traces.organisation(*id));
    for (known, filled) in &plan.fills {
        let new = doing.set.html(&filled.about);
        let about = if filled.about == known.about { &known.about_html } else { &new };
        organisations::change(tx, network, known, (filled, about), now)?;
        traces.filled(known.id, &Filled { before: known.known(), after: filled.clone() })?;
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

/// What those who were known before came to be to organisations; the others go with their links.
fn note_links(plan: &Plan, partners: &Partners, traces: &mut Traces) {
    for link in &plan.links {
        if let (Who::Known(member, ..), Some((organisation, _))) =
            (&link.who, partners.get(&link.organisation))
        {
            traces.link(*member, *organisation, link.before.is_some());
        }
    }
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
