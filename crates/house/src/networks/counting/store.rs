//! The table of counts.

use crate::ids::NetworkId;
use db::{Error, Read, Write};

/// All counts of a network, a few dozen, by subject.
///
/// # Errors
/// Those of the database.
pub fn counts(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(String, i64)>, Error> {
    q.all("SELECT subject, amount FROM network_counts WHERE network_id = $1 ORDER BY subject", &[&network])
}

/// Counts so many more, or fewer when negative, of this subject.
///
/// # Errors
/// Those of the database.
pub fn count(tx: &mut Write<'_>, network: NetworkId, subject: &str, delta: i64) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO network_counts (network_id, subject, amount) VALUES ($1, $2, $3)
         ON CONFLICT (network_id, subject) DO UPDATE SET amount = network_counts.amount + excluded.amount",
        &[&network, &subject, &delta],
    )
}

/// Counts one fewer unless it is the last; tells whether it did. The row stays held until the change ends, so that
/// of two at once only one succeeds.
///
/// # Errors
/// Those of the database.
pub fn take_unless_last(tx: &mut Write<'_>, network: NetworkId, subject: &str) -> Result<bool, Error> {
    let taken = tx.run(
        "UPDATE network_counts SET amount = amount - 1
         WHERE network_id = $1 AND subject = $2 AND amount > 1",
        &[&network, &subject],
    )?;
    Ok(taken == 1)
}
