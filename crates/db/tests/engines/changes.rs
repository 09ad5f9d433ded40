//! A change is kept whole, or not at all, and harms no other.

use db::{Db, Error, Options};

fn add(db: &Db, title: &'static str) -> Result<u64, Error> {
    db.write_blocking(move |tx| tx.run("INSERT INTO events (title) VALUES ($1)", &[&title]))
}

fn titles(db: &Db) -> Vec<String> {
    db.read_blocking(|read| read.all("SELECT title FROM events ORDER BY title", &[])).unwrap()
}

#[derive(Debug)]
enum Refused {
    Full,
    Broken,
}

impl From<Error> for Refused {
    fn from(_: Error) -> Self {
        Self::Broken
    }
}

crate::on_both_engines! {
    fn a_refused_change_leaves_nothing_behind(place) {
        let db = place.ready();
        let refused = db.write_blocking(|tx| {
            tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])?;
            Err::<(), _>(Refused::Full)
        });
        assert!(matches!(refused, Err(Refused::Full)));
        assert!(titles(&db).is_empty());
    }

    fn a_refused_change_leaves_no_table_behind(place) {
        let db = place.ready();
        for _ in 0..2 {
            let refused = db.write_blocking(|tx| {
                tx.run("CREATE TABLE walks (title TEXT)", &[])?;
                Err::<(), _>(Refused::Full)
            });
            assert!(matches!(refused, Err(Refused::Full)), "{refused:?}");
        }
    }

    fn a_change_that_panics_is_an_error_and_the_next_one_works(place) {
        let db = place.ready();
        let panicked: Result<(), Error> = db.write_blocking(|tx| {
            tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])?;
            panic!("on purpose")
        });
        assert!(matches!(panicked, Err(Error::Panicked)));
        add(&db, "Talk").unwrap();
        assert_eq!(titles(&db), ["Talk"]);
    }

    fn a_change_that_goes_on_after_a_failed_statement_is_not_kept(place) {
        let db = place.ready();
        let kept = db.write_blocking(|tx| {
            tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])?;
            drop(tx.run("INSERT INTO events (title) VALUES ('')", &[]));
            Ok::<_, Error>(())
        });
        assert!(matches!(kept, Err(Error::Aborted)), "{kept:?}");
        assert!(titles(&db).is_empty());
    }

    fn changes_that_come_together_are_each_kept_or_refused_alone(place) {
        let db = place.ready();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let outcomes = runtime.block_on(async {
            let mut running = Vec::new();
            for number in 0..60_i64 {
                let db = db.clone();
                running.push(tokio::spawn(async move {
                    db.write(move |tx| {
                        if number % 2 == 0 {
                            tx.run("INSERT INTO events (title, starts_at) VALUES ('Walk', $1)", &[&number])?;
                        } else {
                            let sql = "INSERT INTO events (title, starts_at) VALUES ('Walk', $1) RETURNING id";
                            tx.one::<i64>(sql, &[&number])?;
                        }
                        assert!(number % 3 != 1, "on purpose");
                        if number % 3 == 0 { Err(Error::Missing) } else { Ok(()) }
                    }).await
                }));
            }
            let mut outcomes = Vec::new();
            for task in running {
                outcomes.push(task.await.unwrap());
            }
            outcomes
        });
        for (number, outcome) in outcomes.iter().enumerate() {
            match number % 3 {
                0 => assert!(matches!(outcome, Err(Error::Missing))),
                1 => assert!(matches!(outcome, Err(Error::Panicked))),
                _ => assert!(outcome.is_ok()),
            }
        }
        let kept = db.read_blocking(|read| read.all::<i64>("SELECT starts_at FROM events ORDER BY starts_at", &[]));
        assert_eq!(kept.unwrap(), (0..60).filter(|number| number % 3 == 2).collect::<Vec<i64>>());
    }

    fn a_locked_row_is_decided_on_by_one_change_at_a_time(place) {
        let db = place.ready();
        add(&db, "Walk").unwrap();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| for _ in 0..10 {
                    let done = db.write_blocking(|tx| {
                        let id: i64 = tx.one("SELECT id FROM events", &[])?;
                        assert!(tx.lock("events", id)?);
                        let seen: i64 = tx.one("SELECT COALESCE(starts_at, 0) FROM events WHERE id = $1", &[&id])?;
                        tx.run("UPDATE events SET starts_at = $1 WHERE id = $2", &[&(seen + 1), &id])
                    });
                    assert_eq!(done.unwrap(), 1);
                });
            }
        });
        let counted: i64 = db.read_blocking(|read| read.one("SELECT starts_at FROM events", &[])).unwrap();
        assert_eq!(counted, 80);
    }

    fn there_is_no_row_to_lock(place) {
        let db = place.ready();
        assert!(!db.write_blocking(|tx| tx.lock("events", 12)).unwrap());
    }

    fn a_change_sees_what_it_did_itself(place) {
        let db = place.ready();
        let seen = db.write_blocking(|tx| {
            tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])?;
            tx.all::<String>("SELECT title FROM events", &[])
        });
        assert_eq!(seen.unwrap(), ["Walk"]);
    }

    fn more_than_the_queue_holds_is_refused_as_busy(place) {
        place.ready().close();
        let db = place.open_with(Options { queue: 2, ..Options::default() });
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let wait = std::sync::Mutex::new(wait);
        let wait = std::sync::Arc::new(wait);
        let busy = runtime.block_on(async {
            let mut running = Vec::new();
            for _ in 0..200 {
                let (db, wait) = (db.clone(), wait.clone());
                running.push(tokio::spawn(async move {
                    db.write(move |_| { assert!(wait.lock().unwrap().recv().is_err()); Ok::<_, Error>(()) }).await
                }));
                tokio::task::yield_now().await;
            }
            // Those that were let in go on once the sender is gone.
            drop(go);
            let mut busy = 0;
            for task in running {
                busy += usize::from(matches!(task.await.unwrap(), Err(Error::Busy { .. })));
            }
            busy
        });
        assert!(busy > 0 && busy < 200, "{busy} of 200 were refused");
        add(&db, "Walk").unwrap();
    }

    fn a_caller_that_goes_away_harms_nothing(place) {
        let db = place.ready();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            for _ in 0..50 {
                let change = db.write(|tx| tx.run("INSERT INTO events (title) VALUES ('Walk')", &[]));
                drop(tokio::time::timeout(std::time::Duration::ZERO, change).await);
                let read = db.read(|read| read.all::<i64>("SELECT id FROM events", &[]));
                drop(tokio::time::timeout(std::time::Duration::ZERO, read).await);
            }
        });
        add(&db, "Talk").unwrap();
        assert!(titles(&db).contains(&"Talk".to_owned()));
    }

    fn what_waits_when_the_database_is_closed_is_still_done(place) {
        let db = place.ready();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let tasks: Vec<_> = (0..50).map(|_| {
            let db = db.clone();
            runtime.spawn(async move {
                db.write(|tx| tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])).await
            })
        }).collect();
        std::thread::yield_now();
        let other = db.clone();
        db.close();
        let kept = tasks.into_iter().map(|task| runtime.block_on(task).unwrap()).filter(Result::is_ok).count();
        assert!(matches!(add(&other, "Talk"), Err(Error::Unavailable(_))));
        drop(other);
        assert_eq!(titles(&place.open()).len(), kept);
    }
}
