//! One statement: its parameters in, its rows out.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection};

use super::refusal::refused;
use crate::query::{Failure, Refused, TakeRow};
use crate::value::record::{Layout, Row};
use crate::{Cell, Error, Param, Record};

/// Above so many parameters, their order is told from the text and not from their names.
const MANY: usize = 16;

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
    // SQLite finds the name of a parameter by walking past all before it, which takes long where there are hundreds; a
    // look through the text takes longer where there are few.
    let count = statement.parameter_count();
    let in_order = count > MANY && in_order(sql);
    let mut highest = 0;
    for index in 1..=count {
        let number = if in_order { Some(index) } else { named(statement, index) };
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

/// The number in the name of a parameter.
fn named(statement: &CachedStatement<'_>, index: usize) -> Option<usize> {
    statement.parameter_name(index)?.strip_prefix('$')?.parse().ok()
}

/// Whether the parameters of a statement first appear as $1, $2, $3 …, so that SQLite gives them their own numbers.
/// False where a look at the text cannot tell.
fn in_order(sql: &str) -> bool {
    let mut highest = 0;
    for (at, part) in sql.split('\'').enumerate() {
        if part.contains(['?', ':', '@', '"']) || (at % 2 == 0 && part.contains("--")) {
            return false;
        }
        // Every other part stands between quotation marks.
        for after in part.split('$').skip(1).filter(|_| at % 2 == 0) {
            let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            match after.get(..digits).and_then(|digits| digits.parse::<usize>().ok()) {
                Some(number) if number == highest + 1 => highest = number,
                Some(number) if number >= 1 && number <= highest => {}
                _ => return false,
            }
        }
    }
    true
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

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn parameters_that_first_appear_in_order_are_told_from_others() {
        assert!(in_order("SELECT a FROM t WHERE a = $1 AND b IN ($2, $3) AND (c = $1 OR c > $4)"));
        assert!(in_order("SELECT 1"));
        for sql in ["WHERE a = $2 AND b = $1", "VALUES ($1, $3)", "VALUES ($1, ?)", "a = :a", "a = $a"] {
            assert!(!in_order(sql), "{sql}");
        }
    }

    #[test]
    fn what_stands_in_quotation_marks_is_no_parameter() {
        assert!(!in_order("SELECT '$1' WHERE a = $2 AND b = $1"));
        assert!(in_order("SELECT 'it''s $9' WHERE a = $1"));
    }
}
