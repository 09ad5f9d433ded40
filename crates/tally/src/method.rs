//! Every method by its name, for those who let people choose one.

use crate::ballots::{Rankings, Scores};
use crate::cardinal::{self, Limit};
use crate::pairwise::{self, Matrix, Strength};
use crate::positional::{self, Borda};
use crate::record::{Count, Refusal, TieBreak};
use crate::transfer::{self, GregoryRules, Quota, RunoffRules, SurplusRules};

/// A way of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// [`positional::plurality`]
    Plurality,
    /// [`cardinal::approval`]
    Approval,
    /// [`cardinal::score`]
    Score,
    /// [`cardinal::majority_judgement`]
    Median,
    /// [`cardinal::dots`]
    Dots,
    /// [`positional::borda`]
    Borda,
    /// [`pairwise::condorcet`]
    Condorcet,
    /// [`pairwise::copeland`]
    Copeland,
    /// [`pairwise::minimax`]
    Minimax,
    /// [`pairwise::schulze`]
    Schulze,
    /// [`pairwise::ranked_pairs`]
    RankedPairs,
    /// [`pairwise::split_cycle`]
    SplitCycle,
    /// [`transfer::irv`]
    Irv,
    /// [`transfer::scottish_stv`]
    ScottishStv,
    /// [`transfer::minneapolis_stv`]
    MinneapolisStv,
    /// [`transfer::meek_stv`]
    MeekStv,
    /// [`cardinal::quadratic`]
    Quadratic,
}

/// Ballots of either kind.
#[derive(Clone, Copy, Debug)]
pub enum Ballots<'a> {
    /// Ranked ballots.
    Ranked(&'a Rankings),
    /// Scored ballots.
    Scored(&'a Scores),
}

/// What a count can be told, all with the defaults of the methods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many to elect; 1 by default.
    pub seats: usize,
    /// What to do with ties.
    pub ties: TieBreak,
    /// How instant runoff and Minneapolis exclude.
    pub runoff: RunoffRules,
    /// What secures a seat in Minneapolis.
    pub quota: Quota,
    /// Whether Minneapolis elects only one in a round.
    pub one_a_round: bool,
    /// What the strength of a majority is.
    pub strength: Strength,
    /// What a place is worth in a Borda count.
    pub borda: Borda,
    /// How many dots a voter has.
    pub dots: Limit,
    /// How many credits a voter has in quadratic voting; `None` for no limit.
    pub credits: Option<u64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seats: 1,
            ties: TieBreak::Report,
            runoff: RunoffRules::default(),
            quota: Quota::default(),
            one_a_round: false,
            strength: Strength::default(),
            borda: Borda::default(),
            dots: Limit::default(),
            credits: None,
        }
    }
}

impl Options {
    fn surplus(&self) -> SurplusRules {
        let (quota, one_a_round, runoff) = (self.quota, self.one_a_round, self.runoff.clone());
        SurplusRules { quota, one_a_round, runoff, ..SurplusRules::default() }
    }
}

impl<'a> From<&'a Rankings> for Ballots<'a> {
    fn from(ballots: &'a Rankings) -> Self {
        Self::Ranked(ballots)
    }
}

impl<'a> From<&'a Scores> for Ballots<'a> {
    fn from(ballots: &'a Scores) -> Self {
        Self::Scored(ballots)
    }
}

impl Method {
    /// All methods with their names.
    pub const NAMES: [(&'static str, Self); 17] = [
        ("plurality", Self::Plurality),
        ("approval", Self::Approval),
        ("score", Self::Score),
        ("median", Self::Median),
        ("dots", Self::Dots),
        ("borda", Self::Borda),
        ("condorcet", Self::Condorcet),
        ("copeland", Self::Copeland),
        ("minimax", Self::Minimax),
        ("schulze", Self::Schulze),
        ("ranked-pairs", Self::RankedPairs),
        ("split-cycle", Self::SplitCycle),
        ("irv", Self::Irv),
        ("scottish-stv", Self::ScottishStv),
        ("minneapolis-stv", Self::MinneapolisStv),
        ("meek-stv", Self::MeekStv),
        ("quadratic", Self::Quadratic),
    ];

    /// The method of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, method)| *method)
    }

    /// The name, as on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, method)| *method == self).map_or("", |(name, _)| *name)
    }

    /// Whether the method reads scores; approval reads rankings too.
    #[must_use]
    pub const fn reads_scores(self) -> bool {
        matches!(self, Self::Approval | Self::Score | Self::Median | Self::Dots | Self::Quadratic)
    }

    /// Whether the method fills several seats in proportion; a file that names its seats then says how many.
    #[must_use]
    pub const fn is_proportional(self) -> bool {
        matches!(self, Self::ScottishStv | Self::MinneapolisStv | Self::MeekStv)
    }

    /// Hold the count.
    ///
    /// # Errors
    /// As the method's own function; no ballots; and ballots of a kind that it cannot read.
    pub fn count<'a>(self, ballots: impl Into<Ballots<'a>>, options: &Options) -> Result<Count, Refusal> {
        let ballots = ballots.into();
        if matches!(ballots, Ballots::Ranked(b) if b.total() == 0)
            || matches!(ballots, Ballots::Scored(b) if b.total() == 0)
        {
            return Err(Refusal::NoBallots);
        }
        match ballots {
            Ballots::Ranked(ballots) => self.count_ranked(ballots, options),
            Ballots::Scored(ballots) => self.count_scored(ballots, options),
        }
    }

    fn count_ranked(self, ballots: &Rankings, options: &Options) -> Result<Count, Refusal> {
        let Options { seats, ref ties, strength, .. } = *options;
        match self {
            Self::Plurality => positional::plurality(ballots, seats, ties),
            Self::Approval => cardinal::approval_of_rankings(ballots, seats, ties),
            Self::Borda => positional::borda(ballots, seats, options.borda, ties),
            Self::Irv => transfer::irv(ballots, seats, &options.runoff, ties),
            Self::MinneapolisStv => transfer::minneapolis_stv(ballots, seats, &options.surplus(), ties),
            Self::ScottishStv => transfer::scottish_stv(ballots, seats, GregoryRules::default(), ties),
            Self::MeekStv => transfer::meek_stv(ballots, seats, ties),
            Self::Condorcet => pairwise::condorcet(&Matrix::of(ballots), seats),
            Self::Copeland => pairwise::copeland(&Matrix::of(ballots), seats, ties),
            Self::Minimax => pairwise::minimax(&Matrix::of(ballots), seats, strength, ties),
            Self::Schulze => pairwise::schulze(&Matrix::of(ballots), seats, strength, ties),
            Self::RankedPairs => pairwise::ranked_pairs(&Matrix::of(ballots), seats, strength, ties),
            Self::SplitCycle => pairwise::split_cycle(&Matrix::of(ballots), seats, strength, ties),
            Self::Score | Self::Median | Self::Dots | Self::Quadratic => {
                let (wanted, given) = ("scores (a CSV with a column for each option)", "rankings");
                Err(Refusal::WrongBallots { method: self.name(), wanted, given })
            }
        }
    }

    fn count_scored(self, ballots: &Scores, options: &Options) -> Result<Count, Refusal> {
        let Options { seats, ref ties, .. } = *options;
        match self {
            Self::Approval => cardinal::approval(ballots, seats, ties),
            Self::Score => cardinal::score(ballots, seats, ties),
            Self::Median => cardinal::majority_judgement(ballots, seats, ties),
            Self::Dots => cardinal::dots(ballots, seats, options.dots, ties),
            Self::Quadratic => cardinal::quadratic(ballots, seats, options.credits, ties),
            _ => Err(Refusal::WrongBallots { method: self.name(), wanted: "rankings", given: "scores" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_is_found_by_its_name() {
        for (name, method) in Method::NAMES {
            assert_eq!(Method::named(name), Some(method));
            assert_eq!(method.name(), name);
        }
        assert_eq!(Method::named("dictator"), None);
    }

    #[test]
    fn a_count_of_the_wrong_ballots_says_what_it_needs() {
        let mut ballots = Rankings::new(vec!["a".to_owned()]).expect("few candidates");
        ballots.push(1, &[[crate::Candidate::new(0)]]).expect("a good ballot");
        let refused = Method::Score.count(&ballots, &Options::default()).expect_err("rankings");
        let told =
            "score counts scores (a CSV with a column for each option), and these ballots are rankings";
        assert_eq!(refused.to_string(), told);
    }
}
