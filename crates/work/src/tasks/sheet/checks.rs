//! The check list of a task: written as lines, ticked by buttons.

use crate::tasks::acts::TASK_CHECKED;
use crate::tasks::desk::{self, note, to_change, under};
use crate::tasks::store::checks;
use askama::Template;
use db::{Read, Write};
use house::ids::{CheckId, ItemId};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

/// The most lines, and the longest.
const LINES: usize = 100;
const LONGEST: usize = 300;
/// The longest text that is taken for a list.
const TEXT: usize = 30_000;

#[derive(Template)]
#[template(path = "tasks/sheet/views/checks.html")]
struct ChecksPage {
    form: Form,
    action: String,
    back: String,
}

/// `GET /n/{slug}/tasks/{id}/checks`
pub(super) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/tasks/{id}/checks`
pub(super) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| change(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "task-checks-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/tasks/{id}/ticks`
pub(super) async fn tick(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let check = form.value("check").parse::<CheckId>().ok();
    let done = form.value("done") != "false";
    visit.write(move |tx, viewer| set(tx, viewer, id, (check, done))).await?;
    Ok(visit.go(visit.path(format_args!("items/{id}#checks"))))
}

/// What has a tick and stays keeps it.
fn change(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    let typed = form.optional_text("list", TEXT);
    let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > LINES {
        form.fail("list", Said::key("task-checks-many").with("most", 100_i64));
    }
    if lines.iter().any(|line| line.chars().count() > LONGEST) {
        form.fail("list", Said::key("task-checks-long").with("most", 300_i64));
    }
    form.checked()?;
    tx.lock("items", id.get())?;
    let mut old = checks::of_item(tx, id)?;
    let list: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let same = old.iter().position(|check| check.text == line).map(|at| old.remove(at));
            let (at, by) = same.map(|check| (check.done_at, check.done_by)).unwrap_or_default();
            (line.to_owned(), at, by)
        })
        .collect();
    checks::replace(tx, viewer.network.id, id, &list)?;
    note(tx, viewer, (item.space_id, id), &TASK_CHECKED, (None, ""))
}

fn set(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (check, done): (Option<CheckId>, bool),
) -> Result<(), Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    let check = check.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    let by = viewer.member()?.id;
    tx.lock("items", id.get())?;
    if checks::tick(tx, id, check, done.then_some((viewer.now, by)))? == 0 {
        return Ok(());
    }
    checks::count(tx, id)?;
    note(tx, viewer, (item.space_id, id), &TASK_CHECKED, (None, ""))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    form: Option<Form>,
) -> Result<Page<ChecksPage>, Error> {
    let (item, _) = to_change(q, viewer, id)?;
    let form = match form {
        Some(form) => form,
        None => {
            let lines: Vec<String> = checks::of_item(q, id)?.into_iter().map(|check| check.text).collect();
            Form::new().with("list", lines.join("\n"))
        }
    };
    let body = ChecksPage { form, action: desk::path(viewer, id, "checks"), back: item.href(viewer) };
    Ok(under(Page::new(body, "task-checks"), viewer, &item))
}
