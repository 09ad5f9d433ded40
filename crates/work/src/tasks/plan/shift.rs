//! Letting a task come later or earlier: what waits for it and would then begin too soon follows, and is shown before anything
//! is changed.

use super::following::{FOLLOWING, Following, Move, following};
use crate::tasks::acts::TASK_PLANNED;
use crate::tasks::board::keep;
use crate::tasks::desk::{self, note, to_change, under};
use crate::tasks::store;
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::items::{self, Item};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use jiff::civil::Date;
use std::collections::BTreeMap;

type Address = At<(String, ItemId)>;

/// So many days at once.
const DAYS: i64 = 3_650;

#[derive(Template)]
#[template(path = "tasks/plan/views/shift.html")]
struct ShiftPage {
    form: Form,
    title: String,
    action: String,
    back: String,
    days: Option<i64>,
    moves: Vec<Shown>,
    /// What would begin too soon and cannot be moved by the viewer.
    others: i64,
    /// How much of what follows stands in other spaces.
    elsewhere: i64,
}

/// What is moved, as the page shows it.
struct Shown {
    title: String,
    href: String,
    /// The name of its space, where it is another one.
    space: Option<String>,
    from: (Option<Date>, Option<Date>),
    to: (Option<Date>, Option<Date>),
}

/// `GET /n/{slug}/tasks/{id}/shift`
pub(super) async fn ask(visit: Visit, At((_, id)): Address) -> Answer {
    let form = Form::new().with("days", visit.query.value("days"));
    let answer = visit.page(move |q, viewer| page(q, viewer, id, form));
    answer.await
}

/// `POST /n/{slug}/tasks/{id}/shift`
pub(super) async fn shift(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| apply(tx, viewer, id, form)).await? {
        Ok(space) => {
            Ok(visit.go_saying(visit.path(format_args!("spaces/{space}/timeline")), "task-shifted-done"))
        }
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// How many days were typed; negative is earlier.
fn days(form: &mut Form) -> Option<i64> {
    let days = form.value("days").trim().parse::<i64>().ok();
    let days = days.filter(|days| *days != 0 && (-DAYS..=DAYS).contains(days));
    if days.is_none() {
        form.fail("days", "task-shift-wrong");
    }
    days
}

fn apply(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    form: &mut Form,
) -> Result<house::ids::SpaceId, Error> {
    let (item, task) = to_change(tx, viewer, id)?;
    let days = days(form);
    if task.starts_on.is_none() && task.due_on.is_none() {
        form.fail("days", "task-shift-undated");
    }
    form.checked()?;
    let following = following(tx, viewer, (item.space_id, &task), days.unwrap_or_default())?;
    full(&following, form);
    form.checked()?;
    let mut before = Vec::new();
    for Move { task, planned, space } in &following.moves {
        store::plan(tx, task.item_id, planned, viewer.now)?;
        note(tx, viewer, (*space, task.item_id), &TASK_PLANNED, (None, ""))?;
        if *space == item.space_id {
            before.push(task.clone());
        }
    }
    keep(tx, viewer, item.space_id, &before)?;
    Ok(item.space_id)
}

/// Complains where more follows than is moved at once: nothing is moved half.
fn full(following: &Following, form: &mut Form) {
    if following.full {
        form.fail("days", Said::key("task-shift-many").with("most", FOLLOWING));
    }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, mut form: Form) -> Result<Page<ShiftPage>, Error> {
    let (item, task) = to_change(q, viewer, id)?;
    let asked = !form.value("days").is_empty() && !form.has_errors();
    let days = if asked { days(&mut form) } else { None };
    let dated = task.starts_on.is_some() || task.due_on.is_some();
    let (mut moves, mut others, mut elsewhere) = (Vec::new(), 0, 0);
    if let Some(days) = days.filter(|_| dated) {
        let following = following(q, viewer, (item.space_id, &task), days)?;
        full(&following, &mut form);
        if !following.full {
            others = i64::try_from(following.others).unwrap_or_default();
            moves = shown(q, viewer, &item, following)?;
            elsewhere =
                i64::try_from(moves.iter().filter(|one| one.space.is_some()).count()).unwrap_or_default();
        }
    }
    let body = ShiftPage {
        title: item.title.clone(),
        action: desk::path(viewer, id, "shift"),
        back: viewer.path(format_args!("spaces/{}/timeline", item.space_id)),
        days: days.filter(|_| dated && !form.has_errors()),
        moves,
        others,
        elsewhere,
        form,
    };
    Ok(under(Page::new(body, "task-shift"), viewer, &item))
}

/// What is moved, as the page shows it.
fn shown(q: &mut Read<'_>, viewer: &Viewer, item: &Item, following: Following) -> Result<Vec<Shown>, Error> {
    let ids: Vec<ItemId> = following.moves.iter().map(|one| one.task.item_id).collect();
    let titles: BTreeMap<ItemId, String> = items::titles(q, viewer, &ids)?.into_iter().collect();
    let Following { moves, names, .. } = following;
    let show = |Move { task, planned, space }: Move| {
        let old = task.planned();
        Shown {
            title: titles.get(&task.item_id).cloned().unwrap_or_default(),
            href: viewer.path(format_args!("items/{}", task.item_id)),
            space: (space != item.space_id).then(|| names.get(&space).cloned().unwrap_or_default()),
            from: (old.starts, old.due),
            to: (planned.starts, planned.due),
        }
    };
    Ok(moves.into_iter().map(show).collect())
}
