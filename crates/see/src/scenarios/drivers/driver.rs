//! A driver: written down, rated, taken away.

use super::{Address, IMPACTS, UNCERTAINTIES, scale};
use crate::scenarios::scenario::{Driver, Turn, find, note, read_step, to_change, under};
use crate::scenarios::store::{self, Rated};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::{DriverId, ItemId};
use house::members::fold;
use house::web::form::{LINE, PARAGRAPHS};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// How many drivers a scenario has at most.
const MOST: usize = 24;

#[derive(Template)]
#[template(path = "scenarios/drivers/views/driver.html")]
struct DriverPage {
    form: Form,
    base: String,
    back: String,
    impacts: Vec<(String, &'static str)>,
    uncertainties: Vec<(String, &'static str)>,
    /// Whether it is there already.
    known: bool,
}

/// `GET /n/{slug}/scenarios/{id}/driver`: the driver of this number; without one, a new one.
pub(in crate::scenarios) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    let driver = Form::new().with("driver", visit.query.value("driver"));
    visit.page(move |q, viewer| page(q, viewer, id, (driver, false))).await
}

/// `POST /n/{slug}/scenarios/{id}/driver`
pub(in crate::scenarios) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "scenario-driver-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, (form, true)).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/scenarios/{id}/driver/removal`
pub(in crate::scenarios) async fn remove(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let driver = form.value("driver").parse::<DriverId>().ok();
    let removed = visit.write(move |tx, viewer| {
        let item = to_change(tx, viewer, id)?;
        let known = store::drivers(tx, id)?.into_iter().find(|one| Some(one.id) == driver);
        if let Some(known) = known {
            store::remove_driver(tx, (id, known.id))?;
            note(tx, viewer, &item, (Turn::DriverRemoved, &known.name, &known.about))?;
        }
        Ok(())
    });
    removed.await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "scenario-driver-removed-done"))
}

/// The driver that the form is about; none for a new one.
fn known(form: &Form, drivers: &[Driver]) -> Result<Option<Driver>, Error> {
    match form.value("driver") {
        "" => Ok(None),
        number => {
            let id = number.parse::<DriverId>().map_err(|_| Error::NotFound)?;
            let found = drivers.iter().find(|one| one.id == id).cloned();
            found.map(Some).ok_or(Error::NotFound)
        }
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let item = to_change(tx, viewer, id)?;
    let drivers = store::drivers(tx, id)?;
    let before = known(form, &drivers)?;
    if let Some(before) = &before {
        form.expect_unchanged(&filled(before));
    }
    let name = form.name("name", LINE);
    let about = form.optional_text("about", PARAGRAPHS);
    let (impact, uncertainty) = (read_step(form, "impact"), read_step(form, "uncertainty"));
    let own = before.as_ref().map(|one| one.id);
    if drivers.iter().any(|one| Some(one.id) != own && fold(&one.name) == fold(&name)) {
        form.fail("name", "scenario-driver-twice");
    }
    if before.is_none() && drivers.len() >= MOST {
        form.fail_whole(Said::key("scenario-drivers-full").with("most", MOST));
    }
    form.checked()?;
    let rated = Rated { name: &name, about: &about, impact, uncertainty };
    match before {
        None => {
            store::add_driver(tx, (viewer.network.id, id), &rated)?;
            note(tx, viewer, &item, (Turn::DriverAdded, &name, ""))
        }
        Some(before) => {
            store::change_driver(tx, (id, before.id), &rated)?;
            let was =
                format!("{} ({} × {})\n{}", before.name, before.impact, before.uncertainty, before.about);
            note(tx, viewer, &item, (Turn::DriverChanged, &name, &was))
        }
    }
}

/// The form with how it is described now.
fn filled(driver: &Driver) -> Form {
    Form::new()
        .with("name", driver.name.as_str())
        .with("about", driver.about.as_str())
        .with("impact", driver.impact.to_string())
        .with("uncertainty", driver.uncertainty.to_string())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (form, typed): (Form, bool),
) -> Result<Page<DriverPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::TakePart)?;
    let number = form.value("driver").to_owned();
    let before = known(&form, &store::drivers(q, id)?)?;
    let form = match &before {
        Some(before) if typed => form.caught_up(&filled(before), |_, value| Said::raw(value)),
        Some(before) => filled(before).begun().replaced("driver", number),
        None => form,
    };
    let body = DriverPage {
        form,
        base: viewer.path(format_args!("scenarios/{id}/driver")),
        back: item.href(viewer),
        impacts: scale(&IMPACTS),
        uncertainties: scale(&UNCERTAINTIES),
        known: before.is_some(),
    };
    Ok(under(Page::new(body, "scenario-driver"), viewer, &item))
}
