//! Writing: changes that wait together are kept together, by one COMMIT and one fsync.

use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::watch;

use super::step;
use crate::change::{Turn, Verdict, WriteJob};
use crate::query::Source;
use crate::queue::Queue;
use crate::{Error, Options, Write};

/// The most changes that share one COMMIT, so that the first of them does not wait long.
const GROUP: usize = 256;
/// How long a busy writer lets a group come together: less than an fsync takes on most disks.
const GATHERING: Duration = Duration::from_micros(100);

/// Writes until the queue is closed. Changes that wait together share one COMMIT, and so one fsync; each is
/// acknowledged only after it.
pub(crate) fn write_loop(
    connection: &Connection,
    queue: &Queue<WriteJob>,
    options: &Options,
    bell: &Arc<watch::Sender<u64>>,
) {
    while let Some(first) = queue.next() {
        let mut group = Group { connection, slow: options.slow, ran: Vec::new(), announced: false };
        let outcome = group.run(first, queue);
        if let Err(error) = &outcome {
            tracing::error!(%error, changes = group.ran.len(), "changes to the database could not be kept");
        }
        let (ran, announced) = (group.ran, group.announced);
        if outcome.is_ok() && announced {
            bell.send_modify(|count| *count = count.wrapping_add(1));
        }
        let settled = ran.len();
        for mut job in ran {
            job(Turn::Settle(match &outcome {
                Ok(()) => Ok(()),
                Err(error) => Err(Error::Unavailable(format!("the change could not be kept: {error}"))),
            }));
        }
        // Those just answered will often write again at once. Without this the first of them would have an
        // fsync for itself, and the others wait for the next.
        if settled > 1 {
            queue.gather(settled, GATHERING);
        }
    }
}

/// The changes that share one COMMIT.
struct Group<'c> {
    connection: &'c Connection,
    slow: Duration,
    ran: Vec<WriteJob>,
    announced: bool,
}

impl Group<'_> {
    fn run(&mut self, first: WriteJob, queue: &Queue<WriteJob>) -> rusqlite::Result<()> {
        if let Err(error) = step(self.connection, "BEGIN IMMEDIATE") {
            self.ran.push(first);
            return Err(error);
        }
        let outcome = self.changes(first, queue).and_then(|()| step(self.connection, "COMMIT"));
        if outcome.is_err() && !self.connection.is_autocommit() {
            step(self.connection, "ROLLBACK")?;
        }
        outcome
    }

    /// Runs what waits. An error here is the whole group's: SQLite may have given up the transaction with all that was
    /// done in it.
    fn changes(&mut self, first: WriteJob, queue: &Queue<WriteJob>) -> rusqlite::Result<()> {
        // Nothing stands before the first change: the transaction itself can be begun anew to undo it. It has no
        // savepoint, for inside one SQLite keeps each page that a change has touched and walks through them at the end
        // of every statement: one large change would take time with the square of its size.
        self.ran.push(first);
        if self.change()? == Verdict::Undo {
            step(self.connection, "ROLLBACK")?;
            step(self.connection, "BEGIN IMMEDIATE")?;
        }
        let mut set = self.connection.prepare_cached("SAVEPOINT change")?;
        let mut release = self.connection.prepare_cached("RELEASE change")?;
        while self.ran.len() < GROUP {
            let Some(job) = queue.ready() else { break };
            self.ran.push(job);
            set.execute([])?;
            if self.change()? == Verdict::Undo {
                step(self.connection, "ROLLBACK TO change")?;
            }
            release.execute([])?;
        }
        Ok(())
    }

    /// Runs the change that came last.
    fn change(&mut self) -> rusqlite::Result<Verdict> {
        let Some(job) = self.ran.last_mut() else { return Ok(Verdict::Keep) };
        let mut write = Write::new(Source::Sqlite(self.connection), self.slow);
        let verdict = job(Turn::Run(&mut write));
        self.announced |= verdict == Verdict::Keep && write.announced();
        Ok(verdict)
    }
}
