//! Ties that somebody declared, as a list brought them.

use db::{Error, Read, Write};
use house::batch::{self, Row};
use house::ids::NetworkId;

db::record! {
    /// A declared tie between two members, or between two organisations.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Declared {
        /// The smaller number.
        pub low_id: i64,
        pub high_id: i64,
        pub weight: f64,
    }
}

/// Puts these ties in the place of all that were declared before of this sort: `member` or `organisation`.
///
/// # Errors
/// Those of the database.
pub fn declare(tx: &mut Write<'_>, network: NetworkId, sort: &str, ties: &[Declared]) -> Result<(), Error> {
    tx.run("DELETE FROM declared_ties WHERE network_id = $1 AND sort = $2", &[&network, &sort])?;
    let rows: Vec<Row<'_>> = ties
        .iter()
        .map(|tie| -> Row<'_> { vec![&network, &sort, &tie.low_id, &tie.high_id, &tie.weight] })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO declared_ties (network_id, sort, low_id, high_id, weight)",
        &rows,
        "ON CONFLICT (network_id, sort, low_id, high_id) DO NOTHING",
    )?;
    Ok(())
}

/// The number and folded name of each active member, or of each organisation, of a network.
///
/// # Errors
/// Those of the database.
pub fn names_of(
    q: &mut Read<'_>,
    network: NetworkId,
    organisations: bool,
) -> Result<Vec<(i64, String)>, Error> {
    if organisations {
        return q.all(
            "SELECT id, name_key FROM organisations WHERE network_id = $1 AND archived_at IS NULL
             ORDER BY name_key, id",
            &[&network],
        );
    }
    q.all(
        "SELECT id, name_key FROM members WHERE network_id = $1 AND state = 'active' ORDER BY name_key, id",
        &[&network],
    )
}

/// The declared ties of a network.
///
/// # Errors
/// Those of the database.
pub fn declared(q: &mut Read<'_>, network: NetworkId, sort: &str) -> Result<Vec<Declared>, Error> {
    q.all(
        "SELECT low_id, high_id, weight FROM declared_ties WHERE network_id = $1 AND sort = $2
         ORDER BY low_id, high_id LIMIT 50000",
        &[&network, &sort],
    )
}
