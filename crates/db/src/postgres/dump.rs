//! Backups by PostgreSQL's own programs, where this machine has them.

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use tokio_postgres::config::Host;
use tokio_postgres::{Config, NoTls};

use super::configure;
use super::refusal::unreachable;
use crate::{Db, Error};

/// How much of what a program complains about is passed on, in letters.
const COMPLAINT: usize = 600;

/// Writes the whole database, as it is at one moment, into a file from which [`load`] makes it again.
pub(crate) fn dump(url: &str, file: &Path) -> Result<(), Error> {
    let config = configure(url)?;
    let mut command = program("pg_dump", &config);
    command.args(["--format=custom", "--no-owner", "--no-privileges"]).arg("--file").arg(file);
    run(command, "pg_dump")?;
    // A dump that cannot be read to the end of its table of contents is none.
    let mut command = Command::new("pg_restore");
    command.arg("--list").arg(file);
    run(command, "pg_restore")
}

/// Makes the database that a file holds in an empty one; all of it or nothing.
pub(crate) fn load(url: &str, db: &Db, file: &Path) -> Result<(), Error> {
    let config = configure(url)?;
    let there: i64 = db.read_blocking(|read| {
        read.one(
            "SELECT COUNT(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
             WHERE pg_class.relkind IN ('r', 'p', 'v', 'm', 'S') AND pg_namespace.nspname NOT LIKE 'pg\\_%'
               AND pg_namespace.nspname <> 'information_schema'",
            &[],
        )
    })?;
    let name = config.get_dbname().unwrap_or_default().to_owned();
    if there > 0 {
        return Err(Error::Unavailable(format!(
            "the database {name} is not empty, and stays as it is: make a fresh one (createdb --encoding=UTF8 \
             --template=template0 NAME), restore into that, and name it in COMMONWEAVE_DATABASE"
        )));
    }
    let mut command = program("pg_restore", &config);
    command.args(["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]);
    command.arg(format!("--dbname={name}")).arg(file);
    run(command, "pg_restore")
}

/// Uses up transaction numbers until they are past this one.
pub(crate) fn reach(url: &str, order: i64) -> Result<(), Error> {
    let config = configure(url)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Error::Unavailable(format!("a thread cannot do I/O: {error}")))?;
    let reached = runtime.block_on(async {
        let (client, connection) = config.connect(NoTls).await?;
        tokio::spawn(async move { drop(connection.await) });
        let each = "WHILE CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)";
        client.batch_execute(&format!("DO $$ BEGIN {each} <= {order} LOOP COMMIT; END LOOP; END $$")).await
    });
    reached.map_err(|error| unreachable(&error))
}

/// A program of PostgreSQL that talks to this server. What it needs to know goes by the environment, which nobody else can
/// read, as they can the arguments.
fn program(name: &str, config: &Config) -> Command {
    let mut command = Command::new(name);
    command.arg("--no-password");
    let host = config.get_hosts().first().map(|host| match host {
        Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        Host::Unix(folder) => folder.display().to_string(),
    });
    let password = config.get_password().map(|password| String::from_utf8_lossy(password).into_owned());
    let port = config.get_ports().first().map(u16::to_string);
    let given = [
        ("PGHOST", host),
        ("PGPORT", port),
        ("PGUSER", config.get_user().map(str::to_owned)),
        ("PGPASSWORD", password),
        ("PGDATABASE", config.get_dbname().map(str::to_owned)),
    ];
    command.envs(given.into_iter().filter_map(|(name, value)| Some((name, value?))));
    command
}

fn run(mut command: Command, name: &str) -> Result<(), Error> {
    let done = command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::Unavailable(format!(
            "{name} is not on this machine: install the client programs of PostgreSQL (postgresql-client), of the \
             server's version or newer, or take the backup where they are"
        )),
        _ => Error::Unavailable(format!("{name} cannot be run: {error}")),
    })?;
    if done.status.success() {
        return Ok(());
    }
    let said: String = String::from_utf8_lossy(&done.stderr).trim().chars().take(COMPLAINT).collect();
    Err(Error::Unavailable(format!("{name} did not come to its end: {said}")))
}
