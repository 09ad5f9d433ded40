//! How well an outcome serves the voters.
//!
//! Figures over all voters; nobody is named. Proportionality is checked by EJR+ up to one project, which can be
//! checked quickly and exactly (Brill, Peters: *Robust and Verifiable Proportionality Axioms for Multiwinner Voting*,
//! EC 2023, carried over to costs).

use num_bigint::BigUint;

use crate::support::{Backing, Utility, backing};
use crate::{Election, Outcome, Refusal};

/// The figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fairness {
    /// What the funded projects are worth to each voter, in the voters' order: `Σ unit · weight`.
    pub satisfaction: Vec<u128>,
    /// How many voters back no funded project at all.
    pub with_nothing: u32,
    /// Groups that could have claimed a project and did not get it; empty when EJR+ up to one project holds.
    pub unserved: Vec<Unserved>,
}

/// A project that a group of its backers could have claimed with their share of the money.
///
/// The group `S` backs the project `p`, which was not funded; everybody in it has
/// `(u_i(W) + u_i(p)) · cost(p) ≤ budget / voters · Σ_{j∈S} u_j(p)`: even with the project they would not be served
/// beyond what their part of the budget pays for. With utility cost the right side is their part of the
/// budget times the cost, which gives the usual form `cost(A_i ∩ W) + cost(p) ≤ |S| · budget / voters`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unserved {
    /// The project's place in the election.
    pub project: u32,
    /// How many of its backers form the group, the worst served first.
    pub group: u32,
}

impl Fairness {
    /// The part of the voters with nothing, between 0 and 1; nought when there are no voters.
    pub fn share_with_nothing(&self) -> f64 {
        let voters = u32::try_from(self.satisfaction.len()).unwrap_or(u32::MAX);
        if voters == 0 { 0.0 } else { f64::from(self.with_nothing) / f64::from(voters) }
    }
}

/// The figures of an outcome, measured with a utility (not necessarily the one it was counted with).
pub fn fairness(election: &Election, outcome: &Outcome, utility: Utility) -> Result<Fairness, Refusal> {
    let backing = backing(election, utility)?;
    let mut satisfaction = vec![0_u128; election.voters.len()];
    let mut served = vec![false; election.voters.len()];
    let selected = outcome.selected();
    for (_, backing) in (0..).zip(&backing).filter(|(place, _)| selected.contains(place)) {
        for backer in &backing.backers {
            let place = usize::try_from(backer.voter).unwrap_or(usize::MAX);
            if let (Some(sum), Some(served)) = (satisfaction.get_mut(place), served.get_mut(place)) {
                *sum = sum.saturating_add(backing.unit.saturating_mul(backer.weight.into()));
                *served = true;
            }
        }
    }
    let with_nothing = served.iter().filter(|served| !**served).count();
    let lost =
        (0..).zip(election.projects.iter().zip(&backing)).filter(|(place, _)| !selected.contains(place));
    let unserved = lost.filter_map(|(project, (subject, backing))| {
        let group = claim(election, subject.cost, backing, &satisfaction)?;
        Some(Unserved { project, group })
    });
    let unserved = unserved.collect();
    Ok(Fairness { satisfaction, with_nothing: u32::try_from(with_nothing).unwrap_or(u32::MAX), unserved })
}

/// The largest group of backers that can claim the project, if there is one. For any level of satisfaction the
/// group with the strongest claim is everyone up to that level, so only those groups are tried.
fn claim(election: &Election, cost: u128, backing: &Backing, satisfaction: &[u128]) -> Option<u32> {
    let mut reached: Vec<(u128, u64)> = backing
        .backers
        .iter()
        .map(|backer| {
            let had = usize::try_from(backer.voter).ok().and_then(|place| satisfaction.get(place)).copied();
            let more = backing.unit.saturating_mul(backer.weight.into());
            (had.unwrap_or(0).saturating_add(more), backer.weight)
        })
        .collect();
    reached.sort_unstable();
    let voters = BigUint::from(election.voters.len());
    let (mut weight, mut group, mut claimed) = (0_u128, 0_u32, None);
    for level in reached.chunk_by(|one, next| one.0 == next.0) {
        weight += level.iter().map(|(_, weight)| u128::from(*weight)).sum::<u128>();
        group = group.saturating_add(u32::try_from(level.len()).unwrap_or(u32::MAX));
        let Some((reached, _)) = level.first() else { continue };
        let entitled = BigUint::from(election.budget) * backing.unit * weight;
        if &voters * *reached * cost <= entitled {
            claimed = Some(group);
        }
    }
    claimed.filter(|_| cost > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Choice, Project, Rule, VoteType, Voter, count};

    /// Two towns: six voters want projects 0 and 1, four want project 2; all cost 40, the budget is 80.
    fn towns() -> Election {
        let project = |id: &str| Project { id: id.into(), name: String::new(), cost: 40, extra: vec![] };
        let voter = |projects: &[u32]| Voter {
            id: String::new(),
            ballot: projects.iter().map(|project| Choice { project: *project, points: 1 }).collect(),
            extra: vec![],
        };
        let voters = (0..10).map(|number| if number < 6 { voter(&[0, 1]) } else { voter(&[2]) }).collect();
        Election::new(80, VoteType::Approval, vec![project("a"), project("b"), project("c")], voters).unwrap()
    }

    #[test]
    fn a_majority_that_takes_all_leaves_others_with_nothing() {
        let election = towns();
        let outcome = count(&election, Rule::Greedy, Utility::Cost).unwrap();
        let figures = fairness(&election, &outcome, Utility::Cost).unwrap();
        assert_eq!(figures.with_nothing, 4);
        assert!((figures.share_with_nothing() - 0.4).abs() < 1e-12);
        assert_eq!(figures.satisfaction.first(), Some(&80));
    }

    #[test]
    fn four_of_ten_cannot_claim_half_of_the_money_but_five_can() {
        let mut election = towns();
        let outcome = count(&election, Rule::Greedy, Utility::Cost).unwrap();
        assert_eq!(fairness(&election, &outcome, Utility::Cost).unwrap().unserved, []);
        election.voters[5].ballot = vec![Choice { project: 2, points: 1 }];
        let mut unfair = outcome.clone();
        unfair.wins.retain(|win| win.project != 2);
        let figures = fairness(&election, &unfair, Utility::Cost).unwrap();
        assert_eq!(figures.unserved, [Unserved { project: 2, group: 5 }]);
    }
}
