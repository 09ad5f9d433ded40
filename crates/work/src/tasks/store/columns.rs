//! Columns.

use crate::tasks::column::{BEGINNING, Column};
use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ColumnId, ItemId, NetworkId, SpaceId};

/// The columns of a space in which something stands, in their order.
pub(in crate::tasks) fn of_space(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Column>, Error> {
    q.all(
        "SELECT id, word, name, position, done, most, archived_at FROM task_columns
         WHERE space_id = $1 AND archived_at IS NULL ORDER BY position, id",
        &[&space],
    )
}

/// The columns of a space that were put aside.
pub(in crate::tasks) fn archived(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Column>, Error> {
    q.all(
        "SELECT id, word, name, position, done, most, archived_at FROM task_columns
         WHERE space_id = $1 AND archived_at IS NOT NULL ORDER BY position, id",
        &[&space],
    )
}

/// Makes the three columns with which a board begins.
pub(in crate::tasks) fn begin(tx: &mut Write<'_>, network: NetworkId, space: SpaceId) -> Result<u64, Error> {
    let positions: Vec<i64> = (1..=3).collect();
    let rows: Vec<Row<'_>> = BEGINNING
        .iter()
        .zip(&positions)
        .map(|((word, _, done), position)| -> Row<'_> {
            vec![&network, &space, word, &"", position, done, &0_i64]
        })
        .collect();
    let head = "INSERT INTO task_columns (network_id, space_id, word, name, position, done, most)";
    batch::insert(tx, head, &rows, "")
}

/// Adds a column.
pub(in crate::tasks) fn add(
    tx: &mut Write<'_>,
    (network, space): (NetworkId, SpaceId),
    (name, done, most): (&str, bool, i64),
    position: i64,
) -> Result<ColumnId, Error> {
    tx.one(
        "INSERT INTO task_columns (network_id, space_id, word, name, position, done, most)
         VALUES ($1, $2, '', $3, $4, $5, $6) RETURNING id",
        &[&network, &space, &name, &position, &done, &most],
    )
}

/// Changes a column.
pub(in crate::tasks) fn change(
    tx: &mut Write<'_>,
    column: ColumnId,
    (name, most): (&str, i64),
) -> Result<u64, Error> {
    tx.run("UPDATE task_columns SET name = $2, most = $3 WHERE id = $1", &[&column, &name, &most])
}

/// Gives a column its place among the others.
pub(in crate::tasks) fn position(tx: &mut Write<'_>, column: ColumnId, position: i64) -> Result<u64, Error> {
    tx.run("UPDATE task_columns SET position = $2 WHERE id = $1", &[&column, &position])
}

/// Puts a column aside, or brings it back.
pub(in crate::tasks) fn archive(
    tx: &mut Write<'_>,
    column: ColumnId,
    at: Option<Time>,
) -> Result<u64, Error> {
    tx.run("UPDATE task_columns SET archived_at = $2 WHERE id = $1", &[&column, &at])
}

/// Everything that stands in a column, on whatever shelf: nothing may be lost with it.
pub(in crate::tasks) fn standing_in(
    q: &mut Read<'_>,
    column: ColumnId,
) -> Result<Vec<(ItemId, String)>, Error> {
    q.all("SELECT item_id, place FROM tasks WHERE column_id = $1 ORDER BY place, item_id", &[&column])
}

/// How much stands in a column.
pub(in crate::tasks) fn amount(q: &mut Read<'_>, column: ColumnId) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) AS amount FROM tasks WHERE column_id = $1", &[&column])
}

/// Moves everything of one column to another of the same sort; it keeps its order. Each place is put behind this one, which
/// is the next free one of the other column: so none is taken twice.
pub(in crate::tasks) fn empty(
    tx: &mut Write<'_>,
    from: ColumnId,
    (to, behind): (ColumnId, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE tasks SET column_id = $2, place = CAST($4 AS TEXT) || place, sequence = sequence + 1, changed_at = $3
         WHERE column_id = $1",
        &[&from, &to, &now, &behind],
    )
}

/// Deletes a column in which nothing stands.
pub(in crate::tasks) fn delete(tx: &mut Write<'_>, column: ColumnId) -> Result<u64, Error> {
    tx.run("DELETE FROM task_columns WHERE id = $1", &[&column])
}

/// The last place that is taken in a column.
pub(in crate::tasks) fn last_place(q: &mut Read<'_>, column: ColumnId) -> Result<Option<String>, Error> {
    q.maybe(
        "SELECT place FROM tasks WHERE column_id = $1 ORDER BY place DESC, item_id DESC LIMIT 1",
        &[&column],
    )
}

/// The place of a task, where it stands in this column.
pub(in crate::tasks) fn place_of(
    q: &mut Read<'_>,
    column: ColumnId,
    item: ItemId,
) -> Result<Option<String>, Error> {
    q.maybe("SELECT place FROM tasks WHERE item_id = $2 AND column_id = $1", &[&column, &item])
}

/// The last place before this one that another task has taken.
pub(in crate::tasks) fn place_before(
    q: &mut Read<'_>,
    column: ColumnId,
    place: &str,
    item: ItemId,
) -> Result<Option<String>, Error> {
    q.maybe(
        "SELECT place FROM tasks WHERE column_id = $1 AND place < $2 AND item_id <> $3
         ORDER BY place DESC, item_id DESC LIMIT 1",
        &[&column, &place, &item],
    )
}
