//! Shortest paths from some nodes only, and what they say about all.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "neighbours are below the number of nodes by construction of `Graph`; all work lists have that length"
)]

use std::sync::atomic::AtomicUsize;

use super::betweenness::{Estimate, dealt, estimate, in_heaps, of_heap};
use super::paths::{Paths, Walk, largest_component};
use super::{components, real};
use crate::graph::Graph;

/// [`super::betweenness_estimate`] and [`super::paths_from`] in one: each source is followed once, on all the machine's threads
/// when that is long. `done` counts the sources that have been followed, for whoever watches.
#[must_use]
pub fn ways_from(graph: &Graph, sources: &[usize], done: &AtomicUsize) -> (Estimate, Paths) {
    let nodes = graph.nodes();
    let sources: Vec<usize> = sources.iter().copied().filter(|source| *source < nodes).collect();
    if nodes < 3 || sources.is_empty() {
        let nothing = Estimate { value: vec![0.0; nodes], error: vec![0.0; nodes] };
        return (nothing, near(graph, &sources));
    }
    let ones = vec![1.0; nodes];
    let largest = largest_component(graph);
    let heaps = in_heaps(sources.len(), graph.edges(), &|heap| {
        let mut seen = Seen::of(nodes);
        let between = of_heap(graph, &ones, dealt(&sources, heap), done, &mut |search, source| {
            let met = search.order.iter().skip(1).map(|node| (*node as usize, search.depth(*node)));
            seen.add(met, largest[source]);
        });
        (between, seen)
    });
    let (between, seen): (Vec<_>, Vec<_>) = heaps.into_iter().unzip();
    let mut all = Seen::of(nodes);
    seen.into_iter().for_each(|seen| all.join(&seen));
    (estimate(&between, sources.len()), all.paths(graph, &sources))
}

/// What some nodes say about who is near.
pub(super) fn near(graph: &Graph, sources: &[usize]) -> Paths {
    let nodes = graph.nodes();
    let sources: Vec<usize> = sources.iter().copied().filter(|source| *source < nodes).collect();
    let mut walk = Walk::new(nodes);
    let largest = largest_component(graph);
    let mut seen = Seen::of(nodes);
    for source in sources.iter().copied() {
        walk.from(graph, source);
        let met = walk.order.iter().skip(1).map(|node| (*node as usize, walk.depth[*node as usize]));
        seen.add(met, largest[source]);
    }
    seen.paths(graph, &sources)
}

/// How far some sources are from everybody.
struct Seen {
    /// Per node the sum of distances from the sources that reach it, and of their inverses.
    near: Vec<(f64, f64)>,
    /// The same of pairs in the largest component: the sum of distances, how many, the longest.
    total: f64,
    pairs: f64,
    longest: u32,
}

impl Seen {
    fn of(nodes: usize) -> Self {
        Self { near: vec![(0.0, 0.0); nodes], total: 0.0, pairs: 0.0, longest: 0 }
    }

    /// Adds one source: whom it reaches and how far away; `inside` where it is of the largest component.
    fn add(&mut self, met: impl Iterator<Item = (usize, u32)>, inside: bool) {
        let (mut total, mut pairs, mut longest) = (0.0, 0.0, 0);
        for (node, depth) in met {
            let distance = f64::from(depth);
            let near = &mut self.near[node];
            near.0 += distance;
            near.1 += 1.0 / distance;
            (total, pairs, longest) = (total + distance, pairs + 1.0, longest.max(depth));
        }
        if inside {
            self.total += total;
            self.pairs += pairs;
            self.longest = self.longest.max(longest);
        }
    }

    fn join(&mut self, other: &Self) {
        for (sum, more) in self.near.iter_mut().zip(&other.near) {
            *sum = (sum.0 + more.0, sum.1 + more.1);
        }
        self.total += other.total;
        self.pairs += other.pairs;
        self.longest = self.longest.max(other.longest);
    }

    /// What that says, scaled to all nodes.
    fn paths(self, graph: &Graph, sources: &[usize]) -> Paths {
        let nodes = graph.nodes();
        let pieces = components(graph);
        let mut is_source = vec![false; nodes];
        sources.iter().for_each(|source| is_source[*source] = true);
        let mut inside = vec![0_usize; pieces.iter().max().map_or(0, |most| most + 1)];
        (0..nodes).filter(|node| is_source[*node]).for_each(|node| inside[pieces[node]] += 1);
        let tried = inside.iter().sum::<usize>();
        let (mut closeness, mut harmonic) = (vec![0.0; nodes], vec![0.0; nodes]);
        for (node, (sum, inverse)) in self.near.into_iter().enumerate().filter(|(_, near)| near.0 > 0.0) {
            let own = usize::from(is_source[node]);
            let (others, reached) = (real(tried - own), real(inside[pieces[node]] - own));
            closeness[node] = reached / others * (reached / sum);
            harmonic[node] = inverse * (real(nodes) - 1.0) / others;
        }
        let average = if self.pairs > 0.0 { self.total / self.pairs } else { 0.0 };
        Paths { closeness, harmonic, diameter: self.longest as usize, average }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{betweenness_estimate, paths_from};
    use super::*;
    use crate::chance::Chance;

    #[test]
    fn followed_once_or_twice_sources_tell_the_same() {
        for seed in 0..30 {
            let mut chance = Chance::new(seed);
            let ties: Vec<_> = (0..60).map(|_| (chance.below(50), chance.below(50), 1.0)).collect();
            let graph = Graph::of(52, ties);
            let sources = super::super::sources(52, 20, seed);
            let (estimate, paths) = ways_from(&graph, &sources, &AtomicUsize::new(0));
            let plain = paths_from(&graph, &sources);
            assert_eq!(estimate, betweenness_estimate(&graph, &sources, &AtomicUsize::new(0)));
            let alike = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12);
            assert!(alike(&paths.closeness, &plain.closeness) && alike(&paths.harmonic, &plain.harmonic));
            assert_eq!((paths.diameter, paths.average), (plain.diameter, plain.average));
        }
    }

    #[test]
    fn nobody_tells_nothing() {
        let (estimate, paths) = ways_from(&Graph::of(4, [(0, 1, 1.0)]), &[9], &AtomicUsize::new(0));
        assert_eq!((estimate.value, paths.closeness), (vec![0.0; 4], vec![0.0; 4]));
    }
}
