//! What waits for the reader, each with the one thing to do about it.

use crate::charters::{self, Waiting};
use db::Read;
use house::access::Action;
use house::networks;
use house::spaces::{self, Space};
use house::web::{Error, Viewer};

/// All that waits for somebody.
#[derive(Debug)]
pub(super) struct Needs {
    /// The first steps of a network in which a steward is still alone.
    pub(super) beginning: bool,
    /// A charter to endorse.
    pub(super) charter: Option<Waiting>,
    /// Spaces to join, for who is in none but the commons.
    pub(super) spaces: Vec<Space>,
}

/// How many spaces are proposed.
const PROPOSED: usize = 3;

impl Needs {
    /// What waits for this viewer.
    pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer) -> Result<Needs, Error> {
        let alone = spaces::open_to(q, viewer)?.iter().all(Space::is_commons);
        let spaces = if alone { spaces::to_join(q, viewer, PROPOSED)? } else { Vec::new() };
        Ok(Needs { beginning: begins(q, viewer)?, charter: charters::waiting_for(q, viewer)?, spaces })
    }

    /// Whether nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        !self.beginning && self.charter.is_none() && self.spaces.is_empty()
    }
}

fn begins(q: &mut Read<'_>, viewer: &Viewer) -> Result<bool, Error> {
    if !viewer.may(Action::EditNetwork) {
        return Ok(false);
    }
    let counts = networks::counts(q, viewer.network.id)?;
    Ok(counts.iter().any(|(subject, amount)| subject == "members" && *amount == 1))
}
