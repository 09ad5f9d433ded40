//! Counts that a change keeps true in its own transaction, so that no page ever counts rows.
//!
//! A subject is a word of the room that counts: `members`, `stewards`, `organisations`, `sector-arts`.

mod store;

use crate::ids::NetworkId;
use db::{Error, Read, Write};

/// The counts of a network.
#[derive(Debug, Clone, Default)]
pub struct Counts(Vec<(String, i64)>);

impl Counts {
    /// How many there are of this subject.
    pub fn of(&self, subject: &str) -> i64 {
        self.0.iter().find(|(other, _)| other == subject).map_or(0, |(_, amount)| *amount)
    }
}

/// All counts of a network: a few dozen.
///
/// # Errors
/// Those of the database.
pub fn counts(q: &mut Read<'_>, network: NetworkId) -> Result<Counts, Error> {
    store::all(q, network).map(Counts)
}

/// Counts so many more, or fewer when negative, of this subject.
///
/// # Errors
/// Those of the database.
pub fn add_to_count(tx: &mut Write<'_>, network: NetworkId, subject: &str, by: i64) -> Result<(), Error> {
    if by == 0 { Ok(()) } else { store::add(tx, network, subject, by).map(drop) }
}

/// Counts one fewer unless it is the last; tells whether it did. The row stays held until the change ends, so that
/// of two at once only one succeeds.
///
/// # Errors
/// Those of the database.
pub fn take_unless_last(tx: &mut Write<'_>, network: NetworkId, subject: &str) -> Result<bool, Error> {
    Ok(store::take_unless_last(tx, network, subject)? == 1)
}
