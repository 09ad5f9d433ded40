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

use num_bigint::BigUint;

use crate::support::Backing;
use crate::{Election, Fraction, Loss, Missed, Outcome, Payment, Reason, Tie, Win};

/// Adds to an outcome what Phragmén's rule buys with the money that is left, beginning at moment nought.
pub(crate) fn spend(election: &Election, backing: &[Backing], ranks: &[u32], outcome: &mut Outcome) {
    let mut run = Run::new(election, backing, outcome);
    while run.buy_next(election, backing, ranks, outcome) {}
    outcome.losses = run.losses(election, outcome);
}

struct Candidate {
    place: u32,
    cost: u128,
    voters: Vec<u32>,
    waiting: bool,
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
    fn new(election: &Election, backing: &[Backing], outcome: &Outcome) -> Self {
        let taken = outcome.selected();
        let candidates =
            (0..).zip(election.projects.iter().zip(backing)).map(|(place, (project, backing))| Candidate {
                place,
                cost: project.cost,
                voters: backing.backers.iter().map(|backer| backer.voter).collect(),
                waiting: !taken.contains(&place)
                    && project.cost <= election.budget
                    && !backing.backers.is_empty(),
            });
        Self {
            candidates: candidates.collect(),
            denominator: BigUint::from(1_u8),
            moments: vec![BigUint::default()],
            last: vec![0; election.voters.len()],
            ended_by: Vec::new(),
        }
    }

    fn buy_next(
        &mut self,
        election: &Election,
        backing: &[Backing],
        ranks: &[u32],
        outcome: &mut Outcome,
    ) -> bool {
        let _ = backing;
        let mut earliest: Option<(Moment, Vec<u32>)> = None;
        for candidate in self.candidates.iter().filter(|candidate| candidate.waiting) {
            let moment = self.moment(candidate);
            let order = earliest.as_ref().map_or(std::cmp::Ordering::Less, |(best, _)| moment.compare(best));
            match (order, &mut earliest) {
                (std::cmp::Ordering::Equal, Some((_, equal))) => equal.push(candidate.place),
                (std::cmp::Ordering::Less, _) => earliest = Some((moment, vec![candidate.place])),
                _ => {}
            }
        }
        let Some((moment, mut equal)) = earliest else { return false };
        let left = election.budget.saturating_sub(outcome.cost);
        let bursts = |place: &u32| election.project(*place).is_some_and(|project| project.cost > left);
        if equal.iter().any(bursts) {
            self.ended_by = equal.into_iter().filter(bursts).collect();
            return false;
        }
        equal.sort_by_key(|place| usize::try_from(*place).ok().and_then(|place| ranks.get(place)));
        let Some(taken) = equal.first().copied() else { return false };
        if equal.len() > 1 {
            outcome.ties.push(Tie { taken, equal });
        }
        self.take(taken, moment, outcome);
        true
    }

    fn moment(&self, candidate: &Candidate) -> Moment {
        let mut counts = vec![0_u32; self.moments.len()];
        for voter in &candidate.voters {
            if let Some(count) = self.place_of_last(*voter).and_then(|place| counts.get_mut(place)) {
                *count += 1;
            }
        }
        let cost = &self.denominator * candidate.cost;
        let held = self.moments.iter().zip(counts).filter(|(_, count)| *count > 0);
        let sum = held.fold(cost, |sum, (moment, count)| sum + moment * count);
        Moment { sum, backers: u128::try_from(candidate.voters.len()).unwrap_or(u128::MAX) }
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
        let taken = outcome.selected();
        let left = election.budget.saturating_sub(outcome.cost);
        let lost = self.candidates.iter().filter(|candidate| !taken.contains(&candidate.place));
        lost.map(|candidate| {
            let reason = if candidate.voters.is_empty() {
                Missed::NoBackers
            } else if candidate.cost > election.budget || self.ended_by.contains(&candidate.place) {
                Missed::TooDear { left }
            } else {
                Missed::Ended
            };
            Loss { project: candidate.place, reason, price: None }
        })
        .collect()
    }
}

impl Moment {
    fn compare(&self, other: &Self) -> std::cmp::Ordering {
        (&self.sum * other.backers).cmp(&(&other.sum * self.backers))
    }
}
