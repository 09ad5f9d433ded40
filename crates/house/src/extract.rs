//! What a room adds to an export: tables, row by row, of a whole network or of what one member wrote and did there.

use crate::ids::{MemberId, NetworkId};
use db::{Error, Line, Read};

/// Takes the rows of a table, one after the other.
pub type Take<'t> = &'t mut dyn FnMut(Line) -> Result<(), Error>;

/// One table of an export. Each row has a text for each name of the head; a name that ends in `_at` is a moment, in
/// microseconds of UTC as the database has it.
#[derive(Debug)]
pub struct Extract {
    /// The name of its file, without the ending.
    pub name: &'static str,
    /// What stands in its columns.
    pub head: &'static [&'static str],
    /// The rows of a network. It is for the host, who has the database itself, and leaves out only what opens doors: hashes of
    /// passwords and links.
    pub of_network: Option<fn(&mut Read<'_>, NetworkId, Take<'_>) -> Result<(), Error>>,
    /// The rows of one member: what they wrote and did, wherever it was, and nothing that others wrote.
    pub of_member: Option<fn(&mut Read<'_>, MemberId, Take<'_>) -> Result<(), Error>>,
}
