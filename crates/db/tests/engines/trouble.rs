//! Addresses that lead nowhere, connections that break, changes that deadlock.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering};

use db::{Db, Error, Options};

use crate::kit::{Place, statement};

fn opening(url: &str) -> String {
    match Db::open(url, Options::default()) {
        Ok(_) => panic!("{url} was opened"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn an_address_of_neither_engine_says_what_to_write() {
    assert!(opening("mysql://somewhere/db").contains("sqlite://commonweave.db"));
}

#[test]
fn a_missing_folder_is_named() {
    assert!(
        opening("sqlite:///nowhere/at/all/test.db")
            .contains("/nowhere/at/all for the database does not exist")
    );
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let place = Place::sqlite();
    let path = place.url.strip_prefix("sqlite://").unwrap();
    std::fs::write(path, "this is no database, only a long enough line of text about one").unwrap();
    assert!(opening(&place.url).contains("cannot open the database"));
}

#[test]
fn changes_that_the_engine_gave_up_are_told_so_and_the_next_one_is_kept() {
    let place = Place::sqlite();
    let db = place.ready();
    // What a full disk makes SQLite do, done by hand: the transaction is gone from under the change.
    let lost = db.write_blocking(|tx| {
        tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])?;
        tx.run("ROLLBACK", &[])
    });
    assert!(matches!(&lost, Err(Error::Unavailable(said)) if said.contains("could not be kept")), "{lost:?}");
    db.write_blocking(|tx| tx.run("INSERT INTO events (title) VALUES ('Talk')", &[])).unwrap();
    let kept = db.read_blocking(|read| read.all::<String>("SELECT title FROM events", &[]));
    assert_eq!(kept.unwrap(), ["Talk"]);
}

#[test]
fn a_database_that_may_only_be_read_is_away_and_no_fault_of_the_statement() {
    let places = [Some(Place::sqlite()), Place::postgres()];
    for (place, only_read) in places.into_iter().zip(["PRAGMA query_only = ON", "SET TRANSACTION READ ONLY"])
    {
        let Some(place) = place else { continue };
        let refused = place.ready().write_blocking(|tx| {
            tx.run(only_read, &[])?;
            tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])
        });
        assert!(matches!(&refused, Err(Error::Unavailable(_))), "{only_read}: {refused:?}");
    }
}

#[test]
fn changes_that_share_a_transaction_that_was_given_up_are_none_of_them_kept() {
    let place = Place::sqlite();
    let db = place.ready();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let told = runtime.block_on(async {
        let holding = db.write(move |tx| {
            wait.lock().unwrap().recv().ok();
            tx.run("INSERT INTO events (title) VALUES ('First')", &[])
        });
        let losing = db.write(|tx| tx.run("ROLLBACK", &[]));
        let following = db.write(|tx| tx.run("INSERT INTO events (title) VALUES ('Last')", &[]));
        let opening = async { drop(go) };
        tokio::join!(biased; holding, losing, following, opening)
    });
    assert!(told.0.is_err() && told.1.is_err(), "{told:?}");
    let kept = db.read_blocking(|read| read.all::<String>("SELECT title FROM events", &[])).unwrap();
    assert_eq!(!kept.is_empty(), told.2.is_ok(), "{kept:?} {told:?}");
    assert!(kept.is_empty() || kept == ["Last"], "{kept:?}");
}

#[test]
fn a_server_that_is_not_there_is_told_without_the_password() {
    let said = opening("postgres://ana:secret@127.0.0.1:1/none");
    assert!(said.contains("PostgreSQL cannot be reached") && !said.contains("secret"), "{said}");
    let said = opening("postgres://ana:secret@127.0.0.1:notaport/none");
    assert!(said.contains("cannot be read") && !said.contains("secret"), "{said}");
}

#[test]
fn a_connection_that_the_server_ended_is_made_anew_unnoticed() {
    let Some(place) = Place::postgres() else { return };
    let db = place.ready();
    let add = |db: &Db| db.write_blocking(|tx| tx.run("INSERT INTO events (title) VALUES ('Walk')", &[]));
    let count = |db: &Db| db.read_blocking(|read| read.one::<i64>("SELECT COUNT(*) FROM events", &[]));
    for round in 1..=5 {
        for _ in 0..6 {
            count(&db).unwrap();
        }
        add(&db).unwrap();
        statement(
            &place.url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
        assert_eq!(count(&db).unwrap(), round);
    }
}

#[test]
fn a_change_whose_connection_breaks_before_commit_is_run_again() {
    let Some(place) = Place::postgres() else { return };
    let db = place.ready();
    let url = place.url.clone();
    let runs = std::sync::Arc::new(AtomicU32::new(0));
    let counted = runs.clone();
    let kept = db.write_blocking(move |tx| {
        tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])?;
        if counted.fetch_add(1, Ordering::SeqCst) == 0 {
            let own: i64 = tx.one("SELECT CAST(pg_backend_pid() AS BIGINT)", &[])?;
            statement(&url, &format!("SELECT pg_terminate_backend({own})"));
        }
        tx.run("INSERT INTO events (title) VALUES ('Talk')", &[])
    });
    assert_eq!(kept.unwrap(), 1);
    assert_eq!(runs.load(Ordering::SeqCst), 2);
    let kept = db.read_blocking(|read| read.all::<String>("SELECT title FROM events ORDER BY title", &[]));
    assert_eq!(kept.unwrap(), ["Talk", "Walk"]);
}

#[test]
fn a_connection_that_breaks_at_commit_is_told_as_unknown() {
    let Some(place) = Place::postgres() else { return };
    let db = place.ready();
    let url = place.url.clone();
    let kept = db.write_blocking(move |tx| {
        tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])?;
        let own: i64 = tx.one("SELECT CAST(pg_backend_pid() AS BIGINT)", &[])?;
        statement(&url, &format!("SELECT pg_terminate_backend({own})"));
        Ok::<_, Error>(())
    });
    assert!(matches!(kept, Err(Error::Unknown)), "{kept:?}");
}

#[test]
fn two_changes_that_deadlock_are_both_kept_in_the_end() {
    let Some(place) = Place::postgres() else { return };
    let db = place.ready();
    let ids: Vec<i64> = db
        .write_blocking(|tx| tx.all("INSERT INTO events (title) VALUES ('Walk'), ('Talk') RETURNING id", &[]))
        .unwrap();
    let both = std::sync::Arc::new(Barrier::new(2));
    std::thread::scope(|scope| {
        for (first, second) in [(ids[0], ids[1]), (ids[1], ids[0])] {
            let (db, both, runs) = (&db, both.clone(), AtomicU32::new(0));
            scope.spawn(move || {
                let add = "UPDATE events SET starts_at = COALESCE(starts_at, 0) + 1 WHERE id = $1";
                let done = db.write_blocking(move |tx| {
                    tx.run(add, &[&first])?;
                    if runs.fetch_add(1, Ordering::SeqCst) == 0 {
                        both.wait();
                    }
                    tx.run(add, &[&second])
                });
                assert_eq!(done.unwrap(), 1);
            });
        }
    });
    let counted = db.read_blocking(|read| read.all::<i64>("SELECT starts_at FROM events", &[]));
    assert_eq!(counted.unwrap(), [2, 2]);
}
