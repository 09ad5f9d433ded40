//! Counts again who is in spaces.

use crate::recount::{Counted, Wrong};
use db::{Error, Read};

/// The counts that are wrong.
pub(in crate::spaces) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    Ok(Wrong::each("space", "members", space_members(q)?).collect())
}

fn space_members(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT spaces.id, spaces.member_count AS kept,
                   (SELECT COUNT(*) FROM space_members WHERE space_id = spaces.id) AS counted
            FROM spaces) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}
