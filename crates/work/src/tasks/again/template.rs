//! Tasks that a space makes again and again: kept of a task that is there, and made from what is kept.

use crate::tasks::TASK;
use crate::tasks::acts::{TASK_KEPT, TEMPLATE_DROPPED};
use crate::tasks::beginning;
use crate::tasks::desk::{below, note, space, to_change};
use crate::tasks::store::again::{self, Template as Kept};
use crate::tasks::store::checks;
use crate::tasks::task::{Planned, Task, read_day};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, OrganisationId, SpaceId, TaskTemplateId};
use house::items::{self, Beginning, ITEM_STARTED, Item, ItemText};
use house::organisations;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, SpaceId)>;

/// So many a space keeps.
const MOST: i64 = 50;

#[derive(Template)]
#[template(path = "tasks/again/views/templates.html")]
struct TemplatesPage {
    form: Form,
    action: String,
    back: String,
    templates: Vec<(String, String)>,
}

/// `POST /n/{slug}/tasks/{id}/template`
pub(super) async fn keep(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let space = visit.write(move |tx, viewer| keep_own(tx, viewer, id)).await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{space}/templates")), "task-template-kept-done"))
}

/// `GET /n/{slug}/spaces/{id}/templates`
pub(super) async fn list(visit: Visit, At((_, id)): Address) -> Answer {
    let once = visit.app.chance.token()?;
    visit.page(move |q, viewer| page(q, viewer, id, Form::new().with("once", once))).await
}

/// `POST /n/{slug}/spaces/{id}/templates`: makes a task from a template.
pub(super) async fn make(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| begin(tx, viewer, id, form)).await? {
        Ok(Some(item)) => {
            Ok(visit.go_saying(visit.path(format_args!("items/{item}")), "task-template-made-done"))
        }
        Ok(None) => Ok(visit.go(visit.path(format_args!("spaces/{id}/board")))),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/spaces/{id}/templates/removal`
pub(super) async fn remove(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let template = form.value("template").parse::<TaskTemplateId>().ok();
    visit.write(move |tx, viewer| let_go(tx, viewer, id, template)).await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/templates")), "task-template-dropped-done"))
}

fn let_go(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: SpaceId,
    template: Option<TaskTemplateId>,
) -> Result<(), Error> {
    space(tx, viewer, id, Action::TakePart)?;
    let template = template.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    if again::drop_template(tx, id, template)? == 0 {
        return Ok(());
    }
    let happened = Happened::new(&TEMPLATE_DROPPED).space(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn keep_own(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<SpaceId, Error> {
    let (item, task) = to_change(tx, viewer, id)?;
    tx.lock("spaces", item.space_id.get())?;
    let kept = again::templates(tx, item.space_id)?;
    let new = kept_of(tx, &item, &task)?;
    let says = |one: &Kept| (one.title.clone(), one.body.clone(), one.checks.clone(), one.estimate);
    // A form that is sent twice keeps one template.
    if kept.iter().any(|one| says(one) == says(&new)) {
        return Ok(item.space_id);
    }
    if i64::try_from(kept.len()).is_ok_and(|kept| kept >= MOST) {
        return Err(Error::Refused(Said::key("task-templates-many").with("most", MOST)));
    }
    keep_as_template(tx, viewer, (&item, &task))?;
    Ok(item.space_id)
}

/// Keeps a task as a template of its space, with what it says, how long it may take and its check list.
///
/// # Errors
/// Those of the database.
pub fn keep_as_template(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, task): (&Item, &Task),
) -> Result<(), Error> {
    let template = kept_of(tx, item, task)?;
    let whose = (viewer.network.id, item.space_id, viewer.member()?.id);
    again::keep_template(tx, whose, &template, (item.id, viewer.now))?;
    note(tx, viewer, (item.space_id, item.id), &TASK_KEPT, (None, ""))
}

/// What is kept of a task.
fn kept_of(q: &mut Read<'_>, item: &Item, task: &Task) -> Result<Kept, Error> {
    let lines: Vec<String> = checks::of_item(q, item.id)?.into_iter().map(|check| check.text).collect();
    Ok(Kept {
        id: TaskTemplateId::from(0),
        title: item.title.clone(),
        body: item.body.clone(),
        estimate: task.estimate,
        priority: task.priority,
        organisation_id: task.organisation_id,
        checks: lines.join("\n"),
    })
}

/// None where the form has made its task already.
fn begin(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<Option<ItemId>, Error> {
    let space = space(tx, viewer, id, Action::TakePart)?;
    let chosen = form.value("template").parse::<TaskTemplateId>().ok();
    let template = again::templates(tx, id)?.into_iter().find(|one| Some(one.id) == chosen);
    if template.is_none() {
        form.fail("template", "error-field-choice");
    }
    if !space.takes(TASK.name) {
        form.fail("template", "item-refused-phase");
    }
    let title = form.optional_line("title", LINE);
    let due = read_day(form, "due");
    form.checked()?;
    let template = template.ok_or(Error::Invalid)?;
    let planned = Planned {
        due,
        estimate: template.estimate,
        priority: template.priority,
        organisation: carried(tx, viewer, template.organisation_id)?,
        ..Planned::OPEN
    };
    let title = if title.is_empty() { template.title.as_str() } else { title.as_str() };
    let once = Some(form.value("once").to_owned()).filter(|once| once.len() == 32);
    let network = viewer.network.id;
    let (author, now) = (viewer.member()?.id, viewer.now);
    let new = Beginning { network, space: id, kind: &TASK, author, now, once: once.as_deref() };
    let Some(made) = items::create(tx, &new, &ItemText::new(title, &template.body))? else { return Ok(None) };
    beginning::begin(tx, (network, id, made), &planned, None, now)?;
    let lines: Vec<_> = template.checks.lines().map(|line| (line.to_owned(), None, None)).collect();
    checks::replace(tx, network, made, &lines)?;
    let happened = Happened::new(&ITEM_STARTED).space(id).item(made).detail(TASK.name);
    happenings::record(tx, network, Some(author), now, happened)?;
    Ok(Some(made))
}

/// The organisation that carries it, as long as it takes part in the network.
fn carried(
    q: &mut Read<'_>,
    viewer: &Viewer,
    own: Option<OrganisationId>,
) -> Result<Option<OrganisationId>, Error> {
    let own: Vec<OrganisationId> = own.into_iter().collect();
    let found = organisations::with_numbers(q, viewer.network.id, &own)?;
    Ok(found.into_iter().find(|one| one.archived_at.is_none()).map(|one| one.id))
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, form: Form) -> Result<Page<TemplatesPage>, Error> {
    let space = space(q, viewer, id, Action::TakePart)?;
    let templates = again::templates(q, id)?.into_iter();
    let body = TemplatesPage {
        form,
        action: format!("{}/templates", space.href(viewer)),
        back: format!("{}/board", space.href(viewer)),
        templates: templates.map(|one| (one.id.to_string(), one.title)).collect(),
    };
    Ok(below(Page::new(body, "task-templates"), viewer, &space))
}
