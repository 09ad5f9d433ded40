//! The addresses from which letters came back.

use db::{Error, Read, Time, Write};

db::record! {
    /// An address that a mail server did not know.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Bounced {
        pub address: String,
        pub since: Time,
    }
}

pub(super) fn bounce(tx: &mut Write<'_>, address: &str, now: Time) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO bounces (address, since) VALUES ($1, $2) ON CONFLICT (address) DO UPDATE SET since = excluded.since",
        &[&address.to_lowercase(), &now],
    )
}

/// A letter has arrived there after all, or somebody says that it would.
///
/// # Errors
/// Those of the database.
pub fn forgive(tx: &mut Write<'_>, address: &str) -> Result<u64, Error> {
    tx.run("DELETE FROM bounces WHERE address = $1", &[&address.to_lowercase()])
}

/// Whether and since when letters to this address come back.
///
/// # Errors
/// Those of the database.
pub fn bounced(q: &mut Read<'_>, address: &str) -> Result<Option<Time>, Error> {
    q.maybe("SELECT since FROM bounces WHERE address = $1", &[&address.to_lowercase()])
}

/// How many addresses letters came back from.
///
/// # Errors
/// Those of the database.
pub fn bounces(q: &mut Read<'_>) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM bounces", &[])
}
