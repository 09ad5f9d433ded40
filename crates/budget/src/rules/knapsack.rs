//! The optimum: the set of projects within the budget with the highest total satisfaction.
//!
//! A knapsack problem, solved exactly by the list of undominated sets (Nemhauser, Ullmann: *Discrete Dynamic
//! Programming and Capital Allocation*, 1969): the projects are added one by one, and a set is kept only while no
//! other set costs no more and is worth no less, and while its own value and the best that the rest could add
//! (a fraction of a project allowed) reach the best set known. Among sets of equal value the cheapest is taken, and
//! among those the one found first in the order of value per cost.
//!
//! What it is worth is `Σ unit · weight`. The optimum serves the many and may leave minorities with nothing; it is
//! offered to be compared with.

use num_bigint::BigUint;

use crate::support::Backing;
use crate::{Election, Loss, Missed, Outcome, Reason, Refusal, Win};

/// The most undominated sets that are kept at a time: some hundred megabytes.
const MOST_SETS: usize = 4_000_000;

/// The set of projects with the highest total satisfaction.
///
/// Errors when the problem is so hard that millions of sets stay undominated, or its numbers exceed 38 digits.
pub(crate) fn best(election: &Election, backing: &[Backing]) -> Result<Outcome, Refusal> {
    let items = items(election, backing)?;
    let chosen = search(&items, election.budget)?;
    let mut outcome = Outcome::default();
    for place in chosen {
        let item = items.iter().find(|item| item.place == place);
        let (value, cost) = item.map_or((0, 0), |item| (item.value, item.cost));
        outcome.cost += cost;
        outcome.wins.push(Win { project: place, reason: Reason::Optimum { value }, payments: Vec::new() });
    }
    outcome.wins.sort_by_key(|win| win.project);
    let taken = outcome.selected();
    let lost = (0..).zip(backing).filter(|(place, _)| !taken.contains(place));
    outcome.losses = lost
        .map(|(project, backing)| {
            let reason = if backing.backers.is_empty() { Missed::NoBackers } else { Missed::Outweighed };
            Loss { project, reason, price: None }
        })
        .collect();
    Ok(outcome)
}

struct Item {
    place: u32,
    cost: u128,
    value: u128,
}

/// Those that can be part of an optimum, the most valuable per cost first.
fn items(election: &Election, backing: &[Backing]) -> Result<Vec<Item>, Refusal> {
    let large =
        || Refusal::TooLarge("The amounts are too large for the optimum; count in larger units.".into());
    let mut items = Vec::new();
    let mut total: u128 = 0;
    for (place, (project, backing)) in (0..).zip(election.projects.iter().zip(backing)) {
        // A free project is worth nothing when cost is the measure; it is taken all the same when backed.
        let value =
            backing.unit.max(u128::from(project.cost == 0)).checked_mul(backing.weight).ok_or_else(large)?;
        total = total.checked_add(value).ok_or_else(large)?;
        if value > 0 && project.cost <= election.budget {
            items.push(Item { place, cost: project.cost, value });
        }
    }
    items.sort_by(|one, next| {
        let crossed = BigUint::from(next.value) * one.cost;
        crossed.cmp(&(BigUint::from(one.value) * next.cost)).then(one.place.cmp(&next.place))
    });
    Ok(items)
}

#[derive(Clone, Copy)]
struct Set {
    cost: u128,
    value: u128,
    /// The place in the trail of the project added last, and of the set it was added to.
    trail: u32,
}

fn search(items: &[Item], budget: u128) -> Result<Vec<u32>, Refusal> {
    let nothing = Set { cost: 0, value: 0, trail: 0 };
    let mut search = Search {
        budget,
        sets: vec![nothing],
        trail: vec![(u32::MAX, 0)],
        best: nothing,
        known: greedy_value(items, budget),
    };
    for (number, item) in items.iter().enumerate() {
        search.add(item, &Bounds::new(items.get(number + 1..).unwrap_or(&[])));
        if search.sets.len() > MOST_SETS || search.trail.len() > MOST_SETS * 8 {
            return Err(Refusal::TooLarge(
                "The optimum of this election would take too long to find; use equal shares or greedy."
                    .into(),
            ));
        }
    }
    Ok(search.chosen())
}

struct Search {
    budget: u128,
    /// The undominated sets so far, the cheapest first, each worth more than the one before.
    sets: Vec<Set>,
    /// For each set ever kept the project added last, and the place of the set it was added to.
    trail: Vec<(u32, u32)>,
    best: Set,
    /// The highest value known to be possible.
    known: u128,
}

impl Search {
    /// Adds one project to every set that it still fits into, and keeps what is not dominated.
    fn add(&mut self, item: &Item, bounds: &Bounds<'_>) {
        let (sets, budget) = (std::mem::take(&mut self.sets), self.budget);
        let mut with = sets.iter().filter(|set| item.cost <= budget - set.cost).peekable();
        let mut without = sets.iter().peekable();
        loop {
            let added = with.peek().map(|set| (set.cost + item.cost, set.value + item.value));
            let take_added = match (added, without.peek()) {
                (None, None) => break,
                (None, Some(_)) => false,
                (Some(_), None) => true,
                (Some((cost, value)), Some(other)) => {
                    cost < other.cost || (cost == other.cost && value > other.value)
                }
            };
            let (set, place) = match (take_added, added) {
                (true, Some((cost, value))) => {
                    let parent = with.next().map_or(0, |parent| parent.trail);
                    (Set { cost, value, trail: parent }, Some(item.place))
                }
                _ => match without.next() {
                    Some(set) => (*set, None),
                    None => break,
                },
            };
            let dominated = self.sets.last().is_some_and(|last| last.value >= set.value);
            if !dominated && bounds.reach(&set, self.budget, self.known) {
                self.keep(set, place);
            }
        }
    }

    /// Keeps a set; `place` is the project that was added to the set at its place in the trail.
    fn keep(&mut self, mut set: Set, place: Option<u32>) {
        if let Some(place) = place {
            let parent = set.trail;
            set.trail = u32::try_from(self.trail.len()).unwrap_or(u32::MAX);
            self.trail.push((place, parent));
        }
        self.known = self.known.max(set.value);
        if set.value > self.best.value || (set.value == self.best.value && set.cost < self.best.cost) {
            self.best = set;
        }
        self.sets.push(set);
    }

    /// The projects of the best set.
    fn chosen(&self) -> Vec<u32> {
        let mut chosen = Vec::new();
        let mut at = self.best.trail;
        while let Some((place, parent)) =
            usize::try_from(at).ok().and_then(|at| self.trail.get(at)).filter(|_| at > 0)
        {
            chosen.push(*place);
            at = *parent;
        }
        chosen
    }
}

fn greedy_value(items: &[Item], budget: u128) -> u128 {
    let mut left = budget;
    let mut value = 0;
    for item in items.iter() {
        if item.cost <= left {
            left -= item.cost;
            value += item.value;
        }
    }
    value
}

/// The running totals of the projects still to come, the most valuable per cost first.
struct Bounds<'a> {
    rest: &'a [Item],
    totals: Vec<(u128, u128)>,
}

impl<'a> Bounds<'a> {
    fn new(rest: &'a [Item]) -> Self {
        let mut sum = (0_u128, 0_u128);
        let totals = rest.iter().map(|item| {
            sum = (sum.0.saturating_add(item.cost), sum.1 + item.value);
            sum
        });
        Self { rest, totals: totals.collect() }
    }

    /// Whether a set can still reach the value known, when a fraction of one more project may be added.
    fn reach(&self, set: &Set, budget: u128, known: u128) -> bool {
        let left = budget - set.cost;
        let whole = self.totals.partition_point(|(cost, _)| *cost <= left);
        let (spent, value) =
            whole.checked_sub(1).and_then(|last| self.totals.get(last)).copied().unwrap_or((0, 0));
        let missing = match known.checked_sub(set.value + value) {
            None | Some(0) => return true,
            Some(missing) => missing,
        };
        let Some(next) = self.rest.get(whole) else { return false };
        BigUint::from(next.value) * (left - spent) >= BigUint::from(missing) * next.cost
    }
}
