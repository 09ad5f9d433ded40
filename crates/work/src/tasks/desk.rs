//! What every page of a task begins with: finding it for who looks, and writing down what was done. And what becomes of
//! tasks when organisations become one.

use super::store;
use super::task::{Refused, Task};
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Act, Happened};
use house::ids::{HoursId, ItemId, MemberId, OrganisationId, SpaceId, TaskTemplateId};
use house::items::{self, Item};
use house::room::Merging;
use house::spaces::{self, Space};
use house::web::{Error, Page, Place, Said, Viewer};
use serde::{Deserialize, Serialize};

/// A task that the viewer may do this with.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Task), Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let task = store::reading::of_item(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, task))
}

/// A task that the viewer may change now.
pub(super) fn to_change(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Task), Error> {
    let (item, task) = find(q, viewer, id, Action::TakePart)?;
    if item.is_archived() || item.space_archived { Err(Refused::Rests.into()) } else { Ok((item, task)) }
}

/// Whether the viewer may change a task of this item.
pub(super) fn may_change(viewer: &Viewer, item: &Item) -> bool {
    item.may(viewer, Action::TakePart) && !item.is_archived() && !item.space_archived
}

/// A space in which the viewer may do this.
pub(super) fn space(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, action: Action) -> Result<Space, Error> {
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, action)?;
    Ok(space)
}

/// Writes down what was done to a task.
pub(super) fn note(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (space, item): (SpaceId, ItemId),
    act: &'static Act,
    (subject, detail): (Option<MemberId>, &str),
) -> Result<(), Error> {
    let happened = Happened::new(act).space(space).item(item).detail(detail);
    let happened = match subject {
        Some(subject) => happened.subject(subject.get()),
        None => happened,
    };
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    spaces::note_activity(tx, space, viewer.now)?;
    Ok(())
}

/// An address of a task.
pub(super) fn path(viewer: &Viewer, id: ItemId, rest: &str) -> String {
    viewer.path(format_args!("tasks/{id}/{rest}"))
}

/// A page below the page of its task.
pub(super) fn under<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let page = page.place(Place::Spaces).under(Said::raw(&item.space_name), &space);
    page.under(Said::raw(&item.title), item.href(viewer)).in_space(space)
}

/// A page below the board of a space.
pub(super) fn below<T>(page: Page<T>, viewer: &Viewer, space: &Space) -> Page<T> {
    let href = space.href(viewer);
    let page = page.place(Place::Spaces).under("space-list-title", viewer.path("spaces"));
    page.under(Said::raw(&space.name), &href).in_space(href)
}

/// What this room does when organisations become one.
pub(super) const MERGING: Merging = Merging { merge, part };

/// What is needed to undo it.
#[derive(Serialize, Deserialize)]
struct Kept {
    tasks: Vec<i64>,
    hours: Vec<i64>,
    #[serde(default)]
    templates: Vec<i64>,
}

fn merge(tx: &mut Write<'_>, from: OrganisationId, into: OrganisationId) -> Result<String, Error> {
    let carried = store::move_organisation(tx, from, into)?;
    let kept = Kept {
        tasks: carried.tasks.into_iter().map(ItemId::get).collect(),
        hours: carried.hours.into_iter().map(HoursId::get).collect(),
        templates: carried.templates.into_iter().map(TaskTemplateId::get).collect(),
    };
    serde_json::to_string(&kept).map_err(|error| Error::Broken(error.into()))
}

/// What was given to another organisation meanwhile stays there.
fn part(tx: &mut Write<'_>, from: OrganisationId, into: OrganisationId, kept: &str) -> Result<(), Error> {
    let kept: Kept = serde_json::from_str(kept).map_err(|error| Error::Broken(error.into()))?;
    let carried = store::Carried {
        tasks: kept.tasks.into_iter().map(ItemId::from).collect(),
        hours: kept.hours.into_iter().map(HoursId::from).collect(),
        templates: kept.templates.into_iter().map(TaskTemplateId::from).collect(),
    };
    Ok(store::move_back(tx, &carried, into, from)?)
}
