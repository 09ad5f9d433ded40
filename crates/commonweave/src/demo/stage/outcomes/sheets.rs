//! The sheets of projects are written by those who lead them, with all that they reported, and a task that comes back.

use crate::charters;
use crate::demo::measures::Sheet;
use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use db::{Time, Write};
use house::dates::day_of;
use house::happenings::{self, Happened};
use house::ids::{IndicatorId, OrganisationId, SpaceId};
use house::items::{self, ITEM_STARTED, ItemText, Kind};
use house::spaces;
use house::web::{Error, Viewer};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::time::Duration;
use work::projects::{self, Brought, Described, Light, ProjectState};
use work::tasks::{self, Planned, Rhythm, TASK};

/// The kinds of which the search has to know here.
static KINDS: &[&Kind] = &[&TASK];
const DAY: Duration = Duration::from_secs(60 * 60 * 24);

/// Writes the sheets of a network.
pub(super) fn tell(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (indicators, now): (&[(String, IndicatorId)], Time),
) -> Result<(), Error> {
    let charter = charters::newest(tx, ground.network)?;
    let objectives: Vec<String> =
        charter.iter().flat_map(charters::Charter::objectives).map(str::to_owned).collect();
    for (place, sheet) in ground.plan.measures.sheets.iter().enumerate() {
        let people = &ground.plan.people;
        let lead = people.iter().position(|player| player.key == sheet.lead).ok_or(db::Error::Missing)?;
        let viewer = Viewer::of_member(tx, known.person(lead)?, now)?;
        let named = &ground.plan.measures.spaces;
        let space = named.iter().position(|key| *key == sheet.space).ok_or(db::Error::Missing)?;
        let space = known.space(space)?;
        let number = sheet.objective.checked_sub(1);
        let said = Described {
            objective: number.and_then(|at| objectives.get(at)).cloned().unwrap_or_default(),
            moves: sheet.moves.clone(),
            indicator: indicators.iter().find(|(name, _)| *name == sheet.indicator).map(|(_, id)| *id),
            starts: Some(day_before(ground, sheet.days.0)),
            ends: Some(day_before(ground, sheet.days.1)),
            partners: partners(ground, known, sheet)?,
        };
        projects::begin(tx, &viewer, space, &said)?;
        projects::cast(tx, &viewer, space, &sheet.role)?;
        projects::bring(tx, &viewer, space, &brought(sheet, now, place == 1))?;
        come_back(tx, ground, (&viewer, space), sheet)?;
    }
    Ok(())
}

/// So many days before the demo is seen.
fn day_before(ground: Ground<'_>, days: i64) -> Date {
    let today = day_of(ground.plan.ends, &TimeZone::UTC);
    today.checked_sub(days.days()).unwrap_or(today)
}

fn partners(
    ground: Ground<'_>,
    known: &Given,
    sheet: &Sheet,
) -> Result<Vec<(OrganisationId, String)>, Error> {
    let named = &ground.plan.measures.organisations;
    let partner = |(key, part): &(String, String)| {
        let place = named.iter().position(|one| one == key).ok_or(db::Error::Missing)?;
        Ok((known.organisation(place)?, part.clone()))
    };
    sheet.partners.iter().map(partner).collect()
}

/// The way that it came, and a report for each month. Of one of them a report is due.
fn brought(sheet: &Sheet, now: Time, due: bool) -> Brought {
    let ago = |days: u32| now - DAY * days;
    let months = u32::try_from(sheet.reports.len()).unwrap_or_default();
    let last = if due { 33 } else { 3 };
    let begun = last + 30 * months;
    let runs = sheet.state == ProjectState::Running;
    let why = if runs { sheet.why.clone() } else { String::new() };
    let mut turns = vec![
        (ago(begun + 40), ProjectState::Planned, String::new()),
        (ago(begun), ProjectState::Running, why),
    ];
    if !runs {
        turns.push((ago(1), sheet.state, sheet.why.clone()));
    }
    let report = |(back, (light, sentence)): (u32, &(Light, String))| {
        (ago(last + 30 * back), *light, sentence.clone())
    };
    let mut reports: Vec<_> = (0..).zip(sheet.reports.iter().rev()).map(report).collect();
    reports.reverse();
    Brought { turns, reports }
}

/// A task that comes back, in the hands of whoever leads.
fn come_back(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    (viewer, space): (&Viewer, SpaceId),
    sheet: &Sheet,
) -> Result<(), Error> {
    let Some(again) = &sheet.again else { return Ok(()) };
    let (network, now, author) = (ground.network, viewer.now, viewer.member()?.id);
    // What is talked about these days stands before it.
    let begun = now - Duration::from_secs(12 * 86_400);
    let new = items::Beginning { network, space, kind: &TASK, author, now: begun, once: None };
    let item = items::create(tx, &new, &ItemText::new(&again.title, ""))?.ok_or(db::Error::Missing)?;
    let due = day_before(ground, -again.due);
    let planned = Planned { due: Some(due), estimate: 90, ..Planned::OPEN };
    tasks::begin(tx, (network, space, item), &planned, None, now)?;
    let checks: Vec<(String, bool)> = again.checks.iter().map(|line| (line.clone(), false)).collect();
    tasks::check_list(tx, (network, item), &checks, now)?;
    tasks::give(tx, network, item, author, now)?;
    let rhythm = Rhythm { every: again.every, step: 1, month_day: i64::from(due.day()) };
    tasks::come_again(tx, (network, item), &rhythm)?;
    items::renew(tx, KINDS, &[item])?;
    spaces::use_tab(tx, space, TASK.verb)?;
    spaces::note_activity(tx, space, now)?;
    let started = Happened::new(&ITEM_STARTED).space(space).item(item).detail(TASK.name);
    happenings::record(tx, network, Some(author), now, started)?;
    Ok(())
}
