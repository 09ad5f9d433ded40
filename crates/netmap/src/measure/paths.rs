//! Who is near to others.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "neighbours are below the number of nodes by construction of `Graph`; all work lists have that length"
)]

use super::{fold, sampled};
use crate::graph::Graph;
use std::sync::atomic::AtomicUsize;

/// What shortest paths say about every node, and about the largest component. Ties count alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Paths {
    /// Closeness in the form for networks in several pieces (Wasserman and Faust 1994, p. 201):
    /// `(r/(n − 1)) · (r / Σ distances)` for the `r` others that can be reached; 0 for isolates.
    pub closeness: Vec<f64>,
    /// Harmonic centrality: the sum of 1/distance to everyone who can be reached (Marchiori and Latora 2000).
    pub harmonic: Vec<f64>,
    /// The longest shortest path of the largest component.
    pub diameter: usize,
    /// The mean shortest path of the largest component; 0 when it has one node.
    pub average: f64,
}

/// Measures the shortest paths between all pairs. Time ~ nodes × ties, those of trees left out.
#[must_use]
pub fn paths(graph: &Graph) -> Paths {
    fold::follow(graph, (false, true), &AtomicUsize::new(0)).paths
}

/// An estimate of [`paths`] from the shortest paths of some nodes only (Eppstein and Wang 2001): what these are away from a node
/// stands for what all are. The diameter is the longest path met. Time ~ sources × ties. Sources that are no nodes are left out.
#[must_use]
pub fn paths_from(graph: &Graph, sources: &[usize]) -> Paths {
    sampled::near(graph, sources)
}

/// The distance from one node to every other, in ties; `None` where there is no way.
#[must_use]
pub fn distances(graph: &Graph, source: usize) -> Vec<Option<u32>> {
    let mut walk = Walk::new(graph.nodes());
    if source < graph.nodes() {
        walk.from(graph, source);
    }
    walk.depth.iter().map(|depth| (*depth != u32::MAX).then_some(*depth)).collect()
}

/// Breadth first from one node after another, with the same lists.
pub(crate) struct Walk {
    pub(crate) depth: Vec<u32>,
    pub(crate) order: Vec<u32>,
}

impl Walk {
    pub(crate) fn new(nodes: usize) -> Self {
        Self { depth: vec![u32::MAX; nodes], order: Vec::with_capacity(nodes) }
    }

    pub(crate) fn from(&mut self, graph: &Graph, source: usize) {
        self.order.iter().for_each(|node| self.depth[*node as usize] = u32::MAX);
        self.order.clear();
        self.depth[source] = 0;
        self.order.push(source as u32);
        let mut at = 0;
        while at < self.order.len() {
            let node = self.order[at] as usize;
            for next in graph.neighbours(node) {
                if self.depth[*next as usize] == u32::MAX {
                    self.depth[*next as usize] = self.depth[node] + 1;
                    self.order.push(*next);
                }
            }
            at += 1;
        }
    }
}

/// Which nodes are in the largest component (the one with the smallest node among equals).
pub(super) fn largest_component(graph: &Graph) -> Vec<bool> {
    let labels = super::components(graph);
    let mut sizes = vec![0_usize; labels.iter().max().map_or(0, |most| most + 1)];
    labels.iter().for_each(|label| sizes[*label] += 1);
    let most = sizes.iter().max().copied().unwrap_or(0);
    let largest = sizes.iter().position(|size| *size == most);
    labels.iter().map(|label| Some(*label) == largest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_from_all_nodes_is_exact() {
        let graph =
            Graph::of(9, [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (1, 3, 1.0), (3, 4, 1.0), (6, 7, 1.0)]);
        let (exact, estimate) = (paths(&graph), paths_from(&graph, &(0..9).collect::<Vec<_>>()));
        let alike = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(alike(&exact.closeness, &estimate.closeness) && alike(&exact.harmonic, &estimate.harmonic));
        assert_eq!((exact.diameter, exact.average), (estimate.diameter, estimate.average));
    }

    #[test]
    fn an_estimate_from_nobody_is_nothing() {
        assert_eq!(paths_from(&Graph::of(2, [(0, 1, 1.0)]), &[7]).closeness, [0.0, 0.0]);
    }

    #[test]
    fn a_path_of_three_and_an_isolate_have_known_values() {
        let graph = Graph::of(4, [(0, 1, 1.0), (1, 2, 1.0)]);
        let found = paths(&graph);
        assert!((found.closeness[1] - 2.0 / 3.0).abs() < 1e-12);
        assert!((found.closeness[0] - 2.0 / 3.0 * 2.0 / 3.0).abs() < 1e-12);
        assert!((found.harmonic[0] - 1.5).abs() < 1e-12);
        assert!(found.closeness[3].abs() < 1e-12);
        assert_eq!(found.diameter, 2);
        assert!((found.average - 4.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn nobody_reaches_what_is_not_tied() {
        assert_eq!(distances(&Graph::of(3, [(0, 1, 1.0)]), 0), vec![Some(0), Some(1), None]);
    }
}
