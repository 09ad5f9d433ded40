//! SQLite: one writer thread whose changes share a COMMIT, and reader threads with a connection each.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, OpenFlags, ffi};
use tokio::sync::watch;

use crate::change::{ReadJob, Turn, Verdict, WriteJob};
use crate::query::{Failure, Refused, Source};
use crate::queue::Queue;
use crate::value::record::{Layout, Row};
use crate::{Cell, Error, Options, Param, Read, Record, Rule, Write};

/// The oldest SQLite that is trusted: earlier ones could, rarely, lose a WAL page when a checkpoint and a
/// reset of the log met.
const OLDEST: i32 = 3_053_002;
/// The most changes that share one COMMIT, so that the first of them does not wait long.
const GROUP: usize = 256;
/// Statements kept prepared by each connection.
const PREPARED: usize = 1024;
/// How many steps of SQLite's machine lie between two looks at the clock: well under a millisecond.
const STEPS: i32 = 4_000;

/// Opens the file for writing, making it when it is not there.
pub(crate) fn writer(path: &Path) -> Result<Connection, Error> {
    if rusqlite::version_number() < OLDEST {
        let version = rusqlite::version();
        return Err(Error::Unavailable(format!("SQLite {version} is too old: at least 3.53.2 is needed")));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        let folder = folder.unwrap_or(path).display();
        return Err(Error::Unavailable(format!(
            "the folder {folder} for the database does not exist; make it first"
        )));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    connect(path, flags, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
}

/// Opens the file for reading only, with a limit on the time that a read may take.
pub(crate) fn reader(path: &Path) -> Result<Connection, Error> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, "PRAGMA query_only = ON;")
}

fn connect(path: &Path, flags: OpenFlags, pragmas: &str) -> Result<Connection, Error> {
    let common = "PRAGMA mmap_size = 268435456; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;
        PRAGMA trusted_schema = OFF;";
    let open = || {
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.execute_batch(pragmas)?;
        connection.execute_batch(common)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        Ok(connection)
    };
    open().map_err(|error: rusqlite::Error| {
        Error::Unavailable(format!("cannot open the database {}: {error}", path.display()))
    })
}

/// Reads until the queue is closed, each in a snapshot of its own.
pub(crate) fn read_loop(mut connection: Connection, queue: &Queue<ReadJob>, options: &Options) {
    while let Some(job) = queue.next() {
        let until = Instant::now().checked_add(options.read_limit);
        let watch = move || until.is_some_and(|until| Instant::now() >= until);
        let begun =
            connection.progress_handler(STEPS, Some(watch)).and_then(|()| connection.execute_batch("BEGIN"));
        match begun {
            Err(error) => job(Err(Error::Unavailable(format!("the database cannot be read: {error}")))),
            Ok(()) => {
                let limit = Some(options.read_limit);
                job(Ok(&mut Read::new(Source::Sqlite(&connection), options.slow, limit)));
            }
        }
        end_snapshot(&mut connection);
    }
}

fn end_snapshot(connection: &mut Connection) {
    // Without the handler: a read that ran out of time must still be able to end.
    let ended = connection.progress_handler(STEPS, None::<fn() -> bool>).and_then(|()| {
        if connection.is_autocommit() { Ok(()) } else { connection.execute_batch("ROLLBACK") }
    });
    if let Err(error) = ended {
        tracing::error!(%error, "a read of the database did not end cleanly");
    }
}

/// Writes until the queue is closed. Changes that wait together share one COMMIT, and so one fsync; each is
/// acknowledged only after it.
pub(crate) fn write_loop(
    connection: &Connection,
    queue: &Queue<WriteJob>,
    options: &Options,
    bell: &Arc<watch::Sender<u64>>,
) {
    while let Some(first) = queue.next() {
        let mut group = Group { connection, slow: options.slow, ran: Vec::new(), announced: false };
        let outcome = group.run(first, queue);
        let (ran, announced) = (group.ran, group.announced);
        if outcome.is_ok() && announced {
            bell.send_modify(|count| *count = count.wrapping_add(1));
        }
        for mut job in ran {
            job(Turn::Settle(match &outcome {
                Ok(()) => Ok(()),
                Err(error) => Err(Error::Unavailable(format!("the change could not be kept: {error}"))),
            }));
        }
    }
}

/// The changes that share one COMMIT.
struct Group<'c> {
    connection: &'c Connection,
    slow: Duration,
    ran: Vec<WriteJob>,
    announced: bool,
}

impl Group<'_> {
    fn run(&mut self, first: WriteJob, queue: &Queue<WriteJob>) -> rusqlite::Result<()> {
        let begun = self.step("BEGIN IMMEDIATE");
        let mut next = Some(first);
        let mut outcome = begun;
        while let Some(job) = next {
            outcome = match outcome {
                Ok(()) => self.change(job),
                Err(error) => {
                    self.ran.push(job);
                    Err(error)
                }
            };
            next = if outcome.is_ok() && self.ran.len() < GROUP { queue.ready() } else { None };
        }
        let outcome = outcome.and_then(|()| self.step("COMMIT"));
        if outcome.is_err() && !self.connection.is_autocommit() {
            self.step("ROLLBACK")?;
        }
        outcome
    }

    /// Runs one change inside its own savepoint. An error here is the whole group's.
    fn change(&mut self, mut job: WriteJob) -> rusqlite::Result<()> {
        let kept = self.step("SAVEPOINT change").and_then(|()| {
            let mut write = Write::new(Source::Sqlite(self.connection), self.slow);
            let verdict = job(Turn::Run(&mut write));
            if verdict == Verdict::Keep {
                self.announced |= write.announced();
            } else {
                self.step("ROLLBACK TO change")?;
            }
            self.step("RELEASE change")
        });
        self.ran.push(job);
        kept
    }

    fn step(&self, sql: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(sql)?.execute([]).map(drop)
    }
}

/// Hands each row of the answer to `take` until it has enough.
pub(crate) fn query<T: Record>(
    connection: &Connection,
    sql: &str,
    params: &[&dyn Param],
    take: &mut dyn FnMut(&dyn Fn() -> Result<Layout, Error>, Row<'_>) -> Result<bool, Error>,
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

fn refused(connection: &Connection, sql: &str, error: rusqlite::Error) -> Refused {
    let message = error.to_string();
    let error = match error.sqlite_extended_error_code().unwrap_or_default() {
        ffi::SQLITE_INTERRUPT => Error::TooSlow,
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            conflict(connection, Rule::Unique, &message)
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => conflict(connection, Rule::ForeignKey, ""),
        ffi::SQLITE_CONSTRAINT_CHECK => conflict(connection, Rule::Check, &message),
        ffi::SQLITE_CONSTRAINT_NOTNULL => conflict(connection, Rule::NotNull, &message),
        _ => Error::statement(sql, message),
    };
    Refused { error, failure: Some(Failure::Plain) }
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
