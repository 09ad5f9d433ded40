//! What SQLite says when it refuses, in the words that both engines share.

use rusqlite::{Connection, ffi};

use crate::query::{Failure, Refused};
use crate::{Error, Rule};

/// What comes from the machine: a full disk, a disk that fails, a file that cannot be opened or written or that somebody
/// holds, no memory.
const OUTSIDE: [i32; 9] = [
    ffi::SQLITE_FULL,
    ffi::SQLITE_IOERR,
    ffi::SQLITE_CANTOPEN,
    ffi::SQLITE_READONLY,
    ffi::SQLITE_PERM,
    ffi::SQLITE_BUSY,
    ffi::SQLITE_LOCKED,
    ffi::SQLITE_NOMEM,
    ffi::SQLITE_PROTOCOL,
];

/// The error for the caller. SQLite undoes a failed statement alone; that the unit of work is given up all
/// the same is so that it behaves as on PostgreSQL.
pub(super) fn refused(connection: &Connection, sql: &str, error: rusqlite::Error) -> Refused {
    let message = error.to_string();
    let error = match error.sqlite_extended_error_code().unwrap_or_default() {
        ffi::SQLITE_INTERRUPT => Error::TooSlow,
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            conflict(connection, Rule::Unique, &message)
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => conflict(connection, Rule::ForeignKey, ""),
        ffi::SQLITE_CONSTRAINT_CHECK => conflict(connection, Rule::Check, &message),
        ffi::SQLITE_CONSTRAINT_NOTNULL => conflict(connection, Rule::NotNull, &message),
        // A change asked of a connection that only reads is the statement's own fault.
        ffi::SQLITE_READONLY if only_reads(connection) => Error::statement(sql, message),
        // The low byte tells the sort; no statement is to blame for these.
        code if OUTSIDE.contains(&(code & 0xff)) => Error::Unavailable(format!("the database: {message}")),
        _ => Error::statement(sql, message),
    };
    Refused { error, failure: Some(Failure::Plain) }
}

fn only_reads(connection: &Connection) -> bool {
    connection.pragma_query_value(None, "query_only", |row| row.get::<_, bool>(0)).unwrap_or_default()
}

/// SQLite names what was broken after the colon of its message: `table.column, table.column`,
/// `index 'name'`, or the name of a CHECK.
fn conflict(connection: &Connection, rule: Rule, message: &str) -> Error {
    let named = message.split_once("constraint failed: ").map_or("", |(_, named)| named);
    let index = named.strip_prefix("index '").and_then(|name| name.strip_suffix('\''));
    let columns: Vec<String> = match (rule, index) {
        (Rule::Unique | Rule::NotNull, None) => named.split(", ").map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let constraint = match rule {
        Rule::Unique => index.map(str::to_owned).or_else(|| index_over(connection, &columns)),
        Rule::Check => Some(named.to_owned()),
        Rule::ForeignKey | Rule::NotNull => None,
    };
    Error::Conflict { rule, constraint, columns }
}

/// The name of the unique index over exactly these columns, which SQLite's message leaves out.
fn index_over(connection: &Connection, columns: &[String]) -> Option<String> {
    let (table, _) = columns.first()?.split_once('.')?;
    let wanted: Vec<&str> =
        columns.iter().filter_map(|column| column.split_once('.')).map(|(_, name)| name).collect();
    let sql = "SELECT list.name FROM pragma_index_list($1) list WHERE list.\"unique\" AND $2 =
        (SELECT group_concat(info.name, ', ') FROM pragma_index_info(list.name) info)";
    connection.prepare_cached(sql).ok()?.query_row([table, wanted.join(", ").as_str()], |row| row.get(0)).ok()
}
