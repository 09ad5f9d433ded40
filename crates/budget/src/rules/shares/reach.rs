//! How much richer every voter may be before the outcome of equal shares can change.
//!
//! While the same projects are bought in the same order and the same backers pay all they have, what everybody has left is
//! a straight line over the money `t` that each begins with beyond the present purse, and so is every price. Each decision
//! of the count is then a comparison of two lines, and it stands up to the `t` at which they meet:
//!
//! - A backer who pays in full does so while what they have is not below what is asked, and one who pays all they have
//!   while it is not above.
//! - Another project does not come before the winner while `Σ_i min(b_i, ρ·w_i)` over its backers is below its cost, `ρ`
//!   being the winner's price; for any set `Q` that sum is at most `Σ_{i∈Q} b_i + ρ·Σ_{i∉Q} w_i`, again a line.
//!
//! Lines are kept between two of machine numbers, every rounding going outward, as in [`super::quick`]. So up to the `t`
//! that comes out here nothing changes; beyond it, something may.

#![expect(
    clippy::indexing_slicing,
    reason = "blocs are those of the field, which has money for each of them"
)]

use num_bigint::BigUint;

use super::super::field::Field;
use super::price::nearest;
use crate::fraction::ratio;
use crate::support::Backing;

/// More than a few roundings of one number, and less than anything that matters.
const NUDGE: f64 = 1e-15;

/// A line that lies between two: at `t` it is at least `least + t · least_rise` and at most `most + t · most_rise`.
#[derive(Clone, Copy, Debug)]
struct Line {
    least: f64,
    most: f64,
    least_rise: f64,
    most_rise: f64,
}

impl Line {
    const NOUGHT: Self = Self { least: 0.0, most: 0.0, least_rise: 0.0, most_rise: 0.0 };

    /// The same a little wider, by a part of these sizes.
    fn wider(self, size: f64, rise: f64) -> Self {
        Self {
            least: self.least - size * NUDGE,
            most: self.most + size * NUDGE,
            least_rise: self.least_rise - rise * NUDGE,
            most_rise: self.most_rise + rise * NUDGE,
        }
    }

    /// Its greatest size and rise, whatever their signs.
    fn sizes(&self) -> (f64, f64) {
        (self.least.abs().max(self.most.abs()), self.least_rise.abs().max(self.most_rise.abs()))
    }

    /// Whether it is surely nought: what is left to those who pay all that they have.
    fn is_nought(&self) -> bool {
        self.most <= 0.0 && self.most_rise <= 0.0
    }

    fn middle(&self) -> f64 {
        (self.least + self.most) / 2.0
    }

    /// The line times a number that is not below nought and is exact but for a rounding or two.
    fn times(self, factor: f64) -> Self {
        let line = Self {
            least: self.least * factor,
            most: self.most * factor,
            least_rise: self.least_rise * factor,
            most_rise: self.most_rise * factor,
        };
        let (size, rise) = line.sizes();
        line.wider(4.0 * size, 4.0 * rise)
    }

    fn minus(self, other: Self) -> Self {
        let ((size, rise), (other_size, other_rise)) = (self.sizes(), other.sizes());
        let line = Self {
            least: self.least - other.most,
            most: self.most - other.least,
            least_rise: self.least_rise - other.most_rise,
            most_rise: self.most_rise - other.least_rise,
        };
        line.wider(size + other_size, rise + other_rise)
    }

    /// Up to which `t` the line is surely above nought, or not below it; nothing when it may be below from the start.
    fn stays_above(&self) -> Option<f64> {
        if self.least < 0.0 {
            return None;
        }
        Some(if self.least_rise >= 0.0 {
            f64::INFINITY
        } else {
            self.least / -self.least_rise * (1.0 - 8.0 * NUDGE)
        })
    }
}

/// The sum of many lines.
struct Sum {
    line: Line,
    size: f64,
    rise: f64,
    terms: f64,
}

impl Sum {
    fn new() -> Self {
        Self { line: Line::NOUGHT, size: 0.0, rise: 0.0, terms: 8.0 }
    }

    fn add(&mut self, line: &Line, times: f64) {
        self.line.least += line.least * times;
        self.line.most += line.most * times;
        self.line.least_rise += line.least_rise * times;
        self.line.most_rise += line.most_rise * times;
        let (size, rise) = line.sizes();
        self.size += size * times;
        self.rise += rise * times;
        self.terms += 1.0;
    }

    fn total(&self) -> Line {
        self.line.wider(self.terms * self.size, self.terms * self.rise)
    }
}

/// What every bloc has, and how far the count stands.
struct Walk<'a> {
    field: &'a Field<'a>,
    money: Vec<Line>,
    sizes: Vec<f64>,
    /// Up to which `t` everything so far stays as it is.
    reach: f64,
}

/// The winner of a round: its price per unit of weight, and what one unit of weight is worth.
struct Winner {
    project: u32,
    price: Line,
    unit: u128,
    /// Its cost and weight when surely everybody pays in full who has anything at all.
    full: Option<(u128, u128)>,
}

/// How much more money for every voter beyond `extra` surely gives the same projects in the same order, namely `order`, the
/// complete outcome with `extra`. Nothing when rounding hides whether it holds for any.
pub(super) fn reach(field: &Field<'_>, extra: u128, order: &[u32]) -> Option<f64> {
    let (money, voters) = super::purse(field, extra);
    let purse = ratio(&money, &BigUint::from(voters));
    let line = Line { least: purse, most: purse, least_rise: 1.0, most_rise: 1.0 }.wider(purse, 0.0);
    let sizes: Vec<f64> = field.blocs().sizes.iter().map(|size| f64::from(*size)).collect();
    let mut walk = Walk { field, money: vec![line; sizes.len()], sizes, reach: f64::INFINITY };
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
    Some(walk.reach)
}

impl Walk<'_> {
    fn winner(&self, project: u32, cost: u128, backing: &Backing) -> Option<Winner> {
        let whole = nearest(cost);
        let mut price = 0.0;
        let mut unable = usize::MAX;
        // Whoever cannot pay one price cannot pay a higher one either, so this ends.
        loop {
            let (mut given, mut weight, mut now_unable) = (0.0, 0.0, 0);
            for backer in &backing.backers {
                let (held, worth) = (self.money[at(backer.voter)].middle(), nearest(backer.weight.into()));
                if held < price * worth {
                    given += held * self.sizes[at(backer.voter)];
                    now_unable += 1;
                } else {
                    weight += worth * self.sizes[at(backer.voter)];
                }
            }
            if now_unable == backing.backers.len() {
                return None;
            }
            if now_unable == unable {
                break;
            }
            (price, unable) = ((whole - given) / weight, now_unable);
        }
        let (mut given, mut weight, mut all_in_full) = (Sum::new(), 0.0, true);
        for backer in &backing.backers {
            let (held, worth) = (&self.money[at(backer.voter)], nearest(backer.weight.into()));
            if held.middle() < price * worth {
                given.add(held, self.sizes[at(backer.voter)]);
                all_in_full &= held.is_nought();
            } else {
                weight += worth * self.sizes[at(backer.voter)];
            }
        }
        let cost_line = Line { least: whole, most: whole, ..Line::NOUGHT }.wider(whole, 0.0);
        let price = cost_line.minus(given.total()).times(1.0 / weight);
        let full = all_in_full.then(|| (cost, self.weight(backing)));
        Some(Winner { project, price, unit: backing.unit, full })
    }

    /// What those weigh who have anything at all.
    fn weight(&self, backing: &Backing) -> u128 {
        let able = backing.backers.iter().filter(|backer| !self.money[at(backer.voter)].is_nought());
        able.map(|backer| backer.weighs(self.field.blocs().sizes[at(backer.voter)])).sum()
    }

    /// Narrows the reach to where the winner's backers pay as they do now, and lets them pay.
    fn pay(&mut self, winner: &Winner, backing: &Backing) -> Option<()> {
        for backer in &backing.backers {
            let due = winner.price.times(nearest(backer.weight.into()));
            let held = &mut self.money[at(backer.voter)];
            if held.middle() < due.middle() {
                self.reach = self.reach.min(due.minus(*held).stays_above()?);
                *held = Line::NOUGHT;
            } else {
                let rest = held.minus(due);
                self.reach = self.reach.min(rest.stays_above()?);
                *held = rest;
            }
        }
        Some(())
    }

    /// Narrows the reach to where a project surely does not come before the winner.
    fn stays_behind(&mut self, winner: &Winner, project: u32) -> Option<()> {
        let (cost, backing) = self.field.cost_and_backing(project)?;
        let due = winner.price.times(nearest(backing.unit) / nearest(winner.unit));
        let (mut sum, mut rest, mut able) = (Sum::new(), 0.0, true);
        for backer in &backing.backers {
            let (held, worth) = (&self.money[at(backer.voter)], nearest(backer.weight.into()));
            if held.middle() < due.middle() * worth {
                sum.add(held, self.sizes[at(backer.voter)]);
                able &= held.is_nought();
            } else {
                rest += worth * self.sizes[at(backer.voter)];
            }
        }
        if let (true, Some((winner_cost, winner_weight))) = (able, winner.full) {
            // The winner's price is what it is whatever everybody has, and the other's is never below this.
            let here = BigUint::from(winner_cost) * backing.unit * self.weight(backing);
            let there = BigUint::from(cost) * winner.unit * winner_weight;
            let first = self.field.rank(winner.project) < self.field.rank(project);
            return (here < there || here == there && first).then_some(());
        }
        sum.add(&due, rest);
        self.narrow(cost, &sum)
    }

    /// Narrows the reach to where the backers of a project surely cannot pay it.
    fn stays_out(&mut self, project: u32) -> Option<()> {
        let (cost, backing) = self.field.cost_and_backing(project)?;
        let mut sum = Sum::new();
        for backer in &backing.backers {
            sum.add(&self.money[at(backer.voter)], self.sizes[at(backer.voter)]);
        }
        self.narrow(cost, &sum)
    }

    /// Narrows the reach to where what is given stays below the cost.
    fn narrow(&mut self, cost: u128, given: &Sum) -> Option<()> {
        let whole = nearest(cost) * (1.0 - NUDGE);
        let cost = Line { least: whole, most: whole, ..Line::NOUGHT };
        let short = cost.minus(given.total());
        // As much as the cost would already buy it.
        let reach = short.stays_above().filter(|_| short.least > 0.0)?;
        self.reach = self.reach.min(reach * (1.0 - 8.0 * NUDGE));
        Some(())
    }
}

fn at(bloc: u32) -> usize {
    usize::try_from(bloc).unwrap_or(usize::MAX)
}
