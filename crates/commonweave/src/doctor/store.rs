//! What the doctor asks. It reads the tables of all rooms and writes to none.

use db::{Error, Read};
use house::ids::NetworkId;

pub(super) fn networks(q: &mut Read<'_>) -> Result<Vec<NetworkId>, Error> {
    q.all("SELECT id FROM networks ORDER BY id", &[])
}

/// Whether this is a database of ours at all: it has seen a migration.
///
/// # Errors
/// Where there is no table of migrations.
pub fn has_tables(q: &mut Read<'_>) -> Result<bool, Error> {
    Ok(q.maybe::<i64>("SELECT position FROM migrations ORDER BY position LIMIT 1", &[])?.is_some())
}

/// The place in the order of the newest line of all logs; zero where there is none.
///
/// # Errors
/// Those of the database.
pub fn newest_order(q: &mut Read<'_>) -> Result<i64, Error> {
    q.one("SELECT COALESCE(MAX(visible_order), 0) AS newest FROM happenings", &[])
}

/// SQLite's own word about its file: `ok`, or what is wrong.
pub(super) fn integrity(q: &mut Read<'_>) -> Result<Vec<String>, Error> {
    q.all("PRAGMA integrity_check", &[])
}

/// Tables with rows that point at nothing, on SQLite.
pub(super) fn broken_references(q: &mut Read<'_>) -> Result<Vec<String>, Error> {
    q.all("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check ORDER BY \"table\"", &[])
}

/// How many rows of this table point by this column at a row which that one does not have by its own.
pub(super) fn orphans(
    q: &mut Read<'_>,
    (table, column): (&str, &str),
    (parent, key): (&str, &str),
) -> Result<i64, Error> {
    let sql = format!(
        "SELECT COUNT(*) FROM {table} AS child WHERE child.{column} IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM {parent} AS parent WHERE parent.{key} = child.{column})"
    );
    q.one(&sql, &[])
}

/// Indexes that PostgreSQL holds to be unusable.
pub(super) fn invalid_indexes(q: &mut Read<'_>) -> Result<Vec<String>, Error> {
    q.all(
        "SELECT CAST(pg_class.relname AS TEXT) FROM pg_index JOIN pg_class ON pg_class.oid = pg_index.indexrelid
         WHERE NOT pg_index.indisvalid ORDER BY 1",
        &[],
    )
}

/// Rules that PostgreSQL was told not to check.
pub(super) fn unchecked_rules(q: &mut Read<'_>) -> Result<Vec<String>, Error> {
    q.all("SELECT CAST(conname AS TEXT) FROM pg_constraint WHERE NOT convalidated ORDER BY 1", &[])
}

/// Pages whose checksum was wrong when PostgreSQL read them; zero where it keeps none.
pub(super) fn damaged_pages(q: &mut Read<'_>) -> Result<i64, Error> {
    q.one(
        "SELECT COALESCE(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()
         ORDER BY datid LIMIT 1",
        &[],
    )
}
