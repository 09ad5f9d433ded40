//! A network with its trees folded up.
//!
//! Whoever has one tie hangs on the other end of it. Taken away one after another, they leave the core, in which everyone has
//! two ties at least, or in a tree a single node, its root. Between two nodes of a tree there is one way only, so what is
//! asked of shortest paths can be added up along it; they need to be followed in the core alone.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "neighbours are below the number of nodes by construction of `Graph`; all work lists have that length"
)]

mod core;
mod inverse;
mod ways;

pub(super) use ways::follow;
pub use ways::{Ways, effort, ways};

use super::components;
use crate::graph::Graph;

/// The trees of a graph, and what is left without them.
pub(super) struct Fold {
    /// The nodes that hang on others, each before the one that it hangs on.
    pub(super) order: Vec<u32>,
    /// What each node hangs on; itself in the core and for the root of a tree.
    pub(super) parent: Vec<u32>,
    /// How many nodes hang on each, directly or not, itself counted in.
    pub(super) size: Vec<u32>,
    /// The ties among those of the core, renumbered.
    pub(super) core: Graph,
    /// The nodes of the core by their numbers there.
    pub(super) core_nodes: Vec<u32>,
    /// How many nodes the component of each has.
    pub(super) component: Vec<u32>,
}

impl Fold {
    pub(super) fn of(graph: &Graph) -> Self {
        let nodes = graph.nodes();
        let mut left: Vec<u32> = (0..nodes).map(|node| graph.degree(node) as u32).collect();
        let mut parent: Vec<u32> = (0..nodes as u32).collect();
        let mut order: Vec<u32> = (0..nodes as u32).filter(|node| left[*node as usize] == 1).collect();
        let mut size = vec![1_u32; nodes];
        let mut folded = vec![false; nodes];
        let (mut at, mut kept) = (0, 0);
        while at < order.len() {
            let node = order[at] as usize;
            at += 1;
            folded[node] = true;
            // The last two of a tree hang on each other; the later one stays, as its root.
            let Some(other) = graph.neighbours(node).iter().find(|other| !folded[**other as usize]) else {
                continue;
            };
            order[kept] = node as u32;
            kept += 1;
            parent[node] = *other;
            size[*other as usize] += size[node];
            left[*other as usize] -= 1;
            if left[*other as usize] == 1 {
                order.push(*other);
            }
        }
        order.truncate(kept);
        let (core, core_nodes) = without(graph, &folded);
        Self { order, parent, size, core, core_nodes, component: component_sizes(graph) }
    }

    /// Whether a node is in the core or the root of a tree.
    pub(super) fn is_root(&self, node: usize) -> bool {
        self.parent[node] as usize == node
    }

    /// What hangs on what, from the roots outward.
    pub(super) fn outward(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.order.iter().rev().map(|node| (*node as usize, self.parent[*node as usize] as usize))
    }

    /// What hangs on what, from the tips inward.
    pub(super) fn inward(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.order.iter().map(|node| (*node as usize, self.parent[*node as usize] as usize))
    }
}

/// The graph of those who are not folded and have a tie, and their numbers in the whole.
fn without(graph: &Graph, folded: &[bool]) -> (Graph, Vec<u32>) {
    let stays = |node: &usize| !folded[*node] && graph.degree(*node) > 0;
    let core_nodes: Vec<u32> = (0..graph.nodes()).filter(stays).map(|node| node as u32).collect();
    if core_nodes.len() == graph.nodes() {
        return (graph.clone(), core_nodes);
    }
    let mut numbers = vec![usize::MAX; graph.nodes()];
    core_nodes.iter().enumerate().for_each(|(at, node)| numbers[*node as usize] = at);
    let ties = core_nodes.iter().flat_map(|node| {
        let ties = graph.neighbours(*node as usize).iter().filter(move |other| node < other);
        ties.map(move |other| (*node as usize, *other as usize))
    });
    let among = ties.filter(|(_, to)| !folded[*to]).map(|(from, to)| (numbers[from], numbers[to], 1.0));
    (Graph::of(core_nodes.len(), among), core_nodes)
}

fn component_sizes(graph: &Graph) -> Vec<u32> {
    let labels = components(graph);
    let mut sizes = vec![0_u32; labels.iter().max().map_or(0, |most| most + 1)];
    labels.iter().for_each(|label| sizes[*label] += 1);
    labels.into_iter().map(|label| sizes[label]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_with_a_forked_tail_keeps_its_triangle() {
        let ties = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (3, 5), (6, 7)];
        let fold = Fold::of(&Graph::of(9, ties.map(|(from, to)| (from, to, 1.0))));
        assert_eq!(fold.core_nodes, [0, 1, 2]);
        assert_eq!(fold.core.edges(), 3);
        assert_eq!(fold.order.len(), 4);
        assert_eq!((fold.size[2], fold.size[3], fold.component[5]), (4, 3, 6));
        assert!(fold.is_root(7) && fold.is_root(8) && !fold.is_root(6));
    }
}
