//! Phases of one space of each network, in the midst of the second or third of four.

use super::super::Given;
use super::super::batch::Ground;
use ::talk::phases::{self, Asked, PHASES_SET, Planned};
use db::Write;
use house::dates::day_of;
use house::happenings::{self, Happened};
use house::spaces;
use house::web::{Error, Viewer};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::time::Duration;

/// Name and sentence of a phase, how many days it lasts, what it asks, and what rests in it.
type Stretch = (&'static str, &'static str, i64, Asked, &'static str);

/// By whom, in the network of this address and the space of this name, so many days after the first day of the first phase.
struct Way {
    network: &'static str,
    space: &'static str,
    by: &'static str,
    gone: i64,
    stretches: [Stretch; 4],
}

const WAYS: &[Way] = &[
    Way {
        network: "green-city",
        space: "Trees and shade",
        by: "greta",
        gone: 33,
        stretches: [
            ("Gather", "Name the places where shade is missing most.", 21, Asked::Idea, "proposal"),
            (
                "Talk it over",
                "We look at the map together and weigh what each place would need.",
                22,
                Asked::Look,
                "",
            ),
            (
                "Propose",
                "Each quarter puts forward one plan for the next planting.",
                14,
                Asked::Proposal,
                "idea",
            ),
            (
                "Plant and water",
                "We plant what was decided, and share out the streets.",
                60,
                Asked::Discussion,
                "idea,proposal",
            ),
        ],
    },
    Way {
        network: "learning-partnership",
        space: "Trial weeks in firms",
        by: "petar",
        gone: 30,
        stretches: [
            (
                "Ask pupils",
                "Which trades would you like to see for a week? Tell us in one line.",
                25,
                Asked::Idea,
                "",
            ),
            (
                "Find firms",
                "We go through the list and write to firms near a bus stop.",
                24,
                Asked::Discussion,
                "idea",
            ),
            ("Match", "Pupils and firms say whom they would like to meet.", 15, Asked::Look, "idea,proposal"),
            (
                "Look back",
                "What was good, what was not, and what we change next year.",
                30,
                Asked::Discussion,
                "",
            ),
        ],
    },
    Way {
        network: "neighborhood",
        space: "The corner lot",
        by: "xiaoyan",
        gone: 50,
        stretches: [
            ("Gather", "What should stand at Tannery and Ninth? Every idea is welcome.", 21, Asked::Idea, ""),
            (
                "Walk the lot",
                "We meet on the lot, measure it, and talk with those who live beside it.",
                20,
                Asked::Discussion,
                "",
            ),
            ("Decide", "Read the proposals and say what you could not live with.", 25, Asked::Look, "idea"),
            (
                "Build",
                "We do what was decided, one Saturday after the other.",
                90,
                Asked::Discussion,
                "idea,proposal",
            ),
        ],
    },
];

/// Gives the space of a network its phases.
pub(super) fn set_up(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let plan = ground.plan;
    let Some(way) = WAYS.iter().find(|way| way.network == plan.network.slug) else { return Ok(()) };
    let by = plan.people.iter().position(|player| player.key == way.by);
    let place = plan.spaces.iter().position(|place| place.text.name == way.space);
    let Some((by, place)) = by.zip(place) else { return Ok(()) };
    let (member, id) = (known.person(by)?, known.space(place)?);
    let latest = plan.acts.last().map_or(plan.ends, |(time, _)| *time);
    let now = (plan.ends - Duration::from_secs(14 * 3600)).max(latest);
    let viewer = Viewer::of_member(tx, member, now)?;
    let Some(space) = spaces::visible_to(tx, &viewer, id)? else { return Ok(()) };
    let zone = TimeZone::get(&viewer.network.time_zone).unwrap_or(TimeZone::UTC);
    let first = day_of(plan.ends, &zone).saturating_sub(way.gone.days());
    let happened = Happened::new(&PHASES_SET).space(id);
    happenings::record(tx, ground.network, Some(member), now, happened)?;
    phases::bring(tx, &space, &planned(way, first), &zone, now)
}

/// The phases of a way, one after the other from this day on.
fn planned(way: &Way, first: Date) -> Vec<Planned> {
    let mut begins = first;
    let mut plan = Vec::new();
    for (name, sentence, days, asks, resting) in way.stretches {
        let next = begins.saturating_add(days.days());
        plan.push(Planned {
            name: name.to_owned(),
            sentence: sentence.to_owned(),
            first: begins,
            last: next.yesterday().unwrap_or(begins),
            asks,
            resting: resting.to_owned(),
        });
        begins = next;
    }
    plan
}
