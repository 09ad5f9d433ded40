//! Counts that are kept beside what they count, because pages show them: what a room counts again when it is asked whether
//! they are right.

use db::{Error, Read};
use std::fmt;

/// Counts a room's own again, and tells what is wrong; at most twenty of a kind.
pub type Recount = fn(&mut Read<'_>) -> Result<Vec<Wrong>, Error>;

/// A row whose count is wrong: its number, what is kept, what counting gives.
pub type Counted = Vec<(i64, i64, i64)>;

/// A count that is not what counting gives. It names tables and numbers, never what somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// What has the count: `space`, `item` …
    pub of: &'static str,
    /// Its number.
    pub id: i64,
    /// What was counted.
    pub what: &'static str,
    /// What is kept.
    pub kept: i64,
    /// What counting gives.
    pub found: i64,
}

impl Wrong {
    /// Each row of such an answer.
    pub fn each(of: &'static str, what: &'static str, rows: Counted) -> impl Iterator<Item = Wrong> {
        rows.into_iter().map(move |(id, kept, found)| Wrong { of, id, what, kept, found })
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Wrong { of, id, what, kept, found } = self;
        write!(out, "{of} {id}: {kept} {what} are kept, and there are {found}")
    }
}
