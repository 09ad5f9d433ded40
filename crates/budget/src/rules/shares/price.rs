//! The exact price of a project: what its backers pay per unit of weight so that together they pay its cost.
//!
//! The price `ρ` is the least number with `Σ_i min(b_i, ρ·w_i) = cost` (Peters, Pierczyński, Skowron: *Proportional
//! Participatory Budgeting with Additive Utilities*, NeurIPS 2021). With `P` the backers who pay all they have,
//! `ρ = (cost − Σ_{i∈P} b_i) / Σ_{i∉P} w_i`. Starting from any `P` that holds only true members, the formula gives a
//! number not above `ρ`, and whoever cannot pay it belongs to `P` too; when nobody joins, `ρ` is found.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::purse::{Group, Purses};
use crate::Fraction;
use crate::fraction::ratio;

/// A price per unit of weight, `rest / (weight · denominator of the purses)`.
#[derive(Debug, Clone)]
pub(super) struct Price {
    /// What is left to pay by those who do not pay all they have, in multiples of the purses' denominator.
    rest: BigUint,
    /// Their weights together; above nought.
    weight: u128,
    /// What one unit of weight is worth in satisfaction.
    unit: u128,
}

impl Price {
    /// The price of a project, or nothing when its backers together have less than it costs.
    ///
    /// `floor` is a machine number not above the price; it only saves steps.
    pub(super) fn exact(
        purses: &Purses<'_>,
        groups: &[Group],
        cost: u128,
        unit: u128,
        floor: f64,
    ) -> Option<Self> {
        let mut rest = purses.denominator() * cost;
        let mut weight: u128 = 0;
        let mut able: Vec<&Group> = Vec::with_capacity(groups.len());
        for group in groups {
            let held = ratio(purses.amount(group.class), purses.denominator());
            if held < floor * nearest(group.weight.into()) * (1.0 - 1e-12) {
                rest = less(rest, purses.amount(group.class) * group.voters)?;
            } else {
                weight += u128::from(group.weight) * u128::from(group.voters);
                able.push(group);
            }
        }
        loop {
            if weight == 0 {
                return None;
            }
            let (mut given, mut without) = (BigUint::default(), 0);
            able.retain(|group| {
                let held = purses.amount(group.class);
                let can_pay = held * weight >= &rest * group.weight;
                if !can_pay {
                    given += held * group.voters;
                    without += u128::from(group.weight) * u128::from(group.voters);
                }
                can_pay
            });
            if without == 0 {
                return Some(Self { rest, weight, unit });
            }
            rest = less(rest, given)?;
            weight -= without;
        }
    }

    /// The price as `rate / (denominator · factor)` with whole numbers: the purses are rescaled by the factor.
    pub(super) fn whole(&self) -> (BigUint, u128) {
        let remainder = u128::try_from(&self.rest % self.weight).unwrap_or(0);
        let common = common_divisor(self.weight, remainder);
        (&self.rest / common, self.weight / common)
    }

    /// The price per unit of weight, given the purses' denominator when it was found.
    pub(super) fn fraction(&self, denominator: &BigUint) -> Fraction {
        Fraction::new(self.rest.clone(), denominator * self.weight)
    }

    /// The cost divided by the price per unit of weight: how many full backers the project has.
    pub(super) fn full_backers(&self, cost: u128, denominator: &BigUint) -> Fraction {
        Fraction::new(denominator * cost * self.weight, self.rest.clone())
    }

    /// A machine number not below the price per unit of satisfaction.
    pub(super) fn ceiling(&self, purses: &Purses<'_>) -> f64 {
        ratio(&self.rest, purses.denominator()) / nearest(self.weight) / nearest(self.unit) * (1.0 + 1e-12)
    }

    /// The price per unit of satisfaction as `rest / (denominator · weight)`. With `by_cost` the unit is part of the
    /// weight; otherwise it is one for all projects.
    pub(super) fn parts(&self, by_cost: bool) -> (&BigUint, BigUint) {
        let unit = if by_cost { self.unit } else { 1 };
        (&self.rest, BigUint::from(self.weight) * unit)
    }

    /// Compares prices per unit of satisfaction, exactly.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let here = &self.rest * other.weight * other.unit;
        here.cmp(&(&other.rest * self.weight * self.unit))
    }
}

/// `from − what`, or nothing when that would be below nought (never so for true payers, whose sum is below the cost).
fn less(from: BigUint, what: BigUint) -> Option<BigUint> {
    (from >= what).then(|| from - what)
}

fn common_divisor(mut large: u128, mut small: u128) -> u128 {
    while small != 0 {
        (large, small) = (small, large % small);
    }
    large
}

#[expect(clippy::as_conversions, reason = "rounding to the nearest machine number is what is wanted")]
pub(in crate::rules) fn nearest(number: u128) -> f64 {
    number as f64
}
