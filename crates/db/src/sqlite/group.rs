//! Writing: changes that wait together are kept together, by one COMMIT and one fsync.

use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::watch;

use crate::change::{Turn, Verdict, WriteJob};
use crate::query::Source;
use crate::queue::Queue;
use crate::{Error, Options, Write};

/// The most changes that share one COMMIT, so that the first of them does not wait long.
const GROUP: usize = 256;

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
        for mut job in ran {
            job(Turn::Settle(match &outcome {
                Ok(()) => Ok(()),
                Err(error) => Err(Error::Unavailable(format!("the change could not be kept: {error}"))),
            }));
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
        let begun = self.step("BEGIN IMMEDIATE");
        let mut next = Some(first);
        let mut outcome = begun;
        while let Some(job) = next {
            outcome = match outcome {
                Ok(()) => self.change(job),
                Err(error) => {
                    self.ran.push(job);
                    Err(error)
                }
            };
            next = if outcome.is_ok() && self.ran.len() < GROUP { queue.ready() } else { None };
        }
        let outcome = outcome.and_then(|()| self.step("COMMIT"));
        if outcome.is_err() && !self.connection.is_autocommit() {
            self.step("ROLLBACK")?;
        }
        outcome
    }

    /// Runs one change inside its own savepoint. An error here is the whole group's.
    fn change(&mut self, mut job: WriteJob) -> rusqlite::Result<()> {
        let kept = self.step("SAVEPOINT change").and_then(|()| {
            let mut write = Write::new(Source::Sqlite(self.connection), self.slow);
            let verdict = job(Turn::Run(&mut write));
            if verdict == Verdict::Keep {
                self.announced |= write.announced();
            } else {
                self.step("ROLLBACK TO change")?;
            }
            self.step("RELEASE change")
        });
        self.ran.push(job);
        kept
    }

    fn step(&self, sql: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(sql)?.execute([]).map(drop)
    }
}
