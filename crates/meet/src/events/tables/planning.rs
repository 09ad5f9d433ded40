//! Planning the rounds: from who is there or has said that they come, by sector, and by who has sat at one table or been at
//! the same event before.

use super::plan::{Among, LARGEST, MOST_PEOPLE, MOST_ROUNDS, Person, Refused, Seat, Wanted};
use super::{rounds, store};
use crate::events::acts::EVENT_TABLES_PLANNED;
use crate::events::page::number;
use crate::events::presence;
use crate::events::store as events;
use db::{Read, Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit};
use std::collections::BTreeMap;

/// Of how many people an earlier event is a crowd, at which nobody need have met.
const CROWD: usize = 40;

/// `POST /n/{slug}/events/{id}/rounds`
pub(super) async fn plan(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let seed = u64::from_le_bytes(visit.app.chance.bytes::<8>()?);
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, (form, seed))).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("events/{id}/rounds")), "tables-planned-done")),
        Err(form) => {
            visit
                .page(move |q, viewer| rounds::page(q, viewer, id, (None, Some(form))).map(Page::invalid))
                .await
        }
    }
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (form, seed): (&mut Form, u64),
) -> Result<(), Error> {
    let (item, _) = presence::prepares(tx, viewer, id)?;
    tx.lock("items", id.get())?;
    let wanted = read(form);
    let known = store::plan_of(tx, id)?;
    if known.is_some_and(|plan| plan.begun > 0) {
        return Err(Refused::Begun.into());
    }
    let amount = match wanted {
        Some(wanted) => store::people(tx, id, wanted.among, most())?.len(),
        None => 0,
    };
    if wanted.is_some() && amount < 2 {
        form.fail("among", "tables-few");
    }
    if amount > MOST_PEOPLE {
        let most = i64::try_from(MOST_PEOPLE).unwrap_or_default();
        form.fail("among", Said::key("tables-many").with("most", most));
    }
    form.checked()?;
    let wanted = wanted.ok_or(Error::Invalid)?;
    lay(tx, (viewer.network.id, id), &wanted, seed, viewer.now)?;
    let happened = Happened::new(&EVENT_TABLES_PLANNED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// One more than tables are planned for.
fn most() -> i64 {
    i64::try_from(MOST_PEOPLE).unwrap_or_default() + 1
}

/// Reads `rounds`, `size` and `among`; complaints stand in the form.
fn read(form: &mut Form) -> Option<Wanted> {
    let rounds = asked(form, "rounds", 1, MOST_ROUNDS);
    let size = asked(form, "size", 2, LARGEST);
    let among = form.choice::<Among>("among");
    Some(Wanted { rounds: rounds?, size: size?, among: among? })
}

fn asked(form: &mut Form, field: &str, least: i64, most: i64) -> Option<i64> {
    let found = number(form, field, least, most);
    if found.is_none() && form.error(field).is_none() {
        form.fail(field, "error-field-required");
    }
    found
}

/// Plans the tables of an event, instead of what was planned for it before. Of fewer than two people nothing is planned, of more
/// than three hundred for the first of them.
///
/// # Errors
/// Those of the database.
pub fn lay(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    wanted: &Wanted,
    seed: u64,
    now: Time,
) -> Result<(), Error> {
    let mut people = store::people(tx, item, wanted.among, most())?;
    people.truncate(MOST_PEOPLE);
    if people.len() < 2 {
        return Ok(());
    }
    let members: Vec<MemberId> = people.iter().filter_map(|one| one.member_id).collect();
    let sectors = sectors_of(tx, &people, &members, now)?;
    let met = met(tx, &people, &members, now)?;
    let count = |number: i64| usize::try_from(number).unwrap_or_default();
    let plan = matching::seat(&sectors, &met, count(wanted.rounds), count(wanted.size), seed);
    let mut seats = Vec::new();
    for (round, tables) in (1_i64..).zip(&plan.rounds) {
        for (place, table) in (1_i64..).zip(tables) {
            let sits = table.iter().filter_map(|at| people.get(*at));
            seats.extend(sits.map(|one| Seat { round, place, attendance_id: one.id }));
        }
    }
    let repeats = i64::try_from(plan.repeats).unwrap_or(i64::MAX);
    store::keep_plan(tx, (network, item), wanted, (repeats, now))?;
    store::clear_seats(tx, item)?;
    store::take_seats(tx, item, &seats)?;
    Ok(())
}

/// The sector of each of them, as a number.
fn sectors_of(
    q: &mut Read<'_>,
    people: &[Person],
    members: &[MemberId],
    now: Time,
) -> Result<Vec<Option<usize>>, Error> {
    let words = words_of(q, members, now)?;
    let mut all: Vec<&String> = words.values().collect();
    all.sort_unstable();
    all.dedup();
    let number = |one: &Person| {
        let word = words.get(&one.member_id?)?;
        all.iter().position(|other| *other == word)
    };
    Ok(people.iter().map(number).collect())
}

/// The sector to which each of these members belongs, as far as they belong to one: the first of several.
pub(super) fn words_of(
    q: &mut Read<'_>,
    members: &[MemberId],
    now: Time,
) -> Result<BTreeMap<MemberId, String>, Error> {
    let mut words = BTreeMap::new();
    for one in events::belongs(q, members, now)? {
        if !one.sector.is_empty() {
            words.entry(one.member_id).or_insert(one.sector);
        }
    }
    Ok(words)
}

/// Who of them has met, as pairs of their places in the list.
fn met(
    q: &mut Read<'_>,
    people: &[Person],
    members: &[MemberId],
    now: Time,
) -> Result<Vec<(usize, usize)>, Error> {
    let places: BTreeMap<MemberId, usize> =
        people.iter().enumerate().filter_map(|(at, one)| Some((one.member_id?, at))).collect();
    let mut met: Vec<(usize, usize)> = Vec::new();
    for (low, high) in store::pairs_of(q, members)? {
        if let Some(pair) = places.get(&low).copied().zip(places.get(&high).copied()) {
            met.push(pair);
        }
    }
    let mut together: BTreeMap<ItemId, Vec<usize>> = BTreeMap::new();
    for (member, event) in store::were_at(q, members, now)? {
        if let Some(at) = places.get(&member) {
            together.entry(event).or_default().push(*at);
        }
    }
    for present in together.values().filter(|present| present.len() <= CROWD) {
        for (at, one) in present.iter().enumerate() {
            met.extend(present.iter().skip(at + 1).map(|other| (*one, *other)));
        }
    }
    Ok(met)
}
