//! A panel of each network: called for, come to and drawn, with a seed that stood in the papers.

use crate::demo::plan::Calendar;
use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use crate::demo::turns;
use db::{Time, Write};
use decide::panels::{self, Setting, Where};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId};
use house::items::{self, Beginning, ITEM_STARTED, ItemText};
use house::spaces;
use house::web::Error;

/// By whom, in the network of this address; the seed, and what it is about.
struct Lot {
    network: &'static str,
    by: &'static str,
    size: i64,
    source: &'static str,
    seed: u64,
    title: &'static str,
    about: &'static str,
}

const LOTS: &[Lot] = &[
    Lot {
        network: "green-city",
        by: "stella",
        size: 12,
        source: "The six numbers of the state lottery of last Saturday, written one after another",
        seed: 41_117_283_944,
        title: "Twelve people look at the shade plan",
        about: "The city asks us where the next two hundred trees should stand. Twelve people drawn by lot read what there is, \
                hear both sides on two evenings, and write down what they would do.",
    },
    Lot {
        network: "learning-partnership",
        by: "anke",
        size: 9,
        source: "The result of the lottery of last Saturday, digits in the order in which they were drawn",
        seed: 3_192_538,
        title: "Nine people on how the day begins",
        about: "Should lessons begin an hour later? Nine people of all our places of learning hear pupils, parents, bus drivers and \
                a doctor, and tell the rest of us what they found.",
    },
    Lot {
        network: "neighborhood",
        by: "odessa",
        size: 8,
        source: "The winning numbers of Saturday’s drawing, in a row",
        seed: 52_733_168,
        title: "Eight neighbors on the empty lot",
        about: "A garden, a court or a workshop? Eight neighbors drawn by lot talk to everyone who has a plan for the lot on the \
                corner, and say what they would build first.",
    },
];

/// Calls for the panel of a network, where it has one.
pub(super) fn call(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    now: Time,
) -> Result<Option<ItemId>, Error> {
    let Some((lot, author)) = called(ground, known)? else { return Ok(None) };
    let (network, space) = (ground.network, known.space(0)?);
    let begin = Beginning { network, space, kind: &panels::PANEL, author, now, once: None };
    let text = ItemText::new(lot.title, lot.about);
    let item = items::create(tx, &begin, &text)?.ok_or(db::Error::Missing)?;
    let ages = [("Under 30", 0, lot.size), ("30 to 60", 2, lot.size), ("Over 60", 1, lot.size)];
    let setting = Setting {
        size: lot.size,
        by_sector: true,
        time_zone: ground.plan.network.time_zone.clone(),
        dates: turns::dates(Calendar(ground.plan.ends)),
        source: lot.source.to_owned(),
        questions: vec![(
            "Age".to_owned(),
            ages.map(|(text, least, most)| (text.to_owned(), least, most)).to_vec(),
        )],
    };
    panels::begin(tx, Where { network, space, item, by: author, now }, &setting)?;
    spaces::use_tab(tx, space, panels::PANEL.verb)?;
    spaces::note_activity(tx, space, now)?;
    let started = Happened::new(&ITEM_STARTED).space(space).item(item).detail(panels::PANEL.name);
    happenings::record(tx, network, Some(author), now, started)?;
    Ok(Some(item))
}

/// Somebody comes forward.
pub(super) fn volunteer(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (person, now): (usize, Time),
) -> Result<(), Error> {
    let Some(item) = known.panel else { return Ok(()) };
    let (network, space, by) = (ground.network, known.space(0)?, known.person(person)?);
    panels::volunteer(tx, Where { network, space, item, by, now }, &[person % 3])
}

/// Nobody can come any more.
pub(super) fn close(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, now: Time) -> Result<(), Error> {
    let Some(((_, by), item)) = called(ground, known)?.zip(known.panel) else { return Ok(()) };
    panels::close(tx, Where { network: ground.network, space: known.space(0)?, item, by, now })
}

/// It is drawn.
pub(super) fn draw(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, now: Time) -> Result<(), Error> {
    let Some(((lot, by), item)) = called(ground, known)?.zip(known.panel) else { return Ok(()) };
    let place = Where { network: ground.network, space: known.space(0)?, item, by, now };
    panels::draw(tx, place, lot.seed)
}

/// The panel of a network, and who calls for it.
fn called(ground: Ground<'_>, known: &Given) -> Result<Option<(&'static Lot, MemberId)>, Error> {
    let Some(lot) = LOTS.iter().find(|lot| lot.network == ground.plan.network.slug) else { return Ok(None) };
    let by = ground.plan.people.iter().position(|player| player.key == lot.by);
    Ok(by.map(|by| known.person(by)).transpose()?.map(|by| (lot, by)))
}
