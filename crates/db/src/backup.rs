//! A whole database in one file, and back, each looked through before it counts.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

use crate::{Db, Error, Options, postgres, sqlite};

/// Writes the whole database, as it is at one moment, into a file that is not there yet and that only its owner may read.
/// Others may use the database meanwhile. `examine` looks through the copy; on PostgreSQL, whose file cannot be opened,
/// through the database itself. What it finds is answered, and the file is kept all the same.
///
/// # Errors
/// When the file is there already or cannot be written, when the database cannot be read; and what `examine` answers.
pub fn backup<E: From<Error>>(
    url: &str,
    file: &Path,
    options: Options,
    examine: impl FnOnce(&Db) -> Result<(), E>,
) -> Result<(), E> {
    if file.exists() {
        let told = format!("{} is there already: name a file that is not", file.display());
        return Err(Error::Unavailable(told).into());
    }
    let part = beside(file, ".part");
    make_private(&part)?;
    let written = match url.strip_prefix("sqlite://") {
        Some(path) => sqlite::copy(Path::new(path), &part),
        None => postgres::dump(url, &part),
    };
    if let Err(error) = written {
        drop(std::fs::remove_file(&part));
        return Err(error.into());
    }
    let copy = url.strip_prefix("sqlite://").map(|_| format!("sqlite://{}", part.display()));
    let found = examined(copy.as_deref().unwrap_or(url), options, examine);
    if copy.is_some() {
        sqlite::nobody_uses(&part)?;
    }
    move_to(&part, file)?;
    found
}

/// Puts a file that [`backup`] has written in the place of the database. `examine` looks through what will be there and may
/// refuse it: on SQLite before anything is changed; on PostgreSQL, which takes it into an empty database alone, afterwards.
/// Answers with the place to which the database that was there was moved.
///
/// # Errors
/// When the file cannot be read, when somebody uses the database or it is not empty; and what `examine` answers.
pub fn restore<E: From<Error>>(
    url: &str,
    file: &Path,
    options: Options,
    examine: impl FnOnce(&Db) -> Result<(), E>,
) -> Result<Option<PathBuf>, E> {
    if !file.is_file() {
        return Err(Error::Unavailable(format!("there is no file {}", file.display())).into());
    }
    let Some(path) = url.strip_prefix("sqlite://").map(Path::new) else {
        let db = Db::open(url, options)?;
        postgres::load(url, &db, file)?;
        let found = examine(&db);
        db.close();
        return found.map(|()| None);
    };
    let part = beside(path, ".restoring");
    drop(std::fs::remove_file(&part));
    make_private(&part)?;
    let copied = sqlite::copy(file, &part).map_err(E::from);
    let found = copied.and_then(|()| examined(&format!("sqlite://{}", part.display()), options, examine));
    let placed = found.and_then(|()| Ok(sqlite::put_in_place(&part, path)?));
    if placed.is_err() {
        drop(std::fs::remove_file(&part));
    }
    placed
}

/// Sees to it that the next change has a greater [`Write::order`](crate::Write::order) than this: on PostgreSQL it is a
/// number of the server, and one that was set up anew begins with low ones. Takes about ten seconds for a million.
///
/// # Errors
/// When the server cannot be reached.
pub fn reach_order(url: &str, order: i64) -> Result<(), Error> {
    if url.starts_with("sqlite://") { Ok(()) } else { postgres::reach(url, order) }
}

fn examined<E: From<Error>>(
    url: &str,
    options: Options,
    examine: impl FnOnce(&Db) -> Result<(), E>,
) -> Result<(), E> {
    let db = Db::open(url, options)?;
    let found = examine(&db);
    db.close();
    found
}

/// The path with something behind it.
pub(crate) fn beside(path: &Path, more: &str) -> PathBuf {
    let mut longer = path.as_os_str().to_owned();
    longer.push(more);
    PathBuf::from(longer)
}

/// Gives a file its name for good.
pub(crate) fn move_to(from: &Path, to: &Path) -> Result<(), Error> {
    let failed = |error: std::io::Error| {
        Error::Unavailable(format!("{} cannot become {}: {error}", from.display(), to.display()))
    };
    std::fs::rename(from, to).map_err(failed)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A name has reached the disk when its folder has.
    if let Ok(folder) = std::fs::File::open(folder) {
        folder.sync_all().map_err(failed)?;
    }
    Ok(())
}

fn make_private(file: &Path) -> Result<(), Error> {
    let mut new = OpenOptions::new();
    new.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        new.mode(0o600);
    }
    let made = new.open(file);
    made.map(drop).map_err(|error| Error::Unavailable(format!("cannot write {}: {error}", file.display())))
}
