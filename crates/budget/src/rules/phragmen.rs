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
//! without a backer are never bought. Ties go to the id that comes first, compared as text.

use std::cmp::Ordering;

use num_bigint::BigUint;

use crate::support::Backing;
use crate::{Election, Fraction, Loss, Missed, Outcome, Payment, Reason, Tie, Win};

/// Adds to an outcome what Phragmén's rule buys with the money that is left, beginning at moment nought.
pub(crate) fn spend(election: &Election, backing: &[Backing], ranks: &[u32], outcome: &mut Outcome) {
    let mut run = Run::new(election, backing, ranks, outcome);
    while run.buy_next(election, outcome) {}
    outcome.losses = run.losses(election, outcome);
}

struct Candidate {
    place: u32,
    cost: u128,
    rank: u32,
    voters: Vec<u32>,
    waiting: bool,
    taken: bool,
    /// The highest cost at which it would have been bought so far.
    price: u128,
}

struct Run {
    candidates: Vec<Candidate>,
    /// What each moment is divided by.
    denominator: BigUint,
    /// The moments of all purchases so far, nought first.
    moments: Vec<BigUint>,
    /// The place in `moments` of each voter's last purchase.
    last: Vec<u32>,
    ended_by: Vec<u32>,
}

/// When a project could be bought: `sum / (denominator · backers)`.
struct Moment {
    sum: BigUint,
    backers: u128,
}

impl Run {
    fn new(election: &Election, backing: &[Backing], ranks: &[u32], outcome: &Outcome) -> Self {
        let chosen = outcome.selected();
        let all = election.projects.iter().zip(backing).zip(ranks);
        let candidates = (0..).zip(all).map(|(place, ((project, backing), rank))| {
            let taken = chosen.contains(&place);
            Candidate {
                place,
                cost: project.cost,
                rank: *rank,
                voters: backing.backers.iter().map(|backer| backer.voter).collect(),
                waiting: !taken && project.cost <= election.budget && !backing.backers.is_empty(),
                taken,
                price: 0,
            }
        });
        Self {
            candidates: candidates.collect(),
            denominator: BigUint::from(1_u8),
            moments: vec![BigUint::default()],
            last: vec![0; election.voters.len()],
            ended_by: Vec::new(),
        }
    }

    /// Buys the next project; says whether there was one and the count goes on.
    fn buy_next(&mut self, election: &Election, outcome: &mut Outcome) -> bool {
        let mut earliest: Option<(Moment, Vec<&Candidate>)> = None;
        for candidate in self.candidates.iter().filter(|candidate| candidate.waiting) {
            let moment = self.moment(candidate);
            let order = earliest.as_ref().map_or(Ordering::Less, |(best, _)| moment.compare(best));
            match (order, &mut earliest) {
                (Ordering::Equal, Some((_, equal))) => equal.push(candidate),
                (Ordering::Less, _) => earliest = Some((moment, vec![candidate])),
                _ => {}
            }
        }
        let left = election.budget.saturating_sub(outcome.cost);
        let Some((moment, mut equal)) = earliest else {
            self.raise_prices(None, 0, left);
            return false;
        };
        equal.sort_by_key(|candidate| candidate.rank);
        let bursting = |candidate: &&Candidate| candidate.cost > left;
        let burst: Vec<u32> =
            equal.iter().copied().filter(bursting).map(|candidate| candidate.place).collect();
        let Some((taken, rank)) = equal.first().map(|candidate| (candidate.place, candidate.rank)) else {
            return false;
        };
        let equal: Vec<u32> = equal.iter().map(|candidate| candidate.place).collect();
        // At the moment at which the count ends, nothing is bought, so equal moments help nobody.
        self.raise_prices(Some(&moment), if burst.is_empty() { rank } else { 0 }, left);
        if !burst.is_empty() {
            self.ended_by = burst;
            return false;
        }
        if equal.len() > 1 {
            outcome.ties.push(Tie { taken, equal });
        }
        self.take(taken, moment, outcome);
        true
    }

    /// At a moment `t` the backers of a project have `Σ (t − t_i)` together: up to that, and up to what is left, it
    /// would have been bought before the one that comes now.
    fn raise_prices(&mut self, moment: Option<&Moment>, rank: u32, left: u128) {
        let untaken = |candidate: &&Candidate| !candidate.taken && !candidate.voters.is_empty();
        let prices = self.candidates.iter().filter(untaken).map(|candidate| {
            let Some(moment) = moment else { return (candidate.place, left) };
            let (held, backers) = (self.held(candidate), candidate.voters.len());
            let together = &moment.sum * backers;
            let spent = held * moment.backers;
            let divisor = &self.denominator * moment.backers;
            if together < spent {
                return (candidate.place, 0);
            }
            let together = together - spent;
            let whole = u128::try_from(&together / &divisor).unwrap_or(u128::MAX);
            let equal = &divisor * whole == together && candidate.rank >= rank;
            (candidate.place, whole.saturating_sub(u128::from(equal)).min(left))
        });
        for (place, price) in prices.collect::<Vec<_>>() {
            if let Some(candidate) =
                usize::try_from(place).ok().and_then(|place| self.candidates.get_mut(place))
            {
                candidate.price = candidate.price.max(price.min(candidate.cost.saturating_sub(1)));
            }
        }
    }

    fn moment(&self, candidate: &Candidate) -> Moment {
        let sum = &self.denominator * candidate.cost + self.held(candidate);
        Moment { sum, backers: u128::try_from(candidate.voters.len()).unwrap_or(u128::MAX) }
    }

    /// The sum of the moments of the backers' last purchases.
    fn held(&self, candidate: &Candidate) -> BigUint {
        let mut counts = vec![0_u32; self.moments.len()];
        for voter in &candidate.voters {
            if let Some(count) = self.place_of_last(*voter).and_then(|place| counts.get_mut(place)) {
                *count += 1;
            }
        }
        let held = self.moments.iter().zip(counts).filter(|(_, count)| *count > 0);
        held.map(|(moment, count)| moment * count).sum()
    }

    fn place_of_last(&self, voter: u32) -> Option<usize> {
        let last = usize::try_from(voter).ok().and_then(|voter| self.last.get(voter))?;
        usize::try_from(*last).ok()
    }

    fn take(&mut self, taken: u32, moment: Moment, outcome: &mut Outcome) {
        self.denominator *= moment.backers;
        for earlier in &mut self.moments {
            *earlier *= moment.backers;
        }
        let fraction = Fraction::new(moment.sum.clone(), self.denominator.clone());
        let Some(candidate) = usize::try_from(taken).ok().and_then(|place| self.candidates.get_mut(place))
        else {
            return;
        };
        candidate.waiting = false;
        candidate.taken = true;
        outcome.cost = outcome.cost.saturating_add(candidate.cost);
        let voters = candidate.voters.clone();
        let payments = self.payments(&voters, &moment.sum);
        let now = u32::try_from(self.moments.len()).unwrap_or(u32::MAX);
        self.moments.push(moment.sum);
        for voter in voters {
            if let Some(last) = usize::try_from(voter).ok().and_then(|voter| self.last.get_mut(voter)) {
                *last = now;
            }
        }
        outcome.wins.push(Win { project: taken, reason: Reason::Load { moment: fraction }, payments });
    }

    /// Each backer pays what they received since their last purchase.
    fn payments(&self, voters: &[u32], now: &BigUint) -> Vec<Payment> {
        let mut groups: Vec<Vec<u32>> = vec![Vec::new(); self.moments.len()];
        for voter in voters {
            if let Some(group) = self.place_of_last(*voter).and_then(|place| groups.get_mut(place)) {
                group.push(*voter);
            }
        }
        let paid =
            self.moments.iter().zip(groups).filter(|(moment, voters)| !voters.is_empty() && *moment <= now);
        paid.map(|(moment, voters)| Payment {
            amount: Fraction::new(now - moment, self.denominator.clone()),
            voters,
        })
        .collect()
    }

    fn losses(&self, election: &Election, outcome: &Outcome) -> Vec<Loss> {
        let left = election.budget.saturating_sub(outcome.cost);
        let lost = self.candidates.iter().filter(|candidate| !candidate.taken);
        lost.map(|candidate| {
            let reason = if candidate.voters.is_empty() {
                Missed::NoBackers
            } else if candidate.cost > election.budget || self.ended_by.contains(&candidate.place) {
                Missed::TooDear { left }
            } else {
                Missed::Ended
            };
            let price = Some(candidate.price).filter(|price| *price > 0);
            Loss { project: candidate.place, reason, price }
        })
        .collect()
    }
}

impl Moment {
    fn compare(&self, other: &Self) -> Ordering {
        (&self.sum * other.backers).cmp(&(&other.sum * self.backers))
    }
}
