//! What can be done with tasks by rooms that act in somebody's name: the form, the import, the demo.

use super::acts::{MILESTONE_REACHED, TASK_DONE, TASK_MOVED, TASK_REOPENED};
use super::again;
use super::bringing::{Landing, land};
use super::column::{Column, standing};
use super::place::between;
use super::store;
use super::task::{Planned, Refused, Task, midnight_of};
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId, OrganisationId, SpaceId};
use house::web::Error;
use house::{inbox, items};
use jiff::civil::Date;

/// The columns of the board of a space; a board that has none begins with three.
///
/// # Errors
/// Those of the database.
pub fn board_of(tx: &mut Write<'_>, network: NetworkId, space: SpaceId) -> Result<Vec<Column>, Error> {
    let columns = store::columns::of_space(tx, space)?;
    if !columns.is_empty() {
        return Ok(columns);
    }
    // Two who begin at once begin one board.
    tx.lock("spaces", space.get())?;
    let columns = store::columns::of_space(tx, space)?;
    if columns.is_empty() {
        store::columns::begin(tx, network, space)?;
        return Ok(store::columns::of_space(tx, space)?);
    }
    Ok(columns)
}

/// Makes a task of an item that was just started: at the end of the first column.
///
/// # Errors
/// Those of the database.
pub fn begin(
    tx: &mut Write<'_>,
    (network, space, item): (NetworkId, SpaceId, ItemId),
    planned: &Planned,
    source: Option<&str>,
    now: Time,
) -> Result<(), Error> {
    let landing = Landing { column: None, done: false, source };
    land(tx, (network, space, item), planned, landing, now)
}

/// Puts a task into a column, before another task or at its end. False where it stands there already.
///
/// # Errors
/// Those of the database.
pub fn settle(
    tx: &mut Write<'_>,
    (network, space, by): (NetworkId, SpaceId, Option<MemberId>),
    task: &Task,
    (column, before): (&Column, Option<ItemId>),
    now: Time,
) -> Result<bool, Error> {
    tx.lock("task_columns", column.id.get())?;
    let Some(place) = place_in(tx, task, column, before)? else { return Ok(false) };
    let done = column.done.then(|| task.done_at.unwrap_or(now));
    store::put(tx, task.item_id, (column.id, &place), done, now)?;
    let act = match (task.done_at.is_some(), column.done) {
        (false, true) => &TASK_DONE,
        (true, false) => &TASK_REOPENED,
        _ => &TASK_MOVED,
    };
    if task.done_at.is_some() != column.done {
        end(tx, task.item_id, done)?;
    }
    let happened = Happened::new(act).space(space).item(task.item_id);
    happenings::record(tx, network, by, now, happened)?;
    turn_over(tx, (network, space, by), (task, column.done), now)?;
    Ok(true)
}

/// What comes back when it is done comes back now; and does not, where it was not done after all.
pub(super) fn turn_over(
    tx: &mut Write<'_>,
    place: (NetworkId, SpaceId, Option<MemberId>),
    (task, done): (&Task, bool),
    now: Time,
) -> Result<(), Error> {
    match (task.done_at.is_some(), done) {
        (false, true) => again::come_back(tx, place, task.item_id, now),
        (true, false) => again::call_off(tx, place, task.item_id, now),
        _ => Ok(()),
    }
}

/// Closes the item of a task at this moment, or opens it again.
pub(super) fn end(tx: &mut Write<'_>, item: ItemId, done: Option<Time>) -> Result<(), Error> {
    let way = if done.is_some() { ("open", "done") } else { ("done", "open") };
    if items::set_state(tx, item, way, done)? == 0 {
        return Err(Refused::Column.into());
    }
    if done.is_some() {
        inbox::rest(tx, item)?;
    }
    Ok(())
}

/// The place that a task is to take; none where it has it.
fn place_in(
    tx: &mut Write<'_>,
    task: &Task,
    column: &Column,
    before: Option<ItemId>,
) -> Result<Option<String>, Error> {
    let before = before.filter(|before| *before != task.item_id);
    let here = task.column_id == column.id && task.done_at.is_some() == column.done;
    let high = match before {
        Some(before) => store::columns::place_of(tx, column.id, before)?,
        None => None,
    };
    let Some(high) = high else {
        let last = store::columns::last_place(tx, column.id)?;
        let stays = here && last.as_deref() == Some(task.place.as_str());
        return Ok((!stays).then(|| between(last.as_deref(), None)));
    };
    let low = store::columns::place_before(tx, column.id, &high, task.item_id)?;
    let stays = here && task.place < high && low.as_deref().is_none_or(|low| low < task.place.as_str());
    Ok((!stays).then(|| between(low.as_deref(), Some(&high))))
}

/// The column in which a task stands on the board of its space.
pub(super) fn column_of<'a>(columns: &'a [Column], task: &Task) -> Option<&'a Column> {
    standing(columns, task.column_id, task.done_at.is_some())
}

/// Gives a task to a member of its network.
///
/// # Errors
/// Those of the database.
pub fn give(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    member: MemberId,
    now: Time,
) -> Result<bool, Error> {
    Ok(store::people::give(tx, network, item, member, now)? > 0)
}

/// Gives a task this check list: each line with whether it is done.
///
/// # Errors
/// Those of the database.
pub fn check_list(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    list: &[(String, bool)],
    now: Time,
) -> Result<(), Error> {
    let list: Vec<_> = list.iter().map(|(text, done)| (text.clone(), done.then_some(now), None)).collect();
    Ok(store::checks::replace(tx, network, item, &list)?)
}

/// Writes down time that a member gave to a task, for an organisation, on a day.
///
/// # Errors
/// Those of the database.
pub fn log(
    tx: &mut Write<'_>,
    who: (NetworkId, ItemId, MemberId),
    organisation: Option<OrganisationId>,
    (day, minutes): (Date, i64),
    what: &str,
    now: Time,
) -> Result<(), Error> {
    Ok(store::hours::add(tx, who, organisation, (midnight_of(day), minutes), what, now)?)
}

/// Lets one task wait for another. The caller has made sure that the other does not wait for it.
///
/// # Errors
/// Those of the database.
pub fn tie(
    tx: &mut Write<'_>,
    network: NetworkId,
    (blocker, blocked): (ItemId, ItemId),
    now: Time,
) -> Result<bool, Error> {
    Ok(store::ties::tie(tx, network, (blocker, blocked), now)? > 0)
}

/// Makes a milestone of an item that was just started; where it was reached at a moment, it is.
///
/// # Errors
/// Those of the database.
pub fn reach_by(
    tx: &mut Write<'_>,
    (network, space, item): (NetworkId, SpaceId, ItemId),
    due: Date,
    reached: Option<(MemberId, Time)>,
    now: Time,
) -> Result<(), Error> {
    store::milestones::insert(tx, network, item, midnight_of(due), now)?;
    let Some((by, at)) = reached else { return Ok(()) };
    items::set_state(tx, item, ("open", "reached"), Some(at))?;
    let happened = Happened::new(&MILESTONE_REACHED).space(space).item(item).detail("milestone-reached");
    happenings::record(tx, network, Some(by), at, happened)?;
    Ok(())
}

/// What is known of a task. It gives no right: who asks has found its item.
///
/// # Errors
/// Those of the database.
pub fn of_item(q: &mut db::Read<'_>, item: ItemId) -> Result<Option<Task>, Error> {
    Ok(store::reading::of_item(q, item)?)
}
