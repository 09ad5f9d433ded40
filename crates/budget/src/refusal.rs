//! Why a file or an election cannot be used, in sentences that tell the reader what to do next.
//!
//! Never speaks of code: each sentence names the place in the file or the project, and what was expected.

/// A reason why there is no outcome.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A line of a file does not say what it should. Lines are counted from 1.
    #[error("{file}:{line}: {expected}")]
    Line {
        /// The file's name, as the caller gave it.
        file: String,
        /// The line, from 1.
        line: u64,
        /// What was expected there, and what was found.
        expected: String,
    },
    /// An election built in code is not sound, for instance a ballot names a project that does not exist.
    #[error("{0}")]
    Unsound(String),
    /// The rule cannot be used with these ballots.
    #[error("{0}")]
    Unfit(String),
    /// The answer would take longer than anyone waits; the sentence says which other setting helps.
    #[error("{0}")]
    TooLarge(String),
}
