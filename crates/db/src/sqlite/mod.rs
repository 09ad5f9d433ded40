//! SQLite: one writer thread whose changes share a COMMIT, and reader threads with a connection each.

mod copy;
mod group;
mod refusal;
mod snapshot;
mod statement;

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::Error;

pub(crate) use copy::{copy, nobody_uses, put_in_place};
pub(crate) use group::write_loop;
pub(crate) use snapshot::read_loop;
pub(crate) use statement::{cell, query, run, script};

/// The oldest SQLite that is trusted: earlier ones could, rarely, lose a WAL page when a checkpoint and a
/// reset of the log met.
const OLDEST: i32 = 3_053_002;
/// Statements kept prepared by each connection.
const PREPARED: usize = 1024;
/// How often a file that is just being made by another node is tried again, and how long after.
const ATTEMPTS: usize = 200;
const PAUSE: Duration = Duration::from_millis(20);

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

/// Puts what still stands in the log beside it into the file, and closes it. Whoever else has it open, in another process,
/// may keep the log for now.
pub(crate) fn finish(connection: Connection) {
    // Who reads in another process is not waited for long: nobody can write meanwhile.
    let patience = connection.busy_timeout(Duration::from_secs(1));
    let left = patience.and_then(|()| {
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0))
    });
    match left {
        Ok(0) => {}
        Ok(_) => {
            tracing::info!("another process reads the database, whose newest changes stay in its -wal file")
        }
        Err(error) => tracing::warn!(%error, "the newest changes of the database stay in its -wal file"),
    }
    if let Err((_, error)) = connection.close() {
        tracing::warn!(%error, "the database could not be closed");
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "it sleeps while the server starts, before there is any request"
)]
fn connect(path: &Path, flags: OpenFlags, pragmas: &str) -> Result<Connection, Error> {
    // No mapped file: it is as fast from the cache, and each connection would hold the whole database in memory once more.
    let common = "PRAGMA mmap_size = 0; PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY;
        PRAGMA trusted_schema = OFF;";
    let open = || -> rusqlite::Result<Connection> {
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.execute_batch(pragmas)?;
        connection.execute_batch(common)?;
        // Without this SQLite may throw a prepared statement away whenever other values are bound to it, in case they
        // suggest another plan: every statement with a join was parsed and planned anew at each use.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        Ok(connection)
    };
    // Only one of several that open a new file at once can turn on its log, and for that SQLite waits for nobody.
    let mut opened = open();
    for _ in 0..ATTEMPTS {
        if !opened.as_ref().is_err_and(is_busy) {
            break;
        }
        std::thread::sleep(PAUSE);
        opened = open();
    }
    opened
        .map_err(|error| Error::Unavailable(format!("cannot open the database {}: {error}", path.display())))
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// Begins or ends something.
fn step(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute([]).map(drop)
}
