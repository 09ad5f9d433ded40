//! Defining what is measured, and defining it anew. A definition is never changed: there is a next version of it.

use super::definition::{Definition, EACH};
use super::{at, to_keep, under};
use crate::outcomes::acts::INDICATOR_CHANGED;
use crate::outcomes::figures::{Frequency, Polarity};
use crate::outcomes::indicator::{By, Indicator, Quadrant, Rating, Sort};
use crate::outcomes::{LIMIT, store};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::IndicatorId;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use house::{networks, spaces};

#[derive(Template)]
#[template(path = "outcomes/curve/views/define.html")]
struct DefinePage {
    form: Form,
    action: String,
    back: String,
    title: &'static str,
    /// Whether it is defined for the first time.
    first: bool,
    performance: bool,
    objectives: Vec<(String, String)>,
    spaces: Vec<(String, String)>,
    quadrants: Vec<(&'static str, &'static str)>,
    polarities: Vec<(&'static str, &'static str)>,
    frequencies: Vec<(&'static str, &'static str)>,
    ratings: Vec<(&'static str, &'static str)>,
    each: [(&'static str, i64); 5],
}

/// `GET /n/{slug}/outcomes/indicators/new`
pub(in crate::outcomes) async fn new(visit: Visit) -> Answer {
    let sort = visit.query.value("sort").parse().unwrap_or(Sort::Result);
    let form = Form::new()
        .with("sort", sort.as_str())
        .with("objective", visit.query.value("objective"))
        .with("space", visit.query.value("space"))
        .with("frequency", Frequency::Month.as_str())
        .with("per_each", "100");
    visit.page(move |q, viewer| page(q, viewer, None, form)).await
}

/// `POST /n/{slug}/outcomes/indicators`
pub(in crate::outcomes) async fn create(visit: Visit, form: Form) -> Answer {
    match visit.change(form, add).await? {
        Ok(id) => {
            Ok(visit.go_saying(visit.path(format_args!("outcomes/indicators/{id}")), "outcome-added-done"))
        }
        Err(form) => visit.page(move |q, viewer| page(q, viewer, None, form).map(Page::invalid)).await,
    }
}

/// `GET /n/{slug}/outcomes/indicators/{indicator}/edit`
pub(in crate::outcomes) async fn edit(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    visit
        .page(move |q, viewer| {
            let indicator = to_keep(q, viewer, id)?;
            let form = filled(&indicator).begun();
            page(q, viewer, Some(&indicator), form)
        })
        .await
}

/// `POST /n/{slug}/outcomes/indicators/{indicator}`
pub(in crate::outcomes) async fn change(
    visit: Visit,
    At((_, id)): At<(String, IndicatorId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| renew(tx, viewer, id, form)).await? {
        Ok(()) => {
            Ok(visit.go_saying(visit.path(format_args!("outcomes/indicators/{id}")), "outcome-saved-done"))
        }
        Err(form) => {
            let again = move |q: &mut Read<'_>, viewer: &Viewer| {
                let indicator = to_keep(q, viewer, id)?;
                let form = form.caught_up(&filled(&indicator), |_, value| Said::raw(value));
                page(q, viewer, Some(&indicator), form).map(Page::invalid)
            };
            visit.page(again).await
        }
    }
}

fn add(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form) -> Result<IndicatorId, Error> {
    let new = Definition::read(form, None)?;
    checked(tx, viewer, form, &new)?;
    if let Some(space) = new.space {
        let seen = spaces::visible_to(tx, viewer, space)?;
        if !seen.is_some_and(|space| space.may(viewer, Action::TakePart)) {
            form.fail("space", "error-field-choice");
            return Err(Error::Invalid);
        }
    }
    tx.lock("networks", viewer.network.id.get())?;
    let known = store::indicators(tx, viewer, new.sort, LIMIT)?;
    if let Some(known) = known.iter().find(|known| new.is(known)) {
        return Ok(known.id);
    }
    if store::count_indicators(tx, viewer.network.id)? >= LIMIT {
        return Err(Error::Refused(Said::key("outcome-refused-many").with("most", LIMIT)));
    }
    let by = By { member: viewer.member()?.id, now: viewer.now };
    let id = store::add_indicator(tx, viewer.network.id, &new, by)?;
    networks::use_page(tx, viewer.network.id, "outcomes")?;
    let made = store::indicator(tx, viewer, id)?.ok_or(Error::NotFound)?;
    made.note(tx, viewer, &INDICATOR_CHANGED)?;
    Ok(id)
}

fn renew(tx: &mut Write<'_>, viewer: &Viewer, id: IndicatorId, form: &mut Form) -> Result<(), Error> {
    tx.lock("indicators", id.get())?;
    let before = to_keep(tx, viewer, id)?;
    if form.value("version") != before.version.to_string() {
        return Err(Error::Refused(Said::key("outcome-refused-version")));
    }
    form.expect_unchanged(&filled(&before));
    let new = Definition::read(form, Some(&before))?;
    checked(tx, viewer, form, &new)?;
    let parts = new.parts(&before) && store::has_rows(tx, &before)?;
    if parts && !form.ticked("series") {
        form.ask("series", "outcome-series-asks");
        return Err(Error::Invalid);
    }
    store::settle_indicator(tx, id, &new)?;
    if new.differs(&before) {
        let by = By { member: viewer.member()?.id, now: viewer.now };
        let series = before.series + i64::from(parts);
        store::redefine(tx, viewer.network.id, id, (before.version + 1, series), &new, by)?;
    }
    before.note(tx, viewer, &INDICATOR_CHANGED)
}

/// The objective that was chosen is one of the network.
fn checked(q: &mut Read<'_>, viewer: &Viewer, form: &mut Form, new: &Definition) -> Result<(), Error> {
    if let Some(objective) = new.objective
        && store::objective(q, viewer, objective)?.is_none()
    {
        form.fail("objective", "error-field-choice");
        return Err(Error::Invalid);
    }
    Ok(())
}

/// The form with the definition in force.
fn filled(indicator: &Indicator) -> Form {
    let mark =
        |value: f64| if indicator.polarity == Polarity::Between { value.to_string() } else { String::new() };
    let objective = indicator.objective_id.map(|id| id.to_string()).unwrap_or_default();
    let mut form = Form::new()
        .with("version", indicator.version.to_string())
        .with("sort", indicator.sort.as_str())
        .with("objective", objective)
        .with("quadrant", &indicator.quadrant)
        .with("name", &indicator.name)
        .with("plain", &indicator.plain)
        .with("technical", &indicator.technical)
        .with("unit", &indicator.unit)
        .with("polarity", indicator.polarity.as_str())
        .with("mark_low", mark(indicator.mark_low))
        .with("mark_high", mark(indicator.mark_high))
        .with("frequency", indicator.frequency.as_str())
        .with("source", &indicator.source)
        .with("per_each", indicator.per_each.to_string())
        .with("numerator", &indicator.numerator)
        .with("denominator", &indicator.denominator)
        .with("communication", indicator.communication.as_str())
        .with("proxy", indicator.proxy.as_str())
        .with("data_power", indicator.data_power.as_str());
    let boxes = [
        ("headline", indicator.headline),
        ("agenda", indicator.agenda),
        ("ratio", indicator.is_ratio),
        ("of_people", indicator.of_people),
    ];
    for (field, _) in boxes.iter().filter(|(_, ticked)| *ticked) {
        form = form.with(field, "true");
    }
    form
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    indicator: Option<&Indicator>,
    form: Form,
) -> Result<Page<DefinePage>, Error> {
    let base = viewer.path("outcomes");
    let sort = indicator.map_or_else(|| form.value("sort").parse().unwrap_or(Sort::Result), |one| one.sort);
    let objectives = store::objectives(q, viewer, LIMIT)?;
    let open = if sort == Sort::Performance { spaces::open_to(q, viewer)? } else { Vec::new() };
    let title = match (indicator.is_some(), sort) {
        (true, _) => "outcome-edit-title",
        (false, Sort::Result) => "outcome-new-title",
        (false, Sort::Performance) => "outcome-new-measure-title",
    };
    let body = DefinePage {
        action: indicator.map_or_else(|| format!("{base}/indicators"), |one| one.href(viewer)),
        back: indicator.map_or(base, |one| one.href(viewer)),
        title,
        first: indicator.is_none(),
        performance: sort == Sort::Performance,
        objectives: objectives.into_iter().map(|one| (one.id.to_string(), one.title)).collect(),
        spaces: open.into_iter().map(|space| (space.id.to_string(), space.name)).collect(),
        quadrants: Quadrant::ALL.iter().map(|one| (one.as_str(), one.label())).collect(),
        polarities: Polarity::ALL.iter().map(|one| (one.as_str(), one.label())).collect(),
        frequencies: Frequency::ALL.iter().map(|one| (one.as_str(), one.label())).collect(),
        ratings: Rating::ALL.iter().map(|one| (one.as_str(), one.label())).collect(),
        each: EACH,
        form,
    };
    let page = Page::new(body, title);
    Ok(match indicator {
        Some(indicator) => under(page, viewer, indicator),
        None => at(page, viewer),
    })
}
