//! What may come is thought through together, once it is known what is measured; and a steward has saved what would be if an
//! organisation left.

use crate::demo::measures::Tale;
use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::{DriverId, ItemId};
use house::items::{self, ITEM_STARTED, ItemText, Kind};
use house::spaces;
use house::web::{Error, Viewer};
use see::scenarios::{self, Corner, SCENARIO};

/// The kinds of which the search has to know here.
static KINDS: &[&Kind] = &[&SCENARIO];

/// Writes the scenario of a network down.
pub(super) fn imagine(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, now: Time) -> Result<(), Error> {
    let Some(tale) = &ground.plan.measures.tale else { return Ok(()) };
    let viewer = player(tx, ground, known, (&tale.owner, now))?;
    let text = ItemText::new(&tale.title, &tale.body);
    let item = begin(tx, ground, known, (&viewer, &tale.space, &tale.horizon), &text)?;
    drive(tx, &viewer, item, tale)?;
    for (corner, (name, story)) in Corner::ALL.into_iter().zip(&tale.futures) {
        scenarios::tell_future(tx, &viewer, item, (corner, name, story))?;
    }
    for plan in tale.strategies() {
        let said: Vec<_> = Corner::ALL
            .into_iter()
            .zip(plan.said)
            .map(|(corner, (verdict, note))| (corner, verdict, note))
            .collect();
        scenarios::add_strategy(tx, &viewer, item, (&plan.name, &plan.about), &said)?;
    }
    for (corner, gauge, subject, limit) in &tale.signs {
        let corner = Corner::of(*corner).ok_or(db::Error::Missing)?;
        let subject = known.indicator(subject)?.get();
        scenarios::watch(tx, &viewer, (item, corner), (gauge, subject, *limit))?;
    }
    Ok(())
}

/// The drivers, and the axes that are made of two of them.
fn drive(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, tale: &Tale) -> Result<(), Error> {
    let mut drivers: Vec<(&str, DriverId)> = Vec::new();
    for (name, about, impact, uncertainty) in &tale.drivers {
        let driver = (name.as_str(), about.as_str(), (*impact, *uncertainty));
        drivers.push((name.as_str(), scenarios::add_driver(tx, viewer, item, driver)?));
    }
    let axis = |(driver, low, high): &(String, String, String)| {
        let found = drivers.iter().find(|(name, _)| name == driver).ok_or(db::Error::Missing)?;
        Ok::<_, db::Error>((found.1, low.clone(), high.clone()))
    };
    if let [first, second] = tale.axes.as_slice() {
        scenarios::choose_axes(tx, viewer, item, &[axis(first)?, axis(second)?])?;
    }
    Ok(())
}

/// What would be if an organisation left.
pub(super) fn ask_what_if(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    now: Time,
) -> Result<(), Error> {
    let Some(Tale { whatif, .. }) = &ground.plan.measures.tale else { return Ok(()) };
    let viewer = player(tx, ground, known, (&whatif.owner, now))?;
    let text = ItemText::new(&whatif.title, &whatif.body);
    let item = begin(tx, ground, known, (&viewer, &whatif.space, ""), &text)?;
    let named = &ground.plan.measures.organisations;
    let place = named.iter().position(|key| *key == whatif.about).ok_or(db::Error::Missing)?;
    scenarios::note_about(tx, item, ("organisation", known.organisation(place)?.get()))
}

/// Somebody of the plays, as they are at a moment.
fn player(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (key, now): (&str, Time),
) -> Result<Viewer, Error> {
    let people = &ground.plan.people;
    let person = people.iter().position(|player| player.key == key).ok_or(db::Error::Missing)?;
    Viewer::of_member(tx, known.person(person)?, now)
}

fn begin(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (viewer, space, horizon): (&Viewer, &str, &str),
    text: &ItemText,
) -> Result<ItemId, Error> {
    let (network, now, author) = (ground.network, viewer.now, viewer.member()?.id);
    let named = &ground.plan.measures.spaces;
    let place = named.iter().position(|key| key == space).ok_or(db::Error::Missing)?;
    let space = known.space(place)?;
    let new = items::Beginning { network, space, kind: &SCENARIO, author, now, once: None };
    let item = items::create(tx, &new, text)?.ok_or(db::Error::Missing)?;
    scenarios::begin(tx, viewer, item, horizon)?;
    items::renew(tx, KINDS, &[item])?;
    spaces::use_tab(tx, space, SCENARIO.verb)?;
    spaces::note_activity(tx, space, now)?;
    let started = Happened::new(&ITEM_STARTED).space(space).item(item).detail(SCENARIO.name);
    happenings::record(tx, network, Some(author), now, started)?;
    Ok(item)
}
