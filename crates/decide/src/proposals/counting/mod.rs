//! Counting again, from the piles of equal ballots: the engine counts, and what it says is put under the names of the
//! options. The same piles give the same count on every page and in every file.

mod options;
mod whole;

use super::method::Verdict;
use super::proposal::{Choosable, OptionId, Proposal};
use house::web::Said;

db::record! {
    /// Equal ballots. The side is empty, or `organisations` where each organisation counts once.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Pile {
        pub(super) side: String,
        pub(super) choice: String,
        pub(super) amount: i64,
        /// How many of them are votes of others that a ballot carried.
        pub(super) carried: i64,
    }
}

/// The side on which each organisation counts once.
pub(super) const ORGANISATIONS: &str = "organisations";

/// What a count came to.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) verdict: Verdict,
    pub(super) winners: Vec<OptionId>,
    /// What there is in the end, each with its figure.
    pub(super) tally: Vec<(Said, String, f64)>,
    /// What was checked, in sentences.
    pub(super) told: Vec<Said>,
    /// Every round of a count that has several.
    pub(super) rounds: Vec<Round>,
}

/// One round.
#[derive(Debug)]
pub(super) struct Round {
    pub(super) number: usize,
    pub(super) sentence: String,
    /// What the figures of the round are: a key.
    pub(super) figures: &'static str,
    /// Option, figure, and what became of it: a key.
    pub(super) rows: Vec<(String, String, Option<&'static str>)>,
    pub(super) exhausted: Option<String>,
}

/// Counts.
pub(super) fn count(proposal: &Proposal, options: &[Choosable], piles: &[Pile]) -> Report {
    let mut report = if proposal.method.has_options() {
        options::count(proposal, options, piles)
    } else {
        whole::count(proposal, piles)
    };
    let cast: i64 = piles.iter().filter(|pile| pile.side.is_empty()).map(|pile| pile.amount).sum();
    let cast = u64::try_from(cast).unwrap_or_default();
    if proposal.quorum > 0 {
        let met = cast >= proposal.needed();
        let key = if met { "proposal-quorum-met" } else { "proposal-quorum-missed" };
        let said =
            Said::key(key).with("cast", cast.to_string()).with("needed", proposal.needed().to_string());
        report.told.insert(0, said);
        if !met && report.verdict == Verdict::Passed {
            report.verdict = Verdict::Failed;
            report.winners.clear();
        }
    }
    report
}

/// How many ballots there are of this choice.
fn amount(piles: &[Pile], side: &str, choice: &str) -> u64 {
    let found = piles.iter().find(|pile| pile.side == side && pile.choice == choice);
    found.and_then(|pile| u64::try_from(pile.amount).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
