//! Who listens is woken after what was announced is there to be read, on every node.

use std::time::Duration;

use db::{Db, Error};

async fn woken(listener: &mut tokio::sync::watch::Receiver<u64>) -> bool {
    matches!(tokio::time::timeout(Duration::from_secs(10), listener.changed()).await, Ok(Ok(())))
}

async fn announce(db: &Db) {
    db.write(|tx| {
        tx.announce();
        tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])
    })
    .await
    .unwrap();
}

async fn events(db: &Db) -> i64 {
    db.read(|read| read.one("SELECT COUNT(*) FROM events", &[])).await.unwrap()
}

crate::on_both_engines! {
    fn an_announced_change_can_be_read_by_whoever_is_woken(place) {
        let db = place.ready();
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let mut listener = db.announcements();
            announce(&db).await;
            assert!(woken(&mut listener).await);
            assert_eq!(events(&db).await, 1);
        });
    }
}

#[test]
fn a_change_that_is_undone_or_does_not_announce_wakes_nobody_on_sqlite() {
    let place = crate::kit::Place::sqlite();
    let db = place.ready();
    let listener = db.announcements();
    db.write_blocking(|tx| tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])).unwrap();
    let undone = db.write_blocking(|tx| {
        tx.announce();
        Err::<(), _>(Error::Missing)
    });
    assert!(undone.is_err());
    assert!(!listener.has_changed().unwrap());
}

#[test]
fn an_announcement_reaches_the_other_nodes_on_postgres() {
    let Some(place) = crate::kit::Place::postgres() else { return };
    let (here, there) = (place.ready(), place.open());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let mut listener = there.announcements();
        announce(&here).await;
        while events(&there).await == 0 {
            assert!(woken(&mut listener).await);
        }
        assert!(woken(&mut listener).await);
    });
}

#[test]
fn what_passes_is_heard_by_the_other_nodes_alone_on_postgres() {
    let Some(place) = crate::kit::Place::postgres() else { return };
    let (here, there) = (place.ready(), place.open());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let (mut own, mut other) = (here.passing(), there.passing());
        // Until the other node listens, words are lost.
        let mut heard = None;
        for _ in 0..300 {
            here.pass("good morning".to_owned());
            heard = tokio::time::timeout(Duration::from_millis(200), other.recv()).await.ok();
            if heard.is_some() {
                break;
            }
        }
        assert_eq!(heard.unwrap().unwrap().as_ref(), "good morning");
        here.pass("x".repeat(8_000));
        there.pass("it's \\ \u{1f986}".to_owned());
        // What one has said oneself would have come before.
        let back = tokio::time::timeout(Duration::from_secs(10), own.recv()).await;
        assert_eq!(back.unwrap().unwrap().as_ref(), "it's \\ \u{1f986}");
    });
}

#[test]
fn on_sqlite_there_is_nobody_to_hear_what_passes() {
    let place = crate::kit::Place::sqlite();
    let db = place.ready();
    let mut heard = db.passing();
    db.pass("good morning".to_owned());
    assert!(heard.try_recv().is_err());
}
