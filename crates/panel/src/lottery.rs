//! The lottery over possible panels: everybody's chance, and the draw itself.

use std::collections::BTreeMap;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::composition::{Composition, smallest_change};
use crate::leximin::Leximin;
use crate::pool::Kind;
use crate::{Pool, Refusal};

/// A fair lottery over the possible panels.
#[derive(Debug, Clone, PartialEq)]
pub struct Lottery {
    kinds: Vec<Kind>,
    panels: Vec<(Composition, f64)>,
    chances: Vec<f64>,
}

impl Lottery {
    /// The chance of each person of the pool to be drawn, in the pool's order, between 0 and 1.
    /// They add up to the panel's size.
    pub fn chances(&self) -> &[f64] {
        &self.chances
    }

    /// The smallest chance of all.
    pub fn smallest_chance(&self) -> f64 {
        self.chances.iter().copied().fold(1.0, f64::min)
    }

    /// How many different make-ups of a panel the lottery can give.
    pub fn makeups(&self) -> usize {
        self.panels.len()
    }

    /// The Gini coefficient of the chances: nought when all are equal, towards one when few have all.
    pub fn gini(&self) -> f64 {
        let mut sorted = self.chances.clone();
        sorted.sort_by(f64::total_cmp);
        let count = number(sorted.len());
        let total: f64 = sorted.iter().sum();
        if total <= 0.0 {
            return 0.0;
        }
        let weighted: f64 = sorted.iter().zip(1_u32..).map(|(chance, rank)| f64::from(rank) * chance).sum();
        (2.0 * weighted / (count * total) - (count + 1.0) / count).max(0.0)
    }

    /// Draws a panel: places in the pool, in ascending order. The same seed gives the same panel.
    ///
    /// ChaCha with 20 rounds, seeded by the number; first the make-up of the panel is drawn, then people among those
    /// who are alike.
    pub fn draw(&self, seed: u64) -> Vec<usize> {
        let mut chance = ChaCha20Rng::seed_from_u64(seed);
        let mut left = unit(&mut chance);
        let mut drawn = self.panels.last();
        for panel in &self.panels {
            if left < panel.1 {
                drawn = Some(panel);
                break;
            }
            left -= panel.1;
        }
        let mut panel = Vec::new();
        let mut together: BTreeMap<usize, Vec<(u32, &Kind)>> = BTreeMap::new();
        for (count, kind) in drawn.iter().flat_map(|(counts, _)| counts).zip(&self.kinds) {
            match &kind.homes {
                Some(homes) => together.entry(homes.sort).or_default().push((*count, kind)),
                None => panel.extend(some_of(&kind.members, *count, &mut chance)),
            }
        }
        for kinds in together.values() {
            panel.extend(some_of_homes(kinds, &mut chance));
        }
        panel.sort_unstable();
        panel
    }
}

/// The fair lottery (leximin) for a pool.
///
/// Errors when the pool is not sound, when no panel meets the quotas (with the smallest change that helps), or when
/// the solver gives up.
pub fn lottery(pool: &Pool) -> Result<Lottery, Refusal> {
    lottery_with_progress(pool, &mut |_, _| {})
}

/// Like [`lottery`]; `progress` is told how many of how many kinds of people have their final chance.
pub fn lottery_with_progress(
    pool: &Pool,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Lottery, Refusal> {
    pool.check()?;
    let kinds = pool.kinds();
    let Some(search) = Leximin::begin(pool, &kinds)? else {
        return Err(Refusal::Infeasible(smallest_change(pool, &kinds)?));
    };
    let panels = search.run(progress)?;
    let mut chances = vec![0.0; pool.people.len()];
    for (place, kind) in kinds.iter().enumerate() {
        let expected: f64 = panels
            .iter()
            .filter_map(|(counts, chance)| counts.get(place).map(|count| f64::from(*count) * chance))
            .sum();
        for member in &kind.members {
            if let Some(chance) = chances.get_mut(*member) {
                *chance = (expected / number(kind.members.len())).min(1.0);
            }
        }
    }
    Ok(Lottery { kinds, panels, chances })
}

/// The best smallest chance that any lottery can give to those whom some panel can hold.
///
/// The same refusals as [`lottery`], and faster, since only the smallest chance is raised.
pub fn maximin(pool: &Pool) -> Result<f64, Refusal> {
    pool.check()?;
    let kinds = pool.kinds();
    match Leximin::begin(pool, &kinds)? {
        Some(search) => search.maximin(),
        None => Err(Refusal::Infeasible(smallest_change(pool, &kinds)?)),
    }
}

/// So many members of each kind that lives in households of one sort, everybody of a kind with the same chance.
///
/// Seats are dealt in turn to the households in an order drawn by lot. No household gets more seats than a share rounded up, nor
/// more of one kind, and so never more than are allowed or live there.
fn some_of_homes(kinds: &[(u32, &Kind)], chance: &mut ChaCha20Rng) -> Vec<usize> {
    let count = kinds.first().and_then(|(_, kind)| kind.homes.as_ref()).map_or(0, |homes| homes.count);
    let all: Vec<usize> = (0..usize::try_from(count).unwrap_or(0)).collect();
    let order = some_of(&all, count, chance);
    let mut turns = order.iter().cycle();
    let mut drawn = Vec::new();
    for (seats, kind) in kinds {
        let mut due: BTreeMap<usize, u32> = BTreeMap::new();
        for home in turns.by_ref().take(usize::try_from(*seats).unwrap_or(0)) {
            *due.entry(*home).or_default() += 1;
        }
        for (home, seats) in due {
            let living = kind.members.iter().zip(kind.homes.iter().flat_map(|homes| &homes.of));
            let here: Vec<usize> = living.filter(|(_, of)| **of == home).map(|(member, _)| *member).collect();
            drawn.extend(some_of(&here, seats, chance));
        }
    }
    drawn
}

/// `count` of the members, each set with the same chance (the first steps of a shuffle).
pub(crate) fn some_of(members: &[usize], count: u32, chance: &mut ChaCha20Rng) -> Vec<usize> {
    let mut members = members.to_vec();
    let count = usize::try_from(count).unwrap_or(usize::MAX).min(members.len());
    for place in 0..count {
        let rest = members.len() - place;
        members.swap(place, place + below(rest, chance));
    }
    members.truncate(count);
    members
}

/// A number below `limit`, each with the same chance; `limit` is above nought.
fn below(limit: usize, chance: &mut ChaCha20Rng) -> usize {
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
    // Numbers above the last full multiple would favour the small ones; they are drawn again.
    let full = u64::MAX - u64::MAX % limit;
    loop {
        let number = chance.next_u64();
        if number < full {
            return usize::try_from(number % limit).unwrap_or(0);
        }
    }
}

/// A number in [0, 1) with 53 random bits.
fn unit(chance: &mut ChaCha20Rng) -> f64 {
    #[expect(clippy::as_conversions, reason = "53 bits fit a machine number exactly")]
    let bits = (chance.next_u64() >> 11) as f64;
    bits / 9_007_199_254_740_992.0
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pool::tests::pool;

    #[test]
    fn without_binding_quotas_everybody_has_the_same_chance() {
        let lottery = lottery(&pool(4, &[(0, 4, 6), (0, 4, 2)])).unwrap();
        assert!(lottery.chances().iter().all(|chance| (chance - 0.5).abs() < 1e-6));
        assert!(lottery.gini() < 1e-6);
    }

    #[test]
    fn the_few_of_whom_many_are_needed_have_a_larger_chance() {
        let lottery = lottery(&pool(4, &[(2, 2, 8), (2, 2, 2)])).unwrap();
        assert!((lottery.chances()[0] - 0.25).abs() < 1e-6);
        assert!((lottery.chances()[9] - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_same_seed_draws_the_same_panel_and_it_meets_the_quotas() {
        let pool = pool(5, &[(2, 3, 9), (2, 3, 7)]);
        let lottery = lottery(&pool).unwrap();
        for seed in 0..50 {
            let panel = lottery.draw(seed);
            assert_eq!(panel, lottery.draw(seed));
            assert!(pool.allows(&panel), "{panel:?}");
        }
        assert_ne!(lottery.draw(1), lottery.draw(2));
    }

    #[test]
    fn quotas_that_cannot_be_met_come_with_the_smallest_change() {
        let refusal = lottery(&pool(4, &[(3, 4, 6), (2, 4, 6)])).unwrap_err();
        let sentence = refusal.to_string();
        assert!(sentence.contains("instead of"), "{sentence}");
        let Refusal::Infeasible(changes) = refusal else { panic!("another refusal") };
        assert_eq!(changes.len(), 1);
    }

    #[test]
    fn drawing_often_comes_close_to_the_chances() {
        let pool = pool(3, &[(1, 1, 5), (2, 2, 3)]);
        let lottery = lottery(&pool).unwrap();
        let mut drawn = vec![0_u32; pool.people.len()];
        for seed in 0..4000 {
            for place in lottery.draw(seed) {
                drawn[place] += 1;
            }
        }
        for (count, chance) in drawn.iter().zip(lottery.chances()) {
            assert!((f64::from(*count) / 4000.0 - chance).abs() < 0.04, "{count} {chance}");
        }
    }

    #[test]
    fn of_households_no_more_are_drawn_than_allowed_and_everybody_as_often_as_told() {
        let mut pool = pool(4, &[(1, 2, 6), (2, 3, 9)]);
        // Three flats of five: two of the first kind and three of the second.
        for (place, person) in pool.people.iter_mut().enumerate() {
            person.household = Some(format!("flat {}", place % 3));
        }
        for limit in [1, 2, 3] {
            pool.household_limit = limit;
            pool.size = if limit == 1 { 3 } else { 4 };
            let lottery = lottery(&pool).unwrap();
            let mut drawn = vec![0_u32; pool.people.len()];
            for seed in 0..3000 {
                let panel = lottery.draw(seed);
                assert!(pool.allows(&panel), "{limit}: {panel:?}");
                panel.into_iter().for_each(|place| drawn[place] += 1);
            }
            for (count, chance) in drawn.iter().zip(lottery.chances()) {
                assert!((f64::from(*count) / 3000.0 - chance).abs() < 0.05, "{limit}: {count} {chance}");
            }
        }
    }

    #[test]
    fn many_couples_take_no_longer_than_their_sorts() {
        let mut pool = pool(20, &[(8, 12, 200), (8, 12, 400)]);
        for (place, person) in pool.people.iter_mut().enumerate() {
            person.household = Some(format!("{}", place / 2));
        }
        assert_eq!(pool.kinds().len(), 2);
        let lottery = lottery(&pool).unwrap();
        assert!(pool.allows(&lottery.draw(3)));
        assert!((lottery.smallest_chance() - 12.0 / 400.0).abs() < 1e-6, "{}", lottery.smallest_chance());
    }
}
