//! What a closure is given: [`Read`] asks, [`Write`] asks and changes.

use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

use crate::value::record::{Layout, Row};
use crate::{Error, Param, Record, Sought, postgres, sqlite};

/// Asks the database, in one snapshot: all its answers are of the same moment.
pub struct Read<'c> {
    source: Source<'c>,
    slow: Duration,
    until: Option<Instant>,
    failure: Option<Failure>,
}

/// Asks and changes, in one transaction: all of it is kept, or nothing.
pub struct Write<'c> {
    read: Read<'c>,
    announced: bool,
    has_run: bool,
}

pub(crate) enum Source<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut postgres::Session),
}

/// Takes one row of an answer, making its layout when it is the first; says whether more are wanted.
pub(crate) type TakeRow<'t> =
    &'t mut dyn FnMut(&dyn Fn() -> Result<Layout, Error>, Row<'_>) -> Result<bool, Error>;

/// What the engine said of a failed statement that decides what becomes of the whole unit of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Only this statement's fault: the unit of work is given up.
    Plain,
    /// A deadlock or the like: the same unit of work may succeed when it is run again.
    Again,
    /// The connection is gone.
    Broken,
}

impl Read<'_> {
    /// All rows of the answer.
    ///
    /// # Errors
    /// When the statement is refused, takes too long, or its columns do not fit `T`.
    pub fn all<T: Record>(&mut self, sql: &str, params: &[&dyn Param]) -> Result<Vec<T>, Error> {
        self.rows(sql, params, usize::MAX)
    }

    /// The first row of the answer; also for `INSERT … RETURNING`.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none, and as [`Read::all`].
    pub fn one<T: Record>(&mut self, sql: &str, params: &[&dyn Param]) -> Result<T, Error> {
        self.maybe(sql, params)?.ok_or(Error::Missing)
    }

    /// The first row of the answer, if there is one.
    ///
    /// # Errors
    /// As [`Read::all`].
    pub fn maybe<T: Record>(&mut self, sql: &str, params: &[&dyn Param]) -> Result<Option<T>, Error> {
        Ok(self.rows(sql, params, 1)?.pop())
    }

    /// Rows whose [`Write::order`] is less than this are all visible in this snapshot, and no such row will
    /// appear later. Whoever reads an append-only table by `(order, id)` up to here misses nothing.
    ///
    /// # Errors
    /// As [`Read::all`].
    pub fn horizon(&mut self) -> Result<i64, Error> {
        match self.source {
            // One writer: ids become visible in the order in which they were given.
            Source::Sqlite(_) => Ok(i64::MAX),
            Source::Postgres(_) => self.one(postgres::HORIZON, &[]),
        }
    }

    /// Hands over the rows of the answer one after the other, for answers that nobody wants to hold whole.
    ///
    /// # Errors
    /// As [`Read::all`], and the first of `take`, after which no row follows.
    pub fn each<T: Record>(
        &mut self,
        sql: &str,
        params: &[&dyn Param],
        take: &mut dyn FnMut(T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.walk(sql, params, &mut |row| take(row).map(|()| true))
    }

    /// What is sought, as this engine reads it: the first argument of `match($1, table.words)`.
    pub fn sought(&self, sought: &Sought) -> String {
        match self.source {
            Source::Sqlite(_) => sought.for_sqlite(),
            Source::Postgres(_) => sought.for_postgres(),
        }
    }

    /// Whether the rows that `match` finds come in the order of their numbers, so that a `LIMIT` ends the search. Where
    /// not, all of them are found before the first is answered: whoever asks keeps the question narrow.
    pub fn finds_in_order(&self) -> bool {
        matches!(self.source, Source::Sqlite(_))
    }

    fn rows<T: Record>(&mut self, sql: &str, params: &[&dyn Param], most: usize) -> Result<Vec<T>, Error> {
        let mut found = Vec::new();
        self.walk(sql, params, &mut |row| {
            found.push(row);
            Ok(found.len() < most)
        })?;
        Ok(found)
    }

    /// Reads rows for as long as `more` wants some.
    fn walk<T: Record>(
        &mut self,
        sql: &str,
        params: &[&dyn Param],
        more: &mut dyn FnMut(T) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let mut layout = None;
        let mut take = |names: &dyn Fn() -> Result<Layout, Error>, row: Row<'_>| -> Result<bool, Error> {
            let layout = match &layout {
                Some(layout) => layout,
                None => layout.insert(names()?),
            };
            more(layout.read(sql, row)?)
        };
        self.timed(sql, |source| match source {
            Source::Sqlite(connection) => sqlite::query::<T>(connection, sql, params, &mut take),
            Source::Postgres(session) => session.query::<T>(sql, params, &mut take),
        })
    }

    /// Runs one statement, and keeps what its failure means for the whole unit of work.
    fn timed<T>(
        &mut self,
        sql: &str,
        work: impl FnOnce(&mut Source<'_>) -> Result<T, Refused>,
    ) -> Result<T, Error> {
        if self.failure.is_some() {
            return Err(Error::Aborted);
        }
        let started = Instant::now();
        if self.until.is_some_and(|until| started >= until) {
            self.failure = Some(Failure::Plain);
            return Err(Error::TooSlow);
        }
        let done = work(&mut self.source);
        let took = started.elapsed();
        if took >= self.slow {
            tracing::warn!(
                sql,
                millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
                "a statement was slow"
            );
        }
        done.map_err(|refused| {
            self.failure = refused.failure;
            refused.error
        })
    }
}

/// A statement that failed: the error for the caller, and what the engine made of the transaction.
pub(crate) struct Refused {
    pub(crate) error: Error,
    pub(crate) failure: Option<Failure>,
}

impl From<Error> for Refused {
    /// A fault in reading the answer; the transaction goes on.
    fn from(error: Error) -> Self {
        Self { error, failure: None }
    }
}

impl<'c> Read<'c> {
    pub(crate) fn new(source: Source<'c>, slow: Duration, limit: Option<Duration>) -> Self {
        let until = limit.and_then(|limit| Instant::now().checked_add(limit));
        Self { source, slow, until, failure: None }
    }

    pub(crate) fn failure(&self) -> Option<Failure> {
        self.failure
    }
}

impl<'c> Write<'c> {
    pub(crate) fn new(source: Source<'c>, slow: Duration) -> Self {
        Self { read: Read::new(source, slow, None), announced: false, has_run: false }
    }

    /// Whether [`Write::run`] or [`Write::script`] succeeded, perhaps in changing the schema.
    pub(crate) fn has_run(&self) -> bool {
        self.has_run
    }

    pub(crate) fn announced(&self) -> bool {
        self.announced
    }

    /// Runs a statement that answers with no rows, and tells how many rows it changed.
    ///
    /// # Errors
    /// When the statement is refused; [`Error::Conflict`] when it would break a rule of the schema.
    pub fn run(&mut self, sql: &str, params: &[&dyn Param]) -> Result<u64, Error> {
        let changed = self.read.timed(sql, |source| match source {
            Source::Sqlite(connection) => sqlite::run(connection, sql, params),
            Source::Postgres(session) => session.run(sql, params),
        })?;
        self.has_run = true;
        Ok(changed)
    }

    /// Tells everyone who listens to [`Db::announcements`](crate::Db::announcements), on every node, once
    /// this change is kept.
    pub fn announce(&mut self) {
        self.announced = true;
    }

    /// The place of a row that is about to be appended to `table`, in the order in which rows become visible: keep it
    /// beside the id in append-only tables and read them by `(order, id)`, below [`Read::horizon`]. Ask again for every
    /// row, or for every few: SQLite walks through all rows of one order to find where to read on.
    ///
    /// # Errors
    /// As [`Read::all`].
    pub fn order(&mut self, table: &'static str) -> Result<i64, Error> {
        match self.read.source {
            // One writer: the next row's own id, one more than the last that was ever given in this table.
            Source::Sqlite(_) => {
                let given = "SELECT seq FROM sqlite_sequence WHERE name = $1";
                Ok(self.read.maybe::<i64>(given, &[&table])?.map_or(1, |last| last.saturating_add(1)))
            }
            // The number of the transaction: the horizon is the lowest that is still under way.
            Source::Postgres(_) => self.read.one(postgres::ORDER, &[]),
        }
    }

    /// Holds the row of `table` with this `id` until the change ends, so that no other change decides on it
    /// meanwhile; tells whether there is such a row.
    ///
    /// # Errors
    /// As [`Read::all`].
    pub fn lock(&mut self, table: &'static str, id: i64) -> Result<bool, Error> {
        let sql = match self.read.source {
            // SQLite's one writer has nobody to wait for.
            Source::Sqlite(_) => format!("SELECT id FROM {table} WHERE id = $1"),
            Source::Postgres(_) => format!("SELECT id FROM {table} WHERE id = $1 FOR UPDATE"),
        };
        Ok(self.read.maybe::<i64>(&sql, &[&id])?.is_some())
    }

    /// Runs the statements of a migration, which take no parameters.
    pub(crate) fn script(&mut self, sql: &str) -> Result<(), Error> {
        self.has_run = true;
        self.read.timed(sql, |source| match source {
            Source::Sqlite(connection) => sqlite::script(connection, sql),
            Source::Postgres(session) => session.script(sql),
        })
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.read.source, Source::Postgres(_))
    }
}

impl<'c> Deref for Write<'c> {
    type Target = Read<'c>;
    fn deref(&self) -> &Read<'c> {
        &self.read
    }
}

impl<'c> DerefMut for Write<'c> {
    fn deref_mut(&mut self) -> &mut Read<'c> {
        &mut self.read
    }
}
