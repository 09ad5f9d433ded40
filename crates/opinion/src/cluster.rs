//! Groups of nearby places: k-means from many starts, each carried on until nothing moves (Lloyd 1982).
//!
//! With fewer than 20 people one person is more than a twentieth of the map and drags a mean along; there the centre
//! is the geometric median (Weiszfeld 1937) and the cost the sum of distances instead of their squares.

#![expect(
    clippy::indexing_slicing,
    reason = "labels and centres are made here, each below the number of groups"
)]

use crate::{
    chance::Chance,
    lloyd::{Field, Run, Trodden},
};

/// Below this many points centres are medians.
pub(crate) const FEW: usize = 20;
/// Starts are tried on a regular sample of at most this many points.
const SAMPLE: usize = 5000;

/// A division of the points into groups.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Partition {
    pub(crate) labels: Vec<usize>,
    pub(crate) centres: Vec<[f64; 2]>,
    /// The sum of squared distances to the own centre; of plain distances below [`FEW`] points.
    pub(crate) cost: f64,
}

impl Partition {
    pub(crate) fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.centres.len()];
        self.labels.iter().for_each(|label| sizes[*label] += 1);
        sizes
    }
}

/// The local optima with `groups` groups that many starts find, cheapest first, none twice. Empty when there are fewer
/// distinct points than groups.
///
/// Starts are spread over the map (k-means++: Arthur and Vassilvitskii 2007), run for a few rounds, and the better half is
/// carried to its end.
pub(crate) fn optima(points: &[[f64; 2]], groups: usize, seed: u64) -> Vec<Partition> {
    let step = points.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<[f64; 2]> = points.iter().copied().step_by(step).collect();
    if sample.len() < groups {
        return Vec::new();
    }
    let mut chance = Chance::new(seed ^ u64::try_from(groups).unwrap_or(0));
    let starts = (20_000 / sample.len()).clamp(20, 60);
    let field = Field::of(&sample);
    let mut rough: Vec<(f64, Run)> = (0..starts)
        .map(|_| field.run(spread(&sample, groups, &mut chance)).go(6))
        .map(|run| (run.cost(), run))
        .collect();
    rough.sort_by(|a, b| a.0.total_cmp(&b.0));
    rough.truncate(starts / 2);
    let (mut found, mut trodden) = (Vec::new(), Trodden::default());
    for (_, run) in rough {
        if let Some(run) = run.go_apart(200, &mut trodden) {
            keep(run.partition(), &mut found);
        }
    }
    if step > 1 {
        return found.into_iter().take(1).map(|rough| settle(points, rough.centres, 100)).collect();
    }
    found
}

/// A division and the local optima next to it, cheapest first: borders are nudged by moving each centre a little toward each
/// other one.
pub(crate) fn neighbours(points: &[[f64; 2]], best: Partition) -> Vec<Partition> {
    let centres = best.centres.clone();
    let field = Field::of(points);
    let mut trodden = Trodden::default();
    field.run(centres.clone()).go_apart(200, &mut trodden);
    let mut found = vec![best];
    for from in 0..centres.len() {
        for to in (0..centres.len()).filter(|to| *to != from) {
            for share in [0.1, 0.2, 0.3] {
                let mut nudged = centres.clone();
                nudged[from] = [0, 1]
                    .map(|axis| centres[from][axis] + share * (centres[to][axis] - centres[from][axis]));
                if let Some(run) = field.run(nudged).go_apart(200, &mut trodden) {
                    keep(run.partition(), &mut found);
                }
            }
        }
    }
    found
}

/// Adds a division that is new and has no empty group, in the order of cost.
fn keep(next: Partition, found: &mut Vec<Partition>) {
    let known = found.iter().any(|old| (old.cost - next.cost).abs() <= 1e-9 * old.cost.max(1e-12));
    if !known && next.sizes().iter().all(|size| *size > 0) {
        let at = found.partition_point(|old| old.cost <= next.cost);
        found.insert(at, next);
    }
}

/// Starting centres: each next one a point drawn in proportion to its squared distance from those before.
fn spread(points: &[[f64; 2]], groups: usize, chance: &mut Chance) -> Vec<[f64; 2]> {
    let mut centres = vec![points[chance.below(points.len())]];
    let mut far: Vec<f64> = vec![f64::INFINITY; points.len()];
    while centres.len() < groups {
        let last = centres[centres.len() - 1];
        let mut total = 0.0;
        for (point, far) in points.iter().zip(&mut far) {
            *far = far.min(square(*point, last));
            total += *far;
        }
        let mut left = chance.unit() * total;
        let drawn = far.iter().position(|share| {
            left -= share;
            left < 0.0
        });
        centres.push(points[drawn.unwrap_or(0)]);
    }
    centres
}

/// Moves points to their nearest centre and centres to the middle of their points until nothing moves, or `rounds` times.
pub(crate) fn settle(points: &[[f64; 2]], centres: Vec<[f64; 2]>, rounds: usize) -> Partition {
    Field::of(points).run(centres).go(rounds).partition()
}

pub(crate) fn square(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_heaps() -> Vec<[f64; 2]> {
        (0..40_u32)
            .map(|at| [f64::from(at % 5) + if at < 20 { 0.0 } else { 50.0 }, f64::from(at % 3)])
            .collect()
    }

    #[test]
    fn two_heaps_are_found_as_two_groups() {
        let best = optima(&two_heaps(), 2, 1).remove(0);
        assert_eq!(best.sizes(), vec![20, 20]);
        assert!(best.labels[..20].iter().all(|label| *label == best.labels[0]));
    }

    #[test]
    fn the_same_seed_gives_the_same_optima() {
        assert_eq!(optima(&two_heaps(), 3, 7), optima(&two_heaps(), 3, 7));
    }

    #[test]
    fn fewer_points_than_groups_have_no_division() {
        assert!(optima(&[[0.0, 0.0]], 2, 1).is_empty());
    }
}
