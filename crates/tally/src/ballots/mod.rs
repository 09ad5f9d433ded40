//! The ballots that are counted: ranked ones, scored ones, and delegated ones.
//!
//! Ballots are checked when they are added, so that no count meets a broken one. They hold weights, never voters.

pub mod delegation;
mod ranking;
mod rankings;
mod scores;
mod withdrawal;

pub use ranking::{End, Next, Ranking, Shared};
pub use rankings::Rankings;
pub use scores::{MAX_SCORE, ScoreRow, Scores};

/// The largest number of candidates that one profile may have.
pub const MAX_CANDIDATES: usize = 32_000;

/// The largest sum of weights that one profile may have: 10¹⁸ votes, so that exact arithmetic cannot overflow.
pub const MAX_TOTAL_WEIGHT: u64 = 1_000_000_000_000_000_000;

/// One of the options that are voted on, by its place in the list of candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Candidate(u16);

/// Why a ballot cannot be added. The message is a clause that a reader completes with file and line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BallotError {
    /// A number outside the list of candidates.
    #[error("there is no candidate {id}; candidates are numbered 1 to {last}")]
    UnknownCandidate {
        /// The number found, from 1.
        id: u64,
        /// The highest number there is.
        last: usize,
    },
    /// The sum of weights grew too large.
    #[error("the weights add up to more than 10^18 votes; give smaller weights")]
    TooHeavy,
    /// A list of candidates that is too long.
    #[error("{0} candidates are more than the 32000 that can be counted")]
    TooManyCandidates(usize),
    /// A score that is too large.
    #[error("a score is beyond 9000000000; give smaller numbers")]
    ScoreTooLarge,
    /// A row of scores of the wrong length.
    #[error("a ballot has {found} scores for {expected} candidates")]
    WrongLength {
        /// How many scores there are.
        found: usize,
        /// How many candidates there are.
        expected: usize,
    },
}

impl Candidate {
    /// The candidate at this place of the list, from 0. Places beyond [`MAX_CANDIDATES`] name the last possible place,
    /// which no list reaches.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The place in the list of candidates, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The number that files and records use, from 1.
    #[must_use]
    pub fn id(self) -> u32 {
        u32::from(self.0) + 1
    }
}
