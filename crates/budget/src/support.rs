//! Who backs which project, and how much it is worth to them.
//!
//! A voter's satisfaction is additive: `u_i(W) = Σ_{p ∈ W} u_i(p)`, and `u_i(p) = unit_p · weight_i(p)` with whole
//! numbers. Splitting it like this keeps the numbers of every rule whole.

#![expect(
    clippy::indexing_slicing,
    reason = "`Election::check` has made sure that every ballot names existing projects"
)]

use crate::{Election, Refusal, VoteType};

/// How much a funded project is worth to a voter who backs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Utility {
    /// Its cost: money spent in the voter's sense.
    Cost,
    /// One, whatever it costs: the number of projects counts.
    Cardinality,
    /// The points that the voter gave it (cumulative and scoring ballots).
    Points,
    /// Ranked ballots: the number of projects that the voter ranked below it. The last one named is worth nothing,
    /// like those not named: this is what the reference implementation of the field takes.
    Borda,
}

impl Utility {
    /// What a type of ballot is counted with unless someone says otherwise: cost for approval, as in the cities
    /// that use equal shares; the points where there are points; Borda for ranks.
    pub fn natural(vote_type: VoteType) -> Self {
        match vote_type {
            VoteType::Approval | VoteType::ChooseOne => Self::Cost,
            VoteType::Cumulative | VoteType::Scoring => Self::Points,
            VoteType::Ordinal => Self::Borda,
        }
    }

    /// The word used on the command line and in records.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Cardinality => "cardinality",
            Self::Points => "points",
            Self::Borda => "borda",
        }
    }
}

/// One voter's backing of one project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backer {
    /// The voter's place in [`Election::voters`].
    pub voter: u32,
    /// The weight, above nought.
    pub weight: u64,
}

impl Backer {
    /// The weight of so many voters who back the project alike.
    pub(crate) fn weighs(&self, voters: u32) -> u128 {
        u128::from(self.weight) * u128::from(voters)
    }
}

/// The backing of one project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backing {
    /// What every weight is multiplied with: the cost for [`Utility::Cost`], one otherwise.
    pub unit: u128,
    /// Those who gain from the project, in the order of the voters.
    pub backers: Vec<Backer>,
    /// The sum of the backers' weights.
    pub weight: u128,
}

/// The backing of each project, in the order of [`Election::projects`].
///
/// Errors when the election is not sound, or when the utility cannot be read from such ballots.
pub fn backing(election: &Election, utility: Utility) -> Result<Vec<Backing>, Refusal> {
    election.check()?;
    check_fit(election.vote_type, utility)?;
    let unit = |cost: u128| if utility == Utility::Cost { cost } else { 1 };
    let mut named = vec![0_usize; election.projects.len()];
    for choice in election.voters.iter().flat_map(|voter| &voter.ballot) {
        named[usize::try_from(choice.project).unwrap_or(usize::MAX)] += 1;
    }
    let empty = |(project, named): (&crate::Project, usize)| Backing {
        unit: unit(project.cost),
        backers: Vec::with_capacity(named),
        weight: 0,
    };
    let mut backing: Vec<Backing> = election.projects.iter().zip(named).map(empty).collect();
    for (voter, ballot) in (0..).zip(election.voters.iter().map(|voter| &voter.ballot)) {
        for (below, choice) in (0..ballot.len()).rev().zip(ballot) {
            let weight = match utility {
                Utility::Borda => u64::try_from(below).unwrap_or(u64::MAX),
                // Points of nought are no backing, whatever the utility.
                Utility::Points => choice.points,
                Utility::Cost | Utility::Cardinality => choice.points.min(1),
            };
            if weight > 0 {
                let project = &mut backing[usize::try_from(choice.project).unwrap_or(usize::MAX)];
                project.backers.push(Backer { voter, weight });
                project.weight += u128::from(weight);
            }
        }
    }
    Ok(backing)
}

/// Whether a utility can be read from a type of ballot.
fn check_fit(vote_type: VoteType, utility: Utility) -> Result<(), Refusal> {
    let fits = match utility {
        Utility::Cost | Utility::Cardinality => true,
        Utility::Points => matches!(vote_type, VoteType::Cumulative | VoteType::Scoring),
        Utility::Borda => vote_type == VoteType::Ordinal,
    };
    if fits {
        return Ok(());
    }
    let (word, ballots, natural) = (utility.word(), vote_type.word(), Utility::natural(vote_type).word());
    let others = if natural == "cost" {
        "cost or cardinality".into()
    } else {
        format!("{natural}, cost or cardinality")
    };
    Err(Refusal::Unfit(format!("The utility {word} cannot be read from {ballots} ballots; use {others}.")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Choice, Project, Voter};

    fn election(vote_type: VoteType) -> Election {
        let project = |id: &str, cost| Project { id: id.into(), name: String::new(), cost, extra: vec![] };
        let ballot = vec![Choice { project: 1, points: 3 }, Choice { project: 0, points: 0 }];
        let voter = Voter { id: "v".into(), ballot, extra: vec![] };
        Election::new(10, vote_type, vec![project("a", 4), project("b", 5)], vec![voter]).unwrap()
    }

    #[test]
    fn the_last_ranked_project_is_worth_nothing_by_borda() {
        let backing = backing(&election(VoteType::Ordinal), Utility::Borda).unwrap();
        assert_eq!((backing[0].weight, backing[1].weight), (0, 1));
    }

    #[test]
    fn points_of_nought_are_no_backing() {
        let backing = backing(&election(VoteType::Cumulative), Utility::Points).unwrap();
        assert!(backing[0].backers.is_empty());
        assert_eq!(backing[1].weight, 3);
    }

    #[test]
    fn points_cannot_be_read_from_approval_ballots() {
        let refusal = backing(&election(VoteType::Approval), Utility::Points).unwrap_err();
        assert!(refusal.to_string().ends_with("use cost or cardinality."), "{refusal}");
    }

    #[test]
    fn two_projects_with_one_id_are_refused() {
        let mut election = election(VoteType::Approval);
        election.projects[1].id = "a".into();
        assert!(matches!(election.check(), Err(Refusal::Unsound(_))));
    }
}
