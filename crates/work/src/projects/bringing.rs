//! What can be done with projects by those who act in somebody's name: the forms, the demo.

use super::acts::{PROJECT_CAST, PROJECT_CHANGED, PROJECT_PARTNERED, PROJECT_REPORTED, PROJECT_TURNED};
use super::project::{Light, ProjectState, a_month_after, key_of, midnight_of, note};
use super::store::{self, GivenBack, Written};
use db::{Time, Write};
use house::dates::day_of;
use house::ids::{IndicatorId, OrganisationId, SpaceId};
use house::networks;
use house::web::{Error, Viewer};
use jiff::civil::Date;

/// What is written on the sheet of a project, beside its state.
#[derive(Debug, Clone, Default)]
pub struct Described {
    /// The objective of the charter that it serves, in the words of the charter; empty for none.
    pub objective: String,
    /// What it should move, in words, and by which indicator.
    pub moves: String,
    /// The number of that indicator.
    pub indicator: Option<IndicatorId>,
    /// Its first day.
    pub starts: Option<Date>,
    /// Its last day.
    pub ends: Option<Date>,
    /// Organisations that take part now as well, each with its part.
    pub partners: Vec<(OrganisationId, String)>,
}

/// Writes the sheet of a space, and lets organisations take part. The caller has made sure that the viewer holds the space.
///
/// # Errors
/// Those of the database.
pub fn begin(tx: &mut Write<'_>, viewer: &Viewer, space: SpaceId, said: &Described) -> Result<(), Error> {
    let (network, now) = (viewer.network.id, viewer.now);
    store::begin(tx, network, space, now)?;
    let key = key_of(&said.objective);
    let written = Written {
        objective: &said.objective,
        objective_key: &key,
        moves: &said.moves,
        indicator: said.indicator,
        starts_on: said.starts.map(midnight_of),
        ends_on: said.ends.map(midnight_of),
    };
    store::write(tx, space, &written, now)?;
    for (organisation, part) in &said.partners {
        store::partner(tx, (network, space), *organisation, part, now)?;
        note(tx, viewer, space, &PROJECT_PARTNERED, (Some(organisation.get()), ""))?;
    }
    networks::use_page(tx, network, "projects")?;
    note(tx, viewer, space, &PROJECT_CHANGED, (None, ""))
}

/// Takes a project to another state, and says why. False where it is there already. The caller has made sure that the viewer holds
/// the space.
///
/// # Errors
/// Those of the database.
pub fn turn(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    space: SpaceId,
    (to, why): (ProjectState, &str),
) -> Result<bool, Error> {
    let (network, now, by) = (viewer.network.id, viewer.now, viewer.member()?.id);
    store::begin(tx, network, space, now)?;
    let from = store::sheet(tx, space)?.ok_or(Error::NotFound)?.state;
    let asked = to.asks_on(day_of(now, &viewer.zone())).map(midnight_of);
    if from == to || store::set_state(tx, space, (from, to), asked, now)? == 0 {
        return Ok(false);
    }
    store::add_turn(tx, (network, space, by), (to, why), now)?;
    networks::use_page(tx, network, "projects")?;
    note(tx, viewer, space, &PROJECT_TURNED, (None, to.as_str()))?;
    Ok(true)
}

/// Says how a project stands. The next report is asked for a month later, as long as it runs. The caller has made sure that the
/// viewer holds the space.
///
/// # Errors
/// Those of the database.
pub fn report(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    space: SpaceId,
    (light, sentence): (Light, &str),
) -> Result<(), Error> {
    let (network, now, by) = (viewer.network.id, viewer.now, viewer.member()?.id);
    store::begin(tx, network, space, now)?;
    let state = store::sheet(tx, space)?.ok_or(Error::NotFound)?.state;
    let next = a_month_after(day_of(now, &viewer.zone()));
    let asked = (state == ProjectState::Running).then(|| midnight_of(next));
    store::add_report(tx, (network, space, by), (light, sentence), asked, now)?;
    networks::use_page(tx, network, "projects")?;
    note(tx, viewer, space, &PROJECT_REPORTED, (None, light.as_str()))
}

/// Gives the viewer a role in a project, if they are in its space.
///
/// # Errors
/// Those of the database.
pub fn cast(tx: &mut Write<'_>, viewer: &Viewer, space: SpaceId, role: &str) -> Result<(), Error> {
    let (network, me) = (viewer.network.id, viewer.member()?.id);
    if store::inside(tx, space, &[me])?.is_empty() {
        return Ok(());
    }
    store::begin(tx, network, space, viewer.now)?;
    store::cast(tx, (network, space), me, role, viewer.now)?;
    note(tx, viewer, space, &PROJECT_CAST, (Some(me.get()), ""))
}

/// Notes that somebody had this role in a project until now, and nobody has it any more. The caller has made sure that the viewer
/// holds the space.
///
/// # Errors
/// Those of the database.
pub fn leave_open(tx: &mut Write<'_>, viewer: &Viewer, space: SpaceId, role: &str) -> Result<(), Error> {
    let gone = GivenBack { space_id: space, network_id: viewer.network.id, role: role.to_owned() };
    store::vacate(tx, &[gone], Some(viewer.now))?;
    Ok(())
}

/// What is known of a project from before it had a sheet here, each in the order in which it came.
#[derive(Debug, Clone, Default)]
pub struct Brought {
    /// When it went into which state, and why.
    pub turns: Vec<(Time, ProjectState, String)>,
    /// When it stood how.
    pub reports: Vec<(Time, Light, String)>,
}

/// Writes down what is known of a project from before, under the viewer's name. It is no news.
///
/// # Errors
/// Those of the database.
pub fn bring(tx: &mut Write<'_>, viewer: &Viewer, space: SpaceId, brought: &Brought) -> Result<(), Error> {
    let (who, zone) = ((viewer.network.id, space, viewer.member()?.id), viewer.zone());
    store::begin(tx, viewer.network.id, space, viewer.now)?;
    for (at, to, why) in &brought.turns {
        let from = store::sheet(tx, space)?.ok_or(Error::NotFound)?.state;
        let asked = to.asks_on(day_of(*at, &zone)).map(midnight_of);
        store::set_state(tx, space, (from, *to), asked, *at)?;
        store::add_turn(tx, who, (*to, why), *at)?;
    }
    let state = store::sheet(tx, space)?.ok_or(Error::NotFound)?.state;
    for (at, light, sentence) in &brought.reports {
        let next = a_month_after(day_of(*at, &zone));
        let asked = (state == ProjectState::Running).then(|| midnight_of(next));
        store::add_report(tx, who, (*light, sentence), asked, *at)?;
    }
    Ok(())
}
