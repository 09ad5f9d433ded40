//! Decisions about one proposal: majorities with a quorum, dual majority, consent and consensus.
//!
//! Unlike the other folders these do not choose among options; they say whether one proposal passes, and why.

mod consensus;
mod consent;
mod dual;
mod majority;

pub use consensus::{ConsensusRule, Stance, consensus};
pub use consent::{Objection, consent};
pub use dual::dual_majority;
pub use majority::{Base, MajorityRule, Poll, majority};

/// Whether a proposal passes, with the reasons as sentences in the order in which they were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the proposal passes.
    pub passes: bool,
    /// One sentence for each thing that was checked, with its numbers.
    pub reasons: Vec<String>,
}
