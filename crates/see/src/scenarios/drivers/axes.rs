//! The two axes: two drivers of which nobody knows how they will turn out, each with what its two ends are called.

use super::Address;
use crate::scenarios::scenario::{Driver, Turn, axes, find, note, to_change, under};
use crate::scenarios::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::{DriverId, ItemId};
use house::items::Item;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// The fields of each axis: driver, what is little of it, what is much.
const FIELDS: [[&str; 3]; 2] =
    [["first", "first-low", "first-high"], ["second", "second-low", "second-high"]];

#[derive(Template)]
#[template(path = "scenarios/drivers/views/axes.html")]
struct AxesPage {
    form: Form,
    action: String,
    back: String,
    new: String,
    drivers: Vec<(String, String)>,
}

/// `GET /n/{slug}/scenarios/{id}/axes`
pub(in crate::scenarios) async fn ask_axes(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/scenarios/{id}/axes`
pub(in crate::scenarios) async fn save_axes(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "scenario-axes-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// An axis: of which driver, and what its low and its high end are called.
pub(in crate::scenarios) type Axis = (DriverId, String, String);

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let item = to_change(tx, viewer, id)?;
    let drivers = store::drivers(tx, id)?;
    form.expect_unchanged(&filled(&drivers));
    let [first, second] = FIELDS.map(|fields| read(form, &drivers, fields));
    if first.0.is_some() && first.0 == second.0 {
        form.fail("second", "scenario-axes-same");
    }
    form.checked()?;
    let (Some(one), Some(other)) = (first.0, second.0) else { return Err(Error::Invalid) };
    set_axes(tx, viewer, (&item, &drivers), &[(one, first.1, first.2), (other, second.1, second.2)])
}

fn read(
    form: &mut Form,
    drivers: &[Driver],
    [driver, low, high]: [&str; 3],
) -> (Option<DriverId>, String, String) {
    let chosen = form.value(driver).parse::<DriverId>().ok();
    let chosen = chosen.filter(|id| drivers.iter().any(|one| one.id == *id));
    if chosen.is_none() {
        form.fail(driver, "error-field-choice");
    }
    (chosen, form.line(low, LINE), form.line(high, LINE))
}

/// Makes these two the axes in the place of those that were, where these are not they.
pub(in crate::scenarios) fn set_axes(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, drivers): (&Item, &[Driver]),
    chosen: &[Axis; 2],
) -> Result<(), Error> {
    let before = axes(drivers);
    let stands = |one: &Driver| (one.id, one.low_end.clone(), one.high_end.clone());
    // Saved as they stand, or sent twice, they are no step of the history.
    if before.iter().map(stands).eq(chosen.iter().cloned()) {
        return Ok(());
    }
    for driver in &before {
        store::set_axis(tx, (item.id, driver.id), 0, (&driver.low_end, &driver.high_end))?;
    }
    let mut names = Vec::new();
    for (number, (id, low, high)) in (1_i64..).zip(chosen) {
        store::set_axis(tx, (item.id, *id), number, (low, high))?;
        names.extend(drivers.iter().find(|one| one.id == *id).map(|one| one.name.clone()));
    }
    let told = |driver: &Driver| format!("{}: {} – {}", driver.name, driver.low_end, driver.high_end);
    let was: Vec<String> = before.iter().map(told).collect();
    note(tx, viewer, item, (Turn::Axes, &names.join(" × "), &was.join("\n")))
}

/// The form with the axes that there are.
fn filled(drivers: &[Driver]) -> Form {
    let axis = |number: i64| drivers.iter().find(|driver| driver.axis == number);
    let mut form = Form::new();
    for (number, [driver, low, high]) in (1_i64..).zip(FIELDS) {
        let own = axis(number);
        form = form
            .with(driver, own.map(|one| one.id.to_string()).unwrap_or_default())
            .with(low, own.map(|one| one.low_end.clone()).unwrap_or_default())
            .with(high, own.map(|one| one.high_end.clone()).unwrap_or_default());
    }
    form
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, typed: Option<Form>) -> Result<Page<AxesPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::TakePart)?;
    let drivers = store::drivers(q, id)?;
    let kept = filled(&drivers);
    let form = match typed {
        Some(form) => form.caught_up(&kept, |_, value| Said::raw(value)),
        None => kept.begun(),
    };
    let body = AxesPage {
        form,
        action: viewer.path(format_args!("scenarios/{id}/axes")),
        back: item.href(viewer),
        new: viewer.path(format_args!("scenarios/{id}/driver")),
        drivers: drivers.into_iter().map(|one| (one.id.to_string(), one.name)).collect(),
    };
    Ok(under(Page::new(body, "scenario-axes"), viewer, &item))
}
