//! Figures that are pasted from a spreadsheet: first told what would happen, then brought in.

use super::plan::{Plan, bring as bring_sheet, plan};
use super::reading::{Column, read_sheet};
use crate::outcomes::curve::at;
use crate::outcomes::indicator::Sort;
use crate::outcomes::{LIMIT, store};
use askama::Template;
use db::{Read, Write};
use house::web::{Answer, Error, Form, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "outcomes/sheet/views/sheet.html")]
struct SheetPage {
    form: Form,
    here: String,
    back: String,
    indicators: Vec<(String, String)>,
    columns: String,
    plan: Option<Plan>,
}

/// `GET /n/{slug}/outcomes/import`
pub(in crate::outcomes) async fn ask(visit: Visit) -> Answer {
    let form = Form::new().with("indicator", visit.query.value("indicator"));
    visit.page(move |q, viewer| page(q, viewer, form, None)).await
}

/// `POST /n/{slug}/outcomes/import`
pub(in crate::outcomes) async fn bring(visit: Visit, form: Form) -> Answer {
    // What would happen is only read, and keeps nobody from writing.
    if !form.ticked("sure") {
        return visit.page(move |q, viewer| try_out(q, viewer, form)).await;
    }
    match visit.change(form, take).await? {
        Ok(()) => Ok(visit.go_saying(visit.path("outcomes"), "outcome-sheet-done")),
        Err(form) => {
            let again = move |q: &mut Read<'_>, viewer: &Viewer| {
                let tried = tried(q, viewer, &form)?;
                page(q, viewer, form, tried).map(Page::invalid)
            };
            visit.page(again).await
        }
    }
}

/// Tells what would come of a sheet, and asks whether it is meant.
fn try_out(q: &mut Read<'_>, viewer: &Viewer, mut form: Form) -> Result<Page<SheetPage>, Error> {
    let plan = match read_sheet(form.value("sheet"), &mapping(&form)) {
        Ok(sheet) => Some(plan(q, viewer, &sheet, form.value("indicator").parse().ok())?),
        Err(refused) => {
            form.fail("sheet", refused.said());
            None
        }
    };
    match &plan {
        Some(plan) if plan.wrong.is_empty() => form.ask("sure", "outcome-sheet-asks"),
        Some(_) => form.fail("sheet", "outcome-sheet-wrong"),
        None => {}
    }
    let page = page(q, viewer, form, plan)?;
    // To be told what would happen is no complaint.
    Ok(if page.body.form.only_asks() { page } else { page.invalid() })
}

fn take(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form) -> Result<(), Error> {
    let chosen = form.value("indicator").parse().ok();
    let sheet = read_sheet(form.value("sheet"), &mapping(form)).map_err(|refused| {
        form.fail("sheet", refused.said());
        Error::Invalid
    })?;
    let done = bring_sheet(tx, viewer, &sheet, chosen)?;
    if !done.wrong.is_empty() {
        form.fail("sheet", "outcome-sheet-wrong");
        return Err(Error::Invalid);
    }
    Ok(())
}

fn mapping(form: &Form) -> Vec<String> {
    let lines = form.value("mapping").lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(40).map(str::to_owned).collect()
}

fn tried(q: &mut Read<'_>, viewer: &Viewer, form: &Form) -> Result<Option<Plan>, Error> {
    let sheet = read_sheet(form.value("sheet"), &mapping(form)).ok();
    sheet.map(|sheet| plan(q, viewer, &sheet, form.value("indicator").parse().ok())).transpose()
}

fn page(q: &mut Read<'_>, viewer: &Viewer, form: Form, plan: Option<Plan>) -> Result<Page<SheetPage>, Error> {
    let mut all = store::indicators(q, viewer, Sort::Result, LIMIT)?;
    all.extend(store::indicators(q, viewer, Sort::Performance, LIMIT)?);
    let body = SheetPage {
        form,
        here: viewer.path("outcomes/import"),
        back: viewer.path("outcomes"),
        indicators: all.into_iter().map(|one| (one.id.to_string(), one.name)).collect(),
        columns: Column::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(", "),
        plan,
    };
    Ok(at(Page::new(body, Said::key("outcome-sheet-title")), viewer))
}
