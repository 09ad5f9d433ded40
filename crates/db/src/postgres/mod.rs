//! PostgreSQL: worker threads, each with a connection and its prepared statements.

mod dump;
mod listen;
mod refusal;
mod session;
mod value;

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Notify, watch};
use tokio_postgres::Config;

use crate::change::{ReadJob, Turn, Verdict, WriteJob};
use crate::query::{Failure, Source};
use crate::queue::Queue;
use crate::{Error, Options, Read, Write};

pub(crate) use dump::{dump, load, reach};
pub(crate) use listen::{Ears, listen_loop};
pub(crate) use session::{Role, Session};
pub(crate) use value::cell;

/// See [`Read::horizon`].
pub(crate) const HORIZON: &str =
    "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)";
/// See [`Write::order`].
pub(crate) const ORDER: &str = "SELECT CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)";
/// How often a change is run again after a deadlock before its caller is told.
const ATTEMPTS: u32 = 8;

/// Reads until the queue is closed, each in a snapshot of its own.
pub(crate) fn read_loop(session: &mut Session, queue: &Queue<ReadJob>, options: &Options) {
    while let Some(job) = next(session, queue) {
        // The job answers its caller, who need not wait for the end of the snapshot.
        job(Ok(&mut Read::new(Source::Postgres(session), options.slow, Some(options.read_limit))));
        session.leave();
    }
}

/// The next read. Where one waits already, the end of the snapshot before it travels with its beginning; where none does,
/// the snapshot ends now, and not when somebody comes.
fn next(session: &mut Session, queue: &Queue<ReadJob>) -> Option<ReadJob> {
    let waiting = queue.soon(Instant::now());
    if waiting.is_some() {
        return waiting;
    }
    if let Err(error) = session.end("COMMIT") {
        tracing::warn!(%error, "the connection broke at the end of a read");
    }
    queue.next()
}

/// What rings after a change that is announced.
pub(crate) struct Bell {
    /// Listeners in this process.
    pub(crate) here: Arc<watch::Sender<u64>>,
    /// The thread that tells the other nodes.
    pub(crate) elsewhere: Arc<Notify>,
}

/// Writes until the queue is closed, each change in a transaction of its own.
pub(crate) fn write_loop(session: &mut Session, queue: &Queue<WriteJob>, options: &Options, bell: &Bell) {
    while let Some(mut job) = queue.next() {
        let outcome = change(session, &mut job, options);
        if let Ok(true) = outcome {
            bell.here.send_modify(|count| *count = count.wrapping_add(1));
            bell.elsewhere.notify_one();
        }
        job(Turn::Settle(outcome.map(drop)));
    }
}

/// Runs one change, again after a deadlock or a connection lost before COMMIT; tells whether it is to be
/// announced.
fn change(session: &mut Session, job: &mut WriteJob, options: &Options) -> Result<bool, Error> {
    let mut attempt = 0;
    loop {
        attempt += 1;
        let mut write = Write::new(Source::Postgres(session), options.slow);
        let verdict = job(Turn::Run(&mut write));
        let (failure, announced) = (write.failure(), write.announced());
        if verdict == Verdict::Keep {
            match session.commit() {
                Ok(()) => return Ok(announced),
                Err(refused) if refused.failure == Some(Failure::Again) && attempt < ATTEMPTS => {}
                Err(refused) => return Err(refused.error),
            }
        } else {
            // A connection that breaks here takes the unfinished change with it, which is what is wanted.
            drop(session.end("ROLLBACK"));
            let again = match failure {
                Some(Failure::Again) => attempt < ATTEMPTS,
                Some(Failure::Broken) => attempt < 2,
                Some(Failure::Plain) | None => false,
            };
            if !again {
                return Ok(false);
            }
        }
        session.pause(attempt);
    }
}

/// Reads the address, and sees to it that a vanished server is noticed.
pub(crate) fn configure(url: &str) -> Result<Config, Error> {
    // The driver's own message may show the address, and with it the password.
    let mut config: Config = url.parse().map_err(|_| {
        Error::Unavailable(
            "the address of the database cannot be read; write postgres://user:password@host/name".to_owned(),
        )
    })?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(5));
    }
    if config.get_application_name().is_none() {
        config.application_name("commonweave");
    }
    config.keepalives_idle(Duration::from_secs(15));
    config.keepalives_interval(Duration::from_secs(5));
    config.keepalives_retries(3);
    config.tcp_user_timeout(Duration::from_secs(30));
    Ok(config)
}

/// Refuses a server that is too old or does not keep UTF-8.
pub(crate) fn check(read: &mut Read<'_>) -> Result<(), Error> {
    let sql =
        "SELECT CAST(current_setting('server_version_num') AS BIGINT), current_setting('server_encoding')";
    let (version, encoding): (i64, String) = read.one(sql, &[])?;
    if version < 140_000 {
        return Err(Error::Unavailable(
            "this PostgreSQL is too old: at least version 14 is needed".to_owned(),
        ));
    }
    if encoding != "UTF8" {
        return Err(Error::Unavailable(format!(
            "the database keeps {encoding}; make one with ENCODING 'UTF8'"
        )));
    }
    Ok(())
}
