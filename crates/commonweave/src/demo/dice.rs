//! Chance that repeats itself: the same seed throws the same dice, so that every demo is the same.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// Throws that depend on nothing but the seed.
pub(super) struct Dice(Pcg64Mcg);

impl Dice {
    pub(super) fn new(seed: u64) -> Dice {
        Dice(Pcg64Mcg::seed_from_u64(seed))
    }

    /// A number below `bound`; 0 where nothing is below it.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.0.next_u64() % bound).unwrap_or(0)
    }

    /// A number from `least` to `most`.
    pub(super) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// Seconds below `bound`.
    pub(super) fn seconds(&mut self, bound: u32) -> i64 {
        i64::try_from(self.0.next_u64() % u64::from(bound.max(1))).unwrap_or(0)
    }

    /// One of these.
    pub(super) fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.below(all.len());
        all.get(at)
    }

    /// True so many times in a hundred.
    pub(super) fn often(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same() {
        let throws = |seed| {
            let mut dice = Dice::new(seed);
            (0..20).map(|_| dice.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(throws(7), throws(7));
        assert_ne!(throws(7), throws(8));
    }

    #[test]
    fn a_throw_stays_between_its_ends() {
        let mut dice = Dice::new(1);
        assert!((0..200).all(|_| (3..=5).contains(&dice.between(3, 5))));
        assert_eq!(dice.pick::<u8>(&[]), None);
    }
}
