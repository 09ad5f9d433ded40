//! Counts again how much room the files of each network take.

use super::COUNTED;
use crate::recount::{Counted, Wrong};
use db::{Error, Read};

/// The counts that are wrong.
pub(in crate::files) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    Ok(Wrong::each("network", "bytes of files", file_bytes(q)?).collect())
}

fn file_bytes(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   COALESCE((SELECT amount FROM network_counts
                             WHERE network_id = networks.id AND subject = $1), 0) AS kept,
                   CAST(COALESCE((SELECT SUM(size) FROM (SELECT MAX(bytes + thumb_bytes) AS size FROM files
                                                         WHERE network_id = networks.id GROUP BY place) AS places),
                                 0) AS BIGINT) AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[&COUNTED],
    )
}
