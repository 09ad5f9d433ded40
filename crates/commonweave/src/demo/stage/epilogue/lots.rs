//! A panel of each network: called for, come to and drawn, with a seed that stood in the papers.

use super::super::Given;
use super::super::batch::Ground;
use db::{Time, Write};
use decide::panels::{self, Setting, Where};
use house::happenings::{self, Happened};
use house::items::{self, Beginning, ITEM_STARTED, ItemText};
use house::spaces;
use house::web::Error;
use std::time::Duration;

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

/// Of how many people it is decided whether they come.
const ASKED: usize = 60;

/// Calls for the panel of a network, fills it and draws it.
pub(super) fn draw(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let Some(lot) = LOTS.iter().find(|lot| lot.network == ground.plan.network.slug) else { return Ok(()) };
    let Some(by) = ground.plan.people.iter().position(|player| player.key == lot.by) else { return Ok(()) };
    let (space, author) = (known.space(0)?, known.person(by)?);
    let latest = ground.plan.acts.last().map_or(ground.plan.ends, |(time, _)| *time);
    let now: Time = (ground.plan.ends - Duration::from_secs(14 * 3600)).max(latest);
    let network = ground.network;
    let begin = Beginning { network, space, kind: &panels::PANEL, author, now, once: None };
    let text = ItemText::new(lot.title, lot.about);
    let item = items::create(tx, &begin, &text)?.ok_or(db::Error::Missing)?;
    // All at one moment, because the log is in the order of time; the seed is known right after the chances are.
    let at = |by| Where { network, space, item, by, now };
    let ages = [("Under 30", 0, lot.size), ("30 to 60", 2, lot.size), ("Over 60", 1, lot.size)];
    let setting = Setting {
        size: lot.size,
        by_sector: true,
        time_zone: ground.plan.network.time_zone.clone(),
        dates: (now, now + Duration::from_secs(1)),
        source: lot.source.to_owned(),
        questions: vec![(
            "Age".to_owned(),
            ages.map(|(text, least, most)| (text.to_owned(), least, most)).to_vec(),
        )],
    };
    panels::begin(tx, at(author), &setting)?;
    spaces::use_tab(tx, space, panels::PANEL.verb)?;
    spaces::note_activity(tx, space, now)?;
    let started = Happened::new(&ITEM_STARTED).space(space).item(item).detail(panels::PANEL.name);
    happenings::record(tx, network, Some(author), now, started)?;
    // By their places in the plays: most, and never all.
    for person in (0..ground.plan.people.len().min(ASKED)).filter(|person| person % 5 != 3) {
        panels::volunteer(tx, at(known.person(person)?), &[person % 3])?;
    }
    panels::close(tx, at(author))?;
    panels::draw(tx, at(author), lot.seed)
}
