//! Asking for help with a task: whoever offers the skill sees it on Today.

use crate::tasks::acts::TASK_HELP;
use crate::tasks::desk::{self, note, to_change, under};
use crate::tasks::store;
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::members;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

#[derive(Template)]
#[template(path = "tasks/sheet/views/help.html")]
struct HelpPage {
    form: Form,
    action: String,
    back: String,
    wanted: bool,
}

/// `GET /n/{slug}/tasks/{id}/help`
pub(super) async fn ask(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/tasks/{id}/help`: asks, or where no skill is named asks no longer.
pub(super) async fn seek(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| change(tx, viewer, id, form)).await? {
        Ok(said) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), said)),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn change(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<&'static str, Error> {
    let (item, task) = to_change(tx, viewer, id)?;
    let skill = form.optional_line("skill", LINE);
    let key = members::fold(&skill);
    if key.is_empty() && !skill.is_empty() {
        form.fail("skill", "task-help-wrong");
    }
    form.checked()?;
    if key.is_empty() {
        if task.help_at.is_some() {
            store::seek_help(tx, id, ("", ""), None)?;
            note(tx, viewer, (item.space_id, id), &TASK_HELP, (None, "removed"))?;
        }
        return Ok("task-help-ended-done");
    }
    if task.help != skill {
        store::seek_help(tx, id, (&skill, &key), Some(viewer.now))?;
        note(tx, viewer, (item.space_id, id), &TASK_HELP, (None, ""))?;
    }
    Ok("task-help-done")
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Option<Form>) -> Result<Page<HelpPage>, Error> {
    let (item, task) = to_change(q, viewer, id)?;
    let body = HelpPage {
        form: form.unwrap_or_else(|| Form::new().with("skill", &task.help)),
        action: desk::path(viewer, id, "help"),
        back: item.href(viewer),
        wanted: task.help_at.is_some(),
    };
    Ok(under(Page::new(body, "task-help"), viewer, &item))
}
