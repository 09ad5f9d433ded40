//! Whether a task comes back, and how often.

use super::rhythm::{Every, LONGEST, Rhythm};
use crate::tasks::acts::TASK_REPEATED;
use crate::tasks::desk::{self, note, to_change, under};
use crate::tasks::store::again;
use crate::tasks::task::{Task, day};
use askama::Template;
use db::{Read, Write};
use house::ids::{ItemId, NetworkId};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

#[derive(Template)]
#[template(path = "tasks/again/views/repeat.html")]
struct RepeatPage {
    form: Form,
    action: String,
    back: String,
    measures: Vec<(&'static str, &'static str)>,
    repeats: bool,
}

/// `GET /n/{slug}/tasks/{id}/repeat`
pub(super) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/tasks/{id}/repeat`
pub(super) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| change(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "task-repeats-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/tasks/{id}/repeat/removal`
pub(super) async fn stop(visit: Visit, At((_, id)): Address) -> Answer {
    visit.write(move |tx, viewer| end(tx, viewer, id)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "task-repeats-ended-done"))
}

/// Lets a task come back. It needs a day on which it is due: from there it is reckoned.
///
/// # Errors
/// Those of the database.
pub fn come_again(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    rhythm: &Rhythm,
) -> Result<(), Error> {
    again::set_rhythm(tx, (network, item), rhythm)?;
    Ok(())
}

fn change(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    // Whoever finishes it at the same moment comes before or after.
    tx.lock("items", id.get())?;
    let (item, task) = to_change(tx, viewer, id)?;
    let every = form.choice::<Every>("every");
    let step = form.value("step").trim().parse::<i64>().ok().filter(|step| (1..=LONGEST).contains(step));
    if step.is_none() {
        form.fail("step", Said::key("task-repeat-step-wrong").with("most", LONGEST));
    }
    let due = task.due_on.map(day);
    let month_day = match form.value("month_day").trim() {
        "" => due.map(|due| i64::from(due.day())),
        typed => typed.parse::<i64>().ok().filter(|typed| (1..=31).contains(typed)),
    };
    if due.is_none() || task.done_at.is_some() {
        form.fail("every", "task-repeat-dateless");
    } else if month_day.is_none() {
        form.fail("month_day", "task-repeat-day-wrong");
    }
    form.checked()?;
    let month_day = month_day.ok_or(Error::Invalid)?;
    let rhythm = Rhythm { every: every.ok_or(Error::Invalid)?, step: step.ok_or(Error::Invalid)?, month_day };
    if again::rhythm(tx, id)? == Some(rhythm) {
        return Ok(());
    }
    come_again(tx, (viewer.network.id, id), &rhythm)?;
    note(tx, viewer, (item.space_id, id), &TASK_REPEATED, (None, ""))
}

fn end(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, _) = to_change(tx, viewer, id)?;
    if again::stop(tx, id)? == 0 {
        return Ok(());
    }
    note(tx, viewer, (item.space_id, id), &TASK_REPEATED, (None, "removed"))
}

/// How often a task comes back, in words.
pub(in crate::tasks) fn said(q: &mut Read<'_>, task: &Task) -> Result<Option<Said>, Error> {
    let Some(rhythm) = again::rhythm(q, task.item_id)? else { return Ok(None) };
    let key = match rhythm.every {
        Every::Week => "task-repeats-weeks",
        Every::Month => "task-repeats-months",
        Every::Year => "task-repeats-years",
    };
    Ok(Some(Said::key(key).with("step", rhythm.step).with("day", rhythm.month_day)))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    form: Option<Form>,
) -> Result<Page<RepeatPage>, Error> {
    let (item, task) = to_change(q, viewer, id)?;
    let own = again::rhythm(q, id)?;
    let form = form.unwrap_or_else(|| {
        let meant = task.due_on.map(day).map(|due| i64::from(due.day()).to_string()).unwrap_or_default();
        let every = own.map_or(Every::Week, |own| own.every);
        Form::new()
            .with("every", every.as_str())
            .with("step", own.map_or(1, |own| own.step).to_string())
            .with("month_day", own.map_or(meant, |own| own.month_day.to_string()))
    });
    let body = RepeatPage {
        form,
        action: desk::path(viewer, id, "repeat"),
        back: item.href(viewer),
        measures: Every::ALL.iter().map(|every| (every.as_str(), every.label())).collect(),
        repeats: own.is_some(),
    };
    Ok(under(Page::new(body, "task-repeat"), viewer, &item))
}
