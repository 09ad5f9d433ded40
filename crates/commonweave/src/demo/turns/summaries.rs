//! What is kept of talks, and when: soon after they came to something, and once more where they went on.

use super::{HOUR, Turn};
use crate::demo::plan::{Calendar, Plan};
use db::Time;

/// The hour in which people sum up.
const MORNING: i64 = 10;

/// The title of a talk, so many days before the demo, what is kept of it.
pub(in crate::demo) static SUMMARIES: &[(&str, u32, &str)] = &[
    (
        "Which roofs first?",
        162,
        "**Agreed:** the depot for its yield, schools for everything else, and the swimming hall when its boiler is due.\n\n\
         **Why schools:** a roof on a school teaches four hundred families how it works, and its rooms stay two degrees cooler.\n\n\
         **Next:** Li climbs Eastside; half of the metering at schools is paid.",
    ),
    (
        "Forty kilos of bread a week",
        146,
        "**Where the bread goes:** ten kilos to the kitchen at Harbour Gate on Tuesdays, eight to the school on Fridays, six to \
         the depot for the night shift, some to nine hens.\n\n**What is left** becomes breadcrumbs and is sold at cost. Nothing \
         goes into the compost.",
    ),
    (
        "Why is Mill Street worse on Thursdays?",
        74,
        "**What we found:** on Thursdays nine to eleven lorries wait with running engines, because the cold store opens at \
         seven.\n\n**What can be done:** it would open at six, if somebody pays the watchman for an hour.",
    ),
    (
        "One street, one change: what did yours do?",
        92,
        "**So far:** benches in the shade, a crossing painted by the school, and two streets that close to cars on Sundays.\n\n\
         **Still open:** what of it outlives a summer.",
    ),
    (
        "One street, one change: what did yours do?",
        19,
        "**So far:** benches in the shade, a crossing painted by the school, a bakery that delivers by bike, and two streets that \
         close to cars on Sundays.\n\n**What worked** was small, had one person who looked after it, and was tried for a month \
         before anybody asked for more.\n\n**Still open:** who answers for a thing on the pavement when it breaks.",
    ),
    (
        "A bus that reaches the firms",
        135,
        "**Where we are:** of 61 places that no bus reached before eight, 14 are left. Some firms begin later, and a shared taxi \
         drives the last 900 metres from the border.\n\n**Still open:** fourteen farms, for which there is a minibus.",
    ),
    (
        "212 Tannery: the roof",
        178,
        "**What was done:** one report with three violations, rents into the escrow account, a tarp with stars on it until the \
         roofers came.\n\n**What it took:** three doors that were open on the same day.",
    ),
];

/// When each is written, where there is such a talk.
pub(super) fn turns(plan: &Plan, calendar: Calendar) -> Vec<(Time, Turn)> {
    let known = |title: &str| plan.things.iter().any(|thing| thing.text.title == title);
    let those = SUMMARIES.iter().enumerate().filter(|(_, (title, ..))| known(title));
    those.map(|(at, (_, day, _))| (calendar.at(*day, MORNING * HOUR), Turn::SumUp(at))).collect()
}
