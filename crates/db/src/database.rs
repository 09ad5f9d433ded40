//! The door: opening a database, and getting closures to the threads that run them.

mod passing;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::{Notify, oneshot, watch};

use crate::change::{ReadJob, WriteJob, read_job, wait, write_job};
use crate::postgres::{self, Bell, Ears, Role, Session};
use crate::queue::Queue;
use crate::{Error, Migration, Read, Write, migrate, sqlite};
use passing::Passing;

/// A database, ready for reads and changes. Clones are the same database.
#[derive(Clone)]
pub struct Db {
    house: Arc<House>,
}

/// How a database is used.
#[derive(Debug, Clone)]
pub struct Options {
    /// Threads that read, each with its own connection.
    pub readers: usize,
    /// The most reads, and the most changes, that may wait; one more is refused with [`Error::Busy`].
    pub queue: usize,
    /// The longest that one read may take.
    pub read_limit: Duration,
    /// A statement that takes at least this long is logged with its text.
    pub slow: Duration,
}

/// Which engine keeps the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, embedded.
    Sqlite,
    /// A server, shared by several nodes.
    Postgres,
}

struct House {
    engine: Engine,
    readers: usize,
    reads: Arc<Queue<ReadJob>>,
    writes: Arc<Queue<WriteJob>>,
    bell: Arc<watch::Sender<u64>>,
    passing: Passing,
    closing: Arc<Notify>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Default for Options {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self {
            readers: cores.clamp(2, 8),
            queue: 1024,
            read_limit: Duration::from_secs(5),
            slow: Duration::from_millis(100),
        }
    }
}

impl Db {
    /// Opens `sqlite://path.db` (the file is made on the first start) or `postgres://user:password@host/name`.
    ///
    /// # Errors
    /// When the URL names neither, or what it names cannot be opened.
    pub fn open(url: &str, options: Options) -> Result<Self, Error> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            return Self::open_sqlite(PathBuf::from(path), options);
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Self::open_postgres(url, &options);
        }
        let hint = "write sqlite://commonweave.db or postgres://user:password@host/name";
        Err(Error::Unavailable(format!("this is not the address of a database; {hint}")))
    }

    fn open_sqlite(path: PathBuf, options: Options) -> Result<Self, Error> {
        let (passing, _) = Passing::new();
        let house = House::new(Engine::Sqlite, &options, passing);
        let (writer, writes, bell) =
            (sqlite::writer(&path)?, Arc::clone(&house.writes), Arc::clone(&house.bell));
        // Each reader holds one end until its connection is closed: so the writer knows when it is the last that has the
        // file open, and only such a one can put all of it into the one file.
        let (reading, all_have_read) = mpsc::channel::<()>();
        for _ in 0..options.readers.max(1) {
            let (reader, reads, settings) =
                (sqlite::reader(&path)?, Arc::clone(&house.reads), options.clone());
            let reading = reading.clone();
            house.spawn("db-reader", move || {
                sqlite::read_loop(reader, &reads, &settings);
                drop(reading);
            })?;
        }
        drop(reading);
        house.spawn("db-writer", move || {
            sqlite::write_loop(&writer, &writes, &options, &bell);
            // Nothing is ever sent: this ends when the last reader has.
            let _ = all_have_read.recv();
            sqlite::finish(writer);
        })?;
        Ok(Self { house: Arc::new(house) })
    }

    fn open_postgres(url: &str, options: &Options) -> Result<Self, Error> {
        let config = postgres::configure(url)?;
        let (passing, to_tell) = Passing::new();
        let heard = passing.ear();
        let house = House::new(Engine::Postgres, options, passing);
        let elsewhere = Arc::new(Notify::new());
        for _ in 0..options.readers.max(1) {
            let mut session = Session::new(&config, Role::Reader, options)?;
            let (reads, settings) = (Arc::clone(&house.reads), options.clone());
            house.spawn("db-reader", move || postgres::read_loop(&mut session, &reads, &settings))?;
        }
        // Writers mostly wait for the server's disk: more of them share its fsync.
        for _ in 0..options.readers.saturating_mul(2).max(4) {
            let mut session = Session::new(&config, Role::Writer, options)?;
            let (writes, settings) = (Arc::clone(&house.writes), options.clone());
            let bell = Bell { here: Arc::clone(&house.bell), elsewhere: Arc::clone(&elsewhere) };
            house
                .spawn("db-writer", move || postgres::write_loop(&mut session, &writes, &settings, &bell))?;
        }
        let (here, closing) = (Arc::clone(&house.bell), Arc::clone(&house.closing));
        let ears = Ears { config, here, elsewhere, closing, to_tell: to_tell.into(), heard };
        house.spawn("db-listener", move || postgres::listen_loop(&ears))?;
        let db = Self { house: Arc::new(house) };
        db.read_blocking(postgres::check)?;
        Ok(db)
    }

    /// Which engine keeps the data.
    pub fn engine(&self) -> Engine {
        self.house.engine
    }

    /// How many threads read.
    pub fn readers(&self) -> usize {
        self.house.readers
    }

    /// Runs `work` on a reading thread, in one snapshot.
    ///
    /// # Errors
    /// What `work` answers; and [`Error`]s of the engine, [`Error::Busy`], [`Error::TooSlow`], [`Error::Panicked`].
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Read<'_>) -> Result<T, E> + Send + 'static,
        E: From<Error> + Send + 'static,
        T: Send + 'static,
    {
        let (job, waiting) = read_job(work);
        self.house.reads.push(job)?;
        answered(waiting.await)
    }

    /// Runs `work` in one transaction; when it answers with an error, nothing of it is kept. `work` may be
    /// run more than once, so it has no effects but those on the database.
    ///
    /// # Errors
    /// What `work` answers; and [`Error`]s of the engine, [`Error::Busy`], [`Error::Panicked`],
    /// [`Error::Aborted`] when `work` went on after a failed statement, [`Error::Unknown`].
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Write<'_>) -> Result<T, E> + Send + 'static,
        E: From<Error> + Send + 'static,
        T: Send + 'static,
    {
        let (job, waiting) = write_job(work);
        self.house.writes.push(job)?;
        answered(waiting.await)
    }

    /// [`Db::read`] for where there is no runtime: the calling thread waits.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub fn read_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Read<'_>) -> Result<T, E> + Send + 'static,
        E: From<Error> + Send + 'static,
        T: Send + 'static,
    {
        wait(self.read(work))
    }

    /// [`Db::write`] for where there is no runtime: the calling thread waits.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Write<'_>) -> Result<T, E> + Send + 'static,
        E: From<Error> + Send + 'static,
        T: Send + 'static,
    {
        wait(self.write(work))
    }

    /// Changes its value after each kept change that was announced, here or on another node. It may also
    /// change when there is nothing new: look, and go on waiting.
    pub fn announcements(&self) -> watch::Receiver<u64> {
        self.house.bell.subscribe()
    }

    /// Brings the schema up to date: runs those of `migrations` that the database has not seen, in order,
    /// all of them or none. Of several nodes that start at once one does it and the others wait.
    /// Answers with the names of those it ran. The calling thread waits.
    ///
    /// # Errors
    /// [`Error::Migration`] when one fails, when one that ran already reads differently now, or when the
    /// database has seen one that is not in the list.
    pub fn migrate(&self, migrations: &[Migration]) -> Result<Vec<String>, Error> {
        let migrations = migrations.to_vec();
        self.write_blocking(move |tx| migrate::run(tx, &migrations))
    }

    /// Whether the database answers now.
    ///
    /// # Errors
    /// Why it does not.
    pub async fn ready(&self) -> Result<(), Error> {
        self.read(|read| read.one::<i64>("SELECT 1", &[]).map(drop)).await
    }

    /// Finishes what waits and closes the connections; clones of this database are closed with it. On SQLite all is then
    /// in the one file. The calling thread waits. Happens also when the last clone is dropped.
    pub fn close(self) {
        self.house.close();
    }
}

impl House {
    fn new(engine: Engine, options: &Options, passing: Passing) -> Self {
        Self {
            engine,
            readers: options.readers.max(1),
            reads: Arc::new(Queue::new(options.queue)),
            writes: Arc::new(Queue::new(options.queue)),
            bell: Arc::new(watch::Sender::new(0)),
            passing,
            closing: Arc::new(Notify::new()),
            threads: Mutex::new(Vec::new()),
        }
    }

    fn spawn(&self, name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), Error> {
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(work);
        let thread =
            thread.map_err(|error| Error::Unavailable(format!("no thread for the database: {error}")))?;
        self.threads.lock().unwrap_or_else(PoisonError::into_inner).push(thread);
        Ok(())
    }

    fn close(&self) {
        self.reads.close();
        self.writes.close();
        self.closing.notify_one();
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        let own = std::thread::current().id();
        // A closure may hold the last clone: its thread cannot wait for itself, nor for those who wait for it.
        if threads.iter().any(|thread| thread.thread().id() == own) {
            return;
        }
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("a database thread had panicked");
            }
        }
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.close();
    }
}

fn answered<T, E: From<Error>>(answer: Result<Result<T, E>, oneshot::error::RecvError>) -> Result<T, E> {
    answer.unwrap_or_else(|_| {
        Err(E::from(Error::Unavailable("a database thread ended before its time".to_owned())))
    })
}
