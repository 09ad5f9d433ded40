//! Undoing what one did last on a board or in a list, as long as nobody has changed it since.

use crate::tasks::acts::{TASK_DONE, TASK_MOVED, TASK_REOPENED};
use crate::tasks::beginning::{board_of, end, turn_over};
use crate::tasks::column::standing;
use crate::tasks::desk::{may_change, note, space};
use crate::tasks::store;
use crate::tasks::task::{Planned, Refused, Task, day};
use db::{Read, Time, Write};
use house::access::Action;
use house::ids::{ColumnId, ItemId, MemberId, OrganisationId, SpaceId};
use house::items;
use house::web::{Answer, At, Error, Form, Viewer, Visit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::time::Duration;

/// So long something can be undone.
const WHILE: Duration = Duration::from_secs(60 * 60);

/// What a task was, and how often it had been changed after that.
#[derive(Debug, Serialize, Deserialize)]
struct Was {
    item: i64,
    column: i64,
    place: String,
    done: Option<i64>,
    starts: Option<i64>,
    due: Option<i64>,
    estimate: i64,
    priority: String,
    organisation: Option<i64>,
    milestone: Option<i64>,
    sequence: i64,
    /// Whether the viewer has taken it with this change.
    #[serde(default)]
    taken: bool,
}

impl Was {
    fn of(task: &Task, sequence: i64, taken: bool) -> Was {
        let micros = |time: Option<Time>| time.map(Time::micros);
        Was {
            item: task.item_id.get(),
            column: task.column_id.get(),
            place: task.place.clone(),
            done: micros(task.done_at),
            starts: micros(task.starts_on),
            due: micros(task.due_on),
            estimate: task.estimate,
            priority: task.priority.to_string(),
            organisation: task.organisation_id.map(OrganisationId::get),
            milestone: task.milestone_id.map(ItemId::get),
            sequence,
            taken,
        }
    }

    fn planned(&self) -> Planned {
        let date = |micros: Option<i64>| micros.map(|micros| day(Time::from_micros(micros)));
        Planned {
            starts: date(self.starts),
            due: date(self.due),
            estimate: self.estimate,
            priority: self.priority.parse().unwrap_or(Planned::OPEN.priority),
            organisation: self.organisation.map(OrganisationId::from),
            milestone: self.milestone.map(ItemId::from),
        }
    }
}

/// Keeps what these tasks were before they were changed, so that the viewer can undo it.
pub(in crate::tasks) fn keep(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    space: SpaceId,
    before: &[Task],
) -> Result<(), Error> {
    keep_all(tx, viewer, space, (before, &BTreeSet::new()))
}

/// The same, where the viewer has also taken some of them.
pub(in crate::tasks) fn keep_all(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    space: SpaceId,
    (before, taken): (&[Task], &BTreeSet<ItemId>),
) -> Result<(), Error> {
    let ids: Vec<ItemId> = before.iter().map(|task| task.item_id).collect();
    let now = store::reading::of_items(tx, &ids)?;
    let was: Vec<Was> = before
        .iter()
        .filter_map(|task| {
            let now = now.iter().find(|now| now.item_id == task.item_id)?;
            Some(Was::of(task, now.sequence, taken.contains(&task.item_id)))
        })
        .collect();
    let text = serde_json::to_string(&was).map_err(|error| Error::Broken(error.into()))?;
    let whose = (viewer.network.id, space, viewer.member()?.id);
    store::keeping::keep_undo(tx, whose, &text, viewer.now)?;
    Ok(())
}

/// Whether a member can undo something in a space.
pub(in crate::tasks) fn can(
    q: &mut Read<'_>,
    member: MemberId,
    space: SpaceId,
    now: Time,
) -> Result<bool, Error> {
    let kept = store::keeping::undo(q, member, space)?;
    Ok(kept.is_some_and(|(_, made)| made + WHILE > now))
}

/// `POST /n/{slug}/spaces/{id}/board/undo`
pub(super) async fn undo(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    visit.write(move |tx, viewer| take_back(tx, viewer, id)).await?;
    let page = if form.value("back") == "list" { "list" } else { "board" };
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/{page}")), "task-undone-done"))
}

fn take_back(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId) -> Result<(), Error> {
    space(tx, viewer, id, Action::TakePart)?;
    let me = viewer.member()?.id;
    let kept = store::keeping::undo(tx, me, id)?.filter(|(_, made)| *made + WHILE > viewer.now);
    let (text, _) = kept.ok_or(Refused::Undo)?;
    let was: Vec<Was> = serde_json::from_str(&text).map_err(|error| Error::Broken(error.into()))?;
    store::keeping::drop_undo(tx, me, id)?;
    let mut done = 0_u64;
    for was in &was {
        done += u64::from(restore(tx, viewer, id, was)?);
    }
    if done == 0 { Err(Refused::Undo.into()) } else { Ok(()) }
}

/// Makes a task what it was. False where somebody has changed it since, or it is not here any more.
fn restore(tx: &mut Write<'_>, viewer: &Viewer, space: SpaceId, was: &Was) -> Result<bool, Error> {
    let id = ItemId::from(was.item);
    tx.lock("items", id.get())?;
    let here = items::visible_to(tx, viewer, id)?;
    let here = here.filter(|item| item.space_id == space && may_change(viewer, item));
    let task = store::reading::of_item(tx, id)?.filter(|task| task.sequence == was.sequence);
    let Some(task) = here.and(task) else { return Ok(false) };
    let columns = board_of(tx, viewer.network.id, space)?;
    let done = was.done.map(Time::from_micros);
    let Some(column) = standing(&columns, ColumnId::from(was.column), done.is_some()) else {
        return Ok(false);
    };
    if was.taken {
        store::people::relieve(tx, id, viewer.member()?.id)?;
    }
    store::plan(tx, id, &was.planned(), viewer.now)?;
    store::put(tx, id, (column.id, &was.place), done, viewer.now)?;
    let act = match (task.done_at.is_some(), done.is_some()) {
        (false, true) => &TASK_DONE,
        (true, false) => &TASK_REOPENED,
        _ => &TASK_MOVED,
    };
    if task.done_at.is_some() != done.is_some() {
        end(tx, id, done)?;
    }
    note(tx, viewer, (space, id), act, (None, ""))?;
    let place = (viewer.network.id, space, viewer.member_id());
    turn_over(tx, place, (&task, done.is_some()), viewer.now)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::task::midnight_of;

    #[test]
    fn a_plan_comes_back_as_it_was() {
        let due = jiff::civil::date(2026, 11, 30);
        let was = Was {
            item: 1,
            column: 2,
            place: "V".to_owned(),
            done: None,
            starts: None,
            due: Some(midnight_of(due).micros()),
            estimate: 90,
            priority: "high".to_owned(),
            organisation: Some(4),
            milestone: None,
            sequence: 3,
            taken: false,
        };
        let planned = was.planned();
        assert_eq!((planned.due, planned.estimate, planned.priority.as_str()), (Some(due), 90, "high"));
    }
}
