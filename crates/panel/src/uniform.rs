//! Drawing every possible panel with the same chance, by trying.
//!
//! A panel is drawn from the whole pool without looking at quotas; when it meets them it counts, otherwise another is
//! drawn (rejection sampling). All possible panels are equally likely, but not all people: those whom few
//! possible panels can hold are drawn seldom. With tight quotas nearly every try fails; then use [`crate::lottery`].

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use crate::lottery::some_of;
use crate::{Pool, Refusal};

/// A panel drawn by trying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// Places in the pool, in ascending order.
    pub panel: Vec<usize>,
    /// How many panels were tried, this one included.
    pub tries: u64,
}

/// Draws one panel, each possible one with the same chance. The same seed gives the same panel.
///
/// Errors when the pool is not sound, or when none of `most_tries` panels met the quotas.
pub fn uniform(pool: &Pool, seed: u64, most_tries: u64) -> Result<Draw, Refusal> {
    pool.check()?;
    let mut chance = ChaCha20Rng::seed_from_u64(seed);
    one(pool, &mut chance, most_tries)
}

/// Everybody's chance to be drawn by [`uniform`], estimated from `draws` panels: with 1,000 panels a chance is within
/// three percentage points nineteen times out of twenty.
pub fn uniform_chances(pool: &Pool, seed: u64, draws: u32, most_tries: u64) -> Result<Vec<f64>, Refusal> {
    pool.check()?;
    let mut chance = ChaCha20Rng::seed_from_u64(seed);
    let mut counts = vec![0_u32; pool.people.len()];
    for _ in 0..draws {
        for place in one(pool, &mut chance, most_tries)?.panel {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
    }
    Ok(counts.into_iter().map(|count| f64::from(count) / f64::from(draws.max(1))).collect())
}

fn one(pool: &Pool, chance: &mut ChaCha20Rng, most_tries: u64) -> Result<Draw, Refusal> {
    let everybody: Vec<usize> = (0..pool.people.len()).collect();
    for tries in 1..=most_tries {
        let mut panel = some_of(&everybody, pool.size, chance);
        if pool.allows(&panel) {
            panel.sort_unstable();
            return Ok(Draw { panel, tries });
        }
    }
    Err(Refusal::TooSeldom(most_tries))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pool::tests::pool;

    #[test]
    fn a_panel_drawn_by_trying_meets_the_quotas() {
        let pool = pool(4, &[(2, 2, 9), (2, 2, 5)]);
        let draw = uniform(&pool, 3, 1000).unwrap();
        assert!(pool.allows(&draw.panel));
        assert_eq!(uniform(&pool, 3, 1000).unwrap(), draw);
    }

    #[test]
    fn quotas_that_are_never_met_by_chance_are_refused_in_words() {
        let refusal = uniform(&pool(4, &[(4, 4, 4), (0, 0, 400)]), 3, 50).unwrap_err();
        assert_eq!(refusal, Refusal::TooSeldom(50));
    }

    #[test]
    fn all_possible_panels_are_equally_likely() {
        // One of two and one of three: six panels.
        let pool = pool(2, &[(1, 1, 2), (1, 1, 3)]);
        let mut seen = std::collections::BTreeMap::new();
        for seed in 0..6000 {
            *seen.entry(uniform(&pool, seed, 1000).unwrap().panel).or_insert(0_u32) += 1;
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.values().all(|count| (850..1150).contains(count)), "{seen:?}");
    }
}
