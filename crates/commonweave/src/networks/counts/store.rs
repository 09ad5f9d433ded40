//! The table of counts.

use crate::ids::NetworkId;
use db::{Error, Read, Write};

pub(super) fn all(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(String, i64)>, Error> {
    q.all("SELECT subject, amount FROM network_counts WHERE network_id = $1 ORDER BY subject", &[&network])
}

pub(super) fn add(tx: &mut Write<'_>, network: NetworkId, subject: &str, by: i64) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO network_counts (network_id, subject, amount) VALUES ($1, $2, $3)
         ON CONFLICT (network_id, subject) DO UPDATE SET amount = network_counts.amount + excluded.amount",
        &[&network, &subject, &by],
    )
}

pub(super) fn take_unless_last(tx: &mut Write<'_>, network: NetworkId, subject: &str) -> Result<u64, Error> {
    tx.run(
        "UPDATE network_counts SET amount = amount - 1
         WHERE network_id = $1 AND subject = $2 AND amount > 1",
        &[&network, &subject],
    )
}
