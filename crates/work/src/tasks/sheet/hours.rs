//! Time that people gave to a task: on which day, how much, for which organisation, for what.

use crate::tasks::acts::TASK_LOGGED;
use crate::tasks::beginning;
use crate::tasks::desk::{self, note, to_change, under};
use crate::tasks::store::{hours, reading};
use crate::tasks::task::{clock, day, minutes, read_day};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::dates::day_of;
use house::ids::{HoursId, ItemId, OrganisationId};
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};
use jiff::civil::Date;

type Address = At<(String, ItemId)>;

/// A day has no more.
const DAY: i64 = 24 * 60;
/// How many lines are shown.
const SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "tasks/sheet/views/hours.html")]
struct HoursPage {
    form: Form,
    action: String,
    back: String,
    organisations: Vec<(String, String)>,
    total: String,
    lines: Vec<Line>,
}

struct Line {
    id: HoursId,
    name: String,
    organisation: Option<String>,
    day: Date,
    time: String,
    what: String,
    may_take_back: bool,
}

/// `GET /n/{slug}/tasks/{id}/hours`
pub(super) async fn list(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/tasks/{id}/hours`
pub(super) async fn log(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| add(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("tasks/{id}/hours")), "task-logged-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/tasks/{id}/hours/removal`
pub(super) async fn take_back(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let line = form.value("line").parse::<HoursId>().ok();
    visit.write(move |tx, viewer| remove(tx, viewer, id, line)).await?;
    Ok(visit.go_saying(visit.path(format_args!("tasks/{id}/hours")), "task-unlogged-done"))
}

fn add(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    let me = viewer.member()?.id;
    let time = minutes(form.value("time")).filter(|time| (1..=DAY).contains(time));
    if time.is_none() {
        form.fail("time", "task-hours-wrong");
    }
    let today = day_of(viewer.now, &viewer.zone());
    let day = match form.value("day").trim() {
        "" => Some(today),
        _ => read_day(form, "day"),
    };
    if day.is_some_and(|day| day > today) {
        form.fail("day", "task-hours-ahead");
    }
    let what = form.optional_line("what", LINE);
    let mine = reading::organisations_of(tx, me)?;
    let organisation = form.value("organisation").parse::<OrganisationId>().ok();
    let organisation = organisation.filter(|one| mine.iter().any(|(own, _)| own == one));
    if organisation.is_none() && !form.value("organisation").is_empty() {
        form.fail("organisation", "error-field-choice");
    }
    form.checked()?;
    let (day, time) = day.zip(time).ok_or(Error::Invalid)?;
    beginning::log(tx, (viewer.network.id, id, me), organisation, (day, time), &what, viewer.now)?;
    note(tx, viewer, (item.space_id, id), &TASK_LOGGED, (None, ""))
}

/// Whoever gave it takes it back, or who holds the space.
fn remove(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, line: Option<HoursId>) -> Result<(), Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    let line = line.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    let Some((by, amount)) = hours::line(tx, id, line)? else { return Ok(()) };
    if Some(by) != viewer.member_id() && !item.may(viewer, Action::HoldSpace) {
        return Err(Error::NotFound);
    }
    if hours::take_back(tx, id, line, amount)? > 0 {
        note(tx, viewer, (item.space_id, id), &TASK_LOGGED, (None, "removed"))?;
    }
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Option<Form>) -> Result<Page<HoursPage>, Error> {
    let (item, task) = to_change(q, viewer, id)?;
    let me = viewer.member()?.id;
    let mine = reading::organisations_of(q, me)?;
    let holds = item.may(viewer, Action::HoldSpace);
    let lines = hours::of_item(q, id, SHOWN)?.into_iter().map(|given| Line {
        id: given.id,
        may_take_back: holds || given.member_id == me,
        name: given.name,
        organisation: given.organisation,
        day: day(given.day),
        time: clock(given.minutes),
        what: given.what,
    });
    let form = form.unwrap_or_else(|| {
        let own = mine.first().map(|(one, _)| one.to_string()).unwrap_or_default();
        let today = day_of(viewer.now, &viewer.zone()).to_string();
        Form::new().with("day", today).with("organisation", own)
    });
    let none = (String::new(), "—".to_owned());
    let body = HoursPage {
        action: desk::path(viewer, id, "hours"),
        back: item.href(viewer),
        organisations: std::iter::once(none)
            .chain(mine.into_iter().map(|(one, name)| (one.to_string(), name)))
            .collect(),
        total: clock(task.logged),
        lines: lines.collect(),
        form,
    };
    Ok(under(Page::new(body, "task-hours"), viewer, &item))
}
