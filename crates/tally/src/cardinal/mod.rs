//! Counts of scored ballots: approval, score, majority judgement, dots and quadratic voting.
//!
//! What a ballot may hold is a [`Limit`]; ballots beyond it are set aside and counted, never trimmed, since nobody can know
//! which of a voter's marks to drop.

mod dots;
mod judgement;
mod score;

pub use dots::{Limit, dots, quadratic};
pub use judgement::majority_judgement;
pub use score::{approval, approval_of_rankings, score};
