//! Why no panel can be drawn, in sentences that tell the reader what to do next.

/// A reason why there is no panel.
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
    /// What was asked does not fit together, for instance a panel larger than the pool.
    #[error("{0}")]
    Unsound(String),
    /// No panel meets all quotas. The changes are the smallest that would make one possible.
    #[error("No panel of this size meets all quotas. {}", advice(.0))]
    Infeasible(Vec<Change>),
    /// Drawing again and again met the quotas too seldom.
    #[error(
        "None of {0} random draws met the quotas. Draw by fair chances (leximin) instead, or widen the quotas."
    )]
    TooSeldom(u64),
    /// The solver gave up on a numerically hard problem.
    #[error("The fair chances could not be worked out ({0}). Try again with one quota less or wider quotas.")]
    Unsolved(String),
}

/// A change of one quota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The feature's name.
    pub feature: String,
    /// The value of the feature that the quota is about.
    pub value: String,
    /// The quota as it is: least and most.
    pub from: (u32, u32),
    /// The quota as it would have to be.
    pub to: (u32, u32),
}

/// What to do about quotas that cannot be met.
fn advice(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "No change of the quotas alone helps: ask for a smaller panel, allow more people per household, or \
                invite more people."
            .into();
    }
    let one = |change: &Change| {
        let Change { feature, value, from, to } = change;
        let lower = (from.0 != to.0).then(|| format!("at least {} instead of {}", to.0, from.0));
        let upper = (from.1 != to.1).then(|| format!("at most {} instead of {}", to.1, from.1));
        let both: Vec<String> = lower.into_iter().chain(upper).collect();
        format!("{feature} {value}: {}", both.join(", "))
    };
    let all: Vec<String> = changes.iter().map(one).collect();
    format!("The smallest change that makes one possible: {}.", all.join("; "))
}
