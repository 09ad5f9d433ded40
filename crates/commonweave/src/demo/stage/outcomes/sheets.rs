//! The sheets of projects are written by those who lead them, with all that they reported, and a task that comes back.

use crate::charters;
use crate::demo::measures::Sheet;
use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use crate::demo::turns;
use db::{Time, Write};
use house::dates::day_of;
use house::happenings::{self, Happened};
use house::ids::{OrganisationId, SpaceId};
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
/// What came before was said at noon.
const NOON: Duration = Duration::from_secs(60 * 60 * 12);

/// What somebody did in the first project who has left it.
const MISSED: &str = "writes the letter to the neighbours";

/// Writes the sheet of the project at a place, with all that is known of it from before.
pub(super) fn write(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<(), Error> {
    let (sheet, space, viewer) = led(tx, ground, known, (at, now))?;
    let charter = charters::newest(tx, ground.network)?;
    let objectives: Vec<String> =
        charter.iter().flat_map(charters::Charter::objectives).map(str::to_owned).collect();
    let number = sheet.objective.checked_sub(1);
    let said = Described {
        objective: number.and_then(|at| objectives.get(at)).cloned().unwrap_or_default(),
        moves: sheet.moves.clone(),
        indicator: known.indicator(&sheet.indicator).ok(),
        starts: Some(day_before(ground, sheet.days.0)),
        ends: Some(day_before(ground, sheet.days.1)),
        partners: partners(ground, known, sheet)?,
    };
    projects::begin(tx, &viewer, space, &said)?;
    projects::cast(tx, &viewer, space, &sheet.role)?;
    if at == 0 {
        projects::leave_open(tx, &viewer, space, MISSED)?;
    }
    projects::bring(tx, &viewer, space, &brought(ground, (sheet, at), now))
}

/// Takes a project to the state at a place of its history.
pub(super) fn move_on(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (sheet, at, now): (usize, usize, Time),
) -> Result<(), Error> {
    let (told, space, viewer) = led(tx, ground, known, (sheet, now))?;
    let (_, state, why) = turns::history(told, sheet).into_iter().nth(at).ok_or(db::Error::Missing)?;
    projects::turn(tx, &viewer, space, (state, why))?;
    Ok(())
}

/// Says how a project stands.
pub(super) fn report(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (sheet, at, now): (usize, usize, Time),
) -> Result<(), Error> {
    let (told, space, viewer) = led(tx, ground, known, (sheet, now))?;
    let (_, light, sentence) = turns::reported(told, sheet).into_iter().nth(at).ok_or(db::Error::Missing)?;
    projects::report(tx, &viewer, space, (light, sentence))
}

/// The sheet at a place, its space, and whoever leads the project.
fn led<'a>(
    tx: &mut Write<'_>,
    ground: Ground<'a>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<(&'a Sheet, SpaceId, Viewer), Error> {
    let sheet = ground.plan.measures.sheets.get(at).ok_or(db::Error::Missing)?;
    let people = &ground.plan.people;
    let lead = people.iter().position(|player| player.key == sheet.lead).ok_or(db::Error::Missing)?;
    let named = &ground.plan.measures.spaces;
    let space = named.iter().position(|key| *key == sheet.space).ok_or(db::Error::Missing)?;
    Ok((sheet, known.space(space)?, Viewer::of_member(tx, known.person(lead)?, now)?))
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

/// What is known of a project when its sheet is written.
fn brought(ground: Ground<'_>, (sheet, place): (&Sheet, usize), now: Time) -> Brought {
    let ago = |days: u32| ground.plan.ends - DAY.saturating_mul(days) + NOON;
    let turn = |(days, state, why): (u32, ProjectState, &str)| (ago(days), state, why.to_owned());
    let report = |(days, light, text): (u32, Light, &str)| (ago(days), light, text.to_owned());
    let turns = turns::history(sheet, place).into_iter().map(turn).filter(|(at, ..)| *at <= now);
    let reports = turns::reported(sheet, place).into_iter().map(report).filter(|(at, ..)| *at <= now);
    Brought { turns: turns.collect(), reports: reports.collect() }
}

/// A task that comes back, in the hands of whoever leads.
pub(super) fn come_back(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<(), Error> {
    let (sheet, space, viewer) = led(tx, ground, known, (at, now))?;
    let Some(again) = &sheet.again else { return Ok(()) };
    let (network, author) = (ground.network, viewer.member()?.id);
    let new = items::Beginning { network, space, kind: &TASK, author, now, once: None };
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
