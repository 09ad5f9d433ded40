//! The same work through `db` and through a bare driver, in turns, so that a busy machine is unfair to both.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use db::{Db, Migration, Options};
use serde::Serialize;

/// How often each of the two has its turn; the median turn counts.
const TURNS: usize = 5;

/// How many write at once where many do.
pub(crate) const GROUP: usize = 32;

/// The rows that are read: a page of messages.
pub(crate) const LIST: &str = "SELECT id, network_id, author_id, body, created_at, edited_at, pinned, score
    FROM messages WHERE network_id = $1 AND id < $2 ORDER BY id DESC LIMIT 50";
/// One of them.
pub(crate) const ONE: &str = "SELECT id, network_id, author_id, body, created_at, edited_at, pinned, score FROM messages WHERE id = $1";
/// A change.
pub(crate) const ADD: &str = "INSERT INTO messages (network_id, author_id, body, created_at, pinned, score)
    VALUES ($1, $2, $3, $4, $5, $6)";
/// What a message says.
pub(crate) const BODY: &str = "We meet at the garden on Saturday at ten; bring gloves if you have any. \
    Ana takes the seeds, and there will be soup. Who can bring two more spades?";

const SCHEMA: &[Migration] = &[Migration {
    name: "0001_messages",
    sql: "CREATE TABLE messages (id IDENTITY, network_id BIGINT NOT NULL, author_id BIGINT NOT NULL,
            body TEXT NOT NULL, created_at BIGINT NOT NULL, edited_at BIGINT, pinned BOOLEAN NOT NULL, score REAL);
          CREATE INDEX messages_by_network ON messages (network_id, id);",
    postgres: None,
}];

db::record! {
    /// A message as a page shows it.
    pub(crate) struct Message {
        pub(crate) id: i64,
        pub(crate) network_id: i64,
        pub(crate) author_id: i64,
        pub(crate) body: String,
        pub(crate) created_at: db::Time,
        pub(crate) edited_at: Option<db::Time>,
        pub(crate) pinned: bool,
        pub(crate) score: Option<f64>,
    }
}

/// One line of the table; rates are per second.
#[derive(Serialize)]
pub(crate) struct Figure {
    pub(crate) figure: String,
    pub(crate) value: f64,
    pub(crate) reference: f64,
    pub(crate) ratio: f64,
    pub(crate) target: Option<f64>,
    pub(crate) ok: Option<bool>,
}

/// What is measured.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    List,
    One,
    Add,
    /// Beside the bare driver that keeps [`GROUP`] changes with one COMMIT: as many as can ever wait together.
    AddGroup,
}

impl Kind {
    /// How many changes or answers one piece of the bare driver's work is.
    pub(crate) fn rows(self) -> u64 {
        if matches!(self, Self::AddGroup) { u64::try_from(GROUP).unwrap_or_default() } else { 1 }
    }
}

/// A bare driver: does the work again and again until the time is up, and tells how often.
pub(crate) trait Bare {
    fn work(&self, kind: Kind, until: Instant) -> Result<u64, Box<dyn Error>>;
}

/// Every figure of one engine.
pub(crate) fn figures(
    engine: &str,
    url: &str,
    bare: &dyn Bare,
    slice: Duration,
) -> Result<Vec<Figure>, Box<dyn Error>> {
    let db = Db::open(url, Options { readers: 1, ..Options::default() })?;
    db.migrate(SCHEMA)?;
    fill(&db)?;
    let ten = (engine == "SQLite").then_some(10.0);
    let plan = [
        ("list of 50 rows, one connection, 4 callers", Kind::List, 4, Some(0.45)),
        ("list of 50 rows, one connection, 1 caller", Kind::List, 1, None),
        ("single row, one connection, 4 callers", Kind::One, 4, None),
        ("single row, one connection, 1 caller", Kind::One, 1, None),
        ("durable change, 1 writer, against a COMMIT each", Kind::Add, 1, None),
        ("durable change, 32 writers, against a COMMIT each", Kind::Add, GROUP, ten),
        ("durable change, 32 writers, against a COMMIT for 32", Kind::AddGroup, GROUP, None),
    ];
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    plan.into_iter()
        .map(|(name, kind, callers, target)| {
            let mut turns = Vec::new();
            for _ in 0..TURNS {
                let ours = rate(slice, |until| Ok(runtime.block_on(call(&db, kind, callers, until))?))?;
                turns.push((ours, rate(slice, |until| bare.work(kind, until))?));
            }
            turns.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
            let (value, reference) = turns.get(TURNS / 2).copied().unwrap_or_default();
            let ratio = value / reference;
            let ok = target.map(|target| ratio >= target);
            Ok(Figure { figure: format!("{engine}: {name}"), value, reference, ratio, target, ok })
        })
        .collect()
}

fn rate(
    slice: Duration,
    work: impl FnOnce(Instant) -> Result<u64, Box<dyn Error>>,
) -> Result<f64, Box<dyn Error>> {
    let started = Instant::now();
    let done = work(started + slice)?;
    Ok(f64::from(u32::try_from(done)?) / started.elapsed().as_secs_f64())
}

fn fill(db: &Db) -> Result<(), db::Error> {
    db.write_blocking(|tx| {
        for number in 0..10_000_i64 {
            tx.run(ADD, &[&(number % 5), &(number % 97), &BODY, &number, &(number % 9 == 0), &0.5])?;
        }
        Ok::<_, db::Error>(())
    })
}

/// So many callers, each asking again as soon as it is answered.
async fn call(db: &Db, kind: Kind, callers: usize, until: Instant) -> Result<u64, db::Error> {
    let done = Arc::new(AtomicU64::new(0));
    let mut running = Vec::new();
    for _ in 0..callers {
        let (db, done) = (db.clone(), Arc::clone(&done));
        running.push(tokio::spawn(async move {
            while Instant::now() < until {
                once(&db, kind).await?;
                done.fetch_add(1, Ordering::Relaxed);
            }
            Ok::<_, db::Error>(())
        }));
    }
    for caller in running {
        caller.await.map_err(|_| db::Error::Panicked)??;
    }
    Ok(done.load(Ordering::Relaxed))
}

async fn once(db: &Db, kind: Kind) -> Result<(), db::Error> {
    match kind {
        Kind::List => db.read(|read| read.all::<Message>(LIST, &[&3_i64, &9_000_i64])).await.map(drop),
        Kind::One => db.read(|read| read.one::<Message>(ONE, &[&5_000_i64])).await.map(drop),
        Kind::Add | Kind::AddGroup => {
            db.write(|tx| tx.run(ADD, &[&7_i64, &3_i64, &BODY, &1_i64, &false, &0.5])).await.map(drop)
        }
    }
}
