//! Phragmén's sequential rule.
//!
//! Every voter receives money at the same steady pace, beginning with nothing. As soon as the backers of a project
//! have its cost together, it is bought and they begin again with nothing (Brill, Freeman, Janson, Lackner:
//! *Phragmén's Voting Methods and Justified Representation*, AAAI 2017; Los, Christoff, Grossi: *Proportional Budget
//! Allocations*, IJCAI 2022). With `t_i` the moment of voter `i`'s last purchase, a project is bought at
//! `t = (cost + Σ t_i) / backers`.
//!
//! The stop, which the definition leaves open: the count ends at the first moment at which any of the projects that
//! could be bought would burst the budget. It does not go on to cheaper ones, since their backers would be
//! paid for waiting. Projects that cost more than the whole budget are left aside from the beginning. Projects
//! without a backer never have their cost together, so they come last: when all others are bought, they are bought
//! as well, as long as each one still open fits into what is left. That is what the reference implementation of the
//! field does, and what greedy does with them. Ties go to the id that comes first, compared as text.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::field::Field;
use super::race::{Race, Values};
use crate::fraction::ratio;
use crate::support::Backing;
use crate::{Fraction, Loss, Missed, Outcome, Payment, Reason, Tie, Win};

/// Adds to an outcome what Phragmén's rule buys with the money that is left, beginning at moment nought.
pub(super) fn spend(field: &Field<'_>, outcome: &mut Outcome) {
    let mut run = Run::new(field, &outcome.selected());
    let burst = loop {
        let next = run.next(field.election.budget.saturating_sub(outcome.cost));
        let (equal, moment) = match next {
            Next::Buys { equal, moment } => (equal, moment),
            Next::Bursts { by, .. } => break by,
            Next::Nothing => break spend_on_unbacked(field, outcome),
        };
        let Some(taken) = equal.first().copied() else { break Vec::new() };
        if equal.len() > 1 {
            outcome.ties.push(Tie { taken, equal });
        }
        let win = run.take(taken, moment);
        outcome.cost = outcome.cost.saturating_add(field.cost_and_backing(taken).map_or(0, |(cost, _)| cost));
        outcome.wins.push(win);
    };
    let left = field.election.budget.saturating_sub(outcome.cost);
    let taken = outcome.selected();
    let lost = field.projects().filter(|(place, ..)| !taken.contains(place));
    let losses = lost.map(|(project, subject, backing)| {
        let reason = if backing.backers.is_empty() {
            Missed::NoBackers
        } else if subject.cost > field.election.budget || burst.contains(&project) {
            Missed::TooDear { left }
        } else {
            Missed::Ended
        };
        Loss { project, reason, price: None }
    });
    outcome.losses = losses.collect();
}

/// Buys projects without a backer, one after another, while every one that is still open fits; hands back those that do not
/// when it stops. Without any voter nothing is bought.
fn spend_on_unbacked(field: &Field<'_>, outcome: &mut Outcome) -> Vec<u32> {
    let taken = outcome.selected();
    let affordable = |cost: u128| cost <= field.election.budget && !field.election.voters.is_empty();
    let open = field.projects().filter(|(place, project, backing)| {
        backing.backers.is_empty() && affordable(project.cost) && !taken.contains(place)
    });
    let mut open: Vec<(u32, u128)> = open.map(|(place, project, _)| (place, project.cost)).collect();
    open.sort_by_key(|(place, _)| field.rank(*place));
    for at in 0..open.len() {
        let left = field.election.budget.saturating_sub(outcome.cost);
        let rest = open.get(at..).unwrap_or_default();
        let burst: Vec<u32> = rest.iter().filter(|(_, cost)| *cost > left).map(|(place, _)| *place).collect();
        let Some((taken, cost)) = rest.first().copied().filter(|_| burst.is_empty()) else { return burst };
        if rest.iter().map(|(_, cost)| cost).sum::<u128>() > left {
            outcome.ties.push(Tie { taken, equal: rest.iter().map(|(place, _)| *place).collect() });
        }
        outcome.cost = outcome.cost.saturating_add(cost);
        let reason = Reason::Score { score: 0, left };
        outcome.wins.push(Win { project: taken, reason, payments: Vec::new() });
    }
    Vec::new()
}

/// Follows the count of an outcome again and tells each loss the highest cost at which it would have been bought.
///
/// At a moment `t` the backers of a project have `Σ (t − t_i)` together: up to that, and up to what is left of the
/// budget, it would have been bought before the one that comes then.
pub(super) fn raise_prices(field: &Field<'_>, outcome: &mut Outcome) {
    let mut run = Run::new(field, &[]);
    let mut left = field.election.budget;
    loop {
        let next = run.next(left);
        for loss in &mut outcome.losses {
            let Some((cost, backing)) = field.cost_and_backing(loss.project) else { continue };
            let price = match &next {
                Next::Nothing => left,
                // When the count ends nothing is bought any more, so an equal moment helps nobody.
                Next::Bursts { moment, .. } => run.together(backing, loss.project, moment, false).min(left),
                Next::Buys { equal, moment } => {
                    let precedes =
                        equal.first().is_some_and(|first| field.rank(loss.project) < field.rank(*first));
                    run.together(backing, loss.project, moment, precedes).min(left)
                }
            };
            let price = if backing.backers.is_empty() { 0 } else { price.min(cost.saturating_sub(1)) };
            loss.price = loss.price.max(Some(price).filter(|price| *price > 0));
        }
        let Next::Buys { equal, moment } = next else { return };
        let Some(taken) = equal.first().copied() else { return };
        left = left.saturating_sub(field.cost_and_backing(taken).map_or(0, |(cost, _)| cost));
        run.take(taken, moment);
    }
}

/// What comes next.
enum Next {
    /// These projects share the earliest moment and all of them fit; the first by the tie rule stands first.
    Buys { equal: Vec<u32>, moment: Moment },
    /// These projects have their cost together but would burst the budget.
    Bursts { by: Vec<u32>, moment: Moment },
    /// No project is left.
    Nothing,
}

/// When a project could be bought: `sum / (denominator · backers)`.
struct Moment {
    sum: BigUint,
    backers: u32,
}

struct Run<'a> {
    field: &'a Field<'a>,
    race: Race,
    /// What each moment is divided by.
    denominator: BigUint,
    /// The moments of all purchases so far, nought first, and the nearest machine number to each.
    moments: Vec<BigUint>,
    nearest: Vec<f64>,
    /// The place in `moments` of each bloc's last purchase.
    last: Vec<u32>,
}

impl<'a> Run<'a> {
    fn new(field: &'a Field<'a>, taken: &[u32]) -> Self {
        let able = field.projects().filter(|(place, project, backing)| {
            !taken.contains(place) && project.cost <= field.election.budget && !backing.backers.is_empty()
        });
        Self {
            field,
            race: Race::new(able.map(|(place, ..)| place)),
            denominator: BigUint::from(1_u8),
            moments: vec![BigUint::default()],
            nearest: vec![0.0],
            last: vec![0; field.blocs().sizes.len()],
        }
    }

    fn next(&mut self, left: u128) -> Next {
        let (field, moments) = (self.field, &self.moments);
        let (nearest, denominator, last) = (&self.nearest, &self.denominator, &self.last);
        let held = |backing: &Backing| counts(field, last, moments.len(), backing);
        let mut earliest = self.race.lowest(&Values {
            bound: &|project, known| {
                let (cost, backing) = field.cost_and_backing(project)?;
                let backers = field.backers(project);
                let sums =
                    held(backing).into_iter().zip(nearest).map(|(count, moment)| f64::from(count) * moment);
                let sum = sums.sum::<f64>() + super::shares::nearest(cost);
                // Fewer roundings than moments, each below 2^-52 of the sum.
                let slack = f64::from(u32::try_from(moments.len()).unwrap_or(u32::MAX)) * 1e-15 + 8e-15;
                Some((sum / f64::from(backers) * (1.0 - slack)).max(known))
            },
            exact: &|project, _| {
                let (cost, backing) = field.cost_and_backing(project)?;
                let sums = held(backing).into_iter().zip(moments).filter(|(count, _)| *count > 0);
                let sum = sums.fold(denominator * cost, |sum, (count, moment)| sum + moment * count);
                Some(Moment { sum, backers: field.backers(project) })
            },
            compare: &Moment::compare,
            ceiling: &|moment| ratio(&moment.sum, denominator) / f64::from(moment.backers) * (1.0 + 1e-14),
        });
        earliest.sort_by_key(|valued| field.rank(valued.project));
        let bursts = |project: u32| field.cost_and_backing(project).is_some_and(|(cost, _)| cost > left);
        let equal: Vec<u32> = earliest.iter().map(|valued| valued.project).collect();
        let mut earliest = earliest.into_iter();
        let Some(first) = earliest.next() else { return Next::Nothing };
        earliest.for_each(|other| self.race.put_back(other));
        let by: Vec<u32> = equal.iter().copied().filter(|project| bursts(*project)).collect();
        if by.is_empty() {
            Next::Buys { equal, moment: first.value }
        } else {
            Next::Bursts { by, moment: first.value }
        }
    }

    fn take(&mut self, taken: u32, moment: Moment) -> Win {
        let remainder = u32::try_from(&moment.sum % moment.backers).unwrap_or(0);
        let common = common_divisor(moment.backers, remainder);
        let factor = moment.backers / common;
        let now = moment.sum / common;
        self.denominator *= factor;
        for earlier in &mut self.moments {
            *earlier *= factor;
        }
        let blocs: &[crate::Backer] = match self.field.cost_and_backing(taken) {
            Some((_, backing)) => &backing.backers,
            None => &[],
        };
        let payments = self.payments(blocs, &now);
        let place = u32::try_from(self.moments.len()).unwrap_or(u32::MAX);
        for bloc in blocs {
            if let Some(last) = usize::try_from(bloc.voter).ok().and_then(|bloc| self.last.get_mut(bloc)) {
                *last = place;
            }
        }
        self.nearest.push(ratio(&now, &self.denominator));
        self.moments.push(now.clone());
        let moment = Fraction::new(now, self.denominator.clone());
        Win { project: taken, reason: Reason::Load { moment }, payments }
    }

    /// Each backer pays what they received since their last purchase.
    fn payments(&self, backers: &[crate::Backer], now: &BigUint) -> Vec<Payment> {
        let mut groups: Vec<Vec<u32>> = vec![Vec::new(); self.moments.len()];
        for backer in backers {
            let last = usize::try_from(backer.voter).ok().and_then(|bloc| self.last.get(bloc)).copied();
            let group =
                last.and_then(|last| usize::try_from(last).ok()).and_then(|last| groups.get_mut(last));
            if let Some(group) = group {
                group.push(backer.voter);
            }
        }
        let paid =
            self.moments.iter().zip(groups).filter(|(moment, blocs)| !blocs.is_empty() && *moment <= now);
        let payments = paid.map(|(moment, blocs)| Payment {
            amount: Fraction::new(now - moment, self.denominator.clone()),
            voters: self.field.blocs().voters(&blocs),
        });
        payments.collect()
    }

    /// The highest whole cost that a project's backers have together before a moment (or at it, when it precedes).
    fn together(&self, backing: &Backing, project: u32, moment: &Moment, precedes: bool) -> u128 {
        let counts = counts(self.field, &self.last, self.moments.len(), backing);
        let spent = self.moments.iter().zip(counts).filter(|(_, count)| *count > 0);
        let spent: BigUint = spent.map(|(earlier, count)| earlier * count * moment.backers).sum();
        let received = &moment.sum * self.field.backers(project);
        if received < spent {
            return 0;
        }
        let (held, divisor) = (received - spent, &self.denominator * moment.backers);
        let whole = u128::try_from(&held / &divisor).unwrap_or(u128::MAX);
        let equal = &divisor * whole == held;
        if equal && !precedes { whole.saturating_sub(1) } else { whole }
    }
}

/// How many of a project's backers made their last purchase at each moment.
fn counts(field: &Field<'_>, last: &[u32], moments: usize, backing: &Backing) -> Vec<u32> {
    let mut counts = vec![0_u32; moments];
    for backer in &backing.backers {
        let bloc = usize::try_from(backer.voter).unwrap_or(usize::MAX);
        let place = last.get(bloc).and_then(|last| usize::try_from(*last).ok());
        if let (Some(count), Some(size)) =
            (place.and_then(|place| counts.get_mut(place)), field.blocs().sizes.get(bloc))
        {
            *count += size;
        }
    }
    counts
}

fn common_divisor(mut large: u32, mut small: u32) -> u32 {
    while small != 0 {
        (large, small) = (small, large % small);
    }
    large
}

impl Moment {
    fn compare(&self, other: &Self) -> Ordering {
        (&self.sum * other.backers).cmp(&(&other.sum * self.backers))
    }
}
