//! What is needed to bring tasks in from elsewhere: columns by their names, and landing in one of them.

use super::beginning::{board_of, end};
use super::column::{Column, MOST, NAMES};
use super::place::between;
use super::store;
use super::task::{Planned, Refused};
use db::{Read, Time, Write};
use house::ids::{ItemId, NetworkId, SpaceId};
use house::web::Error;
use house::{members, networks};

/// Where a task begins.
#[derive(Debug, Clone, Copy)]
pub struct Landing<'a> {
    /// The column; the first of its sort where none is named.
    pub column: Option<&'a Column>,
    /// Whether it is done already.
    pub done: bool,
    /// By what it is known again, when it is brought once more.
    pub source: Option<&'a str>,
}

/// Makes a task of an item that was just started, at the end of a column.
///
/// # Errors
/// Those of the database.
pub fn land(
    tx: &mut Write<'_>,
    (network, space, item): (NetworkId, SpaceId, ItemId),
    planned: &Planned,
    landing: Landing<'_>,
    now: Time,
) -> Result<(), Error> {
    let columns = board_of(tx, network, space)?;
    let named = landing.column.filter(|column| column.done == landing.done);
    let first = || columns.iter().find(|column| column.done == landing.done);
    let column = named.or_else(first).ok_or(Refused::LastColumn)?;
    tx.lock("task_columns", column.id.get())?;
    let last = store::columns::last_place(tx, column.id)?;
    let place = between(last.as_deref(), None);
    let done = landing.done.then_some(now);
    store::insert(tx, (network, item), (column.id, &place), planned, (done, landing.source), now)?;
    if done.is_some() {
        end(tx, item, done)?;
    }
    networks::use_page(tx, network, "tasks")?;
    Ok(())
}

/// The columns of the board of a space; none where nobody has used it yet. It gives no right: who asks for the host.
///
/// # Errors
/// Those of the database.
pub fn columns_of(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Column>, Error> {
    Ok(store::columns::of_space(q, space)?)
}

/// The column that is called so, by its name or by what the columns are called with which a board begins.
pub fn column_named<'a>(columns: &'a [Column], name: &str) -> Option<&'a Column> {
    let folded = members::fold(name);
    let word = NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(word, _)| *word);
    let own = |column: &&Column| !column.name.is_empty() && members::fold(&column.name) == folded;
    let begun = |column: &&Column| column.name.is_empty() && Some(column.word.as_str()) == word;
    columns.iter().find(own).or_else(|| columns.iter().find(begun))
}

/// Adds a column at the end of those of its sort; false where a board has as many as it can have.
///
/// # Errors
/// Those of the database.
pub fn add_column(
    tx: &mut Write<'_>,
    (network, space): (NetworkId, SpaceId),
    (name, done): (&str, bool),
) -> Result<bool, Error> {
    let columns = board_of(tx, network, space)?;
    if columns.len() >= MOST {
        return Ok(false);
    }
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
    let at = columns.iter().position(|column| column.done).filter(|_| !done).unwrap_or(columns.len());
    let made = store::columns::add(tx, (network, space), (&name, done, 0), 0)?;
    let mut order: Vec<_> = columns.iter().map(|column| column.id).collect();
    order.insert(at.min(order.len()), made);
    for (position, column) in (1..).zip(order) {
        store::columns::position(tx, column, position)?;
    }
    Ok(true)
}

/// Makes a task a part of another, where that is no part itself.
///
/// # Errors
/// Those of the database.
pub fn make_part(tx: &mut Write<'_>, item: ItemId, parent: ItemId) -> Result<(), Error> {
    let whole = store::reading::of_item(tx, parent)?.filter(|task| task.parent_id.is_none());
    if whole.is_some() && item != parent {
        store::set_parent(tx, item, Some(parent))?;
    }
    Ok(())
}

/// Which of these were brought before, with the tasks that they are.
///
/// # Errors
/// Those of the database.
pub fn brought_before(
    q: &mut Read<'_>,
    network: NetworkId,
    sources: &[&str],
) -> Result<Vec<(String, ItemId)>, Error> {
    Ok(store::reading::by_source(q, network, sources)?)
}
