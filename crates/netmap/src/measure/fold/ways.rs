//! Who lies between others and who is near to others, exactly, with shortest paths followed in the core only.
//!
//! Betweenness: on a node of a tree every way from one branch to another passes through, so of the ordered pairs of others
//! those within one branch are taken off: `(N − 1)² − Σ branch²`. In the core the dependencies of Brandes (2001) count as
//! many ends as hang on each node (Baglioni, Geraci, Pellegrini, Lastres 2012).
//!
//! Sums of distances: seen from a node instead of from the one it hangs on, all who hang on it are a step nearer and all others
//! a step farther. Sums of inverse distances: see [`super::inverse`]; each power is multiplied by its base at every step.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "nodes and their numbers in the core are below the lengths of the lists that are made for them"
)]

use std::sync::atomic::AtomicUsize;

use super::Fold;
use super::core::{Core, Seen};
use super::inverse::Inverse;
use crate::graph::Graph;
use crate::measure::paths::{Paths, Walk, largest_component};
use crate::measure::real;

/// How many powers are carried along the trees at once.
pub(super) const LANES: usize = 4;

/// What shortest paths between all pairs say.
#[derive(Clone, Debug, PartialEq)]
pub struct Ways {
    /// Per node: see [`crate::measure::betweenness`].
    pub betweenness: Vec<f64>,
    /// Who is near to whom.
    pub paths: Paths,
}

/// How much [`ways`] has to do: from how many nodes it follows shortest paths, and how many steps these are in all.
#[must_use]
pub fn effort(graph: &Graph) -> (usize, usize) {
    let trees = Trees::of(graph);
    let each = trees.fold.core.nodes() + trees.fold.core.edges() + trees.heights;
    (trees.fold.core.nodes(), trees.fold.core.nodes().saturating_mul(each))
}

/// Measures the shortest paths between all pairs. `done` counts the nodes that have been followed, for whoever watches.
///
/// Time ~ nodes × ties of what is left when all trees are folded up, on all the machine's threads when that is large.
#[must_use]
pub fn ways(graph: &Graph, done: &AtomicUsize) -> Ways {
    follow(graph, (true, true), done)
}

/// The same, without what is not wanted: `(betweenness, paths)`.
pub(in crate::measure) fn follow(graph: &Graph, wanted: (bool, bool), done: &AtomicUsize) -> Ways {
    let trees = Trees::of(graph);
    let seen = Core { trees: &trees, inverse: &trees.inverse(graph), wanted }.follow(done);
    Ways { betweenness: between(&trees, &seen), paths: near(graph, &trees, &seen) }
}

/// The trees, and what can be added up along them before anything is followed.
pub(super) struct Trees {
    pub(super) fold: Fold,
    /// Per node the sum of distances to all who hang on it.
    pub(super) down: Vec<f64>,
    /// Per node how far away the farthest of them is.
    pub(super) height: Vec<u32>,
    /// The longest way within the trees that hang on each node and passes through it.
    across: Vec<u32>,
    /// Per node of the core on which something hangs: how many hang on it at each distance, from 0.
    pub(super) levels: Vec<Vec<f64>>,
    /// How long all these lists are together.
    heights: usize,
}

impl Trees {
    fn of(graph: &Graph) -> Self {
        let fold = Fold::of(graph);
        let nodes = graph.nodes();
        let (mut down, mut height, mut across) = (vec![0.0; nodes], vec![0; nodes], vec![0; nodes]);
        for (node, parent) in fold.inward() {
            down[parent] += down[node] + f64::from(fold.size[node]);
            across[parent] = across[parent].max(height[parent] + height[node] + 1);
            height[parent] = height[parent].max(height[node] + 1);
        }
        let mut numbers = vec![u32::MAX; nodes];
        (0_u32..).zip(&fold.core_nodes).for_each(|(number, node)| numbers[*node as usize] = number);
        let mut levels: Vec<Vec<f64>> = vec![Vec::new(); fold.core_nodes.len()];
        for (number, node) in
            fold.core_nodes.iter().enumerate().filter(|(_, node)| fold.size[**node as usize] > 1)
        {
            levels[number] = vec![0.0; height[*node as usize] as usize + 1];
            levels[number][0] = 1.0;
        }
        // Per node, where it hangs and how far away.
        let mut place = vec![(u32::MAX, 0_u32); nodes];
        for (node, parent) in fold.outward() {
            if place[parent].0 == u32::MAX {
                place[parent].0 = numbers[parent];
            }
            place[node] = (place[parent].0, place[parent].1 + 1);
            if let Some(levels) = levels.get_mut(place[node].0 as usize) {
                levels[place[node].1 as usize] += 1.0;
            }
        }
        let heights = levels.iter().map(Vec::len).sum();
        Self { fold, down, height, across, levels, heights }
    }

    /// 1/x for all distances that there can be; no powers where nothing hangs on anything.
    fn inverse(&self, graph: &Graph) -> Inverse {
        let mut inverse = Inverse::up_to(2.0 * f64::from(reach(graph)));
        if self.fold.order.is_empty() {
            inverse.powers.clear();
        }
        inverse.powers.resize(inverse.powers.len().next_multiple_of(LANES), (0.0, 0.0));
        inverse
    }
}

/// No node is farther than this from the first of its component.
fn reach(graph: &Graph) -> u32 {
    let mut walk = Walk::new(graph.nodes());
    let mut seen = vec![false; graph.nodes()];
    let mut most = 0;
    for node in 0..graph.nodes() {
        if !seen[node] {
            walk.from(graph, node);
            walk.order.iter().for_each(|node| seen[*node as usize] = true);
            most = most.max(walk.order.last().map_or(0, |last| walk.depth[*last as usize]));
        }
    }
    most
}

/// Betweenness, from ordered pairs.
fn between(trees: &Trees, seen: &Seen) -> Vec<f64> {
    let fold = &trees.fold;
    let nodes = fold.parent.len();
    if nodes < 3 {
        return vec![0.0; nodes];
    }
    let square = |count: u32| f64::from(count) * f64::from(count);
    let mut pairs: Vec<f64> = (0..nodes)
        .map(|node| square(fold.component[node] - 1) - square(fold.component[node] - fold.size[node]))
        .collect();
    fold.inward().for_each(|(node, parent)| pairs[parent] -= square(fold.size[node]));
    fold.core_nodes.iter().zip(&seen.between).for_each(|(node, between)| pairs[*node as usize] += between);
    let all = (real(nodes) - 1.0) * (real(nodes) - 2.0);
    pairs.into_iter().map(|pairs| pairs / all).collect()
}

fn near(graph: &Graph, trees: &Trees, seen: &Seen) -> Paths {
    let fold = &trees.fold;
    let nodes = graph.nodes();
    let mut sum = trees.down.clone();
    for (node, outside) in fold.core_nodes.iter().zip(&seen.outside) {
        sum[*node as usize] += outside.sum;
    }
    for (node, parent) in fold.outward() {
        sum[node] = sum[parent] + f64::from(fold.component[node]) - 2.0 * f64::from(fold.size[node]);
    }
    let closeness = (0..nodes).map(|node| {
        let reached = f64::from(fold.component[node]) - 1.0;
        if sum[node] > 0.0 { reached / (real(nodes) - 1.0) * (reached / sum[node]) } else { 0.0 }
    });
    let closeness = closeness.collect();
    let inside = largest_component(graph);
    let size = real(inside.iter().filter(|inside| **inside).count());
    let total: f64 = sum.iter().zip(&inside).filter(|(_, inside)| **inside).map(|(sum, _)| sum).sum();
    let mut diameter = 0;
    for (across, _) in trees.across.iter().zip(&inside).filter(|(_, inside)| **inside) {
        diameter = diameter.max(*across);
    }
    let core = fold.core_nodes.iter().zip(&seen.outside).filter(|(node, _)| inside[**node as usize]);
    for (node, outside) in core {
        diameter = diameter.max(outside.farthest + trees.height[*node as usize]);
    }
    Paths {
        closeness,
        harmonic: harmonic(trees, seen, &sum, graph),
        diameter: diameter as usize,
        average: if size > 1.0 { total / (size * (size - 1.0)) } else { 0.0 },
    }
}

/// Sums of inverse distances, given the sums of distances.
fn harmonic(trees: &Trees, seen: &Seen, sum: &[f64], graph: &Graph) -> Vec<f64> {
    let fold = &trees.fold;
    let inverse = trees.inverse(graph);
    let mut found = vec![0.0; sum.len()];
    let mut numbers = vec![usize::MAX; sum.len()];
    fold.core_nodes.iter().enumerate().for_each(|(at, node)| numbers[*node as usize] = at);
    for (at, terms) in inverse.powers.chunks_exact(LANES).enumerate() {
        let base: [f64; LANES] = std::array::from_fn(|lane| terms[lane].0);
        let mut down = vec![[1.0; LANES]; sum.len()];
        for (node, parent) in fold.inward() {
            let own = down[node];
            (0..LANES).for_each(|lane| down[parent][lane] += base[lane] * own[lane]);
        }
        // From here on: the sum over all, not only over those who hang on the node.
        for (node, outside) in fold.core_nodes.iter().zip(&seen.outside) {
            if let Some(powers) = outside.powers.get(at * LANES..(at + 1) * LANES) {
                down[*node as usize].iter_mut().zip(powers).for_each(|(sum, more)| *sum += more);
            }
        }
        for (node, parent) in fold.outward() {
            let (own, above) = (down[node], down[parent]);
            (0..LANES)
                .for_each(|lane| down[node][lane] += base[lane] * (above[lane] - base[lane] * own[lane]));
        }
        for (found, sums) in found.iter_mut().zip(&down) {
            *found += sums.iter().zip(terms).map(|(sum, (_, weight))| weight * (sum - 1.0)).sum::<f64>();
        }
    }
    for (node, found) in found.iter_mut().enumerate() {
        let others = f64::from(fold.component[node]) - 1.0;
        *found += inverse.constant * others - inverse.slope * sum[node];
        if fold.is_root(node) && fold.size[node] == 1 {
            *found = seen.outside.get(numbers[node]).map_or(0.0, |outside| outside.inverse);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;
    use crate::measure::{betweenness_from, paths_from};

    /// As many ties as nodes or a few less or more: trees, trees on rings, pieces.
    fn sparse(nodes: usize, ties: usize, seed: u64) -> Graph {
        let mut chance = Chance::new(seed);
        let near = |chance: &mut Chance| {
            let from = chance.below(nodes);
            (from, if chance.below(2) == 0 { chance.below(nodes) } else { (from + 1) % nodes }, 1.0)
        };
        let ties: Vec<_> = (0..ties).map(|_| near(&mut chance)).collect();
        Graph::of(nodes, ties)
    }

    fn alike(one: &[f64], other: &[f64]) -> bool {
        one.iter().zip(other).all(|(one, other)| (one - other).abs() <= 1e-11 * other.abs().max(1.0))
    }

    #[test]
    fn folded_and_unfolded_networks_have_the_same_measures() {
        for seed in 0..120 {
            let graph = sparse(3 + seed * 7 % 60, 2 + seed * 11 % 90, u64::try_from(seed).unwrap());
            let all: Vec<usize> = (0..graph.nodes()).collect();
            let (found, plain) = (ways(&graph, &AtomicUsize::new(0)), paths_from(&graph, &all));
            assert!(alike(&found.betweenness, &betweenness_from(&graph, &all)), "betweenness {seed}");
            assert!(alike(&found.paths.closeness, &plain.closeness), "closeness {seed}");
            assert!(alike(&found.paths.harmonic, &plain.harmonic), "harmonic {seed}");
            assert_eq!(found.paths.diameter, plain.diameter, "diameter {seed}");
            assert!((found.paths.average - plain.average).abs() < 1e-9, "average {seed}");
        }
    }

    #[test]
    fn a_tree_takes_no_steps_and_a_ring_takes_all() {
        let path = Graph::of(100_000, (1..100_000).map(|node| (node - 1, node, 1.0)));
        assert_eq!(effort(&path), (0, 0));
        assert_eq!(effort(&Graph::of(50, (0..50).map(|at| (at, (at + 1) % 50, 1.0)))), (50, 5_000));
    }

    #[test]
    fn the_middle_of_a_long_path_has_known_values() {
        let nodes = 100_001;
        let path = Graph::of(nodes, (1..nodes).map(|node| (node - 1, node, 1.0)));
        let found = ways(&path, &AtomicUsize::new(0));
        let half = real(nodes / 2);
        assert!(
            (found.betweenness[nodes / 2] / (half * half * 2.0 / ((2.0 * half) * (2.0 * half - 1.0))) - 1.0)
                .abs()
                < 1e-12
        );
        assert!((found.paths.closeness[nodes / 2] - 2.0 / (half + 1.0)).abs() < 1e-12);
        let harmonic = 2.0 * (1..=nodes / 2).rev().map(|distance| 1.0 / real(distance)).sum::<f64>();
        assert!((found.paths.harmonic[nodes / 2] / harmonic - 1.0).abs() < 1e-12);
        assert_eq!(found.paths.diameter, nodes - 1);
    }
}
