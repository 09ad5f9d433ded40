//! What a task waits for, and what waits for it. What would in the end wait for itself is refused, and the way round shown.

use crate::tasks::acts::TASK_TIED;
use crate::tasks::desk::{self, note, to_change, under};
use crate::tasks::store::{board, reading, ties};
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::items;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use std::collections::BTreeMap;

type Address = At<(String, ItemId)>;

/// So far the way from one to the other is followed.
const STEPS: usize = 200;
/// So much can wait for one thing, or be waited for.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "tasks/sheet/views/ties.html")]
struct TiesPage {
    form: Form,
    action: String,
    back: String,
    before: Vec<(String, String, ItemId)>,
    behind: Vec<(String, String, ItemId)>,
    offers: Vec<(String, String)>,
}

/// `GET /n/{slug}/tasks/{id}/ties`
pub(super) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/tasks/{id}/ties`
pub(super) async fn tie(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| add(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("tasks/{id}/ties")), "task-tied-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/tasks/{id}/ties/removal`
pub(super) async fn untie(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let other = form.value("other").parse::<ItemId>().ok();
    let behind = form.value("way") == "behind";
    visit.write(move |tx, viewer| remove(tx, viewer, id, (other, behind))).await?;
    Ok(visit.go_saying(visit.path(format_args!("tasks/{id}/ties")), "task-untied-done"))
}

fn add(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    let typed = form.line("other", LINE);
    form.checked()?;
    let Some(other) = other(tx, viewer, (id, &typed))? else {
        form.fail("other", "task-other-wrong");
        return Err(Error::Invalid);
    };
    let (blocker, blocked) = if form.value("way") == "behind" { (id, other) } else { (other, id) };
    // Only who may change a task makes it wait.
    if blocked == other && to_change(tx, viewer, other).is_err() {
        form.fail("other", "task-other-wrong");
        return Err(Error::Invalid);
    }
    // Two ties that are made at once must not close a circle.
    tx.lock("networks", viewer.network.id.get())?;
    if let Some(way) = way(tx, (blocked, blocker))? {
        let names = named(tx, viewer, &way)?;
        form.fail("other", Said::key("task-circle").with("way", names));
        return Err(Error::Invalid);
    }
    let full = ties::before(tx, &[blocked])?.len() >= MOST || ties::behind(tx, &[blocker])?.len() >= MOST;
    if full {
        form.fail("other", "task-ties-many");
        return Err(Error::Invalid);
    }
    if ties::tie(tx, viewer.network.id, (blocker, blocked), viewer.now)? > 0 {
        note(tx, viewer, (item.space_id, id), &TASK_TIED, (None, ""))?;
    }
    Ok(())
}

/// The task that was meant: by its number, with or without `#`, or by its address.
fn other(q: &mut Read<'_>, viewer: &Viewer, (id, typed): (ItemId, &str)) -> Result<Option<ItemId>, Error> {
    let last = typed.trim().trim_end_matches('/').rsplit(['/', '#']).next().unwrap_or_default();
    let number = last.split_whitespace().next().and_then(|number| number.parse::<ItemId>().ok());
    let Some(number) = number.filter(|number| *number != id) else { return Ok(None) };
    let seen = items::visible_to(q, viewer, number)?.is_some();
    let task = reading::of_item(q, number)?;
    Ok(task.filter(|_| seen).map(|task| task.item_id))
}

/// How one gets from a task to another by what waits for what; none where one does not.
pub(super) fn way(q: &mut Read<'_>, (from, to): (ItemId, ItemId)) -> Result<Option<Vec<ItemId>>, Error> {
    let mut came: BTreeMap<ItemId, Option<ItemId>> = BTreeMap::from([(from, None)]);
    let mut edge = vec![from];
    for _ in 0..STEPS {
        if came.contains_key(&to) || edge.is_empty() {
            break;
        }
        let mut next = Vec::new();
        for (blocker, blocked) in ties::behind(q, &edge)? {
            if let std::collections::btree_map::Entry::Vacant(place) = came.entry(blocked) {
                place.insert(Some(blocker));
                next.push(blocked);
            }
        }
        edge = next;
    }
    if !came.contains_key(&to) {
        // Whoever ties so long a chain ties it elsewhere.
        return Ok((!edge.is_empty()).then(|| vec![from, to]));
    }
    let mut way = vec![to];
    while let Some(Some(before)) = way.last().and_then(|last| came.get(last)) {
        way.push(*before);
    }
    way.reverse();
    Ok(Some(way))
}

/// The names of these, as far as the viewer may read them, and their numbers.
fn named(q: &mut Read<'_>, viewer: &Viewer, ids: &[ItemId]) -> Result<String, Error> {
    let titles: BTreeMap<ItemId, String> = items::titles(q, viewer, ids)?.into_iter().collect();
    let name = |id: &ItemId| match titles.get(id) {
        Some(title) => format!("#{id} {title}"),
        None => format!("#{id}"),
    };
    Ok(ids.iter().map(name).collect::<Vec<_>>().join(" → "))
}

fn remove(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (other, behind): (Option<ItemId>, bool),
) -> Result<(), Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    let other = other.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    let tie = if behind { (id, other) } else { (other, id) };
    if ties::untie(tx, tie)? > 0 {
        note(tx, viewer, (item.space_id, id), &TASK_TIED, (None, "removed"))?;
    }
    Ok(())
}

/// What a task waits for and what waits for it, as far as the viewer may read it: address, title, number.
pub(super) fn around(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
) -> Result<[Vec<(String, String, ItemId)>; 2], Error> {
    let before: Vec<ItemId> = ties::before(q, &[id])?.into_iter().map(|(one, _)| one).collect();
    let behind: Vec<ItemId> = ties::behind(q, &[id])?.into_iter().map(|(_, one)| one).collect();
    let mut shown = |ids: &[ItemId]| -> Result<Vec<(String, String, ItemId)>, Error> {
        let titles = items::titles(q, viewer, ids)?.into_iter();
        Ok(titles.map(|(id, title)| (viewer.path(format_args!("items/{id}")), title, id)).collect())
    };
    Ok([shown(&before)?, shown(&behind)?])
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<TiesPage>, Error> {
    let (item, _) = to_change(q, viewer, id)?;
    let [before, behind] = around(q, viewer, id)?;
    let open = board::open(q, item.space_id)?.into_iter().filter(|card| card.id != id).take(200);
    let body = TiesPage {
        offers: open.map(|card| (card.id.to_string(), card.title)).collect(),
        action: desk::path(viewer, id, "ties"),
        back: item.href(viewer),
        before,
        behind,
        form,
    };
    Ok(under(Page::new(body, "task-ties"), viewer, &item))
}
