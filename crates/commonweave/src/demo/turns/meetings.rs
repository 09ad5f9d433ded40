//! Who was at the meetings of the last weeks, noted when they began; rounds at tables, at the last of those to which many came; and
//! polls that look for a time.

use super::{HOUR, Turn};
use crate::demo::gatherings::Gathering;
use crate::demo::plan::{Act, Calendar, Plan};
use db::Time;
use house::access::SpaceVisibility;
use meet::events::EventAnswer;
use std::collections::{HashMap, HashSet};
use std::time::Duration;

/// How far back it is known who was there.
const LOOKED_BACK: Duration = Duration::from_secs(40 * 86_400);
/// What ends right before the demo is seen is not over yet.
const JUST_NOW: Duration = Duration::from_secs(1_800);
/// So long after the beginning all are there, and so long before the end they have sat at tables.
const ARRIVED: Duration = Duration::from_secs(600);
const SAT: Duration = Duration::from_secs(300);
/// How many people make rounds worth while.
pub(in crate::demo) const ENOUGH: usize = 6;

/// Before so many days a poll was started, and an event made of it; of one that is open none is.
const POLLS: [(u32, Option<u32>); 2] = [(6, None), (9, Some(2))];

/// When it is noted who came, and when people sit at tables.
pub(super) fn turns(plan: &Plan) -> Vec<(Time, Turn)> {
    let (since, coming) = (plan.ends - LOOKED_BACK, coming(plan));
    let mut turns = Vec::new();
    let mut last: Option<(Time, usize)> = None;
    for (at, held) in plan.gatherings.iter().enumerate().filter(|(_, held)| is_over(held, plan.ends)) {
        let event = &held.event;
        if event.ends_at > since {
            turns.push((event.starts_at + ARRIVED, Turn::NoteWhoCame(at)));
        }
        let many = coming.get(&at).is_some_and(|people| people.len() >= ENOUGH);
        if many && is_for_all(plan, held.space) {
            last = last.max(Some((event.ends_at, at)));
        }
    }
    turns.extend(last.map(|(ends_at, at)| (ends_at - SAT, Turn::SitDown(at))));
    turns
}

/// When polls are started, answered and settled.
pub(super) fn polls(calendar: Calendar) -> Vec<(Time, Turn)> {
    let mut turns = Vec::new();
    for (at, (day, settled)) in POLLS.into_iter().enumerate() {
        turns.push((calendar.at(day, 10 * HOUR), Turn::BeginPoll(at)));
        turns.push((calendar.at(day - 2, 20 * HOUR), Turn::AnswerPoll(at)));
        turns.extend(settled.map(|day| (calendar.at(day, 12 * HOUR), Turn::SettlePoll(at))));
    }
    turns
}

/// Whether it is one of a series, and took place.
fn is_over(held: &Gathering, ends: Time) -> bool {
    held.series.is_some() && !held.event.cancelled && held.event.ends_at + JUST_NOW < ends
}

/// Whether every member may look into a space.
pub(in crate::demo) fn is_for_all(plan: &Plan, space: usize) -> bool {
    let place = plan.spaces.get(space);
    place.is_some_and(|place| place.text.visibility != SpaceVisibility::Members)
}

/// Who says that they come to each gathering.
fn coming(plan: &Plan) -> HashMap<usize, HashSet<usize>> {
    let mut coming: HashMap<usize, HashSet<usize>> = HashMap::new();
    for (_, act) in &plan.acts {
        if let Act::Answer { gathering, person, answer: EventAnswer::Yes } = *act {
            coming.entry(gathering).or_default().insert(person);
        }
    }
    coming
}
