//! Who is in which space.

use super::dice::Dice;
use super::plan::{Act, Calendar, Plan};
use super::source::Source;
use db::Time;
use std::collections::HashMap;

const HOUR: i64 = 3600;

/// Who is in a space, in the order in which they joined the network.
pub(super) struct Circle {
    pub(super) started: Time,
    /// Who started it.
    pub(super) by: usize,
    /// When each joined the network, and who.
    pub(super) people: Vec<(Time, usize)>,
    /// When somebody first did something here.
    pub(super) first: HashMap<usize, Time>,
}

/// Who will be in each space, and when it is started and taken on.
pub(super) fn circles(
    plan: &mut Plan,
    source: &Source,
    calendar: Calendar,
    dice: &mut Dice,
) -> anyhow::Result<Vec<Circle>> {
    let mut circles = Vec::new();
    for (space, text) in source.network.spaces.iter().enumerate() {
        let by = plan.person(&text.by)?;
        let started = if space == 0 { plan.started } else { calendar.at(text.day, 10 * HOUR) };
        plan.acts.push((started, Act::StartSpace { space, by }));
        if !text.phase.is_empty() {
            plan.acts.push((calendar.at(text.phase_day, 11 * HOUR), Act::MoveOn { space, by }));
        }
        let chosen = (0..plan.people.len()).filter(|at| {
            let newcomer = plan.people.get(*at).is_some_and(|player| player.profile.headline.is_empty());
            *at == by || space == 0 || (!newcomer && dice.often(34))
        });
        let mut people: Vec<(Time, usize)> = chosen.map(|at| (plan.joined(at, calendar), at)).collect();
        people.sort_unstable();
        circles.push(Circle { started, by, people, first: HashMap::from([(by, started)]) });
    }
    Ok(circles)
}
