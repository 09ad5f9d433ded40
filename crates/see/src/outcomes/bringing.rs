//! What can be brought in somebody's name all at once: an objective with those who carry it, an indicator with years of figures.

use super::acts::{CURVE_TURNED, FIGURES_ENTERED, FORECAST_FROZEN, INDICATOR_CHANGED, OBJECTIVES_CHANGED};
use super::curve::{Change, Definition, course_of, frozen, keep};
use super::figures::{Course, Period};
use super::indicator::{By, Figure, Strand};
use super::store;
use db::Write;
use house::happenings::{self, Happened};
use house::ids::{IndicatorId, ObjectiveId, OrganisationId, SpaceId};
use house::networks;
use house::web::{Error, Viewer, markdown};

/// An indicator with all that is told of it.
#[derive(Debug)]
pub struct Told {
    /// What is measured.
    pub definition: Definition,
    /// Its figures; no two of one period and group.
    pub figures: Vec<Figure>,
    /// What is to be reached when.
    pub targets: Vec<(Period, f64)>,
    /// Up to which period figures went into a forecast.
    pub frozen: Option<Period>,
    /// Entries of the story behind the curve, the earliest first, in Markdown.
    pub stories: Vec<(Strand, String)>,
}

/// Adds an objective, with the organisations that carry it and the spaces that work toward it.
///
/// # Errors
/// Those of the database.
pub fn aim(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (title, of_charter): (&str, bool),
    parent: Option<ObjectiveId>,
    (owners, spaces): (&[OrganisationId], &[SpaceId]),
) -> Result<ObjectiveId, Error> {
    let network = viewer.network.id;
    let id = store::add_objective(tx, network, (title, ""), (parent, of_charter), viewer.now)?;
    store::set_owners(tx, network, id, owners)?;
    store::set_projects(tx, network, id, (&[], spaces))?;
    networks::use_page(tx, network, "outcomes")?;
    let happened = Happened::new(&OBJECTIVES_CHANGED);
    happenings::record(tx, network, viewer.member_id(), viewer.now, happened)?;
    Ok(id)
}

/// Adds an indicator with all that is told of it.
///
/// # Errors
/// Those of the database.
pub fn begin(tx: &mut Write<'_>, viewer: &Viewer, told: &Told) -> Result<IndicatorId, Error> {
    let by = By { member: viewer.member()?.id, now: viewer.now };
    let id = store::add_indicator(tx, viewer.network.id, &told.definition, by)?;
    networks::use_page(tx, viewer.network.id, "outcomes")?;
    let indicator = store::indicator(tx, viewer, id)?.ok_or(Error::NotFound)?;
    indicator.note(tx, viewer, &INDICATOR_CHANGED)?;
    store::write(tx, &indicator, &told.figures, by)?;
    for target in &told.targets {
        store::set_target(tx, &indicator, *target, by)?;
    }
    if let Some(until) = told.frozen {
        frozen(tx, &indicator, Some(until), by)?;
    }
    for (strand, body) in &told.stories {
        let html = markdown::to_html(body);
        store::tell(tx, (viewer.network.id, id), *strand, (body, &html), by)?;
    }
    if told.figures.is_empty() {
        return Ok(id);
    }
    indicator.note(tx, viewer, &FIGURES_ENTERED)?;
    let mut totals: Vec<_> =
        store::totals(tx, &indicator, 13)?.into_iter().map(|one| (one.period, one.value)).collect();
    totals.reverse();
    let forecasts = store::forecasts(tx, std::slice::from_ref(&indicator))?;
    if let Course::Turned(_) = course_of(&indicator, &totals, &forecasts) {
        indicator.note(tx, viewer, &CURVE_TURNED)?;
    }
    Ok(id)
}

/// Enters figures of which none stands yet, as forms do; then freezes a forecast from the figures up to a period, where one is named.
///
/// # Errors
/// [`Error::NotFound`] where there is no such indicator; [`Error::Refused`] where there would be too many groups; those of the
/// database.
pub fn enter(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: IndicatorId,
    figures: &[Figure],
    until: Option<Period>,
) -> Result<(), Error> {
    tx.lock("indicators", id.get())?;
    let indicator = store::indicator(tx, viewer, id)?.ok_or(Error::NotFound)?;
    keep(tx, viewer, &indicator, &Change { new: figures.to_vec(), ..Change::default() })?;
    let by = By { member: viewer.member()?.id, now: viewer.now };
    if until.is_some() && frozen(tx, &indicator, until, by)? == Some(true) {
        indicator.note(tx, viewer, &FORECAST_FROZEN)?;
    }
    Ok(())
}

/// Lets everyone who may read the network see its outcomes.
///
/// # Errors
/// Those of the database.
pub fn show_everyone(tx: &mut Write<'_>, viewer: &Viewer) -> Result<(), Error> {
    store::publish(tx, viewer.network.id, true)?;
    Ok(())
}
