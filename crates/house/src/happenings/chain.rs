//! Whether the chain of seals still holds: every line is where it was sealed, and says what it said.

use super::sealing::{Seal, hash};
use super::{LogPlace, store};
use crate::ids::{HappeningId, NetworkId};
use db::{Error, Read};

/// What a look at the chain of one network has found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many seals there are.
    pub seals: i64,
    /// How many lines stand under them.
    pub lines: i64,
    /// How many lines wait to be sealed.
    pub waiting: i64,
    /// The hash of the newest seal. Whoever keeps a copy elsewhere can tell later whether the end was cut off.
    pub newest: Option<String>,
    /// What is wrong, in the order of the chain; nothing when the chain holds.
    pub faults: Vec<Fault>,
}

/// Where a chain is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Under this seal a line was changed, removed or slipped in; or the seal itself was changed.
    Changed {
        /// The number of the seal.
        seal: i64,
    },
    /// Seals are gone.
    Gone {
        /// The number of the first that is missing.
        seal: i64,
    },
    /// Lines were slipped in behind the newest seal, at a place that had been passed.
    Unsealed {
        /// How many.
        lines: i64,
    },
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::Changed { seal } => {
                write!(out, "under seal {seal} a line was changed, removed or slipped in after it was sealed")
            }
            Fault::Gone { seal } => write!(out, "seal {seal} is gone"),
            Fault::Unsealed { lines } => {
                write!(out, "{lines} lines were slipped in behind the newest seal and stand under none")
            }
        }
    }
}

/// Reads the whole log of a network again and compares it with its seals. Takes time in proportion to the log, and
/// memory for one seal.
///
/// # Errors
/// Those of the database.
pub fn verify(q: &mut Read<'_>, network: NetworkId) -> Result<Verified, Error> {
    let mut verified = Verified::default();
    let (mut place, mut number) = (LogPlace { order: i64::MIN, id: HappeningId::from(0) }, 0);
    let mut newest = String::new();
    loop {
        let seals = store::seals_after(q, network, number)?;
        if seals.is_empty() {
            break;
        }
        for seal in seals {
            if seal.number != number.saturating_add(1) {
                verified.faults.push(Fault::Gone { seal: number.saturating_add(1) });
            }
            if !holds(q, &seal, &newest, place)? {
                verified.faults.push(Fault::Changed { seal: seal.number });
            }
            verified.seals = verified.seals.saturating_add(1);
            verified.lines = verified.lines.saturating_add(seal.amount);
            (place, number) = (seal.place(), seal.number);
            newest = seal.hash;
        }
    }
    let passed = store::sealed_to(q)?;
    let slipped = store::amount_between(q, network, (place, passed))?;
    if slipped > 0 {
        verified.faults.push(Fault::Unsealed { lines: slipped });
    }
    let end = LogPlace { order: i64::MAX, id: HappeningId::from(i64::MAX) };
    verified.waiting = store::amount_between(q, network, (place.max(passed), end))?;
    verified.newest = Some(newest).filter(|hash| !hash.is_empty());
    Ok(verified)
}

fn holds(q: &mut Read<'_>, seal: &Seal, before: &str, after: LogPlace) -> Result<bool, Error> {
    // One more than was sealed shows what was slipped in, however much it is.
    let lines = store::between(q, seal.network_id, (after, seal.place()), seal.amount.saturating_add(1))?;
    let whole = i64::try_from(lines.len()) == Ok(seal.amount);
    Ok(whole && hash(seal, before, &lines) == seal.hash)
}
