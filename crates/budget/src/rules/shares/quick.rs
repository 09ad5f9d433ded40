//! Equal shares by intervals, for the many runs of which only the outcome is wanted.
//!
//! What each bloc has is known to lie between two machine numbers, every rounding going outward. A round is decided only
//! when the intervals leave no doubt, or when the prices in question are known exactly because no backer runs out of
//! money. Otherwise this run gives up and the exact one is made. So what comes out here is what the exact run would
//! give, only sooner.

#![expect(
    clippy::indexing_slicing,
    reason = "blocs are those of the field, which has money for each of them"
)]

use std::cell::Cell;
use std::cmp::Ordering;

use num_bigint::BigUint;

use super::super::field::Field;
use super::super::race::{Race, Valued, Values};
use super::Bought;
use super::price::nearest;
use crate::fraction::ratio;
use crate::support::Backing;

/// More than a few roundings of one number, and less than anything that matters.
const NUDGE: f64 = 1e-15;

/// What [`super::within_budget`] gives, or nothing when the intervals leave a doubt.
pub(super) fn within_budget(field: &Field<'_>, extra: u128) -> Option<Bought> {
    let (money, voters) = super::purse(field, extra);
    let purse = ratio(&money, &BigUint::from(voters));
    let blocs = field.blocs().sizes.len();
    let mut money = Money {
        least: vec![purse * (1.0 - NUDGE); blocs],
        most: vec![purse * (1.0 + NUDGE); blocs],
        sizes: field.blocs().sizes.iter().map(|size| f64::from(*size)).collect(),
        voters: &field.blocs().sizes,
    };
    let backed = field.projects().filter(|(_, project, backing)| project.cost > 0 && backing.weight > 0);
    let mut race = Race::new(backed.map(|(place, ..)| place));
    let mut bought = Bought { order: field.free(), cost: 0 };
    while bought.cost <= field.election.budget {
        let mut cheapest = money.cheapest(field, &mut race)?.into_iter();
        let Some(taken) = cheapest.next() else { break };
        cheapest.for_each(|other| race.put_back(other));
        let (cost, backing) = field.cost_and_backing(taken.project)?;
        money.pay(backing, &taken.value);
        bought.cost = bought.cost.saturating_add(cost);
        bought.order.push(taken.project);
    }
    Some(bought)
}

/// The least and the most that one voter of each bloc may have, and how many voters it has.
struct Money<'a> {
    least: Vec<f64>,
    most: Vec<f64>,
    sizes: Vec<f64>,
    voters: &'a [u32],
}

/// An interval that holds the price per unit of satisfaction.
struct Span {
    least: f64,
    most: f64,
    unit: f64,
    /// The exact price `cost / (unit · weight)`, when surely every backer pays it in full who has anything at all.
    full: Option<(u128, u128, u128)>,
}

impl Span {
    /// The order of two prices, or nothing when it is in doubt.
    fn compare(&self, other: &Self) -> Option<Ordering> {
        if self.most < other.least {
            return Some(Ordering::Less);
        }
        if other.most < self.least {
            return Some(Ordering::Greater);
        }
        let ((cost, unit, weight), (other_cost, other_unit, other_weight)) = (self.full?, other.full?);
        let here = BigUint::from(cost) * other_unit * other_weight;
        Some(here.cmp(&(BigUint::from(other_cost) * unit * weight)))
    }
}

impl Money<'_> {
    /// The projects that share the lowest price, in the order that breaks ties, or nothing when there is a doubt.
    fn cheapest(&self, field: &Field<'_>, race: &mut Race) -> Option<Vec<Valued<Span>>> {
        let doubt = Cell::new(false);
        let mut cheapest = race.lowest(&Values {
            bound: &|project, known| {
                let (cost, backing) = field.cost_and_backing(project)?;
                self.lower_bound(backing, nearest(cost), known)
            },
            exact: &|project, bound| {
                let (cost, backing) = field.cost_and_backing(project)?;
                let price = self.price(backing, cost, bound);
                doubt.set(doubt.get() || price.is_none());
                price
            },
            compare: &|one, next| {
                let order = one.compare(next);
                doubt.set(doubt.get() || order.is_none());
                order.unwrap_or(Ordering::Equal)
            },
            ceiling: &|price| price.most,
        });
        cheapest.sort_by_key(|valued| field.rank(valued.project));
        (!doubt.get()).then_some(cheapest)
    }

    /// As [`super::estimate::lower_bound`], from the most that everybody may have.
    fn lower_bound(&self, backing: &Backing, cost: f64, known: f64) -> Option<f64> {
        let unit = nearest(backing.unit);
        let solved = self.solve(&self.most, backing, cost, known * unit);
        let Some((price, slack)) = solved else {
            let together: f64 = backing
                .backers
                .iter()
                .map(|backer| self.most[at(backer.voter)] * self.size(backer.voter))
                .sum();
            return (together * (1.0 + slack(backing)) >= cost).then_some(known);
        };
        Some(((price - slack) * (1.0 - 4.0 * NUDGE) / unit).max(known))
    }

    /// The price's interval, or nothing when it is in doubt whether the backers can pay at all.
    fn price(&self, backing: &Backing, cost: u128, bound: f64) -> Option<Span> {
        let unit = nearest(backing.unit);
        let whole = nearest(cost);
        let has_some = |backer: &&crate::Backer| self.most[at(backer.voter)] > 0.0;
        let able = || backing.backers.iter().filter(has_some);
        let weight: u128 = able().map(|backer| backer.weighs(self.voters[at(backer.voter)])).sum();
        let even = whole / nearest(weight);
        let in_full = |backer: &crate::Backer| {
            self.least[at(backer.voter)] > even * nearest(backer.weight.into()) * (1.0 + 8.0 * NUDGE)
        };
        if weight > 0 && able().all(in_full) {
            let (least, most) = (even / unit * (1.0 - 8.0 * NUDGE), even / unit * (1.0 + 8.0 * NUDGE));
            return Some(Span { least, most, unit, full: Some((cost, backing.unit, weight)) });
        }
        let (price, _) = self.solve(&self.least, backing, whole, bound * unit)?;
        // A number is not below the price when the least that the backers surely give at it reaches the cost.
        for widen in [1e-13, 1e-11, 1e-9] {
            let most = price * (1.0 + widen);
            let given = backing.backers.iter().map(|backer| {
                self.least[at(backer.voter)].min(most * nearest(backer.weight.into()))
                    * self.size(backer.voter)
            });
            if given.sum::<f64>() * (1.0 - slack(backing)) >= whole {
                let most = most / unit * (1.0 + 4.0 * NUDGE);
                return Some(Span { least: bound, most, unit, full: None });
            }
        }
        None
    }

    /// About the price per unit of weight when everybody has what `held` says, with an absolute margin of error on
    /// the low side; nothing when nobody can pay it.
    fn solve(&self, held: &[f64], backing: &Backing, cost: f64, known: f64) -> Option<(f64, f64)> {
        let mut price = known;
        let mut unable = usize::MAX;
        loop {
            let (mut given, mut weight, mut now_unable) = (0.0, 0.0, 0);
            for backer in &backing.backers {
                let (has, worth) = (held[at(backer.voter)], nearest(backer.weight.into()));
                if has < price * worth {
                    given += has * self.size(backer.voter);
                    now_unable += 1;
                } else {
                    weight += worth * self.size(backer.voter);
                }
            }
            if now_unable == backing.backers.len() {
                return None;
            }
            let margin = slack(backing) * cost / weight;
            let next = (cost - given) / weight;
            if next <= price || now_unable == unable {
                return Some((next.max(price), margin));
            }
            (price, unable) = (next, now_unable);
        }
    }

    fn pay(&mut self, backing: &Backing, price: &Span) {
        let (least, most) = (price.least * price.unit, price.most * price.unit);
        for backer in &backing.backers {
            let (bloc, worth) = (at(backer.voter), nearest(backer.weight.into()));
            let (low, high) = (self.least[bloc], self.most[bloc]);
            if high < least * worth * (1.0 - 4.0 * NUDGE) {
                // They surely pay all that they have, and nothing is left in doubt.
                (self.least[bloc], self.most[bloc]) = (0.0, 0.0);
                continue;
            }
            self.least[bloc] = (low - most * worth - low * NUDGE).max(0.0);
            self.most[bloc] = (high - least * worth + high * NUDGE).max(0.0);
        }
    }

    fn size(&self, bloc: u32) -> f64 {
        self.sizes[at(bloc)]
    }
}

/// A relative error that the sums over a project's backers stay below.
fn slack(backing: &Backing) -> f64 {
    (nearest(u128::try_from(backing.backers.len()).unwrap_or(u128::MAX)) + 8.0) * NUDGE
}

fn at(bloc: u32) -> usize {
    usize::try_from(bloc).unwrap_or(usize::MAX)
}
