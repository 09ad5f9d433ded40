//! Days on which everyone in a network rests.

use db::{Error, Read, Write};
use house::batch::{self, Row};
use house::ids::NetworkId;

/// The days on which a network rests, by their numbers from 1970 on: the first and the last of each run.
pub(in crate::ties) fn rests(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(i64, i64)>, Error> {
    q.all(
        "SELECT first_day, last_day FROM tie_rests WHERE network_id = $1 ORDER BY first_day, last_day",
        &[&network],
    )
}

/// Keeps the days on which a network rests in the place of those that were known.
pub(in crate::ties) fn put_rests(
    tx: &mut Write<'_>,
    network: NetworkId,
    rests: &[(i64, i64)],
) -> Result<(), Error> {
    tx.run("DELETE FROM tie_rests WHERE network_id = $1", &[&network])?;
    let rows: Vec<Row<'_>> =
        rests.iter().map(|(first, last)| -> Row<'_> { vec![&network, first, last] }).collect();
    batch::insert(
        tx,
        "INSERT INTO tie_rests (network_id, first_day, last_day)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )?;
    Ok(())
}
