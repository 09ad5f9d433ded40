//! The highest cost at which a project would have been bought in a given round.
//!
//! In a round whose winner has the price `ρ` per unit of satisfaction, a project of cost `x` is bought instead when
//! its backers, none paying more than `ρ` asks of them, have more than `x` together: `Σ_i min(b_i, ρ·u_i) > x`, or
//! as much and the project comes first among equals. With utility cost, `u_i` is `x` itself. If this holds for some
//! cost it holds for every lower one, so the highest can be searched for.

use num_bigint::BigUint;

use super::price::{Price, nearest};
use super::purse::{Group, Purses};
use crate::support::Backing;

/// What is asked of one project in one round.
pub(super) struct Question<'a> {
    pub(super) purses: &'a Purses<'a>,
    pub(super) backing: &'a Backing,
    /// The winner's price.
    pub(super) price: &'a Price,
    /// Whether satisfaction is measured by cost.
    pub(super) by_cost: bool,
    /// Whether the project comes before the winner when their prices are equal.
    pub(super) precedes: bool,
}

impl Question<'_> {
    /// The highest whole cost from `known` to `below − 1` at which the project would have been bought; `known` when
    /// there is none higher.
    pub(super) fn highest(&self, known: u128, below: u128) -> u128 {
        let about = self.estimate();
        // Within a millionth of what is known the exact search decides; below that rounding cannot matter.
        if below <= known + 1 || about < nearest(known + 1) * (1.0 - 1e-6) {
            return known;
        }
        let groups = self.purses.groups(&self.backing.backers);
        let holds = |cost: u128| self.holds(&groups.groups, cost);
        #[expect(clippy::as_conversions, reason = "only where the search begins; `as` saturates at the ends")]
        let start = (about as u128).clamp(known + 1, below - 1);
        highest(start, known, below, &holds)
    }

    /// Whether the project is bought at this cost; exact.
    fn holds(&self, groups: &[Group], cost: u128) -> bool {
        let (rest, weight) = self.price.parts(self.by_cost);
        let due = if self.by_cost { rest * cost } else { rest.clone() };
        let mut sum = BigUint::default();
        let mut all_empty = true;
        for group in groups {
            let held = self.purses.amount(group.class) * &weight;
            let asked = &due * group.weight;
            all_empty &= held < asked;
            sum += held.min(asked) * group.voters;
        }
        match sum.cmp(&(self.purses.denominator() * &weight * cost)) {
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => self.precedes || all_empty,
            std::cmp::Ordering::Less => false,
        }
    }

    /// About the highest cost, by machine numbers.
    fn estimate(&self) -> f64 {
        let rate = self.price.ceiling(self.purses);
        let purses = self.purses;
        let backers = self.backing.backers.iter().map(|backer| {
            let voters = f64::from(purses.size(backer.voter));
            (purses.nearest(backer.voter), nearest(backer.weight.into()), voters)
        });
        if !self.by_cost {
            return backers.map(|(held, weight, voters)| held.min(rate * weight) * voters).sum();
        }
        if rate * nearest(self.backing.weight) < 1.0 - 1e-9 {
            return 0.0;
        }
        // Newton's method from above on the concave `Σ min(b_i, ρ·x) − x`.
        let mut cost: f64 = backers.clone().map(|(held, _, voters)| held * voters).sum();
        for _ in 0..60 {
            let (mut given, mut able) = (0.0, 0.0);
            for (held, _, voters) in backers.clone() {
                if held < rate * cost { given += held * voters } else { able += voters }
            }
            let slope = 1.0 - rate * able;
            if slope <= 1e-9 {
                break;
            }
            let next = given / slope;
            if next >= cost * (1.0 - 1e-13) {
                break;
            }
            cost = next;
        }
        cost
    }
}

/// The highest number in `known..below` that holds, `known` counting as one that does; searched from `start` with
/// steps that double, then halve.
fn highest(start: u128, known: u128, below: u128, holds: &dyn Fn(u128) -> bool) -> u128 {
    let (mut low, mut high) = (known, below);
    let (mut at, mut step) = (start, 1);
    while high - low > 1 {
        if holds(at) {
            low = at;
        } else {
            high = at;
        }
        let near = if low == at { at.saturating_add(step) } else { at.saturating_sub(step) };
        at = if near > low && near < high { near } else { low + (high - low) / 2 };
        step = step.saturating_mul(4);
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_finds_the_border_wherever_it_begins() {
        for border in [1_u128, 2, 57, 999, 1_000_000_000_000] {
            for start in [1, 56, 58, 900, 999_999_999_999] {
                assert_eq!(highest(start, 0, 2_000_000_000_000, &|at| at <= border), border);
            }
        }
    }
}
