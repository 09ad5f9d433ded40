//! Phases of one space of each network, in the midst of the second or third of four.

use super::Turn;
use crate::demo::plan::Plan;
use ::talk::phases::Asked;
use db::Time;
use house::dates::{day_of, midnight};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::time::Duration;

/// So long before the first of them begins they are set up.
const BEFORE: Duration = Duration::from_secs(3 * 86_400 - 61_200);

/// Name and sentence of a phase, how many days it lasts, what it asks, and what rests in it.
pub(in crate::demo) type Stretch = (&'static str, &'static str, i64, Asked, &'static str);

/// By whom, in the network of this address and the space of this name, so many days after the first day of the first phase.
pub(in crate::demo) struct Way {
    network: &'static str,
    space: &'static str,
    by: &'static str,
    gone: i64,
    pub(in crate::demo) stretches: [Stretch; 4],
}

const WAYS: &[Way] = &[
    Way {
        network: "green-city",
        space: "Trees and shade",
        by: "greta",
        gone: 33,
        stretches: [
            ("Gather", "Name the places where shade is missing most.", 21, Asked::Idea, "proposal,task"),
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

/// The way of a network, with the places of who set it up and of its space in the plan.
pub(in crate::demo) fn way(plan: &Plan) -> Option<(&'static Way, usize, usize)> {
    let way = WAYS.iter().find(|way| way.network == plan.network.slug)?;
    let by = plan.people.iter().position(|player| player.key == way.by)?;
    let space = plan.spaces.iter().position(|place| place.text.name == way.space)?;
    Some((way, by, space))
}

impl Way {
    /// The first day of each phase, and the day after the last.
    pub(in crate::demo) fn days(&self, ends: Time, zone: &TimeZone) -> Vec<Date> {
        let mut days = vec![day_of(ends, zone).saturating_sub(self.gone.days())];
        for (_, _, lasts, _, _) in self.stretches {
            days.extend(days.last().map(|day| day.saturating_add(lasts.days())));
        }
        days
    }
}

/// When they are set up, and when those that have begun did so.
pub(super) fn turns(plan: &Plan) -> Vec<(Time, Turn)> {
    let Some((way, ..)) = way(plan) else { return Vec::new() };
    let zone = TimeZone::get(&plan.network.time_zone).unwrap_or(TimeZone::UTC);
    let days = way.days(plan.ends, &zone);
    let begun = days.iter().take(way.stretches.len()).map(|day| midnight(*day, &zone));
    let begun: Vec<Time> = begun.filter(|begins| *begins < plan.ends).collect();
    let set = begun.first().map(|first| (*first - BEFORE, Turn::SetPhases));
    set.into_iter().chain(begun.into_iter().map(|begins| (begins, Turn::BeginPhase))).collect()
}
