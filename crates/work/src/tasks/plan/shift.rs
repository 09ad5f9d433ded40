//! Letting a task come later or earlier: what waits for it and would then begin too soon follows, and is shown before anything
//! is changed.

use crate::tasks::acts::TASK_PLANNED;
use crate::tasks::board::keep;
use crate::tasks::desk::{self, may_change, note, to_change, under};
use crate::tasks::store;
use crate::tasks::task::{Planned, Task};
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::items;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

type Address = At<(String, ItemId)>;

/// So many days at once, and so much that follows.
const DAYS: i64 = 3_650;
const FOLLOWING: usize = 300;

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
}

/// What is moved, as the page shows it.
struct Shown {
    title: String,
    href: String,
    from: (Option<Date>, Option<Date>),
    to: (Option<Date>, Option<Date>),
}

/// What follows: each task with its new plan.
struct Following {
    moves: Vec<(Task, Planned)>,
    /// How many would have to follow that the viewer may not change.
    others: usize,
}

/// `GET /n/{slug}/tasks/{id}/shift`
pub(super) async fn ask(visit: Visit, At((_, id)): Address) -> Answer {
    let form = Form::new().with("days", visit.query.value("days"));
    let answer = visit.page(move |q, viewer| page(q, viewer, id, form));
    answer.await
}

/// `POST /n/{slug}/tasks/{id}/shift`
pub(super) async fn shift(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| apply(tx, viewer, id, form)).await? {
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
    let following = following(tx, viewer, &task, days.unwrap_or_default())?;
    let mut before = Vec::new();
    for (task, planned) in &following.moves {
        let space = items::space_of(tx, task.item_id)?.ok_or(Error::NotFound)?;
        store::plan(tx, task.item_id, planned, viewer.now)?;
        note(tx, viewer, (space, task.item_id), &TASK_PLANNED, (None, ""))?;
        if space == item.space_id {
            before.push(task.clone());
        }
    }
    keep(tx, viewer, item.space_id, &before)?;
    Ok(item.space_id)
}

/// The task moved by so many days, and all that has to follow, each as far as it must and as long as it was.
fn following(q: &mut Read<'_>, viewer: &Viewer, task: &Task, days: i64) -> Result<Following, Error> {
    let mut moves: BTreeMap<ItemId, (Task, Planned)> = BTreeMap::new();
    let mut order = vec![task.item_id];
    let mut others = BTreeSet::new();
    moves.insert(task.item_id, (task.clone(), moved(&task.planned(), days)));
    let mut edge = vec![task.item_id];
    while !edge.is_empty() && moves.len() < FOLLOWING {
        let ties = store::ties::behind(q, &edge)?;
        let behind: BTreeSet<ItemId> = ties.iter().map(|(_, blocked)| *blocked).collect();
        let behind: Vec<ItemId> = behind.into_iter().collect();
        let found = store::reading::of_items(q, &behind)?;
        let mut next = BTreeSet::new();
        for (blocker, blocked) in ties {
            let end = moves.get(&blocker).and_then(|(_, planned)| planned.due.or(planned.starts));
            let known = moves.get(&blocked).cloned();
            let known = known.or_else(|| {
                let task = found.iter().find(|task| task.item_id == blocked)?;
                Some((task.clone(), task.planned()))
            });
            let Some((end, (task, planned))) = end.zip(known) else { continue };
            let Some(by) = too_soon(end, &planned).filter(|_| task.done_at.is_none()) else { continue };
            let seen = items::visible_to(q, viewer, blocked)?;
            if !seen.is_some_and(|item| may_change(viewer, &item)) {
                others.insert(blocked);
                continue;
            }
            if !moves.contains_key(&blocked) {
                order.push(blocked);
            }
            moves.insert(blocked, (task, moved(&planned, by)));
            next.insert(blocked);
        }
        edge = next.into_iter().collect();
    }
    let moves = order.into_iter().filter_map(|id| moves.remove(&id)).collect();
    Ok(Following { moves, others: others.len() })
}

/// By how many days something must come later to begin after this day; none where it does.
fn too_soon(end: Date, planned: &Planned) -> Option<i64> {
    let begins = planned.starts.or(planned.due)?;
    let apart = i64::from((end - begins).get_days());
    (apart >= 0).then_some(apart + 1)
}

fn moved(planned: &Planned, days: i64) -> Planned {
    let moved = |day: Option<Date>| day.map(|day| day.checked_add(days.days()).unwrap_or(day));
    Planned { starts: moved(planned.starts), due: moved(planned.due), ..planned.clone() }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, mut form: Form) -> Result<Page<ShiftPage>, Error> {
    let (item, task) = to_change(q, viewer, id)?;
    let asked = !form.value("days").is_empty() && !form.has_errors();
    let days = if asked { days(&mut form) } else { None };
    let dated = task.starts_on.is_some() || task.due_on.is_some();
    let (mut moves, mut others) = (Vec::new(), 0);
    if let Some(days) = days.filter(|_| dated) {
        let following = following(q, viewer, &task, days)?;
        let ids: Vec<ItemId> = following.moves.iter().map(|(task, _)| task.item_id).collect();
        let titles: BTreeMap<ItemId, String> = items::titles(q, viewer, &ids)?.into_iter().collect();
        others = i64::try_from(following.others).unwrap_or_default();
        moves.extend(following.moves.into_iter().map(|(task, planned)| {
            let old = task.planned();
            Shown {
                title: titles.get(&task.item_id).cloned().unwrap_or_default(),
                href: viewer.path(format_args!("items/{}", task.item_id)),
                from: (old.starts, old.due),
                to: (planned.starts, planned.due),
            }
        }));
    }
    let body = ShiftPage {
        title: item.title.clone(),
        action: desk::path(viewer, id, "shift"),
        back: viewer.path(format_args!("spaces/{}/timeline", item.space_id)),
        days: days.filter(|_| dated),
        moves,
        others,
        form,
    };
    Ok(under(Page::new(body, "task-shift"), viewer, &item))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_waits_begins_on_the_day_after_and_stays_as_long_as_it_was() {
        let planned =
            Planned { starts: Some(date(2026, 11, 3)), due: Some(date(2026, 11, 5)), ..Planned::OPEN };
        assert_eq!(too_soon(date(2026, 11, 2), &planned), None);
        assert_eq!(too_soon(date(2026, 11, 3), &planned), Some(1));
        let later = moved(&planned, too_soon(date(2026, 11, 30), &planned).unwrap());
        assert_eq!((later.starts, later.due), (Some(date(2026, 12, 1)), Some(date(2026, 12, 3))));
        assert_eq!(too_soon(date(2026, 11, 30), &Planned::OPEN), None);
    }
}
