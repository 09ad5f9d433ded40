//! The drivers without `db`: prepared once, one connection, every column read into an owned value.

use std::error::Error;
use std::time::Instant;

use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, NoTls};

use crate::load::{ADD, BODY, Bare, GROUP, Kind, LIST, Message, ONE};

/// rusqlite.
pub(crate) struct Sqlite {
    connection: rusqlite::Connection,
}

/// tokio-postgres.
pub(crate) struct Postgres {
    runtime: Runtime,
    client: Client,
}

/// A database of this run's own, dropped at its end.
pub(crate) struct FreshDatabase {
    server: String,
    name: String,
    pub(crate) url: String,
}

impl Sqlite {
    pub(crate) fn open(url: &str) -> Result<Self, Box<dyn Error>> {
        let path = url.strip_prefix("sqlite://").unwrap_or(url);
        let connection = rusqlite::Connection::open(path)?;
        connection.busy_timeout(std::time::Duration::from_secs(10))?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 268435456;
             PRAGMA cache_size = -16384;",
        )?;
        Ok(Self { connection })
    }

    fn once(&self, kind: Kind) -> rusqlite::Result<()> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Message {
                id: row.get(0)?,
                network_id: row.get(1)?,
                author_id: row.get(2)?,
                body: row.get(3)?,
                created_at: db::Time::from_micros(row.get(4)?),
                edited_at: row.get::<_, Option<i64>>(5)?.map(db::Time::from_micros),
                pinned: row.get(6)?,
                score: row.get(7)?,
            })
        };
        match kind {
            Kind::List => {
                let mut statement = self.connection.prepare_cached(LIST)?;
                let rows = statement.query_map([3_i64, 9_000], read)?;
                rows.collect::<rusqlite::Result<Vec<Message>>>().map(drop)
            }
            Kind::One => self.connection.prepare_cached(ONE)?.query_row([5_000_i64], read).map(drop),
            Kind::Add => {
                let mut statement = self.connection.prepare_cached(ADD)?;
                statement.execute((7_i64, 3_i64, BODY, 1_i64, false, 0.5)).map(drop)
            }
            Kind::AddGroup => {
                self.connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
                for _ in 0..GROUP {
                    self.once(Kind::Add)?;
                }
                self.connection.prepare_cached("COMMIT")?.execute([]).map(drop)
            }
        }
    }
}

impl Bare for Sqlite {
    fn work(&self, kind: Kind, until: Instant) -> Result<u64, Box<dyn Error>> {
        let mut done = 0;
        while Instant::now() < until {
            self.once(kind)?;
            done += kind.rows();
        }
        Ok(done)
    }
}

impl Postgres {
    pub(crate) fn connect(url: &str) -> Result<Self, Box<dyn Error>> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let client = runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
            tokio::spawn(async move { connection.await.ok() });
            Ok::<_, tokio_postgres::Error>(client)
        })?;
        Ok(Self { runtime, client })
    }
}

impl Bare for Postgres {
    fn work(&self, kind: Kind, until: Instant) -> Result<u64, Box<dyn Error>> {
        self.runtime.block_on(async {
            let statement = self.client.prepare(match kind {
                Kind::List => LIST,
                Kind::One => ONE,
                Kind::Add | Kind::AddGroup => ADD,
            });
            let statement = statement.await?;
            let mut done = 0;
            while Instant::now() < until {
                match kind {
                    Kind::List => {
                        let rows = self.client.query(&statement, &[&3_i64, &9_000_i64]).await?;
                        let read: Result<Vec<Message>, _> = rows.iter().map(message).collect();
                        drop(read?);
                    }
                    Kind::One => drop(message(&self.client.query_one(&statement, &[&5_000_i64]).await?)?),
                    Kind::Add => add(&self.client, &statement).await?,
                    Kind::AddGroup => {
                        self.client.batch_execute("BEGIN").await?;
                        for _ in 0..GROUP {
                            add(&self.client, &statement).await?;
                        }
                        self.client.batch_execute("COMMIT").await?;
                    }
                }
                done += kind.rows();
            }
            Ok(done)
        })
    }
}

async fn add(client: &Client, statement: &tokio_postgres::Statement) -> Result<(), tokio_postgres::Error> {
    let message: [&(dyn tokio_postgres::types::ToSql + Sync); 6] =
        [&7_i64, &3_i64, &BODY, &1_i64, &false, &0.5];
    client.execute(statement, &message).await.map(drop)
}

fn message(row: &tokio_postgres::Row) -> Result<Message, tokio_postgres::Error> {
    Ok(Message {
        id: row.try_get(0)?,
        network_id: row.try_get(1)?,
        author_id: row.try_get(2)?,
        body: row.try_get(3)?,
        created_at: db::Time::from_micros(row.try_get(4)?),
        edited_at: row.try_get::<_, Option<i64>>(5)?.map(db::Time::from_micros),
        pinned: row.try_get(6)?,
        score: row.try_get(7)?,
    })
}

impl FreshDatabase {
    pub(crate) fn on(server: &str) -> Result<Self, Box<dyn Error>> {
        let name = format!("commonweave_bench_{}", std::process::id());
        run(server, &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))?;
        let (address, _) = server.rsplit_once('/').ok_or("the server's address ends in /database")?;
        Ok(Self { server: server.to_owned(), url: format!("{address}/{name}"), name })
    }
}

impl Drop for FreshDatabase {
    fn drop(&mut self) {
        run(&self.server, &format!("DROP DATABASE {} WITH (FORCE)", self.name)).ok();
    }
}

fn run(server: &str, sql: &str) -> Result<(), Box<dyn Error>> {
    let admin = Postgres::connect(server)?;
    Ok(admin.runtime.block_on(admin.client.batch_execute(sql))?)
}
