//! The page of the review.

use super::action::{act, wanted};
use super::due::Due;
use crate::outcomes::acts::FIGURES_REVIEWED;
use crate::outcomes::curve::{Curve, Standing, at, chart, may_keep, stories_told, to_keep};
use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{By, Indicator, Strand};
use crate::outcomes::store::{self, ActionRow, Story};
use askama::Template;
use db::{Read, Write};
use house::dates::day_of;
use house::ids::IndicatorId;
use house::items::Kinds;
use house::spaces;
use house::web::{Answer, At, Error, Form, Page, Piece, Viewer, Visit, filters};
use std::time::Duration;

/// For how long what was done is still told.
pub(super) const TOLD: Duration = Duration::from_secs(60 * 60 * 24 * 45);
/// The most actions that are listed, and entries of a story.
pub(super) const ACTIONS: i64 = 100;
const STORIES: i64 = 2;

#[derive(Template)]
#[template(path = "outcomes/review/views/review.html")]
struct ReviewPage {
    base: String,
    network: String,
    form: Form,
    /// The one that is looked at now.
    now: Option<Looked>,
    fresh: Vec<Standing>,
    missing: Vec<(Standing, String)>,
    open: Vec<ActionRow>,
    done: Vec<ActionRow>,
    strands: Vec<(&'static str, &'static str)>,
    spaces: Vec<(String, String)>,
    may_keep: bool,
}

/// The indicator that is looked at, with all that helps to talk about it.
pub(super) struct Looked {
    pub(super) standing: Standing,
    pub(super) curve: Option<Piece>,
    pub(super) stories: Vec<Story>,
    /// Its place among those that are due, from 1; 0 where it is not.
    pub(super) place: usize,
}

impl ReviewPage {
    fn is_now(&self, other: &Standing) -> bool {
        self.now.as_ref().is_some_and(|now| now.standing.indicator.id == other.indicator.id)
    }
}

/// `GET /n/{slug}/outcomes/review`
pub(in crate::outcomes) async fn show(visit: Visit) -> Answer {
    let chosen = visit.query.value("indicator").parse().ok();
    let form = Form::new().with("once", visit.app.chance.token()?);
    visit.page(move |q, viewer| page(q, viewer, (chosen, form))).await
}

/// `POST /n/{slug}/outcomes/review/{indicator}`: it was looked at; what was said and what is to be done is kept.
pub(in crate::outcomes) async fn done(
    visit: Visit,
    At((_, id)): At<(String, IndicatorId)>,
    form: Form,
) -> Answer {
    let form = visit.typeset(form, "body").await;
    let kinds = visit.app.rooms.kinds();
    match visit.change_once(form, move |tx, viewer, form| keep(tx, viewer, (kinds, id), form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path("outcomes/review"), "outcome-review-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, (Some(id), form)).map(Page::invalid)).await,
    }
}

fn keep(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (kinds, id): (Kinds, IndicatorId),
    form: &mut Form,
) -> Result<(), Error> {
    let indicator = to_keep(tx, viewer, id)?;
    if !form.value("body").trim().is_empty() {
        stories_told(tx, viewer, &indicator, form)?;
    }
    if wanted(form) {
        act(tx, viewer, (kinds, &indicator), form)?;
    }
    let Some(last) = store::totals(tx, &indicator, 1)?.into_iter().next() else { return Ok(()) };
    // What came in since the page was opened has not been looked at.
    let seen = form.value("period").parse::<Period>().ok().filter(|seen| *seen <= last.period);
    let by = By { member: viewer.member()?.id, now: viewer.now };
    if store::review(tx, &indicator, seen.unwrap_or(last.period), by)? > 0 {
        indicator.note(tx, viewer, &FIGURES_REVIEWED)?;
    }
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (chosen, form): (Option<IndicatorId>, Form),
) -> Result<Page<ReviewPage>, Error> {
    let due = Due::on(q, viewer, day_of(viewer.now, &viewer.zone()))?;
    let now = match chosen_one(q, viewer, &due, chosen)? {
        Some((standing, place)) => Some(looked(q, &standing, place)?),
        None => None,
    };
    let actions = store::actions(q, viewer, viewer.now - TOLD, ACTIONS)?;
    let (done, open) = actions.into_iter().partition(|one: &ActionRow| one.closed_at.is_some());
    let may_keep = match &now {
        Some(now) => may_keep(q, viewer, &now.standing.indicator)?,
        None => false,
    };
    let spaces = if may_keep { spaces::open_to(q, viewer)? } else { Vec::new() };
    let body = ReviewPage {
        base: viewer.path("outcomes"),
        network: viewer.path(""),
        form: with_period(form, now.as_ref()),
        now,
        fresh: due.fresh,
        missing: due.missing,
        open,
        done,
        strands: Strand::ALL.iter().map(|one| (one.as_str(), one.label())).collect(),
        spaces: spaces.into_iter().map(|space| (space.id.to_string(), space.name)).collect(),
        may_keep,
    };
    Ok(at(Page::new(body, "outcome-review-title"), viewer).wide())
}

/// The form with the period that is looked at.
fn with_period(form: Form, now: Option<&Looked>) -> Form {
    let last = now.and_then(|now| now.standing.last());
    match last {
        Some((period, _)) if form.value("period").is_empty() && !form.has_errors() => {
            form.replaced("period", period.to_string())
        }
        _ => form,
    }
}

/// The one that is asked for, whether it is due or not, with its place among those that are, from 1; else the first of these.
fn chosen_one(
    q: &mut Read<'_>,
    viewer: &Viewer,
    due: &Due,
    chosen: Option<IndicatorId>,
) -> Result<Option<(Standing, usize)>, Error> {
    let mut placed = due.fresh.iter().zip(1_usize..);
    if let Some((standing, place)) = placed.find(|(one, _)| Some(one.indicator.id) == chosen) {
        return Ok(Some((standing.clone(), place)));
    }
    if let Some(id) = chosen
        && let Some(indicator) = store::indicator(q, viewer, id)?
    {
        return Ok(Standing::of_all(q, vec![indicator])?.into_iter().next().map(|one| (one, 0)));
    }
    Ok(due.fresh.first().map(|one| (one.clone(), 1)))
}

pub(super) fn looked(q: &mut Read<'_>, standing: &Standing, place: usize) -> Result<Looked, Error> {
    let indicator: &Indicator = &standing.indicator;
    let targets = store::targets(q, indicator)?;
    let curve = (!standing.figures.is_empty()).then(|| chart(&Curve::of("curve", standing, &targets)));
    Ok(Looked {
        curve,
        stories: store::stories(q, indicator.id, i64::MAX, STORIES)?,
        standing: standing.clone(),
        place,
    })
}
