//! One statement: its parameters in, its rows out.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection};

use super::refusal::refused;
use crate::query::{Failure, Refused, TakeRow};
use crate::value::record::{Layout, Row};
use crate::{Cell, Error, Param, Record};

/// Hands each row of the answer to `take` until it has enough.
pub(crate) fn query<T: Record>(
    connection: &Connection,
    sql: &str,
    params: &[&dyn Param],
    take: TakeRow<'_>,
) -> Result<(), Refused> {
    let refuse = |error| refused(connection, sql, error);
    let mut statement = connection.prepare_cached(sql).map_err(refuse)?;
    bind(&mut statement, sql, params)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(refuse)? {
        let layout = || {
            let names: Vec<&str> = row.as_ref().column_names().collect();
            Layout::of::<T>(sql, &names)
        };
        if !take(&layout, Row::Sqlite(row))? {
            break;
        }
    }
    Ok(())
}

/// Runs a statement without an answer; tells how many rows it changed.
pub(crate) fn run(connection: &Connection, sql: &str, params: &[&dyn Param]) -> Result<u64, Refused> {
    let refuse = |error| refused(connection, sql, error);
    let mut statement = connection.prepare_cached(sql).map_err(refuse)?;
    bind(&mut statement, sql, params)?;
    let changed = statement.raw_execute().map_err(refuse)?;
    Ok(u64::try_from(changed).unwrap_or(u64::MAX))
}

/// Runs statements without parameters, one after the other.
pub(crate) fn script(connection: &Connection, sql: &str) -> Result<(), Refused> {
    connection.execute_batch(sql).map_err(|error| refused(connection, sql, error))
}

/// The value of a column, borrowed from SQLite.
pub(crate) fn cell<'r>(row: &'r rusqlite::Row<'_>, column: usize) -> Result<Cell<'r>, String> {
    Ok(match row.get_ref(column).map_err(|error| error.to_string())? {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(value) => Cell::Int(value),
        ValueRef::Real(value) => Cell::Real(value),
        ValueRef::Text(value) => {
            Cell::Text(std::str::from_utf8(value).map_err(|_| "text that is not UTF-8")?)
        }
        ValueRef::Blob(value) => Cell::Blob(value),
    })
}

/// Binds by the number in `$N`: SQLite itself numbers parameters by their first appearance.
fn bind(statement: &mut CachedStatement<'_>, sql: &str, params: &[&dyn Param]) -> Result<(), Refused> {
    let refuse =
        |message: String| Refused { error: Error::statement(sql, message), failure: Some(Failure::Plain) };
    let mut highest = 0;
    for index in 1..=statement.parameter_count() {
        let number =
            statement.parameter_name(index).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let number = number.ok_or_else(|| refuse("parameters are written $1, $2, …".to_owned()))?;
        highest = highest.max(number);
        let param = number.checked_sub(1).and_then(|at| params.get(at));
        let param = param.ok_or_else(|| refuse(format!("there is no parameter ${number}")))?;
        let cell = crate::value::cell::portable(param.cell())
            .map_err(|mismatch| refuse(format!("parameter ${number}: {mismatch}")))?;
        let bound = statement.raw_bind_parameter(index, ToSqlOutput::Borrowed(value(cell)));
        bound.map_err(|error| refuse(error.to_string()))?;
    }
    if highest < params.len() {
        return Err(refuse(format!("{} parameters are given and {highest} are used", params.len())));
    }
    Ok(())
}

fn value(cell: Cell<'_>) -> ValueRef<'_> {
    match cell {
        Cell::Null => ValueRef::Null,
        Cell::Bool(value) => ValueRef::Integer(i64::from(value)),
        Cell::Int(value) => ValueRef::Integer(value),
        Cell::Real(value) => ValueRef::Real(value),
        Cell::Text(value) => ValueRef::Text(value.as_bytes()),
        Cell::Blob(value) => ValueRef::Blob(value),
    }
}
