//! The parts of a task, one level deep: each is a task of its own, that one can take and give.

use crate::tasks::TASK;
use crate::tasks::beginning;
use crate::tasks::desk::{self, to_change, under};
use crate::tasks::store;
use crate::tasks::task::Planned;
use askama::Template;
use db::{Read, Write};
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::{self, Beginning, ITEM_STARTED, ItemText};
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

/// So many are made at once.
const MOST: usize = 30;

#[derive(Template)]
#[template(path = "tasks/sheet/views/parts.html")]
struct PartsPage {
    form: Form,
    action: String,
    back: String,
    parts: Vec<(String, String, bool)>,
}

/// `GET /n/{slug}/tasks/{id}/parts`
pub(super) async fn ask(visit: Visit, At((_, id)): Address) -> Answer {
    let once = visit.app.chance.token()?;
    visit.page(move |q, viewer| page(q, viewer, id, Form::new().with("once", once))).await
}

/// `POST /n/{slug}/tasks/{id}/parts`
pub(super) async fn create(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| add(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "task-parts-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn add(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, task) = to_change(tx, viewer, id)?;
    if task.parent_id.is_some() {
        return Err(Error::Refused("task-refused-deep".into()));
    }
    let titles = titles(form);
    if !item.takes(TASK.name) {
        form.fail("titles", "item-refused-phase");
    }
    form.checked()?;
    let author = viewer.member()?.id;
    let once = Some(form.value("once").to_owned()).filter(|once| once.len() == 32);
    for (number, title) in titles.iter().enumerate() {
        // The form makes several things: each has its own mark, of the same length.
        let own =
            once.as_ref().map(|once| format!("{number:02}{}", once.chars().skip(2).collect::<String>()));
        let begin = Beginning {
            network: viewer.network.id,
            space: item.space_id,
            kind: &TASK,
            author,
            now: viewer.now,
            once: own.as_deref(),
        };
        let Some(made) = items::create(tx, &begin, &ItemText::new(title, ""))? else { continue };
        let planned =
            Planned { organisation: task.organisation_id, milestone: task.milestone_id, ..Planned::OPEN };
        beginning::begin(tx, (viewer.network.id, item.space_id, made), &planned, None, viewer.now)?;
        store::set_parent(tx, made, Some(id))?;
        let happened = Happened::new(&ITEM_STARTED).space(item.space_id).item(made).detail(TASK.name);
        happenings::record(tx, viewer.network.id, Some(author), viewer.now, happened)?;
    }
    Ok(())
}

/// The titles that were typed, one a line.
fn titles(form: &mut Form) -> Vec<String> {
    let typed = form.text("titles", MOST * (LINE + 2));
    let titles = typed.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let titles: Vec<String> = titles.filter(|title| !title.is_empty()).collect();
    if titles.len() > MOST || titles.iter().any(|title| title.chars().count() > LINE) {
        let said = Said::key("task-parts-wrong").with("most", 30_i64).with("long", 120_i64);
        form.fail("titles", said);
    }
    titles
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<PartsPage>, Error> {
    let (item, task) = to_change(q, viewer, id)?;
    if task.parent_id.is_some() && !form.has_errors() {
        return Err(Error::Refused("task-refused-deep".into()));
    }
    let parts = store::reading::parts(q, id, item.space_id)?.into_iter();
    let shown =
        parts.map(|(id, title, done)| (viewer.path(format_args!("items/{id}")), title, done.is_some()));
    let body = PartsPage {
        parts: shown.collect(),
        form,
        action: desk::path(viewer, id, "parts"),
        back: item.href(viewer),
    };
    Ok(under(Page::new(body, "task-parts"), viewer, &item))
}
