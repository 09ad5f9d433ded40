//! An indicator: its page with curve, groups and story, its definition in versions, its figures, targets and forecasts.

mod chart;
mod definition;
mod edit;
mod figures;
mod forecast;
mod removal;
mod show;
mod standing;
mod story;
mod target;
mod versions;

pub(super) use chart::{Curve, chart, noted};
pub use definition::Definition;
pub(super) use edit::{change, create, edit, new};
pub(super) use figures::{Change, enter, figures, keep};
pub(super) use forecast::{freeze, frozen};
pub(super) use removal::{ask, remove};
pub(super) use show::{csv, show};
pub(super) use standing::{Standing, course_of};
pub(super) use story::{
    list as stories, mentions, remove as remove_story, tell as stories_told, write as add_story,
};
pub(super) use target::{list as targets, save as save_target};
pub(super) use versions::list as versions;

use super::indicator::Indicator;
use super::store;
use db::Read;
use house::access::Action;
use house::ids::IndicatorId;
use house::spaces;
use house::web::frame::Place;
use house::web::{Error, Page, Routes, Said, Viewer};

/// The routes of indicators.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/outcomes/indicators/new", Action::KeepOutcomes, new)
        .post("/n/{slug}/outcomes/indicators", Action::KeepOutcomes, create)
        .get("/n/{slug}/outcomes/indicators/{indicator}", Action::ReadOutcomes, show)
        .post("/n/{slug}/outcomes/indicators/{indicator}", Action::KeepOutcomes, change)
        .get("/n/{slug}/outcomes/indicators/{indicator}/edit", Action::KeepOutcomes, edit)
        .get("/n/{slug}/outcomes/indicators/{indicator}/removal", Action::KeepOutcomes, ask)
        .post("/n/{slug}/outcomes/indicators/{indicator}/removal", Action::KeepOutcomes, remove)
        .get("/n/{slug}/outcomes/indicators/{indicator}/versions", Action::ReadOutcomes, versions)
        .get("/n/{slug}/outcomes/indicators/{indicator}/values", Action::KeepOutcomes, figures)
        .post("/n/{slug}/outcomes/indicators/{indicator}/values", Action::KeepOutcomes, enter)
        .get("/n/{slug}/outcomes/indicators/{indicator}/values.csv", Action::ReadOutcomes, csv)
        .get("/n/{slug}/outcomes/indicators/{indicator}/targets", Action::KeepOutcomes, targets)
        .post("/n/{slug}/outcomes/indicators/{indicator}/targets", Action::KeepOutcomes, save_target)
        .post("/n/{slug}/outcomes/indicators/{indicator}/forecasts", Action::KeepOutcomes, freeze)
        .get("/n/{slug}/outcomes/indicators/{indicator}/stories", Action::ReadOutcomes, stories)
        .post("/n/{slug}/outcomes/indicators/{indicator}/stories", Action::TellOutcomes, add_story)
        .post("/n/{slug}/outcomes/indicators/{indicator}/stories/removal", Action::TellOutcomes, remove_story)
}

/// An indicator that the viewer may keep.
pub(super) fn to_keep(q: &mut Read<'_>, viewer: &Viewer, id: IndicatorId) -> Result<Indicator, Error> {
    let indicator = store::indicator(q, viewer, id)?.ok_or(Error::NotFound)?;
    if may_keep(q, viewer, &indicator)? { Ok(indicator) } else { Err(Error::NotFound) }
}

/// Whether the viewer may keep an indicator; what a space measures of its own work, only where they take part in it.
pub(super) fn may_keep(q: &mut Read<'_>, viewer: &Viewer, indicator: &Indicator) -> Result<bool, Error> {
    if !viewer.may(Action::KeepOutcomes) {
        return Ok(false);
    }
    let Some(space) = indicator.space_id else { return Ok(true) };
    let seen = spaces::visible_to(q, viewer, space)?;
    Ok(seen.is_some_and(|space| space.may(viewer, Action::TakePart)))
}

/// A page below that of an indicator.
pub(super) fn under<T>(page: Page<T>, viewer: &Viewer, indicator: &Indicator) -> Page<T> {
    at(page, viewer).under(Said::raw(&indicator.name), indicator.href(viewer))
}

/// A page below that of all outcomes.
pub(super) fn at<T>(page: Page<T>, viewer: &Viewer) -> Page<T> {
    page.place(Place::Room("outcomes")).under("outcomes-title", viewer.path("outcomes"))
}
