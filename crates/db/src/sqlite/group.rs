//! Writing: changes that wait together are kept together, by one COMMIT and one fsync.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::watch;

use super::step;
use crate::change::{Turn, Verdict, WriteJob};
use crate::query::Source;
use crate::queue::Queue;
use crate::{Error, Options, Write};

/// The most changes that share one COMMIT, so that the first of them does not wait long.
const GROUP: usize = 256;
/// How long a busy writer waits for those whom it has just answered: less than an fsync takes on most disks.
const GATHERING: Duration = Duration::from_micros(100);

/// Writes until the queue is closed. Changes that wait together share one COMMIT, and so one fsync; each is
/// acknowledged only after it.
pub(crate) fn write_loop(
    connection: &Connection,
    queue: &Queue<WriteJob>,
    options: &Options,
    bell: &Arc<watch::Sender<u64>>,
) {
    // As many as were answered last will often write again at once. If nothing waited for them, the first would have an
    // fsync for itself, and the others wait for the next.
    let (mut expected, mut until) = (0, Instant::now());
    while let Some(first) = queue.soon(until).or_else(|| queue.next()) {
        let mut group =
            Group { connection, slow: options.slow, ran: Vec::new(), announced: false, expected, until };
        let outcome = group.run(first, queue);
        if let Err(error) = &outcome {
            tracing::error!(%error, changes = group.ran.len(), "changes to the database could not be kept");
        }
        let (ran, announced) = (group.ran, group.announced);
        if outcome.is_ok() && announced {
            bell.send_modify(|count| *count = count.wrapping_add(1));
        }
        expected = ran.len();
        for mut change in ran {
            (change.job)(Turn::Settle(match &outcome {
                Ok(()) => Ok(()),
                Err(error) => Err(Error::Unavailable(format!("the change could not be kept: {error}"))),
            }));
        }
        until = Instant::now();
        if expected > 1 {
            until += GATHERING;
        }
    }
}

/// The changes that share one COMMIT.
struct Group<'c> {
    connection: &'c Connection,
    slow: Duration,
    ran: Vec<Change>,
    announced: bool,
    expected: usize,
    until: Instant,
}

/// A change that has run.
struct Change {
    job: WriteJob,
    verdict: Verdict,
}

impl Group<'_> {
    fn run(&mut self, first: WriteJob, queue: &Queue<WriteJob>) -> rusqlite::Result<()> {
        if let Err(error) = step(self.connection, "BEGIN IMMEDIATE") {
            self.ran.push(Change { job: first, verdict: Verdict::Undo });
            return Err(error);
        }
        let outcome = self.changes(first, queue).and_then(|()| step(self.connection, "COMMIT"));
        if outcome.is_err() && !self.connection.is_autocommit() {
            step(self.connection, "ROLLBACK")?;
        }
        outcome
    }

    /// Runs what waits, until a change has to be undone that has already changed something.
    ///
    /// None has a savepoint to go back to: SQLite would copy each page before it is changed, and walk through those
    /// copies at the end of every statement, so that a large change took time with the square of its size. Few changes
    /// fail after they have begun, and that costs the others of their group a second run.
    fn changes(&mut self, first: WriteJob, queue: &Queue<WriteJob>) -> rusqlite::Result<()> {
        let (mut next, now) = (Some(first), Instant::now());
        while let Some(job) = next {
            let mut change = Change { job, verdict: Verdict::Undo };
            let is_sound = self.change(&mut change);
            self.ran.push(change);
            if !is_sound? {
                let mut ran = std::mem::take(&mut self.ran);
                let outcome = self.over(&mut ran);
                self.ran = ran;
                return outcome;
            }
            let until = if self.ran.len() < self.expected { self.until } else { now };
            next = if self.ran.len() < GROUP { queue.soon(until) } else { None };
        }
        Ok(())
    }

    /// Begins the transaction anew and does over what is to be kept, until all of it is.
    fn over(&mut self, ran: &mut [Change]) -> rusqlite::Result<()> {
        let mut is_sound = false;
        while !is_sound {
            // SQLite itself has given up the transaction when the disk was full, for one.
            if !self.connection.is_autocommit() {
                step(self.connection, "ROLLBACK")?;
            }
            step(self.connection, "BEGIN IMMEDIATE")?;
            is_sound = true;
            for change in ran.iter_mut().filter(|change| change.verdict == Verdict::Keep) {
                is_sound = self.change(change)?;
                if !is_sound {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Runs a change. Says whether all that was done in this transaction is to be kept; if not, this change is to be
    /// undone and has left something behind.
    ///
    /// # Errors
    /// When this change is to be kept and the transaction is gone from under it: it would be gone again.
    fn change(&mut self, change: &mut Change) -> rusqlite::Result<bool> {
        let before = self.connection.total_changes();
        let mut write = Write::new(Source::Sqlite(self.connection), self.slow);
        change.verdict = (change.job)(Turn::Run(&mut write));
        let is_lost = self.connection.is_autocommit();
        if change.verdict == Verdict::Keep {
            self.announced |= write.announced();
            return if is_lost { step(self.connection, "COMMIT").map(|()| false) } else { Ok(true) };
        }
        Ok(!(is_lost || write.has_run() || self.connection.total_changes() != before))
    }
}
