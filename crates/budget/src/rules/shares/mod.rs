//! The Method of Equal Shares.
//!
//! Every voter has an equal share of the money. A project can be bought by its backers; each pays the same per unit
//! of satisfaction, or all they have left when that is less. In each round the project with the lowest price per
//! unit of satisfaction is bought, until no project's backers can pay it (Peters, Pierczyński, Skowron:
//! *Proportional Participatory Budgeting with Additive Utilities*, NeurIPS 2021). Projects that cost nothing and
//! have a backer come first. Ties go to the project whose id comes first, compared as text.
//!
//! What is left over is spent by a [`crate::Completion`]; this module only buys.

mod estimate;
mod headroom;
mod price;
mod purse;

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use num_bigint::BigUint;

use crate::support::Backing;
use crate::{Election, Fraction, Loss, Missed, Payment, Project, Reason, Tie, Win};
use price::Price;
use purse::{Group, Purses};

/// The voters' money at the beginning: `budget / voters` each, and as many extra whole units each as `extra` says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    pub(crate) extra: u128,
    /// Stop as soon as more than the budget is spent: such an outcome is of no use to the caller.
    pub(crate) within_budget: bool,
    /// Keep who paid what.
    pub(crate) record: bool,
}

/// Raises each loss's price to the highest cost at which its project would have been bought in the run that began
/// with this much extra money; prices known from elsewhere are kept when they are higher.
pub(crate) fn raise_prices(
    election: &Election,
    backing: &[Backing],
    ranks: &[u32],
    extra: u128,
    by_cost: bool,
    losses: &mut [Loss],
) {
    let start = Start { extra, within_budget: false, record: false };
    let mut run = Run::new(election, backing, ranks, start);
    run.open();
    loop {
        let cheapest = run.cheapest();
        let winner = cheapest.iter().min_by_key(|priced| run.rank(priced.project));
        for loss in losses.iter_mut() {
            let Some((cost, backing)) = run.cost_and_backing(loss.project) else { continue };
            let known = loss.price.unwrap_or(0);
            let price = match winner {
                Some(winner) => {
                    let precedes = run.rank(loss.project) < run.rank(winner.project);
                    let (purses, price) = (&run.purses, &winner.price);
                    headroom::Question { purses, backing, price, by_cost, precedes }.highest(known, cost)
                }
                None => known.max(run.purses.together(&backing.backers).floor()),
            };
            loss.price = Some(price).filter(|price| *price > 0);
        }
        if !run.take_first(cheapest) {
            return;
        }
    }
}

/// What one run of the method bought.
pub(crate) struct Bought {
    /// The projects bought, in order.
    pub(crate) order: Vec<u32>,
    /// The same with who paid what, when a record was asked for.
    pub(crate) wins: Vec<Win>,
    pub(crate) ties: Vec<Tie>,
    pub(crate) cost: u128,
    /// What each voter began with.
    pub(crate) purse: Fraction,
    /// The projects that were not bought, when a record was asked for.
    pub(crate) losses: Vec<Loss>,
}

/// One run of the method.
pub(crate) fn buy(election: &Election, backing: &[Backing], ranks: &[u32], start: Start) -> Bought {
    let mut run = Run::new(election, backing, ranks, start);
    run.open();
    while run.buy_next() {}
    if start.record {
        run.note_losses();
    }
    run.bought
}

struct Run<'a> {
    election: &'a Election,
    backing: &'a [Backing],
    ranks: &'a [u32],
    purses: Purses,
    waiting: BinaryHeap<Waiting>,
    bought: Bought,
    round: u32,
    start: Start,
}

/// A project that may still be bought, with a bound not above its price per unit of satisfaction.
struct Waiting {
    bound: f64,
    /// The round in which the bound was found; an older bound still holds but may be low.
    round: u32,
    project: u32,
}

/// A project whose exact price is known in this round.
struct Priced {
    project: u32,
    bound: f64,
    price: Price,
    groups: Vec<Group>,
}

impl<'a> Run<'a> {
    fn new(election: &'a Election, backing: &'a [Backing], ranks: &'a [u32], start: Start) -> Self {
        let voters = u32::try_from(election.voters.len()).unwrap_or(u32::MAX);
        let denominator = u128::from(voters.max(1));
        let money = BigUint::from(election.budget) + BigUint::from(start.extra) * denominator;
        let purse = Fraction::new(money.clone(), denominator.into());
        Self {
            election,
            backing,
            ranks,
            purses: Purses::new(voters, money, denominator.into()),
            waiting: BinaryHeap::new(),
            bought: Bought {
                order: Vec::new(),
                wins: Vec::new(),
                ties: Vec::new(),
                cost: 0,
                purse,
                losses: Vec::new(),
            },
            round: 0,
            start,
        }
    }

    fn open(&mut self) {
        let mut free: Vec<u32> = Vec::new();
        for (number, project, backing) in self.projects() {
            if backing.backers.is_empty() {
                continue;
            }
            match project.cost {
                0 => free.push(number),
                _ => self.waiting.push(Waiting { bound: 0.0, round: 0, project: number }),
            }
        }
        free.sort_by_key(|number| self.rank(*number));
        self.bought.order.extend(&free);
        if self.start.record {
            let wins =
                free.into_iter().map(|project| Win { project, reason: Reason::Free, payments: Vec::new() });
            self.bought.wins.extend(wins);
        }
    }

    /// Buys the cheapest project; says whether there was one and the count goes on.
    fn buy_next(&mut self) -> bool {
        let cheapest = self.cheapest();
        self.take_first(cheapest)
    }

    /// Buys the first among equals; says whether there was one and the count goes on.
    fn take_first(&mut self, mut cheapest: Vec<Priced>) -> bool {
        cheapest.sort_by_key(|priced| self.rank(priced.project));
        let equal: Vec<u32> = cheapest.iter().map(|priced| priced.project).collect();
        let mut cheapest = cheapest.into_iter();
        let Some(taken) = cheapest.next() else { return false };
        for other in cheapest {
            self.waiting.push(Waiting { bound: other.bound, round: 0, project: other.project });
        }
        if equal.len() > 1 {
            self.bought.ties.push(Tie { taken: taken.project, equal });
        }
        self.take(taken);
        !(self.start.within_budget && self.bought.cost > self.election.budget)
    }

    /// All projects that share the lowest exact price; those that can never be bought are dropped on the way.
    fn cheapest(&mut self) -> Vec<Priced> {
        self.round += 1;
        let mut best: Vec<Priced> = Vec::new();
        let mut ceiling = f64::INFINITY;
        let mut dearer = Vec::new();
        while let Some(next) = self.waiting.pop() {
            if next.bound > ceiling {
                self.waiting.push(next);
                break;
            }
            let Some((cost, backing)) = self.cost_and_backing(next.project) else { continue };
            if next.round != self.round {
                if let Some(bound) = estimate::lower_bound(&self.purses, backing, cost, next.bound) {
                    self.waiting.push(Waiting { bound, round: self.round, ..next });
                }
                continue;
            }
            let groups = self.purses.groups(&backing.backers);
            let floor = next.bound * price::nearest(backing.unit);
            let Some(price) = Price::exact(&self.purses, &groups, cost, backing.unit, floor) else {
                continue;
            };
            let priced = Priced { project: next.project, bound: next.bound, price, groups };
            match best.first().map_or(Ordering::Less, |best| priced.price.compare(&best.price)) {
                Ordering::Less => {
                    ceiling = priced.price.ceiling(&self.purses);
                    dearer.append(&mut best);
                    best.push(priced);
                }
                Ordering::Equal => best.push(priced),
                Ordering::Greater => dearer.push(priced),
            }
        }
        let again = dearer.into_iter();
        self.waiting.extend(again.map(|priced| Waiting {
            bound: priced.bound,
            round: 0,
            project: priced.project,
        }));
        best
    }

    fn take(&mut self, taken: Priced) {
        let Some((cost, _)) = self.cost_and_backing(taken.project) else { return };
        self.bought.cost = self.bought.cost.saturating_add(cost);
        let denominator = self.purses.denominator().clone();
        let price = taken.price.fraction(&self.purses);
        let amounts = self.purses.pay(&taken.groups, &taken.price);
        self.bought.order.push(taken.project);
        if self.start.record {
            let effective_support = taken.price.full_backers(cost, &denominator);
            let paid = amounts.into_iter().zip(taken.groups);
            let payments = paid.map(|(amount, group)| Payment { amount, voters: group.voters }).collect();
            let reason = Reason::Share { price, effective_support };
            self.bought.wins.push(Win { project: taken.project, reason, payments });
        }
    }

    fn note_losses(&mut self) {
        let mut won = vec![false; self.election.projects.len()];
        for project in &self.bought.order {
            if let Some(won) = usize::try_from(*project).ok().and_then(|place| won.get_mut(place)) {
                *won = true;
            }
        }
        for ((project, _, backing), _) in self.projects().zip(&won).filter(|(_, won)| !**won) {
            let loss = if backing.backers.is_empty() {
                Loss { project, reason: Missed::NoBackers, price: None }
            } else {
                let left = self.purses.together(&backing.backers);
                Loss { project, reason: Missed::Short { left }, price: None }
            };
            self.bought.losses.push(loss);
        }
    }

    fn projects(&self) -> impl Iterator<Item = (u32, &'a Project, &'a Backing)> + use<'a> {
        let both = self.election.projects.iter().zip(self.backing);
        (0..).zip(both).map(|(number, (project, backing))| (number, project, backing))
    }

    fn cost_and_backing(&self, project: u32) -> Option<(u128, &'a Backing)> {
        let place = usize::try_from(project).ok()?;
        Some((self.election.projects.get(place)?.cost, self.backing.get(place)?))
    }

    /// The place in the order that breaks ties.
    fn rank(&self, project: u32) -> u32 {
        usize::try_from(project).ok().and_then(|place| self.ranks.get(place)).copied().unwrap_or(u32::MAX)
    }
}

/// The heap's greatest element is the project with the lowest bound.
impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        other.bound.total_cmp(&self.bound).then_with(|| other.project.cmp(&self.project))
    }
}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Waiting {}
