//! The one file of SQLite: whole after a stop, copied while others write, put back when nobody does.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use db::{Db, Error, Options};

use crate::kit::Place;

const ADD: &str = "INSERT INTO events (title) VALUES ('Walk')";

fn path(place: &Place) -> PathBuf {
    PathBuf::from(place.url.strip_prefix("sqlite://").unwrap())
}

fn with(path: &Path, more: &str) -> PathBuf {
    PathBuf::from(format!("{}{more}", path.display()))
}

/// How many events stand in this file when nothing lies beside it.
fn events_in(file: &Path) -> i64 {
    let alone = with(file, ".alone");
    std::fs::copy(file, &alone).unwrap();
    let connection = rusqlite::Connection::open(&alone).unwrap();
    connection.query_row("SELECT COUNT(*) FROM events", [], |row| row.get(0)).unwrap()
}

fn content(_: &Db) -> Result<(), Error> {
    Ok(())
}

#[test]
fn after_a_stop_all_is_in_the_one_file_whoever_was_still_reading() {
    let place = Place::sqlite();
    let db = place.ready();
    db.write_blocking(|tx| tx.run(ADD, &[])).unwrap();
    let (begun, begins) = mpsc::channel();
    let reading = {
        let db = db.clone();
        std::thread::spawn(move || {
            db.read_blocking(move |read| {
                let found: i64 = read.one("SELECT COUNT(*) FROM events", &[])?;
                begun.send(()).ok();
                // Nothing comes: this read is merely a long one.
                let (_silent, never) = mpsc::channel::<()>();
                never.recv_timeout(Duration::from_millis(400)).ok();
                Ok::<_, Error>(found)
            })
        })
    };
    begins.recv().unwrap();
    db.close();
    assert_eq!(reading.join().unwrap().unwrap(), 1);
    assert!(!with(&path(&place), "-wal").exists(), "the log is still there");
    assert!(!with(&path(&place), "-shm").exists());
    assert_eq!(events_in(&path(&place)), 1);
}

#[test]
fn a_copy_taken_while_others_write_is_whole_and_for_its_owner_alone() {
    let place = Place::sqlite();
    let db = place.ready();
    let file = with(&path(&place), ".backup");
    let (stop, stopped) = mpsc::channel::<()>();
    let writing = {
        let db = db.clone();
        std::thread::spawn(move || {
            while matches!(stopped.try_recv(), Err(mpsc::TryRecvError::Empty)) {
                let both = db.write_blocking(|tx| tx.run(ADD, &[]).and_then(|_| tx.run(ADD, &[])));
                both.unwrap();
            }
        })
    };
    db::backup(&place.url, &file, Options::default(), content).unwrap();
    drop(stop);
    writing.join().unwrap();
    assert_eq!(events_in(&file) % 2, 0, "half a change was copied");
    assert!(!with(&file, "-wal").exists() && !with(&file, ".part").exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let again = db::backup(&place.url, &file, Options::default(), content).unwrap_err();
    assert!(again.to_string().contains("is there already"), "{again}");
}

#[test]
fn a_backup_takes_the_place_of_a_database_that_nobody_uses_and_the_earlier_one_stays() {
    let place = Place::sqlite();
    let db = place.ready();
    let file = with(&path(&place), ".backup");
    db::backup(&place.url, &file, Options::default(), content).unwrap();
    db.write_blocking(|tx| tx.run(ADD, &[])).unwrap();
    let refused = db::restore(&place.url, &file, Options::default(), content).unwrap_err();
    assert!(refused.to_string().contains("stop the server first"), "{refused}");
    db.write_blocking(|tx| tx.run(ADD, &[])).unwrap();
    db.close();
    let earlier = db::restore(&place.url, &file, Options::default(), content).unwrap().unwrap();
    assert_eq!((events_in(&path(&place)), events_in(&earlier)), (0, 2));
    let second = db::restore(&place.url, &file, Options::default(), content).unwrap().unwrap();
    assert_ne!(earlier, second);
}

#[test]
fn what_is_refused_on_looking_through_it_changes_nothing() {
    let place = Place::sqlite();
    let db = place.ready();
    let file = with(&path(&place), ".backup");
    let looked = db::backup(&place.url, &file, Options::default(), |_| Err(Error::Missing));
    assert!(
        matches!(looked, Err(Error::Missing)) && file.is_file(),
        "a backup is kept, whatever is found in it"
    );
    db.write_blocking(|tx| tx.run(ADD, &[])).unwrap();
    db.close();
    let refused = db::restore(&place.url, &file, Options::default(), |_| Err(Error::Missing));
    assert!(matches!(refused, Err(Error::Missing)));
    std::fs::write(&file, "this is no database, only a long enough line of text about one").unwrap();
    let refused = db::restore(&place.url, &file, Options::default(), content).unwrap_err();
    assert!(refused.to_string().contains("cannot be copied"), "{refused}");
    assert_eq!(events_in(&path(&place)), 1);
}

#[test]
fn a_damaged_database_is_moved_aside_for_a_backup() {
    let place = Place::sqlite();
    place.ready().close();
    let file = with(&path(&place), ".backup");
    db::backup(&place.url, &file, Options::default(), content).unwrap();
    std::fs::write(path(&place), "damaged beyond all recognition, and longer than a line of text").unwrap();
    let earlier = db::restore(&place.url, &file, Options::default(), content).unwrap().unwrap();
    assert!(std::fs::read_to_string(earlier).unwrap().starts_with("damaged"));
    assert_eq!(events_in(&path(&place)), 0);
}
