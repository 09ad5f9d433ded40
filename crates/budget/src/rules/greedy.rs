//! The greedy rule: the most satisfaction per unit of money first, whatever still fits.
//!
//! The projects are gone through by `unit · weight / cost`, the highest first. With [`crate::Utility::Cost`] this is
//! the number of votes, the rule of most cities; with [`crate::Utility::Cardinality`] votes per cost. A project that
//! costs more than what is left is passed over and the next is tried. Free projects with a backer come first;
//! projects without a backer come last, and are funded too when money is left for them, as in the reference
//! implementation of the field: greedy spends what it can. Ties go to the id that comes first, compared as text.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::field::Field;
use crate::support::Backing;
use crate::{Loss, Missed, Outcome, Reason, Tie, Win};

/// Adds to an outcome what the greedy rule buys with the money that is left.
pub(super) fn spend(field: &Field<'_>, outcome: &mut Outcome) {
    let (election, backing, ranks) = (field.election, &field.backing, &field.ranks);
    let taken = outcome.selected();
    let mut waiting: Vec<Candidate<'_>> = (0..)
        .zip(election.projects.iter().zip(backing).zip(ranks))
        .map(|(place, ((project, backing), rank))| Candidate {
            place,
            cost: project.cost,
            backing,
            rank: *rank,
        })
        .filter(|candidate| !taken.contains(&candidate.place))
        .collect();
    waiting.sort_by(|one, next| one.compare(next).then(one.rank.cmp(&next.rank)));
    outcome.losses.clear();
    let mut left = election.budget.saturating_sub(outcome.cost);
    // What the money would have been at each place of the order, to tell each loser its price.
    let mut bought: Vec<(&Candidate<'_>, u128)> = Vec::new();
    for equal in waiting.chunk_by(|one, next| one.compare(next) == Ordering::Equal) {
        note_tie(equal, left, &mut outcome.ties);
        for candidate in equal {
            if candidate.cost <= left {
                let score = candidate.backing.weight;
                let reason = Reason::Score { score, left };
                outcome.wins.push(Win { project: candidate.place, reason, payments: Vec::new() });
                bought.push((candidate, left));
                left -= candidate.cost;
            } else {
                let price = candidate.price(&bought, left);
                let reason = Missed::TooDear { left };
                outcome.losses.push(Loss { project: candidate.place, reason, price });
            }
        }
    }
    outcome.losses.sort_by_key(|loss| loss.project);
    outcome.cost = election.budget.saturating_sub(left).max(outcome.cost);
}

/// A tie matters when the money does not last for all that stand equal.
fn note_tie(equal: &[Candidate<'_>], left: u128, ties: &mut Vec<Tie>) {
    let fitting: Vec<&Candidate<'_>> = equal.iter().filter(|candidate| candidate.cost <= left).collect();
    let together = fitting.iter().fold(0_u128, |sum, candidate| sum.saturating_add(candidate.cost));
    if let Some(first) = fitting.first().filter(|_| fitting.len() > 1 && together > left) {
        let equal = fitting.iter().map(|candidate| candidate.place).collect();
        ties.push(Tie { taken: first.place, equal });
    }
}

struct Candidate<'a> {
    place: u32,
    cost: u128,
    backing: &'a Backing,
    rank: u32,
}

impl Candidate<'_> {
    /// The higher score per unit of money first, exactly: `u1·w1/c1` against `u2·w2/c2`, crosswise.
    fn compare(&self, other: &Self) -> Ordering {
        let supported = |candidate: &Self| candidate.backing.weight > 0;
        supported(other).cmp(&supported(self)).then_with(|| {
            if !supported(self) {
                return Ordering::Equal;
            }
            match (self.cost, other.cost) {
                (0, 0) => Ordering::Equal,
                (0, _) => Ordering::Less,
                (_, 0) => Ordering::Greater,
                (mine, theirs) => other.score_times(mine).cmp(&self.score_times(theirs)),
            }
        })
    }

    fn score_times(&self, factor: u128) -> BigUint {
        BigUint::from(self.backing.unit) * self.backing.weight * factor
    }

    /// The highest cost at which this project would have been funded: at some place of the order it must both still
    /// rank there and fit what was left. With utility cost the rank does not depend on the cost.
    fn price(&self, bought: &[(&Candidate<'_>, u128)], left: u128) -> Option<u128> {
        let ranks_by_votes = self.backing.unit == self.cost;
        let before = bought.iter().filter(|_| !ranks_by_votes && self.backing.weight > 0);
        let prices =
            before.map(|(winner, left)| self.cost_to_precede(winner).map_or(0, |cost| cost.min(*left)));
        prices.chain([left]).max().filter(|price| *price > 0)
    }

    /// The highest cost at which this project comes before a winner, for units that do not depend on the cost.
    fn cost_to_precede(&self, winner: &Self) -> Option<u128> {
        let score = BigUint::from(winner.backing.unit) * winner.backing.weight;
        let most = self.score_times(winner.cost);
        let cost = u128::try_from(&most / &score).ok()?;
        let exact = BigUint::from(cost) * &score == most;
        if exact && self.rank > winner.rank { cost.checked_sub(1) } else { Some(cost) }
    }
}
