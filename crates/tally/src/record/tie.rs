//! How ties are found, told and broken.
//!
//! A tie is never broken silently. It is first compared with earlier rounds where the method has a statute that says
//! so; what is left is decided by lot from a seed that anyone can check, by an order that was fixed beforehand, or, where
//! the method allows more winners than seats, not at all.

use std::collections::HashSet;

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

use crate::ballots::Candidate;

/// A tie that a count met, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The round, from 1, in which it arose.
    pub round: usize,
    /// How many were equal.
    pub among: usize,
    /// Who were equal, in the order of candidates; nobody where they are more than [`FEW`], for then they are the many with
    /// these votes in the round, and to name them in each of a thousand rounds would fill a disk.
    pub candidates: Vec<Candidate>,
    /// Who was picked out by the rule: those elected, transferred first or excluded. All of them when it stayed open.
    pub picked: Vec<Candidate>,
    /// What was at stake and which rule decided it, as a sentence with `#` numbers.
    pub sentence: String,
}

/// So many are named where they are told together.
pub const FEW: usize = 20;

impl Tie {
    pub(crate) fn new(
        round: usize,
        mut equal: Vec<Candidate>,
        picked: Vec<Candidate>,
        sentence: String,
    ) -> Self {
        let among = equal.len();
        if among > FEW {
            equal = Vec::new();
        }
        Self { round, among, candidates: equal, picked, sentence }
    }
}

/// The rule for ties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TieBreak {
    /// Nothing is left to chance: everyone who ties for the last seat wins, and the tie is reported. Where a count
    /// cannot go on without a decision (an exclusion), it takes the lot of seed 0.
    Report,
    /// One lot is drawn before the count from this seed: a shuffled order of all candidates (Fisher–Yates over PCG64-MCG,
    /// O'Neill 2014). Whoever comes earlier in it wins each tie.
    Lot(u64),
    /// Whoever comes earlier in this order wins each tie; candidates who are not in it come last, in their own order.
    Order(Vec<Candidate>),
}

impl TieBreak {
    /// All `candidates` in the order in which they win ties. For [`TieBreak::Report`] it is the lot of seed 0.
    #[must_use]
    pub fn order(&self, candidates: usize) -> Vec<Candidate> {
        match self {
            Self::Report => lot(candidates, 0),
            Self::Lot(seed) => lot(candidates, *seed),
            Self::Order(first) => {
                let rest = (0..candidates).map(Candidate::new);
                let all = first.iter().copied().filter(|c| c.index() < candidates).chain(rest);
                let mut seen = HashSet::with_capacity(candidates);
                all.filter(|candidate| seen.insert(*candidate)).collect()
            }
        }
    }

    /// How the rule is named in a sentence.
    pub(crate) fn told(&self) -> String {
        match self {
            Self::Report => "the lot of seed 0".to_owned(),
            Self::Lot(seed) => format!("the lot of seed {seed}"),
            Self::Order(_) => "the order that was fixed beforehand".to_owned(),
        }
    }
}

/// Each candidate's place in the order that wins ties; a smaller place wins.
pub(crate) fn places(order: &[Candidate]) -> Vec<usize> {
    let mut places = vec![usize::MAX; order.len()];
    for (place, candidate) in order.iter().enumerate() {
        if let Some(slot) = places.get_mut(candidate.index()) {
            *slot = place;
        }
    }
    places
}

fn lot(candidates: usize, seed: u64) -> Vec<Candidate> {
    let mut order: Vec<Candidate> = (0..candidates).map(Candidate::new).collect();
    let mut chance = Pcg64Mcg::seed_from_u64(seed);
    for last in (1..candidates).rev() {
        order.swap(last, below(&mut chance, last + 1));
    }
    order
}

/// A uniform number below `bound`: numbers from the incomplete last stretch of the 64-bit range are drawn again.
fn below(chance: &mut Pcg64Mcg, bound: usize) -> usize {
    let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
    let fair = u64::MAX - u64::MAX % bound;
    loop {
        let drawn = chance.next_u64();
        if drawn < fair {
            return usize::try_from(drawn % bound).unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_lot() {
        assert_eq!(TieBreak::Lot(7).order(20), TieBreak::Lot(7).order(20));
        assert_ne!(TieBreak::Lot(7).order(20), TieBreak::Lot(8).order(20));
    }

    #[test]
    fn a_lot_names_everyone_once() {
        let mut order = TieBreak::Lot(3).order(50);
        order.sort();
        assert_eq!(order, (0..50).map(Candidate::new).collect::<Vec<_>>());
    }

    #[test]
    fn every_place_is_equally_likely_to_be_first() {
        let firsts = (0..6000).map(|seed| TieBreak::Lot(seed).order(3)[0].index());
        let mut seen = [0_u32; 3];
        firsts.for_each(|first| seen[first] += 1);
        // Three standard deviations of a binomial with n = 6000 and p = 1/3 are 110.
        assert!(seen.iter().all(|n| n.abs_diff(2000) < 110), "{seen:?}");
    }

    #[test]
    fn a_fixed_order_puts_those_it_forgot_last() {
        let order = TieBreak::Order(vec![Candidate::new(2), Candidate::new(2), Candidate::new(9)]).order(4);
        assert_eq!(order.iter().map(|c| c.index()).collect::<Vec<_>>(), [2, 0, 1, 3]);
    }
}
