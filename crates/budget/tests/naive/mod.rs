//! The rules as their definitions say, step by step with small fractions: slow, simple, and written apart from the
//! crate, to be compared with.

use std::cmp::Ordering;

use budget::{Backing, Election};

/// A small fraction with a positive denominator, in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part(i128, i128);

impl Part {
    fn new(top: i128, bottom: i128) -> Self {
        let (mut large, mut small) = (top.abs(), bottom.abs());
        while small != 0 {
            (large, small) = (small, large % small);
        }
        let common = large.max(1) * bottom.signum();
        Self(top / common, bottom / common)
    }
    fn plus(self, other: Self) -> Self {
        Self::new(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }
    fn minus(self, other: Self) -> Self {
        self.plus(Self(-other.0, other.1))
    }
    fn times(self, factor: i128) -> Self {
        Self::new(self.0 * factor, self.1)
    }
    fn over(self, divisor: i128) -> Self {
        Self::new(self.0, self.1 * divisor)
    }
}

impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Part {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0 * other.1).cmp(&(other.0 * self.1))
    }
}

fn whole(number: u128) -> i128 {
    number.try_into().unwrap()
}

fn place(number: u32) -> usize {
    number.try_into().unwrap()
}

/// All projects with a backer, the first id first.
fn backed(election: &Election, backing: &[Backing]) -> Vec<u32> {
    let mut backed: Vec<u32> =
        (0..).zip(backing).filter(|(_, b)| !b.backers.is_empty()).map(|(p, _)| p).collect();
    backed.sort_by_key(|project| &election.projects[place(*project)].id);
    backed
}

pub(crate) fn equal_shares(election: &Election, backing: &[Backing]) -> Vec<u32> {
    let voters: i128 = election.voters.len().try_into().unwrap();
    let mut money = vec![Part::new(whole(election.budget), voters); election.voters.len()];
    let mut waiting = backed(election, backing);
    let cost = |project: u32| whole(election.projects[place(project)].cost);
    let mut bought: Vec<u32> = waiting.iter().copied().filter(|project| cost(*project) == 0).collect();
    waiting.retain(|project| cost(*project) > 0);
    loop {
        // The price per unit of satisfaction of each project: try every backer as the last who pays in full.
        let mut best: Option<(Part, u32)> = None;
        for project in &waiting {
            let backing = &backing[place(*project)];
            let worth = |weight: u64| whole(backing.unit) * i128::from(weight);
            let mut payers: Vec<(Part, i128)> =
                backing.backers.iter().map(|b| (money[place(b.voter)], worth(b.weight))).collect();
            payers.sort_by_key(|payer| payer.0.over(payer.1));
            let mut rest = Part(cost(*project), 1);
            let mut worth: i128 = payers.iter().map(|(_, worth)| worth).sum();
            for (held, own) in &payers {
                let price = rest.over(worth);
                if price.times(*own) <= *held {
                    if best.is_none_or(|(lowest, _)| price < lowest) {
                        best = Some((price, *project));
                    }
                    break;
                }
                rest = rest.minus(*held);
                worth -= own;
            }
        }
        let Some((price, project)) = best else { return bought };
        for backer in &backing[place(project)].backers {
            let due = price.times(whole(backing[place(project)].unit) * i128::from(backer.weight));
            let held = &mut money[place(backer.voter)];
            *held = held.minus(due.min(*held));
        }
        bought.push(project);
        waiting.retain(|other| *other != project);
    }
}

pub(crate) fn phragmen(election: &Election, backing: &[Backing]) -> Vec<u32> {
    let mut last = vec![Part(0, 1); election.voters.len()];
    let mut waiting = backed(election, backing);
    waiting.retain(|project| election.projects[place(*project)].cost <= election.budget);
    let (mut bought, mut left) = (Vec::new(), election.budget);
    loop {
        let moment = |project: u32| {
            let backers = &backing[place(project)].backers;
            let sum = backers.iter().fold(Part(0, 1), |sum, backer| sum.plus(last[place(backer.voter)]));
            let cost = Part(whole(election.projects[place(project)].cost), 1);
            sum.plus(cost).over(backers.len().try_into().unwrap())
        };
        let Some(now) = waiting.iter().map(|project| moment(*project)).min() else { break };
        let equal: Vec<u32> = waiting.iter().copied().filter(|project| moment(*project) == now).collect();
        if equal.iter().any(|project| election.projects[place(*project)].cost > left) {
            return bought;
        }
        for backer in &backing[place(equal[0])].backers {
            last[place(backer.voter)] = now;
        }
        left -= election.projects[place(equal[0])].cost;
        bought.push(equal[0]);
        waiting.retain(|other| *other != equal[0]);
    }
    let cost = |project: &u32| election.projects[place(*project)].cost;
    let mut unbacked: Vec<u32> = (0..election.projects.len()).map(|at| at.try_into().unwrap()).collect();
    unbacked.retain(|at| backing[place(*at)].backers.is_empty() && cost(at) <= election.budget);
    unbacked.sort_by_key(|at| &election.projects[place(*at)].id);
    while !unbacked.is_empty() && unbacked.iter().all(|project| cost(project) <= left) {
        let next = unbacked.remove(0);
        left -= cost(&next);
        bought.push(next);
    }
    bought
}

/// The highest worth of any set within the budget.
pub(crate) fn optimum(election: &Election, worth: &dyn Fn(&[u32]) -> u128) -> u128 {
    let projects = u32::try_from(election.projects.len()).unwrap();
    let mut best = 0;
    for set in 0_u32..1 << projects {
        let places: Vec<u32> = (0..projects).filter(|place| set >> place & 1 == 1).collect();
        let cost: u128 = places.iter().map(|project| election.projects[place(*project)].cost).sum();
        if cost <= election.budget {
            best = best.max(worth(&places));
        }
    }
    best
}

/// Equal shares with one unit more for every voter, again and again.
pub(crate) fn add_one(election: &Election, backing: &[Backing]) -> Vec<u32> {
    let voters: u128 = election.voters.len().try_into().unwrap();
    let mut richer = election.clone();
    let mut last = Vec::new();
    loop {
        let bought = equal_shares(&richer, backing);
        let cost: u128 = bought.iter().map(|project| election.projects[place(*project)].cost).sum();
        if cost > election.budget {
            return last;
        }
        let open = backed(election, backing).into_iter().filter(|project| !bought.contains(project));
        let room = open
            .map(|project| election.projects[place(project)].cost)
            .any(|more| cost + more <= election.budget);
        last = bought;
        if !room {
            return last;
        }
        richer.budget += voters;
    }
}
