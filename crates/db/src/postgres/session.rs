//! One connection to PostgreSQL, driven from the thread that owns it; it is made when first needed, and
//! made anew when it broke.

use std::collections::HashMap;
use std::pin::pin;
use std::time::Duration;

use futures_util::{TryStreamExt, future};
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, Config, NoTls, Statement};

use super::refusal::{self, unreachable};
use super::value::{Bound, type_of};
use crate::query::{Failure, Refused, TakeRow};
use crate::value::record::{Layout, Row};
use crate::{Error, Options, Param, Record};

/// Statements kept prepared by a connection before it starts afresh.
const PREPARED: usize = 1024;

/// What every connection sets. A page from anywhere costs about as much as the next one where there is no disk that turns:
/// told otherwise, the server reads whole tables of members rather than the few rows that it is asked for. A statement is
/// planned once, whatever is bound to it, as it is on SQLite: planning most of ours costs more than running them, and
/// compiling any of them would. Lists are a page long: a table of rows already seen costs more than to look them up again.
const EVERYONE: &str = "SET random_page_cost = 1.1; SET plan_cache_mode = force_generic_plan; SET jit = off;
    SET enable_memoize = off; SET TIME ZONE 'UTC'; SET client_min_messages = warning";

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Reader,
    Writer,
}

/// A connection and the runtime that drives it.
pub(crate) struct Session {
    runtime: Runtime,
    config: Config,
    setup: String,
    /// Whether its transactions only read.
    reads: bool,
    live: Option<Live>,
    stage: Stage,
}

/// Where a connection stands between two units of work. BEGIN travels together with the first statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// No transaction is under way.
    Outside,
    /// A statement was sent in it.
    Inside,
    /// Nothing more is asked in it, and its COMMIT was not sent yet.
    Over,
}

struct Live {
    client: Client,
    reads: bool,
    prepared: HashMap<String, Statement>,
}

/// Takes each row of an answer; says whether it wants more.
type Take<'t> = &'t mut dyn FnMut(&tokio_postgres::Row) -> Result<bool, Error>;

impl Session {
    pub(crate) fn new(config: &Config, role: Role, options: &Options) -> Result<Self, Error> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime =
            runtime.map_err(|error| Error::Unavailable(format!("a thread cannot do I/O: {error}")))?;
        let limit = options.read_limit.as_millis();
        let setup = match role {
            Role::Reader => format!(
                "{EVERYONE}; SET default_transaction_isolation = 'repeatable read';
                 SET default_transaction_read_only = on; SET statement_timeout = {limit}"
            ),
            Role::Writer => format!(
                "{EVERYONE}; SET default_transaction_isolation = 'read committed';
                 SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'"
            ),
        };
        let reads = matches!(role, Role::Reader);
        Ok(Self { runtime, config: config.clone(), setup, reads, live: None, stage: Stage::Outside })
    }

    /// Hands each row of the answer to `take` until it has enough.
    pub(crate) fn query<T: Record>(
        &mut self,
        sql: &str,
        params: &[&dyn Param],
        take: TakeRow<'_>,
    ) -> Result<(), Refused> {
        let mut take = |row: &tokio_postgres::Row| {
            let layout = || {
                let names: Vec<&str> = row.columns().iter().map(tokio_postgres::Column::name).collect();
                Layout::of::<T>(sql, &names)
            };
            take(&layout, Row::Postgres(row))
        };
        self.execute(sql, params, &mut take).map(drop)
    }

    /// Runs a statement without an answer; tells how many rows it changed.
    pub(crate) fn run(&mut self, sql: &str, params: &[&dyn Param]) -> Result<u64, Refused> {
        self.execute(sql, params, &mut |_| Ok(true))
    }

    fn execute(&mut self, sql: &str, params: &[&dyn Param], take: Take<'_>) -> Result<u64, Refused> {
        for (index, param) in params.iter().enumerate() {
            crate::value::cell::portable(param.cell()).map_err(|mismatch| Refused {
                error: Error::statement(sql, format!("parameter ${}: {mismatch}", index.saturating_add(1))),
                failure: Some(Failure::Plain),
            })?;
        }
        let fresh = self.live.is_none();
        let first = self.stage != Stage::Inside;
        match self.attempt(sql, params, take) {
            // An old connection that turns out dead at the first statement: nothing was seen, so ask again.
            Err(refused) if refused.failure == Some(Failure::Broken) && first && !fresh => {
                self.attempt(sql, params, take)
            }
            done => done,
        }
    }

    fn attempt(&mut self, sql: &str, params: &[&dyn Param], take: Take<'_>) -> Result<u64, Refused> {
        let (runtime, live, begin) = self.connected()?;
        let done = runtime.block_on(live.execute(begin, sql, params, take));
        self.stage = Stage::Inside;
        if let Err(Refused { failure: Some(Failure::Broken), .. }) = &done {
            self.live = None;
            self.stage = Stage::Outside;
        }
        done
    }

    /// Runs statements without parameters, one after the other, inside the transaction.
    pub(crate) fn script(&mut self, sql: &str) -> Result<(), Refused> {
        let (runtime, live, begin) = self.connected()?;
        let done = runtime.block_on(live.client.batch_execute(&format!("{begin}{sql}")));
        self.stage = Stage::Inside;
        done.map_err(|error| refusal::of(sql, &error))
    }

    /// Keeps the change. When the connection breaks meanwhile, nobody can say whether it was kept.
    pub(crate) fn commit(&mut self) -> Result<(), Refused> {
        self.end("COMMIT").map_err(|error| {
            let refused = refusal::of("COMMIT", &error);
            if refused.failure == Some(Failure::Broken) {
                Refused { error: Error::Unknown, ..refused }
            } else {
                refused
            }
        })
    }

    /// Nothing more is asked in this transaction: what ends it may travel with the next BEGIN.
    pub(crate) fn leave(&mut self) {
        if self.stage == Stage::Inside {
            self.stage = Stage::Over;
        }
    }

    /// Ends the transaction, if one was begun.
    pub(crate) fn end(&mut self, how: &str) -> Result<(), tokio_postgres::Error> {
        if std::mem::replace(&mut self.stage, Stage::Outside) == Stage::Outside {
            return Ok(());
        }
        let Some(live) = &self.live else { return Ok(()) };
        let done = self.runtime.block_on(live.client.batch_execute(how));
        if live.client.is_closed() || done.as_ref().is_err_and(|error| error.as_db_error().is_none()) {
            self.live = None;
        }
        done
    }

    /// Waits a little longer before each further attempt, so that two that met do not meet again.
    pub(crate) fn pause(&self, attempt: u32) {
        let wait = Duration::from_millis(2).saturating_mul(attempt.saturating_mul(attempt));
        self.runtime.block_on(async { tokio::time::sleep(wait).await });
    }

    /// The connection, and what is to be sent before the next statement.
    fn connected(&mut self) -> Result<(&Runtime, &mut Live, &'static str), Refused> {
        let live = match self.live.take().filter(|live| !live.client.is_closed()) {
            Some(live) => live,
            None => {
                self.stage = Stage::Outside;
                let client = self.runtime.block_on(connect(&self.config, &self.setup));
                let refuse = |error| Refused { error: unreachable(&error), failure: Some(Failure::Plain) };
                Live { client: client.map_err(refuse)?, reads: self.reads, prepared: HashMap::new() }
            }
        };
        let begin = match self.stage {
            Stage::Outside => "BEGIN;",
            Stage::Inside => "",
            Stage::Over => "COMMIT;BEGIN;",
        };
        Ok((&self.runtime, self.live.insert(live), begin))
    }
}

async fn connect(config: &Config, setup: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = config.connect(NoTls).await?;
    // Whoever uses the client learns of a broken connection; this end of it need not tell too.
    tokio::spawn(async move { drop(connection.await) });
    client.batch_execute(setup).await?;
    Ok(client)
}

impl Live {
    async fn execute(
        &mut self,
        begin: &str,
        sql: &str,
        params: &[&dyn Param],
        take: Take<'_>,
    ) -> Result<u64, Refused> {
        let reads = self.reads;
        let refuse = |error| refusal::in_session(reads, sql, &error);
        let client = &self.client;
        let begun = async { if begin.is_empty() { Ok(()) } else { client.batch_execute(begin).await } };
        // BEGIN travels with what follows it: both are sent before either is awaited.
        let done = match self.prepared.get(sql) {
            Some(statement) => {
                let (begun, done) =
                    future::join(begun, rows((client, reads), statement, sql, params, take)).await;
                begun.map_err(refuse)?;
                done
            }
            None => {
                check_used(sql, params.len())?;
                let types: Vec<_> = params.iter().map(|param| type_of(param.kind())).collect();
                let (begun, statement) = future::join(begun, client.prepare_typed(sql, &types)).await;
                begun.map_err(refuse)?;
                let statement = statement.map_err(refuse)?;
                if self.prepared.len() >= PREPARED {
                    self.prepared.clear();
                }
                let statement = &*self.prepared.entry(sql.to_owned()).or_insert(statement);
                rows((client, reads), statement, sql, params, take).await
            }
        };
        // A plan that a migration made stale is not kept for the next one to trip over.
        if done.is_err() {
            self.prepared.remove(sql);
        }
        done
    }
}

/// Refuses parameters that the statement does not use, which the server would let pass and SQLite not.
fn check_used(sql: &str, given: usize) -> Result<(), Refused> {
    let numbers = sql.split('$').skip(1).filter_map(|after| {
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        after.get(..digits)?.parse::<usize>().ok()
    });
    let used = numbers.max().unwrap_or(0);
    if given <= used {
        return Ok(());
    }
    let error = Error::statement(sql, format!("{given} parameters are given and {used} are used"));
    Err(Refused { error, failure: Some(Failure::Plain) })
}

async fn rows(
    (client, reads): (&Client, bool),
    statement: &Statement,
    sql: &str,
    params: &[&dyn Param],
    take: Take<'_>,
) -> Result<u64, Refused> {
    let refuse = |error| refusal::in_session(reads, sql, &error);
    let bound = params.iter().map(|param| Bound(param.cell()));
    let mut rows = pin!(client.query_raw(statement, bound).await.map_err(refuse)?);
    let mut wanted = Ok(true);
    // The answer is read to its end even when enough was seen: an error may still come.
    while let Some(row) = rows.try_next().await.map_err(refuse)? {
        if let Ok(true) = wanted {
            wanted = take(&row);
        }
    }
    wanted?;
    Ok(rows.rows_affected().unwrap_or_default())
}
