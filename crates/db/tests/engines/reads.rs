//! A read is one snapshot, changes nothing, and ends in time.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::{Duration, Instant};

use db::{Error, Options};

const ENDLESS: &str =
    "WITH RECURSIVE n(x) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT x + 1 FROM n WHERE x < 10000000000)
    SELECT COUNT(*) FROM n";

/// Begins to wait for an answer, which is then on its way and not there yet.
async fn is_asked<T>(mut answer: Pin<&mut impl Future<Output = T>>) -> bool {
    poll_fn(|context| Poll::Ready(answer.as_mut().poll(context).is_pending())).await
}

crate::on_both_engines! {
    fn all_answers_of_a_read_are_of_one_moment(place) {
        let db = place.ready();
        let other = db.clone();
        let (before, after) = db.read_blocking(move |read| {
            let before = read.one::<i64>("SELECT COUNT(*) FROM events", &[])?;
            other.write_blocking(|tx| tx.run("INSERT INTO events (title) VALUES ('Walk')", &[]))?;
            Ok::<_, Error>((before, read.one::<i64>("SELECT COUNT(*) FROM events", &[])?))
        }).unwrap();
        assert_eq!((before, after), (0, 0));
        assert_eq!(db.read_blocking(|read| read.one::<i64>("SELECT COUNT(*) FROM events", &[])).unwrap(), 1);
    }

    fn the_engine_refuses_to_change_anything_in_a_read(place) {
        let db = place.ready();
        let sql = "INSERT INTO events (title) VALUES ('Walk') RETURNING id";
        let refused = db.read_blocking(move |read| read.one::<i64>(sql, &[]));
        assert!(matches!(refused, Err(Error::Statement { .. })), "{refused:?}");
        assert_eq!(db.read_blocking(|read| read.one::<i64>("SELECT COUNT(*) FROM events", &[])).unwrap(), 0);
    }

    fn a_read_that_takes_too_long_is_stopped_and_the_thread_lives_on(place) {
        let db = place.open_with(Options { readers: 1, read_limit: Duration::from_millis(150), ..Options::default() });
        let started = Instant::now();
        let slow = db.read_blocking(|read| read.one::<i64>(ENDLESS, &[]));
        assert!(matches!(slow, Err(Error::TooSlow)), "{slow:?}");
        assert!(started.elapsed() < Duration::from_secs(60));
        assert_eq!(db.read_blocking(|read| read.one::<i64>("SELECT CAST(1 AS BIGINT)", &[])).unwrap(), 1);
    }

    fn a_read_that_panics_is_an_error_and_the_thread_lives_on(place) {
        let db = place.open_with(Options { readers: 1, ..Options::default() });
        let panicked: Result<(), Error> = db.read_blocking(|read| {
            read.one::<i64>("SELECT CAST(1 AS BIGINT)", &[])?;
            panic!("on purpose")
        });
        assert!(matches!(panicked, Err(Error::Panicked)));
        assert_eq!(db.read_blocking(|read| read.one::<i64>("SELECT CAST(1 AS BIGINT)", &[])).unwrap(), 1);
    }

    fn a_read_that_waited_for_another_sees_what_was_kept_meanwhile(place) {
        drop(place.ready());
        let db = place.open_with(Options { readers: 1, ..Options::default() });
        let counted = |read: &mut db::Read<'_>| read.one::<i64>("SELECT COUNT(*) FROM events", &[]);
        let ((begun, began), (ended, go_on)) = (std::sync::mpsc::channel(), std::sync::mpsc::channel::<()>());
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let mut first = pin!(db.read(move |read| {
                let before = counted(read)?;
                begun.send(()).unwrap();
                go_on.recv().unwrap();
                // What the engine refuses ends this read and not the one that waits behind it.
                assert!(read.one::<i64>("SELECT missing FROM events", &[]).is_err());
                Ok::<_, Error>(before)
            }));
            let mut second = pin!(db.read(counted));
            assert!(is_asked(first.as_mut()).await);
            assert!(is_asked(second.as_mut()).await);
            began.recv().unwrap();
            db.write(|tx| tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])).await.unwrap();
            ended.send(()).unwrap();
            assert_eq!((first.await.unwrap(), second.await.unwrap()), (0, 1));
        });
    }

    fn an_open_database_is_ready(place) {
        let db = place.open();
        tokio::runtime::Runtime::new().unwrap().block_on(db.ready()).unwrap();
    }

    fn a_clone_held_by_a_closure_may_be_the_last(place) {
        let db = place.open();
        let held = db.clone();
        let (done, wait) = std::sync::mpsc::channel();
        let (gone, went) = std::sync::mpsc::channel::<()>();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.spawn(async move {
            db.clone().read(move |_| {
                drop(db);
                went.recv().unwrap();
                drop(held);
                done.send(()).unwrap();
                Ok::<_, Error>(())
            }).await
        });
        std::thread::yield_now();
        gone.send(()).unwrap();
        wait.recv_timeout(Duration::from_secs(20)).unwrap();
    }
}
