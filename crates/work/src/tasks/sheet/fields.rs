//! What the form of a task asks beyond title and body.

use super::people;
use crate::tasks::acts::TASK_PLANNED;
use crate::tasks::beginning;
use crate::tasks::desk::note;
use crate::tasks::store;
use crate::tasks::task::{Planned, Priority, clock, minutes, read_day};
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::items::{self, Fields};
use house::web::{Error, Form, Piece, Viewer, filters};

/// The fields of a task.
pub(in crate::tasks) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "tasks/sheet/views/_fields.html")]
struct FieldsPart {
    form: Form,
    priorities: Vec<(&'static str, &'static str)>,
}

pub(super) fn show(form: &Form) -> Piece {
    let priorities = Priority::ALL.iter().map(|priority| (priority.as_str(), priority.label())).collect();
    Piece::of(FieldsPart { form: form.clone(), priorities })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let task = store::reading::of_item(q, item)?.ok_or(Error::NotFound)?;
    Ok(filled(form, &task.planned()))
}

/// The form with this plan.
pub(super) fn filled(form: Form, planned: &Planned) -> Form {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let estimate = if planned.estimate == 0 { String::new() } else { clock(planned.estimate) };
    form.with("starts", day(planned.starts))
        .with("due", day(planned.due))
        .with("estimate", estimate)
        .with("priority", planned.priority.as_str())
}

/// Reads the fields into a plan that has the rest of another. Complaints stand in the form.
pub(super) fn read(form: &mut Form, before: Planned) -> Planned {
    let (starts, due) = (read_day(form, "starts"), read_day(form, "due"));
    if starts.zip(due).is_some_and(|(starts, due)| due < starts) {
        form.fail("due", "task-due-early");
    }
    let estimate = minutes(form.value("estimate"));
    if estimate.is_none() {
        form.fail("estimate", "task-time-wrong");
    }
    // Whoever starts a task and says nothing of it leaves it as most things are.
    let priority = match form.value("priority") {
        "" => Some(Priority::Normal),
        typed => typed.parse().ok(),
    };
    if priority.is_none() {
        form.fail("priority", "error-field-choice");
    }
    Planned {
        starts,
        due,
        estimate: estimate.unwrap_or_default(),
        priority: priority.unwrap_or(Priority::Normal),
        ..before
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let before = store::reading::of_item(tx, item)?;
    let old = before.as_ref().map_or(Planned::OPEN, |task| task.planned());
    let planned = read(form, old.clone());
    form.checked()?;
    let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    if before.is_none() {
        beginning::begin(tx, (viewer.network.id, space, item), &planned, None, viewer.now)?;
        people::begin_with(tx, viewer, (space, item), form)?;
        return Ok(true);
    }
    if planned == old {
        return Ok(false);
    }
    store::plan(tx, item, &planned, viewer.now)?;
    note(tx, viewer, (space, item), &TASK_PLANNED, (None, ""))?;
    Ok(true)
}
