//! Who comes to a series that is for the members of its space alone: the same few, now and then without one of them, and how they
//! found it. No dice are thrown here, so that all others fall as they did.

use super::Gathering;
use crate::demo::plan::{Act, Plan};
use db::Time;
use meet::events::EventAnswer;
use std::time::Duration;

/// How many of those who are in the space come to its series.
const REGULARS: usize = 9;
const HOUR: Duration = Duration::from_secs(3_600);

/// Plans who comes to a meeting, between when it was announced and when it begins, and how it was for them if it is over.
pub(super) fn come(plan: &mut Plan, gathering: &Gathering, (announced, begins, last): (Time, Time, Time)) {
    let at = plan.gatherings.len();
    let series = |one: &Gathering| one.series.as_ref().map(|(series, ..)| *series);
    let turn = plan.gatherings.iter().filter(|one| series(one) == series(gathering)).count();
    let ended = gathering.event.ends_at + HOUR;
    for (place, (person, inside)) in regulars(plan, gathering).into_iter().enumerate() {
        let hours = u32::try_from(place + 1).unwrap_or(1);
        let soon = (announced.max(inside) + HOUR * hours).min(begins);
        let time = soon.max(announced + Duration::from_secs(60));
        if time < inside {
            continue;
        }
        let answer = match (place * 5 + turn) % 9 {
            0 => EventAnswer::No,
            1 => EventAnswer::Maybe,
            _ => EventAnswer::Yes,
        };
        plan.acts.push((time, Act::Answer { gathering: at, person, answer }));
        if answer == EventAnswer::Yes && ended < last && (place + turn) % 8 != 3 {
            plan.acts.push((ended, Act::SayHow { gathering: at, person, marks: marks(place, turn) }));
        }
    }
}

/// The first of those who are in a space, each with when they came into it; whoever opened it first.
fn regulars(plan: &Plan, gathering: &Gathering) -> Vec<(usize, Time)> {
    let came = |(time, act): &(Time, Act)| match *act {
        Act::StartSpace { space, by } if space == gathering.space => Some((by, *time)),
        Act::EnterSpace { space, person } if space == gathering.space => Some((person, *time)),
        _ => None,
    };
    plan.acts.iter().filter_map(came).take(REGULARS).collect()
}

/// What somebody says of a meeting: at first it is so-so, and better from the sixth on.
fn marks(place: usize, turn: usize) -> [Option<i64>; 5] {
    let better = usize::from(turn >= 5);
    std::array::from_fn(|statement| {
        let mark = 2 + better + (place * 2 + statement * 3 + turn) % 3;
        i64::try_from(mark.min(5)).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gets_better_with_time_and_no_mark_is_beyond_the_scale() {
        let mean = |turn: usize| -> i64 { (0..9).flat_map(|place| marks(place, turn)).flatten().sum() };
        assert!(mean(8) > mean(2));
        assert!(
            (0..12)
                .flat_map(|turn| marks(3, turn))
                .all(|mark| mark.is_some_and(|mark| (1..=5).contains(&mark)))
        );
    }
}
