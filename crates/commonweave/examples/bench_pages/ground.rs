//! Databases for the bench, gone when it ends: files in a temporary folder, and on a PostgreSQL databases of its own.

use anyhow::{Context, bail};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Where the demos of one engine are kept.
pub(crate) struct Ground {
    kind: Kind,
    /// The scale and the address of each that was made.
    made: Vec<(u16, String)>,
}

enum Kind {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Ground {
    /// Both engines; PostgreSQL is left out where there is none.
    pub(crate) fn all() -> anyhow::Result<Vec<Ground>> {
        let folder = std::env::temp_dir().join(format!("commonweave-bench-pages-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let mut all = vec![Ground { kind: Kind::Sqlite(folder), made: Vec::new() }];
        if let Ok(server) = std::env::var("COMMONWEAVE_TEST_POSTGRES") {
            all.push(Ground { kind: Kind::Postgres(server), made: Vec::new() });
        }
        Ok(all)
    }

    pub(crate) fn name(&self) -> &'static str {
        match &self.kind {
            Kind::Sqlite(_) => "SQLite",
            Kind::Postgres(_) => "PostgreSQL",
        }
    }

    /// The demo of this scale, if it was made already.
    pub(crate) fn made(&self, scale: u16) -> Option<String> {
        self.made.iter().find(|(known, _)| *known == scale).map(|(_, address)| address.clone())
    }

    /// The address of an empty database for a demo of this scale.
    pub(crate) fn empty(&mut self, scale: u16) -> anyhow::Result<String> {
        let address = match &self.kind {
            Kind::Sqlite(folder) => format!("sqlite://{}", folder.join(format!("{scale}.db")).display()),
            Kind::Postgres(server) => {
                let name = database(scale);
                on_server(server, &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))?;
                let (before, _) =
                    server.rsplit_once('/').context("the server's address ends in /database")?;
                format!("{before}/{name}")
            }
        };
        self.made.push((scale, address.clone()));
        Ok(address)
    }

    /// What a database server does by itself some time after much was written, done at once: it counts and tidies, so
    /// that its plans are those of a database that has been in use.
    pub(crate) fn settle(&self, database: &str) -> anyhow::Result<()> {
        match &self.kind {
            Kind::Sqlite(_) => Ok(()),
            Kind::Postgres(_) => on_server(database, "VACUUM ANALYZE"),
        }
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        match &self.kind {
            Kind::Sqlite(folder) => drop(std::fs::remove_dir_all(folder)),
            Kind::Postgres(server) => {
                for (scale, _) in &self.made {
                    let name = database(*scale);
                    drop(on_server(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
                }
                drop(std::fs::remove_dir_all(files()));
            }
        }
    }
}

fn database(scale: u16) -> String {
    format!("bench_pages_{}_{scale}", std::process::id())
}

/// Where the files of databases on a server lie; those of SQLite lie beside theirs.
fn files() -> PathBuf {
    std::env::temp_dir().join(format!("commonweave-bench-files-{}", std::process::id()))
}

/// Tells a program where the files of this database lie, where it would put them into the folder in which the bench runs.
pub(crate) fn keep_files(command: &mut Command, database: &str) {
    if let Some((_, name)) = database.rsplit_once('/').filter(|_| database.starts_with("postgres")) {
        command.env("COMMONWEAVE_FILES", files().join(name));
    }
}

/// Such statements cannot run inside a transaction, so `psql` runs them.
fn on_server(server: &str, statement: &str) -> anyhow::Result<()> {
    let done = Command::new("psql").args([server, "-qXc", statement]).stdout(Stdio::null()).output()?;
    if !done.status.success() {
        bail!("{statement}: {}", String::from_utf8_lossy(&done.stderr));
    }
    Ok(())
}
