//! Fair chances: the smallest chance as large as the quotas allow, then the next smallest, and so on.
//!
//! Method: Flanigan, Gölz, Gupta, Hennig, Procaccia: *Fair algorithms for selecting citizens' assemblies*, Nature 596
//! (2021). A distribution over possible panels is sought. Its dual gives each kind of people a weight; the heaviest
//! possible panel under these weights (an integer programme) either proves the distribution optimal or is a panel that
//! improves it. Kinds whose weight is above nought at the optimum can have no larger chance and are fixed; the rest
//! is raised again, until every chance is fixed. People of the same kind share one chance, which fairness demands and
//! which keeps the programmes small.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, Variable};

use crate::composition::{Composition, heaviest};
use crate::pool::Kind;
use crate::{Pool, Refusal};

/// How close to the proven optimum a chance must be, and from which weight on it counts as fixed.
const TOLERANCE: f64 = 1e-6;
/// Rounds of the search for a varied first set of panels, for each kind.
const FIRST_ROUNDS: usize = 3;

/// Possible panels with the probability of each; the probabilities add up to one.
pub(crate) type Distribution = Vec<(Composition, f64)>;

/// The state of the search.
pub(crate) struct Leximin<'a> {
    pool: &'a Pool,
    kinds: &'a [Kind],
    compositions: Vec<Composition>,
    /// The chance of each kind, once it can no longer be raised.
    fixed: Vec<Option<f64>>,
}

impl<'a> Leximin<'a> {
    /// Finds a first set of panels in which every kind appears that can appear at all.
    ///
    /// Nothing when no panel is possible.
    pub(crate) fn begin(pool: &'a Pool, kinds: &'a [Kind]) -> Result<Option<Self>, Refusal> {
        let mut search = Self { pool, kinds, compositions: Vec::new(), fixed: vec![None; kinds.len()] };
        let mut weights = vec![1.0; kinds.len()];
        for _ in 0..FIRST_ROUNDS * kinds.len() {
            let Some(composition) = heaviest(pool, kinds, &weights)? else { return Ok(None) };
            for ((weight, kind), count) in weights.iter_mut().zip(kinds).zip(&composition) {
                *weight *= 1.0 - 0.5 * share(*count, kind);
            }
            let heaviest = weights.iter().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
            // Far below the heaviest, weights would only make the programme harder to solve.
            weights.iter_mut().for_each(|weight| *weight = (*weight / heaviest).max(1e-3));
            if !search.keep(composition) || search.uncovered().next().is_none() {
                break;
            }
        }
        for kind in search.uncovered().collect::<Vec<_>>() {
            if search.covers(kind) {
                continue;
            }
            let only: Vec<f64> = (0..kinds.len()).map(|other| f64::from(u8::from(other == kind))).collect();
            match heaviest(pool, kinds, &only)? {
                Some(composition) if composition.get(kind).is_some_and(|count| *count > 0) => {
                    search.keep(composition);
                }
                _ => search.fix(kind, 0.0),
            }
        }
        Ok(Some(search))
    }

    /// The best smallest chance of those who can appear at all.
    pub(crate) fn maximin(mut self) -> Result<f64, Refusal> {
        if self.open() == 0 { Ok(0.0) } else { self.stage() }
    }

    /// Raises all chances; `progress` hears how many of how many kinds are fixed.
    pub(crate) fn run(mut self, progress: &mut dyn FnMut(usize, usize)) -> Result<Distribution, Refusal> {
        while self.open() > 0 {
            self.stage()?;
            progress(self.kinds.len() - self.open(), self.kinds.len());
        }
        self.distribution()
    }

    /// How many kinds are not yet fixed.
    fn open(&self) -> usize {
        self.fixed.iter().filter(|fixed| fixed.is_none()).count()
    }

    /// Finds the best smallest chance of the open kinds and fixes those that cannot go beyond it.
    fn stage(&mut self) -> Result<f64, Refusal> {
        let (mut solution, weights, bound) = self.dual()?;
        loop {
            let now: Vec<f64> = weights.iter().map(|weight| solution.var_value(*weight).max(0.0)).collect();
            let per_member: Vec<f64> =
                now.iter().zip(self.kinds).map(|(weight, kind)| weight / size(kind)).collect();
            let Some(composition) = heaviest(self.pool, self.kinds, &per_member)? else {
                return Err(Refusal::Unsolved("a possible panel was lost".into()));
            };
            let weight: f64 =
                composition.iter().zip(&per_member).map(|(count, per)| f64::from(*count) * per).sum();
            let proven = weight <= solution.var_value(bound) + TOLERANCE;
            if proven || !self.keep(composition.clone()) {
                return self.close(&now, solution.objective());
            }
            let row = self.row(&composition, &weights, bound);
            solution = settled(solution.add_constraint(row.as_slice(), ComparisonOp::Le, 0.0))?;
        }
    }

    /// Fixes the open kinds whose weight is above nought.
    fn close(&mut self, weights: &[f64], chance: f64) -> Result<f64, Refusal> {
        let chance = chance.clamp(0.0, 1.0);
        let open = |(kind, weight): &(usize, &f64)| {
            matches!(self.fixed.get(*kind), Some(None)) && **weight > TOLERANCE
        };
        let tight: Vec<usize> = weights.iter().enumerate().filter(open).map(|(kind, _)| kind).collect();
        if tight.is_empty() {
            return Err(Refusal::Unsolved("no chance could be settled".into()));
        }
        for kind in tight {
            self.fix(kind, chance);
        }
        Ok(chance)
    }

    /// The dual programme: weights for the kinds (of the open ones together one) such that no known panel weighs more
    /// than `bound`; the least `bound − Σ_fixed chance · weight`.
    fn dual(&self) -> Result<(Solution, Vec<Variable>, Variable), Refusal> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let weight = |fixed: &Option<f64>| problem.add_var(-fixed.unwrap_or(0.0), (0.0, f64::INFINITY));
        let weights: Vec<Variable> = self.fixed.iter().map(weight).collect();
        let bound = problem.add_var(1.0, (0.0, f64::INFINITY));
        let open = weights.iter().zip(&self.fixed).filter(|(_, fixed)| fixed.is_none());
        let open: Vec<(Variable, f64)> = open.map(|(weight, _)| (*weight, 1.0)).collect();
        problem.add_constraint(open.as_slice(), ComparisonOp::Eq, 1.0);
        for composition in &self.compositions {
            let row = self.row(composition, &weights, bound);
            problem.add_constraint(row.as_slice(), ComparisonOp::Le, 0.0);
        }
        Ok((settled(problem.solve())?, weights, bound))
    }

    fn row(&self, composition: &Composition, weights: &[Variable], bound: Variable) -> Vec<(Variable, f64)> {
        let chosen = composition.iter().zip(weights).zip(self.kinds).filter(|((count, _), _)| **count > 0);
        let mut row: Vec<(Variable, f64)> =
            chosen.map(|((count, weight), kind)| (*weight, share(*count, kind))).collect();
        row.push((bound, -1.0));
        row
    }

    /// The distribution over the known panels that comes closest to the fixed chances from below.
    fn distribution(&self) -> Result<Distribution, Refusal> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let chances: Vec<Variable> =
            self.compositions.iter().map(|_| problem.add_var(0.0, (0.0, 1.0))).collect();
        let short = problem.add_var(1.0, (0.0, f64::INFINITY));
        let all: Vec<(Variable, f64)> = chances.iter().map(|chance| (*chance, 1.0)).collect();
        problem.add_constraint(all.as_slice(), ComparisonOp::Eq, 1.0);
        for (place, (kind, fixed)) in self.kinds.iter().zip(&self.fixed).enumerate() {
            let holding = self.compositions.iter().zip(&chances).filter_map(|(composition, chance)| {
                composition.get(place).filter(|count| **count > 0).map(|count| (*chance, share(*count, kind)))
            });
            let row: Vec<(Variable, f64)> = holding.chain([(short, 1.0)]).collect();
            problem.add_constraint(row.as_slice(), ComparisonOp::Ge, fixed.unwrap_or(0.0));
        }
        let solution = settled(problem.solve())?;
        let values: Vec<f64> = chances.iter().map(|chance| solution.var_value(*chance).max(0.0)).collect();
        let sum: f64 = values.iter().sum();
        let used = self.compositions.iter().zip(values).filter(|(_, chance)| *chance > 0.0);
        Ok(used.map(|(composition, chance)| (composition.clone(), chance / sum)).collect())
    }

    /// Adds a panel; false when it was known.
    fn keep(&mut self, composition: Composition) -> bool {
        let new = !self.compositions.contains(&composition);
        if new {
            self.compositions.push(composition);
        }
        new
    }

    fn covers(&self, kind: usize) -> bool {
        self.compositions.iter().any(|composition| composition.get(kind).is_some_and(|count| *count > 0))
    }

    fn uncovered(&self) -> impl Iterator<Item = usize> {
        (0..self.kinds.len()).filter(|kind| !self.covers(*kind))
    }

    fn fix(&mut self, kind: usize, chance: f64) {
        if let Some(fixed) = self.fixed.get_mut(kind) {
            *fixed = Some(chance);
        }
    }
}

/// Which part of a kind's people a panel has.
fn share(count: u32, kind: &Kind) -> f64 {
    f64::from(count) / size(kind)
}

fn size(kind: &Kind) -> f64 {
    f64::from(u32::try_from(kind.members.len()).unwrap_or(u32::MAX).max(1))
}

fn settled(outcome: Result<microlp::SolveOutcome, microlp::Error>) -> Result<Solution, Refusal> {
    let outcome = outcome.map_err(|error| Refusal::Unsolved(error.to_string()))?;
    outcome.into_solution().map_err(|_| Refusal::Unsolved("the solver stopped early".into()))
}
