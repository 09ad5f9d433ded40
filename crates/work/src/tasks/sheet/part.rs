//! The page of a task: what it asks of the viewer, and everything that is known of it.

use super::ties::around;
use crate::tasks::again;
use crate::tasks::beginning::column_of;
use crate::tasks::desk::{self, may_change};
use crate::tasks::store;
use crate::tasks::store::checks::Check;
use crate::tasks::task::{Task, clock, day};
use askama::Template;
use db::Read;
use house::dates::day_of;
use house::ids::{ItemId, MemberId, OrganisationId};
use house::items::{self, Item};
use house::organisations;
use house::web::{Error, Piece, Said, Viewer, filters};
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "tasks/sheet/views/_card.html")]
struct CardPart {
    people: String,
    help: String,
    mine: bool,
    wanted: Option<String>,
}

#[derive(Template)]
#[template(path = "tasks/sheet/views/_part.html")]
struct PartPart {
    base: String,
    may: bool,
    column: Option<Said>,
    starts: Option<Date>,
    due: Option<Date>,
    late: bool,
    today: bool,
    presses: Option<&'static str>,
    estimate: Option<String>,
    logged: String,
    organisation: Option<(String, String)>,
    milestone: Option<(String, String)>,
    parent: Option<(String, String)>,
    people: Vec<(String, String)>,
    checks: Vec<Check>,
    done: i64,
    count: i64,
    parts: Vec<(String, String, bool)>,
    may_part: bool,
    before: Vec<(String, String, ItemId)>,
    behind: Vec<(String, String, ItemId)>,
    board: String,
    repeats: Option<Said>,
}

/// Offers a task that nobody does, or for which help is wanted.
pub(in crate::tasks) fn card(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Piece>, Error> {
    let Some(me) = viewer.member_id().filter(|_| may_change(viewer, item)) else { return Ok(None) };
    let Some(task) = store::reading::of_item(q, item.id)?.filter(|task| task.done_at.is_none()) else {
        return Ok(None);
    };
    let mine = store::people::does(q, item.id, me)?;
    let taken = !store::board::people(q, &[item.id])?.is_empty();
    if taken && !mine && task.help_at.is_none() {
        return Ok(None);
    }
    Ok(Some(Piece::of(CardPart {
        people: desk::path(viewer, item.id, "people"),
        help: desk::path(viewer, item.id, "help"),
        mine,
        wanted: task.help_at.map(|_| task.help),
    })))
}

/// Everything that is known of a task.
pub(in crate::tasks) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let task = store::reading::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let columns = store::columns::of_space(q, item.space_id)?;
    let today = day_of(viewer.now, &viewer.zone());
    let (due, open) = (task.due_on.map(day), task.done_at.is_none());
    let [before, behind] = around(q, viewer, item.id)?;
    let page = |id: ItemId| viewer.path(format_args!("items/{id}"));
    let parts = store::reading::parts(q, item.id, item.space_id)?.into_iter();
    let may = may_change(viewer, item);
    Ok(Piece::of(PartPart {
        base: viewer.path(format_args!("tasks/{}", item.id)),
        may,
        column: column_of(&columns, &task).map(|column| column.called()),
        starts: task.starts_on.map(day),
        due,
        late: open && due.is_some_and(|due| due < today),
        today: open && due == Some(today),
        presses: Some(task.priority).filter(|one| one.presses()).map(|one| one.label()),
        estimate: (task.estimate > 0).then(|| clock(task.estimate)),
        logged: clock(task.logged),
        organisation: organisation(q, viewer, &task)?,
        milestone: linked(q, viewer, task.milestone_id)?,
        parent: linked(q, viewer, task.parent_id)?,
        people: people(q, viewer, item.id)?,
        checks: store::checks::of_item(q, item.id)?,
        done: task.check_done,
        count: task.check_count,
        parts: parts.map(|(id, title, done)| (page(id), title, done.is_some())).collect(),
        may_part: may && task.parent_id.is_none(),
        before,
        behind,
        board: viewer.path(format_args!("spaces/{}/board", item.space_id)),
        repeats: again::said(q, &task)?,
    }))
}

fn organisation(q: &mut Read<'_>, viewer: &Viewer, task: &Task) -> Result<Option<(String, String)>, Error> {
    let own: Vec<OrganisationId> = task.organisation_id.into_iter().collect();
    let found = organisations::names(q, viewer.network.id, &own)?.pop();
    Ok(found.map(|(id, name)| (viewer.path(format_args!("organisations/{id}")), name)))
}

/// Address and title of another item, if the viewer may read it.
fn linked(
    q: &mut Read<'_>,
    viewer: &Viewer,
    other: Option<ItemId>,
) -> Result<Option<(String, String)>, Error> {
    let own: Vec<ItemId> = other.into_iter().collect();
    let found = items::titles(q, viewer, &own)?.pop();
    Ok(found.map(|(id, title)| (viewer.path(format_args!("items/{id}")), title)))
}

/// Who does it, with the address of the profile for whom may open profiles.
fn people(q: &mut Read<'_>, viewer: &Viewer, item: ItemId) -> Result<Vec<(String, String)>, Error> {
    let may = viewer.may(house::access::Action::ReadMembers);
    let href = |member: MemberId| {
        if may { viewer.path(format_args!("people/{member}")) } else { String::new() }
    };
    let found = store::board::people(q, &[item])?;
    Ok(found.into_iter().map(|(_, member, name)| (href(member), name)).collect())
}

/// Until when each of these is due, in lists.
pub(in crate::tasks) fn line(
    q: &mut Read<'_>,
    viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let today = day_of(viewer.now, &viewer.zone());
    let said = |task: Task| {
        let due = task.due_on.map(day)?;
        let key = match task.done_at {
            Some(_) => return None,
            None if due < today => "task-line-late",
            None if due == today => "task-line-today",
            None => "task-line-due",
        };
        Some((task.item_id, Said::key(key).with("day", due)))
    };
    Ok(store::reading::of_items(q, items)?.into_iter().filter_map(said).collect())
}
