//! Ties that somebody declared, as a list brought them.

use db::{Error, Read, Write};
use house::batch::{self, Row};
use house::ids::{MemberId, NetworkId, OrganisationId};
use house::web;
use serde::{Deserialize, Serialize};

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

/// The declared ties of one member.
///
/// # Errors
/// Those of the database.
pub fn declared_of(q: &mut Read<'_>, network: NetworkId, member: MemberId) -> Result<Vec<Declared>, Error> {
    q.all(
        "SELECT low_id, high_id, weight FROM declared_ties
         WHERE network_id = $1 AND sort = 'member' AND (low_id = $2 OR high_id = $2)
         ORDER BY low_id, high_id LIMIT 5000",
        &[&network, &member],
    )
}

/// A declared tie of an organisation that was merged into another, as it was and as it became: enough to undo it.
#[derive(Serialize, Deserialize)]
struct Moved {
    network: i64,
    other: i64,
    weight: f64,
    /// Whether the other organisation had no tie to the same one before.
    is_new: bool,
}

/// What was declared of an organisation is said of the one into which it is merged, unless that is said already.
pub(in crate::ties) fn merge(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<String, web::Error> {
    let found: Vec<(NetworkId, OrganisationId, f64)> = tx.all(
        "SELECT network_id, CASE WHEN low_id = $1 THEN high_id ELSE low_id END AS other, weight FROM declared_ties
         WHERE sort = 'organisation' AND (low_id = $1 OR high_id = $1) ORDER BY network_id, other",
        &[&from],
    )?;
    tx.run(
        "DELETE FROM declared_ties WHERE sort = 'organisation' AND (low_id = $1 OR high_id = $1)",
        &[&from],
    )?;
    let mut moved = Vec::with_capacity(found.len());
    for (network, other, weight) in found {
        let is_new = other != into && put(tx, network, (into, other), weight)?;
        moved.push(Moved { network: network.get(), other: other.get(), weight, is_new });
    }
    serde_json::to_string(&moved).map_err(|error| web::Error::Broken(error.into()))
}

/// Both are two again: what was said of each is said of each.
pub(in crate::ties) fn part(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
    kept: &str,
) -> Result<(), web::Error> {
    let moved: Vec<Moved> = serde_json::from_str(kept).map_err(|error| web::Error::Broken(error.into()))?;
    for one in moved {
        let other = OrganisationId::from(one.other);
        if one.is_new {
            tx.run(
                "DELETE FROM declared_ties WHERE sort = 'organisation' AND low_id = $1 AND high_id = $2",
                &[&into.min(other), &into.max(other)],
            )?;
        }
        put(tx, NetworkId::from(one.network), (from, other), one.weight)?;
    }
    Ok(())
}

/// Says a tie of two organisations where none is said; whether none was.
fn put(
    tx: &mut Write<'_>,
    network: NetworkId,
    (one, other): (OrganisationId, OrganisationId),
    weight: f64,
) -> Result<bool, Error> {
    let added = tx.run(
        "INSERT INTO declared_ties (network_id, sort, low_id, high_id, weight) VALUES ($1, 'organisation', $2, $3, $4)
         ON CONFLICT (network_id, sort, low_id, high_id) DO NOTHING",
        &[&network, &one.min(other), &one.max(other), &weight],
    )?;
    Ok(added == 1)
}
