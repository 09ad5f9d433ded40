//! Reading: each unit of work in one snapshot, stopped when its time is up.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::step;
use crate::change::ReadJob;
use crate::query::Source;
use crate::queue::Queue;
use crate::{Error, Options, Read};

/// How many steps of SQLite's machine lie between two looks at the clock: well under a millisecond.
const STEPS: i32 = 4_000;

/// Reads until the queue is closed, each in a snapshot of its own.
pub(crate) fn read_loop(mut connection: Connection, queue: &Queue<ReadJob>, options: &Options) {
    let alarm = Alarm { started: Instant::now(), rings: Arc::new(AtomicU64::new(u64::MAX)) };
    if let Err(error) = connection.progress_handler(STEPS, Some(alarm.handler())) {
        tracing::error!(%error, "reads of the database are not stopped when they take too long");
    }
    while let Some(job) = queue.next() {
        match step(&connection, "BEGIN") {
            Err(error) => job(Err(Error::Unavailable(format!("the database cannot be read: {error}")))),
            Ok(()) => {
                alarm.set(options.read_limit);
                job(Ok(&mut Read::new(Source::Sqlite(&connection), options.slow, Some(options.read_limit))));
                // A read that ran out of time must still be able to end.
                alarm.silence();
            }
        }
        let ended = if connection.is_autocommit() { Ok(()) } else { step(&connection, "ROLLBACK") };
        if let Err(error) = ended {
            tracing::error!(%error, "a read of the database did not end cleanly");
        }
    }
}

/// Rings when the time of the present read is up.
struct Alarm {
    started: Instant,
    /// Nanoseconds after `started`.
    rings: Arc<AtomicU64>,
}

impl Alarm {
    fn handler(&self) -> impl FnMut() -> bool + Send + 'static {
        let (started, rings) = (self.started, Arc::clone(&self.rings));
        move || nanos(started.elapsed()) >= rings.load(Ordering::Relaxed)
    }

    fn set(&self, limit: Duration) {
        self.rings.store(nanos(self.started.elapsed().saturating_add(limit)), Ordering::Relaxed);
    }

    fn silence(&self) {
        self.rings.store(u64::MAX, Ordering::Relaxed);
    }
}

fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}
