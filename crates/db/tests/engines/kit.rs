//! A fresh database for each test, on each engine.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use db::{Db, Engine, Migration, Options};

/// Declares one test for each engine from one body, which is given a `Place`.
#[macro_export]
macro_rules! on_both_engines {
    ($(fn $name:ident($place:ident) $body:block)*) => {$(
        mod $name {
            #[test]
            fn on_sqlite() {
                super::bodies::$name(&$crate::kit::Place::sqlite());
            }
            #[test]
            fn on_postgres() {
                if let Some(place) = $crate::kit::Place::postgres() {
                    super::bodies::$name(&place);
                }
            }
        }
    )*
    mod bodies {
        use super::*;
        $(pub(super) fn $name($place: &$crate::kit::Place) $body)*
    }};
}

/// Where a fresh database is, until the test ends.
pub(crate) struct Place {
    pub(crate) url: String,
    folder: Option<PathBuf>,
    server: Option<(String, String)>,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

pub(crate) const SCHEMA: &[Migration] = &[Migration {
    name: "0001_seats",
    sql: "
        CREATE TABLE events (
            id IDENTITY,
            title TEXT NOT NULL CONSTRAINT title_is_given CHECK (title <> ''),
            open BOOLEAN NOT NULL DEFAULT TRUE,
            share REAL,
            poster BLOB,
            starts_at BIGINT
        );
        CREATE TABLE seats (
            id IDENTITY,
            event_id BIGINT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
            member TEXT NOT NULL,
            UNIQUE (event_id, member)
        );
        CREATE TABLE members (id IDENTITY, email TEXT NOT NULL);
        CREATE UNIQUE INDEX members_by_email ON members (email);
        CREATE UNIQUE INDEX members_by_small_email ON members (LOWER(email));
    ",
    postgres: None,
}];

impl Place {
    pub(crate) fn sqlite() -> Self {
        let folder = std::env::temp_dir().join(fresh_name());
        std::fs::create_dir_all(&folder).unwrap();
        let url = format!("sqlite://{}", folder.join("test.db").display());
        Self { url, folder: Some(folder), server: None }
    }

    /// `None` where no server is given, which is said; in CI it is a failure.
    pub(crate) fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("COMMONWEAVE_TEST_POSTGRES") else {
            assert!(std::env::var("CI").is_err(), "CI tests both engines: set COMMONWEAVE_TEST_POSTGRES");
            println!("left out: COMMONWEAVE_TEST_POSTGRES names no server");
            return None;
        };
        let name = fresh_name();
        statement(&server, &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"));
        let (address, _) = server.rsplit_once('/').unwrap();
        Some(Self { url: format!("{address}/{name}"), folder: None, server: Some((server, name)) })
    }

    pub(crate) fn open(&self) -> Db {
        self.open_with(Options::default())
    }

    pub(crate) fn open_with(&self, options: Options) -> Db {
        Db::open(&self.url, options).unwrap()
    }

    /// Opened, with the tables of `SCHEMA`.
    pub(crate) fn ready(&self) -> Db {
        let db = self.open();
        db.migrate(SCHEMA).unwrap();
        db
    }

    pub(crate) fn engine(&self) -> Engine {
        if self.server.is_some() { Engine::Postgres } else { Engine::Sqlite }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            drop(std::fs::remove_dir_all(folder));
        }
        if let Some((server, name)) = &self.server {
            statement(server, &format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

/// Runs what cannot be run inside a transaction.
pub(crate) fn statement(server: &str, sql: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        client.batch_execute(sql).await.unwrap();
    });
}

fn fresh_name() -> String {
    format!("cw_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}
