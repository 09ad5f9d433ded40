//! The panel of a network: called for, filled one after the other by those who were there, closed and drawn some days later.

use super::{HOUR, Turn};
use crate::demo::night::awake;
use crate::demo::plan::{Calendar, Plan};
use db::Time;
use std::time::Duration;

/// So many days before the demo it is called for, until which people can come, and on which it is drawn.
const CALLED: u32 = 16;
const CLOSED: u32 = 6;
const DRAWN: u32 = 2;
/// Of how many people it is decided whether they come, and how long after each other they do.
const ASKED: usize = 60;
const BETWEEN: Duration = Duration::from_secs(4 * 3_600);

/// Until when people can come, and when it is drawn.
pub(in crate::demo) fn dates(calendar: Calendar) -> (Time, Time) {
    (calendar.at(CLOSED, 0), calendar.at(DRAWN, 18 * HOUR))
}

/// What becomes of it when.
pub(super) fn turns(plan: &Plan, calendar: Calendar) -> Vec<(Time, Turn)> {
    let (closed, drawn) = dates(calendar);
    let mut moment = calendar.at(CALLED, 10 * HOUR);
    let mut turns = vec![(moment, Turn::CallPanel)];
    // By their places in the plays: most, and never all.
    for person in (0..plan.people.len().min(ASKED)).filter(|person| person % 5 != 3) {
        moment = moment + BETWEEN;
        let time = awake(moment, plan.ends);
        if plan.joined(person, calendar) < time && time < closed {
            turns.push((time, Turn::Volunteer(person)));
        }
    }
    turns.extend([(closed, Turn::ClosePanel), (drawn, Turn::DrawPanel)]);
    turns
}
