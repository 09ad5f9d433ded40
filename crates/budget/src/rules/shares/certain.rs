//! The same as [`super::reach`] with whole numbers of any size: for where rounding leaves a doubt, above all when projects stand
//! equal and stay so, whatever everybody has. Slower, and so asked second.

#![expect(
    clippy::indexing_slicing,
    reason = "blocs are those of the field, which has money for each of them"
)]

use num_bigint::BigInt;

use super::super::field::Field;
use crate::support::Backing;

/// A line `(start + rise · t) / denominator` with the denominator of [`Walk`].
#[derive(Clone, Default)]
struct Line {
    start: BigInt,
    rise: BigInt,
}

/// What every bloc has, and how far the count stands.
struct Walk<'a> {
    field: &'a Field<'a>,
    money: Vec<Line>,
    denominator: BigInt,
    /// The whole `t` up to which everything so far stays as it is; nothing while there is no end to it.
    reach: Option<BigInt>,
}

/// The price of a round's winner per unit of weight, as a line over `denominator · weight`.
struct Winner {
    project: u32,
    price: Line,
    weight: BigInt,
    unit: u128,
}

/// How many smallest units every voter may have beyond `extra` with the same projects in the same order, namely `order`.
/// Nothing when a purse or a price stands just where it would change.
pub(super) fn reach(field: &Field<'_>, extra: u128, order: &[u32]) -> Option<u128> {
    let (money, voters) = super::purse(field, extra);
    let line = Line { start: money.into(), rise: voters.into() };
    let blocs = field.blocs().sizes.len();
    let mut walk = Walk { field, money: vec![line; blocs], denominator: voters.into(), reach: None };
    let mut waiting: Vec<u32> = field
        .projects()
        .filter(|(_, project, backing)| project.cost > 0 && backing.weight > 0)
        .map(|(place, ..)| place)
        .collect();
    for taken in order {
        let (cost, backing) = field.cost_and_backing(*taken)?;
        if cost == 0 {
            continue;
        }
        waiting.retain(|project| project != taken);
        let winner = walk.winner(*taken, cost, backing)?;
        for project in &waiting {
            walk.stays_behind(&winner, *project)?;
        }
        walk.pay(&winner, backing)?;
    }
    for project in waiting {
        walk.stays_out(project)?;
    }
    Some(walk.reach.map_or(u128::MAX, |reach| u128::try_from(reach).unwrap_or(u128::MAX)))
}

impl Walk<'_> {
    fn size(&self, bloc: u32) -> BigInt {
        self.field.blocs().sizes[at(bloc)].into()
    }

    fn winner(&self, project: u32, cost: u128, backing: &Backing) -> Option<Winner> {
        let mut price = Line { start: &self.denominator * cost, rise: BigInt::default() };
        let mut weight = BigInt::from(backing.weight);
        let mut able: Vec<_> = backing.backers.iter().collect();
        loop {
            let (mut given, mut without) = (Line::default(), BigInt::default());
            able.retain(|backer| {
                let held = &self.money[at(backer.voter)];
                let can_pay = &held.start * &weight >= &price.start * backer.weight;
                if !can_pay {
                    let size = self.size(backer.voter);
                    given.start += &held.start * &size;
                    given.rise += &held.rise * &size;
                    without += size * backer.weight;
                }
                can_pay
            });
            if able.is_empty() {
                return None;
            }
            if without == BigInt::default() {
                return Some(Winner { project, price, weight, unit: backing.unit });
            }
            price.start -= given.start;
            price.rise -= given.rise;
            weight -= without;
        }
    }

    /// Narrows the reach to where the winner's backers pay as they do now, and lets them pay.
    fn pay(&mut self, winner: &Winner, backing: &Backing) -> Option<()> {
        self.denominator *= &winner.weight;
        for held in &mut self.money {
            held.start *= &winner.weight;
            held.rise *= &winner.weight;
        }
        for backer in &backing.backers {
            let held = std::mem::take(&mut self.money[at(backer.voter)]);
            let rest = Line {
                start: held.start - &winner.price.start * backer.weight,
                rise: held.rise - &winner.price.rise * backer.weight,
            };
            if rest.start < BigInt::default() {
                self.narrow(-rest.start, -rest.rise)?;
            } else {
                self.narrow(rest.start.clone(), rest.rise.clone())?;
                self.money[at(backer.voter)] = rest;
            }
        }
        Some(())
    }

    /// Narrows the reach to where a project surely does not come before the winner.
    fn stays_behind(&mut self, winner: &Winner, project: u32) -> Option<()> {
        let (cost, backing) = self.field.cost_and_backing(project)?;
        // Everything over denominator · weight of the winner · unit of the winner.
        let scale = &winner.weight * winner.unit;
        let due = |weight: u64| BigInt::from(backing.unit) * weight;
        let (mut sum, mut able) = (Line::default(), false);
        for backer in &backing.backers {
            let (held, size) = (&self.money[at(backer.voter)], self.size(backer.voter));
            let due = due(backer.weight);
            let (start, asked) = (&held.start * &scale, &winner.price.start * &due);
            if start < asked {
                sum.start += start * &size;
                sum.rise += &held.rise * &scale * &size;
            } else {
                able = true;
                sum.start += asked * &size;
                sum.rise += &winner.price.rise * due * &size;
            }
        }
        let short = &self.denominator * cost * scale - sum.start;
        // Where nobody can pay the winner's price in full and all have the cost together, they have it at a lower price.
        let first = able && self.field.rank(winner.project) < self.field.rank(project);
        self.narrow(if first { short } else { short - 1 }, -sum.rise)
    }

    /// Narrows the reach to where the backers of a project surely cannot pay it.
    fn stays_out(&mut self, project: u32) -> Option<()> {
        let (cost, backing) = self.field.cost_and_backing(project)?;
        let mut sum = Line::default();
        for backer in &backing.backers {
            let (held, size) = (&self.money[at(backer.voter)], self.size(backer.voter));
            sum.start += &held.start * &size;
            sum.rise += &held.rise * size;
        }
        self.narrow(&self.denominator * cost - sum.start - 1, -sum.rise)
    }

    /// Narrows the reach to where a line is not below nought.
    fn narrow(&mut self, start: BigInt, rise: BigInt) -> Option<()> {
        let nought = BigInt::default();
        if start < nought {
            return None;
        }
        if rise < nought {
            let reach = start / -rise;
            if self.reach.as_ref().is_none_or(|known| reach < *known) {
                self.reach = Some(reach);
            }
        }
        Some(())
    }
}

fn at(bloc: u32) -> usize {
    usize::try_from(bloc).unwrap_or(usize::MAX)
}
