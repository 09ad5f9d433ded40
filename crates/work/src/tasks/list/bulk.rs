//! Changing many tasks at once: of each only what was chosen, and all of it undone at once.

use super::filter::Filter;
use super::show;
use crate::tasks::acts::TASK_PLANNED;
use crate::tasks::beginning::{board_of, settle};
use crate::tasks::board::keep_all;
use crate::tasks::desk::{note, space, to_change};
use crate::tasks::giving::{Given, give_to};
use crate::tasks::sheet::organisation;
use crate::tasks::store;
use crate::tasks::task::{Planned, Priority, Task, read_day};
use db::Write;
use house::access::Action;
use house::ids::{ColumnId, ItemId, OrganisationId, SpaceId};
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// So many at once.
const MOST: usize = 200;

/// What is to be otherwise.
struct Change {
    column: Option<ColumnId>,
    due: Option<Date>,
    priority: Option<Priority>,
    organisation: Option<OrganisationId>,
    mine: bool,
}

/// `POST /n/{slug}/spaces/{id}/list`
pub(super) async fn change(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let filter = Filter::read(&Form::of_query(form.value("query")));
    match visit.change(form, move |tx, viewer, form| apply(tx, viewer, id, form)).await? {
        Ok(()) => {
            let back = visit.path(format_args!("spaces/{id}/list?{}", filter.query()));
            Ok(visit.go_saying(back, "task-bulk-done"))
        }
        Err(form) => {
            let asked = (filter, String::new());
            visit
                .page(move |q, viewer| show::page(q, viewer, id, kinds, (&asked, form)).map(Page::invalid))
                .await
        }
    }
}

fn apply(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<(), Error> {
    space(tx, viewer, id, Action::TakePart)?;
    let change = read(tx, viewer, id, form)?;
    let chosen: Vec<ItemId> =
        form.values("task").iter().filter_map(|id| id.parse().ok()).take(MOST).collect();
    if chosen.is_empty() {
        form.fail("task", "task-bulk-none");
    }
    form.checked()?;
    let columns = board_of(tx, viewer.network.id, id)?;
    let column = columns.iter().find(|column| Some(column.id) == change.column);
    let (mut before, mut taken): (Vec<Task>, BTreeSet<ItemId>) = (Vec::new(), BTreeSet::new());
    for one in chosen {
        tx.lock("items", one.get())?;
        // What has gone elsewhere meanwhile is left as it is.
        let (item, task) = match to_change(tx, viewer, one) {
            Ok(found) => found,
            Err(Error::NotFound | Error::Refused(_)) => continue,
            Err(error) => return Err(error),
        };
        if item.space_id != id {
            continue;
        }
        before.push(task.clone());
        if replan(tx, viewer, (id, one), &task, &change)? {
            taken.insert(one);
        }
        if let Some(column) = column {
            settle(tx, (viewer.network.id, id, viewer.member_id()), &task, (column, None), viewer.now)?;
        }
    }
    keep_all(tx, viewer, id, (&before, &taken))
}

/// Changes the plan of one, and whether the viewer does it; tells whether they have taken it.
fn replan(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (space, id): (SpaceId, ItemId),
    task: &Task,
    change: &Change,
) -> Result<bool, Error> {
    let old = task.planned();
    let planned = Planned {
        due: change.due.or(old.due),
        priority: change.priority.unwrap_or(old.priority),
        organisation: change.organisation.or(old.organisation),
        ..old.clone()
    };
    // A day that comes before the first one brings that along.
    let starts = planned.starts.zip(planned.due).map(|(starts, due)| starts.min(due)).or(planned.starts);
    let planned = Planned { starts, ..planned };
    if planned != old {
        store::plan(tx, id, &planned, viewer.now)?;
        note(tx, viewer, (space, id), &TASK_PLANNED, (None, ""))?;
    }
    let me = viewer.member()?.id;
    Ok(change.mine && give_to(tx, viewer, (space, id), me)? == Given::Now)
}

fn read(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<Change, Error> {
    let due = read_day(form, "due");
    let organisation = organisation(tx, viewer.network.id, (form, None))?;
    let column = form.value("column").parse::<ColumnId>().ok();
    let known = store::columns::of_space(tx, id)?.iter().any(|one| Some(one.id) == column);
    if !form.value("column").is_empty() && !known {
        form.fail("column", "error-field-choice");
    }
    let priority = form.value("priority").parse::<Priority>().ok();
    if !form.value("priority").is_empty() && priority.is_none() {
        form.fail("priority", "error-field-choice");
    }
    let mine = form.ticked("mine");
    let nothing = due.is_none() && organisation.is_none() && column.is_none() && priority.is_none() && !mine;
    if nothing && !form.has_errors() {
        form.fail("column", "task-bulk-nothing");
    }
    Ok(Change { column, due, priority, organisation, mine })
}
