//! Which panels are possible, as a small integer programme over the kinds of people.
//!
//! A composition says how many members the panel has of each kind, `0 ≤ x_t ≤ |t|`, with `Σ x_t = size`, every
//! quota met, and no household with more members than allowed. Everything else about a panel is drawn by lot.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use crate::pool::{Homes, Kind};
use crate::{Change, Pool, Refusal};

/// How many members of each kind, in the order of the kinds.
pub(crate) type Composition = Vec<u32>;

/// The composition with the highest `Σ weight_t · x_t`, or nothing when no panel is possible.
pub(crate) fn heaviest(pool: &Pool, kinds: &[Kind], weights: &[f64]) -> Result<Option<Composition>, Refusal> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let counts: Vec<Variable> = kinds
        .iter()
        .zip(weights)
        .map(|(kind, weight)| problem.add_integer_var(*weight, (0, most(pool, kind))))
        .collect();
    limit(&mut problem, pool, kinds, &counts);
    for (feature, value, quota) in quotas(pool) {
        let holders = holders(kinds, &counts, feature, value);
        problem.add_constraint(holders.as_slice(), ComparisonOp::Ge, f64::from(quota.min));
        problem.add_constraint(holders.as_slice(), ComparisonOp::Le, f64::from(quota.max));
    }
    Ok(solved(&problem)?
        .map(|solution| counts.iter().map(|count| whole(solution.var_value(*count))).collect()))
}

/// The smallest change of the quotas (by the sum of all steps) that makes a panel possible, within what each quota
/// allows; nothing when no such change does.
pub(crate) fn smallest_change(pool: &Pool, kinds: &[Kind]) -> Result<Vec<Change>, Refusal> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let counts: Vec<Variable> =
        kinds.iter().map(|kind| problem.add_integer_var(0.0, (0, most(pool, kind)))).collect();
    limit(&mut problem, pool, kinds, &counts);
    let mut slacks = Vec::new();
    for (feature, value, quota) in quotas(pool) {
        let lower = problem.add_integer_var(1.0, (0, bound(quota.min.saturating_sub(quota.min_flex))));
        let room = quota.max_flex.map_or(pool.size, |most| most.saturating_sub(quota.max));
        let upper = problem.add_integer_var(1.0, (0, bound(room)));
        let mut holders = holders(kinds, &counts, feature, value);
        holders.push((lower, 1.0));
        problem.add_constraint(holders.as_slice(), ComparisonOp::Ge, f64::from(quota.min));
        holders.pop();
        holders.push((upper, -1.0));
        problem.add_constraint(holders.as_slice(), ComparisonOp::Le, f64::from(quota.max));
        slacks.push((lower, upper));
    }
    let Some(solution) = solved(&problem)? else { return Ok(Vec::new()) };
    let changes = pool.quotas().zip(slacks).filter_map(|((feature, quota), (lower, upper))| {
        let (lower, upper) = (whole(solution.var_value(lower)), whole(solution.var_value(upper)));
        (lower > 0 || upper > 0).then(|| Change {
            feature: feature.name.clone(),
            value: quota.value.clone(),
            from: (quota.min, quota.max),
            to: (quota.min.saturating_sub(lower), quota.max.saturating_add(upper)),
        })
    });
    Ok(changes.collect())
}

fn limit(problem: &mut Problem, pool: &Pool, kinds: &[Kind], counts: &[Variable]) {
    let all: Vec<(Variable, f64)> = counts.iter().map(|count| (*count, 1.0)).collect();
    problem.add_constraint(all.as_slice(), ComparisonOp::Eq, f64::from(pool.size));
    // Households of one sort give so many together: which of them gives whom is dealt when a panel is drawn.
    let mut at_home: std::collections::BTreeMap<usize, (u32, Vec<(Variable, f64)>)> =
        std::collections::BTreeMap::new();
    for (kind, count) in kinds.iter().zip(counts) {
        if let Some(homes) = &kind.homes {
            let most = homes.count.saturating_mul(pool.household_limit);
            at_home.entry(homes.sort).or_insert((most, Vec::new())).1.push((*count, 1.0));
        }
    }
    for (most, members) in at_home.values() {
        problem.add_constraint(members.as_slice(), ComparisonOp::Le, f64::from(*most));
    }
}

fn quotas(pool: &Pool) -> impl Iterator<Item = (usize, usize, &crate::Quota)> {
    let features = pool.features.iter().enumerate();
    features.flat_map(|(feature, all)| {
        all.quotas.iter().enumerate().map(move |(value, quota)| (feature, value, quota))
    })
}

fn holders(kinds: &[Kind], counts: &[Variable], feature: usize, value: usize) -> Vec<(Variable, f64)> {
    let holders = kinds.iter().zip(counts).filter(|(kind, _)| kind.values.get(feature) == Some(&value));
    holders.map(|(_, count)| (*count, 1.0)).collect()
}

/// The most members of one kind that a panel can have.
fn most(pool: &Pool, kind: &Kind) -> i32 {
    let members = u32::try_from(kind.members.len()).unwrap_or(u32::MAX);
    let of_homes = |homes: &Homes| homes.count.saturating_mul(pool.household_limit);
    let allowed = kind.homes.as_ref().map_or(pool.size, of_homes);
    bound(members.min(allowed).min(pool.size))
}

fn bound(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A whole number that the solver gives with a small error.
fn whole(number: f64) -> u32 {
    #[expect(
        clippy::as_conversions,
        reason = "a rounded count of people, never negative; `as` saturates at the ends"
    )]
    let count = number.round() as u32;
    count
}

fn solved(problem: &Problem) -> Result<Option<microlp::Solution>, Refusal> {
    match problem.solve() {
        Ok(outcome) => outcome
            .into_solution()
            .map(Some)
            .map_err(|_| Refusal::Unsolved("the solver stopped early".into())),
        Err(microlp::Error::Infeasible) => Ok(None),
        Err(error) => Err(Refusal::Unsolved(error.to_string())),
    }
}
