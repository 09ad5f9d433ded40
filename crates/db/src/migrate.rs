//! Bringing a schema up to date, once for each migration, on whichever node comes first.

use sha2::{Digest, Sha256};

use crate::{Error, Write, schema};

/// One step of the schema, in the house dialect, which is translated for the engine: `id IDENTITY` is the
/// database's own numbering and the primary key; types are written in capitals, `BIGINT`, `BOOLEAN`, `REAL`,
/// `TEXT`, `BLOB`; text sorts by its bytes on both engines; SQLite's tables are STRICT.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its name, by which the database remembers it: `0001_accounts`.
    pub name: &'static str,
    /// Its statements.
    pub sql: &'static str,
    /// Its statements on PostgreSQL, where they must differ; not translated.
    pub postgres: Option<&'static str>,
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migrations (
    position BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, checksum TEXT NOT NULL);";
/// Any number, as long as all nodes take the same.
const LOCK: &str = "SELECT 1 FROM (SELECT pg_advisory_xact_lock(6012745893)) held";

pub(crate) fn run(tx: &mut Write<'_>, migrations: &[Migration]) -> Result<Vec<String>, Error> {
    if tx.is_postgres() {
        tx.one::<i64>(LOCK, &[])?;
    }
    tx.script(&translated(tx, TABLE)?)?;
    let seen: Vec<(String, String)> =
        tx.all("SELECT name, checksum FROM migrations ORDER BY position", &[])?;
    if let Some((name, _)) = seen.get(migrations.len()) {
        return Err(Error::Migration(format!(
            "the database has seen the migration {name}, which this version of Commonweave does not know; \
             start the version that wrote it, or a newer one"
        )));
    }
    let mut ran = Vec::new();
    for (position, migration) in migrations.iter().enumerate() {
        match seen.get(position) {
            Some((name, checksum)) => same(migration, name, checksum)?,
            None => {
                apply(tx, migration, position)?;
                ran.push(migration.name.to_owned());
            }
        }
    }
    Ok(ran)
}

fn same(migration: &Migration, name: &str, checksum: &str) -> Result<(), Error> {
    if migration.name != name {
        let expected = migration.name;
        return Err(Error::Migration(format!(
            "the database has seen the migration {name} where this version of Commonweave has {expected}; \
             start the version that wrote it, or a newer one"
        )));
    }
    if checksum_of(migration) != checksum {
        return Err(Error::Migration(format!(
            "the migration {name} was changed after the database had seen it; restore its text and put the change \
             into a new migration"
        )));
    }
    Ok(())
}

fn apply(tx: &mut Write<'_>, migration: &Migration, position: usize) -> Result<(), Error> {
    let explain =
        |error: Error| Error::Migration(format!("the migration {} failed: {error}", migration.name));
    let sql = match migration.postgres {
        Some(sql) if tx.is_postgres() => sql.to_owned(),
        _ => translated(tx, migration.sql).map_err(explain)?,
    };
    tx.script(&sql).map_err(explain)?;
    let position = i64::try_from(position).unwrap_or(i64::MAX);
    let remember = "INSERT INTO migrations (position, name, checksum) VALUES ($1, $2, $3)";
    tx.run(remember, &[&position, &migration.name, &checksum_of(migration)])?;
    Ok(())
}

fn translated(tx: &Write<'_>, sql: &str) -> Result<String, Error> {
    if tx.is_postgres() { schema::for_postgres(sql) } else { schema::for_sqlite(sql) }
}

/// The same on both engines, so that data can move from one to the other.
fn checksum_of(migration: &Migration) -> String {
    let mut hash = Sha256::new();
    hash.update(migration.sql);
    hash.update([0]);
    hash.update(migration.postgres.unwrap_or_default());
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
