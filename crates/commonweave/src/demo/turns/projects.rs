//! How projects went: planned, taken up, told of month by month, given up. What came before their sheet was written stands on it
//! from the beginning.

use super::{AGAIN, HOUR, Turn};
use crate::demo::measures::Sheet;
use crate::demo::plan::{Calendar, Plan};
use db::Time;
use work::projects::{Light, ProjectState};

/// A month, and how long a project is planned before it is taken up, in days.
const MONTH: u32 = 30;
const PLANNED: u32 = 40;
/// So many days before the demo the last report came: of one project the next is due.
const LAST: u32 = 3;
const DUE: u32 = 33;

/// How many days before the demo the sheet at a place went into which state, and why.
pub(in crate::demo) fn history(sheet: &Sheet, place: usize) -> Vec<(u32, ProjectState, &str)> {
    let months = u32::try_from(sheet.reports.len()).unwrap_or_default();
    let begun = last(place) + MONTH.saturating_mul(months);
    let runs = sheet.state == ProjectState::Running;
    let mut turns = vec![
        (begun + PLANNED, ProjectState::Planned, ""),
        (begun, ProjectState::Running, if runs { sheet.why.as_str() } else { "" }),
    ];
    if !runs {
        turns.push((1, sheet.state, sheet.why.as_str()));
    }
    turns
}

/// How many days before the demo it was said how it stands.
pub(in crate::demo) fn reported(sheet: &Sheet, place: usize) -> Vec<(u32, Light, &str)> {
    let mut reports: Vec<(u32, Light, &str)> = (0_u32..)
        .zip(sheet.reports.iter().rev())
        .map(|(back, (light, text))| (last(place) + MONTH.saturating_mul(back), *light, text.as_str()))
        .collect();
    reports.reverse();
    reports
}

fn last(place: usize) -> u32 {
    if place == 1 { DUE } else { LAST }
}

/// The sheets of a network, which are written on this day, and what follows.
pub(super) fn turns(plan: &Plan, calendar: Calendar, day: u32) -> Vec<(Time, Turn)> {
    let mut turns = Vec::new();
    for (at, sheet) in plan.measures.sheets.iter().enumerate() {
        turns.push((calendar.at(day, 13 * HOUR), Turn::WriteSheet(at)));
        for (place, (back, ..)) in history(sheet, at).into_iter().enumerate().filter(|(_, one)| one.0 < day) {
            turns.push((calendar.at(back, 15 * HOUR), Turn::MoveOn { sheet: at, at: place }));
        }
        for (place, (back, ..)) in reported(sheet, at).into_iter().enumerate().filter(|(_, one)| one.0 < day)
        {
            turns.push((calendar.at(back, 16 * HOUR), Turn::Report { sheet: at, at: place }));
        }
        if sheet.again.is_some() {
            turns.push((calendar.at(AGAIN, 9 * HOUR), Turn::ComeBack(at)));
        }
    }
    turns
}
