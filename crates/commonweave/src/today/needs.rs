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
    /// How many say that they were written down before they came, for a steward to answer.
    pub(super) claims: i64,
}

/// How many spaces are proposed.
const PROPOSED: usize = 3;

impl Needs {
    /// What waits for this viewer.
    pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer) -> Result<Needs, Error> {
        let alone = spaces::open_to(q, viewer)?.iter().all(Space::is_commons);
        let spaces = if alone { spaces::to_join(q, viewer, PROPOSED)? } else { Vec::new() };
        let (beginning, claims) = of_steward(q, viewer)?;
        Ok(Needs { beginning, charter: charters::waiting_for(q, viewer)?, spaces, claims })
    }

    /// Whether nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        !self.beginning && self.charter.is_none() && self.spaces.is_empty() && self.claims == 0
    }
}

/// Whether a steward is still alone, and how many ask who they are on the list.
fn of_steward(q: &mut Read<'_>, viewer: &Viewer) -> Result<(bool, i64), Error> {
    if !viewer.may(Action::EditNetwork) {
        return Ok((false, 0));
    }
    let counts = networks::counts(q, viewer.network.id)?;
    let of =
        |wanted: &str| counts.iter().find(|(subject, _)| subject == wanted).map_or(0, |(_, amount)| *amount);
    Ok((of("members") == 1, of("claims")))
}
