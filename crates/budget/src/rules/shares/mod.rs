//! The Method of Equal Shares.
//!
//! Every voter has an equal share of the money. A project can be bought by its backers; each pays the same per unit
//! of satisfaction, or all they have left when that is less. In each round the project with the lowest price per
//! unit of satisfaction is bought, until no project's backers can pay it (Peters, Pierczyński, Skowron:
//! *Proportional Participatory Budgeting with Additive Utilities*, NeurIPS 2021). Projects that cost nothing and
//! have a backer come first, also with utility cost, by which they are worth nothing and the reference implementation
//! of the field leaves them out: what costs nobody anything is not kept from its backers. Ties go to the project whose
//! id comes first, compared as text.
//!
//! What is left over is spent by a [`crate::Completion`]; this module only buys.

mod certain;
mod estimate;
mod headroom;
mod price;
mod purse;
mod quick;
mod reach;

use num_bigint::BigUint;

use super::field::Field;
use super::race::{Race, Valued, Values};
use crate::{Fraction, Loss, Missed, Outcome, Payment, Reason, Tie, Win};
use price::Price;
pub(super) use price::nearest;
use purse::{Groups, Purses};

/// What was bought, without its record.
pub(super) struct Bought {
    /// The projects in order.
    pub(super) order: Vec<u32>,
    /// What they cost together.
    pub(super) cost: u128,
}

/// Buys with `extra` more money for every voter and keeps the whole record.
pub(super) fn recorded(field: &Field<'_>, extra: u128) -> Outcome {
    let mut outcome = Outcome::default();
    for project in field.free() {
        outcome.wins.push(Win { project, reason: Reason::Free, payments: Vec::new() });
    }
    let mut run = Run::new(field, extra);
    outcome.purse = Some(run.purse.clone());
    loop {
        let cheapest = run.cheapest();
        note_tie(&cheapest, &mut outcome.ties);
        let Some((taken, amounts, denominator)) = run.take_first(cheapest) else { break };
        let (project, cost) =
            (taken.project, field.cost_and_backing(taken.project).map_or(0, |(cost, _)| cost));
        let (price, groups) = taken.value;
        let reason = Reason::Share {
            price: price.fraction(&denominator),
            effective_support: price.full_backers(cost, &denominator),
        };
        let paid = amounts.into_iter().zip(&groups.groups);
        let payments =
            paid.map(|(amount, group)| Payment { amount, voters: field.blocs().voters(groups.blocs(group)) });
        outcome.wins.push(Win { project, reason, payments: payments.collect() });
    }
    outcome.cost = run.bought.cost;
    outcome.losses = run.losses();
    outcome
}

/// Buys with `extra` more money for every voter, and stops when more than the budget is spent: such an outcome is of no
/// use to the caller.
pub(super) fn within_budget(field: &Field<'_>, extra: u128) -> Bought {
    if let Some(bought) = quick::within_budget(field, extra) {
        return bought;
    }
    let mut run = Run::new(field, extra);
    while run.bought.cost <= field.election.budget {
        let cheapest = run.cheapest();
        if run.take_first(cheapest).is_none() {
            break;
        }
    }
    run.bought
}

/// How many smallest units every voter may have beyond `extra` while the same projects are bought in the same order, namely
/// `order`, the complete outcome with `extra`. Perhaps fewer than truly may, never more.
pub(super) fn reach(field: &Field<'_>, extra: u128, order: &[u32]) -> u128 {
    #[expect(clippy::as_conversions, reason = "rounded down, and `as` saturates at the ends")]
    let about = reach::reach(field, extra, order).map(|reach| reach as u128);
    about.or_else(|| certain::reach(field, extra, order)).unwrap_or(0)
}

/// Raises each loss's price to the highest cost at which its project would have been bought in the run that began
/// with this much extra money; prices known from elsewhere are kept when they are higher.
pub(super) fn raise_prices(field: &Field<'_>, extra: u128, losses: &mut [Loss]) {
    let mut run = Run::new(field, extra);
    loop {
        let cheapest = run.cheapest();
        let winner = cheapest.first();
        for loss in losses.iter_mut() {
            let Some((cost, backing)) = field.cost_and_backing(loss.project) else { continue };
            let known = loss.price.unwrap_or(0);
            let price = match winner {
                Some(winner) => {
                    let question = headroom::Question {
                        purses: &run.purses,
                        backing,
                        price: &winner.value.0,
                        by_cost: field.utility == crate::Utility::Cost,
                        precedes: field.rank(loss.project) < field.rank(winner.project),
                    };
                    question.highest(known, cost)
                }
                None => known.max(run.purses.together(&backing.backers).floor()),
            };
            loss.price = Some(price).filter(|price| *price > 0);
        }
        if run.take_first(cheapest).is_none() {
            return;
        }
    }
}

/// What each voter begins with, as `money / voters`.
fn purse(field: &Field<'_>, extra: u128) -> (BigUint, u128) {
    let voters = u128::try_from(field.election.voters.len().max(1)).unwrap_or(u128::MAX);
    (BigUint::from(field.election.budget) + BigUint::from(extra) * voters, voters)
}

fn note_tie(cheapest: &[Valued<Priced>], ties: &mut Vec<Tie>) {
    if let [first, _, ..] = cheapest {
        let equal = cheapest.iter().map(|valued| valued.project).collect();
        ties.push(Tie { taken: first.project, equal });
    }
}

/// An exact price, and the backers by what they have.
type Priced = (Price, Groups);

/// What is taken: the project, what each group paid, and the denominator of its price.
type Taken = (Valued<Priced>, Vec<Fraction>, BigUint);

struct Run<'a> {
    field: &'a Field<'a>,
    purses: Purses<'a>,
    purse: Fraction,
    race: Race,
    bought: Bought,
}

impl<'a> Run<'a> {
    fn new(field: &'a Field<'a>, extra: u128) -> Self {
        let (money, voters) = purse(field, extra);
        let backed = field.projects().filter(|(_, project, backing)| project.cost > 0 && backing.weight > 0);
        Self {
            field,
            purse: Fraction::new(money.clone(), voters.into()),
            purses: Purses::new(&field.blocs().sizes, money, voters.into()),
            race: Race::new(backed.map(|(place, ..)| place)),
            bought: Bought { order: field.free(), cost: 0 },
        }
    }

    /// All projects that share the lowest exact price, in the order that breaks ties.
    fn cheapest(&mut self) -> Vec<Valued<Priced>> {
        let (field, purses) = (self.field, &self.purses);
        let mut cheapest = self.race.lowest(&Values {
            bound: &|project, known| {
                let (cost, backing) = field.cost_and_backing(project)?;
                estimate::lower_bound(purses, backing, cost, known)
            },
            exact: &|project, bound| {
                let (cost, backing) = field.cost_and_backing(project)?;
                let groups = purses.groups(&backing.backers);
                let price = Price::exact(
                    purses,
                    &groups.groups,
                    cost,
                    backing.unit,
                    bound * price::nearest(backing.unit),
                )?;
                Some((price, groups))
            },
            compare: &|one, next| one.0.compare(&next.0),
            ceiling: &|priced| priced.0.ceiling(purses),
        });
        cheapest.sort_by_key(|valued| field.rank(valued.project));
        cheapest
    }

    /// Buys the first of those that share the lowest price, if there is one.
    fn take_first(&mut self, cheapest: Vec<Valued<Priced>>) -> Option<Taken> {
        let mut cheapest = cheapest.into_iter();
        let taken = cheapest.next()?;
        cheapest.for_each(|other| self.race.put_back(other));
        let (cost, _) = self.field.cost_and_backing(taken.project)?;
        let denominator = self.purses.denominator().clone();
        let amounts = self.purses.pay(&taken.value.1, &taken.value.0);
        self.bought.cost = self.bought.cost.saturating_add(cost);
        self.bought.order.push(taken.project);
        Some((taken, amounts, denominator))
    }

    fn losses(&self) -> Vec<Loss> {
        let lost = self.field.projects().filter(|(place, ..)| !self.bought.order.contains(place));
        lost.map(|(project, _, backing)| {
            let reason = if backing.backers.is_empty() {
                Missed::NoBackers
            } else {
                Missed::Short { left: self.purses.together(&backing.backers) }
            };
            Loss { project, reason, price: None }
        })
        .collect()
    }
}
