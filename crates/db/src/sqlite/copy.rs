//! Copying a database file that others may be using, and putting a copy in its place when nobody is.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::is_busy;
use crate::Error;
use crate::backup::{beside, move_to};

/// How long a copy waits before it asks again for a file that somebody holds.
const PAUSE: Duration = Duration::from_millis(50);
/// The most databases that are kept of those that were moved out of the way.
const MOVED: u32 = 99;

/// Copies the file `from`, as it is at one moment and with what stands in its `-wal`, into the empty file `to`, which needs
/// no other file beside it.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    if !from.is_file() {
        return Err(Error::Unavailable(format!("there is no database at {}", from.display())));
    }
    copied(from, to).map_err(|error| {
        Error::Unavailable(format!("{} cannot be copied to {}: {error}", from.display(), to.display()))
    })
}

#[expect(clippy::disallowed_methods, reason = "a command of the host waits, no request does")]
fn copied(from: &Path, to: &Path) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(from, flags)?;
    let mut target = Connection::open_with_flags(to, flags)?;
    source.busy_timeout(Duration::from_secs(10))?;
    let copying = Backup::new(&source, &mut target)?;
    // All pages in one step, hence in one snapshot: after a change by another process, a second step would begin anew.
    loop {
        match copying.step(-1)? {
            StepResult::Done => break,
            StepResult::Busy | StepResult::Locked => std::thread::sleep(PAUSE),
            _ => {}
        }
    }
    drop(copying);
    target.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0))?;
    target.close().map_err(|(_, error)| error)
}

/// Moves the database at `path` out of the way, if there is one, and the file `new` to where it was. Answers with where the
/// earlier one is now.
pub(crate) fn put_in_place(new: &Path, path: &Path) -> Result<Option<PathBuf>, Error> {
    nobody_uses(new)?;
    if !path.exists() {
        move_to(new, path)?;
        return Ok(None);
    }
    nobody_uses(path)?;
    let mut places = (1..=MOVED).map(|number| match number {
        1 => beside(path, ".before-restore"),
        _ => beside(path, &format!(".before-restore-{number}")),
    });
    let aside = places.find(|aside| !aside.exists()).ok_or_else(|| {
        Error::Unavailable(format!("{MOVED} earlier databases lie beside {}: remove some", path.display()))
    })?;
    // What SQLite could not put into a file that it cannot read stays with that file.
    for log in ["-wal", "-shm"].into_iter().filter(|log| beside(path, log).exists()) {
        move_to(&beside(path, log), &beside(&aside, log))?;
    }
    move_to(path, &aside)?;
    move_to(new, path)?;
    Ok(Some(aside))
}

/// Refuses a database that another process has open, and puts all of it into its one file. A file that is none, or is
/// damaged, nobody can use.
pub(crate) fn nobody_uses(path: &Path) -> Result<(), Error> {
    let in_use =
        || Error::Unavailable(format!("{} is in use: stop the server first, then restore", path.display()));
    let alone = || -> rusqlite::Result<String> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_millis(500))?;
        // Leaving the log behind needs the file for oneself.
        connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))
    };
    match alone() {
        Ok(mode) if mode == "delete" => Ok(()),
        Ok(_) => Err(in_use()),
        Err(error) if is_busy(&error) => Err(in_use()),
        Err(error)
            if matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt)
            ) =>
        {
            Ok(())
        }
        Err(error) => Err(Error::Unavailable(format!("cannot look at {}: {error}", path.display()))),
    }
}
