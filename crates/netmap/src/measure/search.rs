//! Shortest paths from one node to all others, and who lies on them (Brandes 2001).

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "neighbours are below the number of nodes by construction of `Graph`; all work lists have that length"
)]

use crate::graph::Graph;

/// Shortest paths from one node after another, with the same lists.
pub(super) struct Search<'a> {
    graph: &'a Graph,
    /// As how many ends of paths each node counts.
    ends: &'a [f64],
    pub(super) depth: Vec<u32>,
    paths: Vec<f64>,
    share: Vec<f64>,
    /// The nodes that were met, nearest first.
    pub(super) order: Vec<u32>,
    /// The nodes one step nearer to the source, for each node in the order of its visit, one after another.
    before: Vec<u32>,
    before_ends: Vec<usize>,
    /// Per node the dependencies on it, of all sources so far.
    pub(super) between: Vec<f64>,
}

impl<'a> Search<'a> {
    pub(super) fn new(graph: &'a Graph, ends: &'a [f64]) -> Self {
        let nodes = graph.nodes();
        Self {
            graph,
            ends,
            depth: vec![u32::MAX; nodes],
            paths: vec![0.0; nodes],
            share: vec![0.0; nodes],
            order: Vec::with_capacity(nodes),
            before: Vec::with_capacity(graph.edges()),
            before_ends: Vec::with_capacity(nodes),
            between: vec![0.0; nodes],
        }
    }

    /// Breadth first; when a node is taken up, all nodes one step nearer are known, and so is its number of paths.
    pub(super) fn forward(&mut self, source: u32) {
        let (starts, neighbours) = (self.graph.starts(), self.graph.all_neighbours());
        self.order.push(source);
        self.depth[source as usize] = 0;
        let mut at = 0;
        while at < self.order.len() {
            let node = self.order[at] as usize;
            let depth = self.depth[node];
            let mut count = 0.0;
            for next in &neighbours[starts[node]..starts[node + 1]] {
                let there = self.depth[*next as usize];
                if there == u32::MAX {
                    self.depth[*next as usize] = depth + 1;
                    self.order.push(*next);
                } else if there < depth {
                    count += self.paths[*next as usize];
                    self.before.push(*next);
                }
            }
            self.paths[node] = if at == 0 { 1.0 } else { count };
            self.before_ends.push(self.before.len());
            at += 1;
        }
    }

    /// From the farthest node back: each hands its dependency to the nodes before it, in proportion to their paths. The
    /// source counts `times`.
    pub(super) fn backward(&mut self, times: f64) {
        for at in (1..self.order.len()).rev() {
            let node = self.order[at] as usize;
            let each = (self.ends[node] + self.share[node]) / self.paths[node];
            for before in &self.before[self.before_ends[at - 1]..self.before_ends[at]] {
                self.share[*before as usize] += self.paths[*before as usize] * each;
            }
            self.between[node] += times * self.share[node];
        }
    }

    /// Clears what belongs to the last source.
    pub(super) fn forget(&mut self) {
        for node in &self.order {
            let node = *node as usize;
            self.depth[node] = u32::MAX;
            self.share[node] = 0.0;
        }
        self.order.clear();
        self.before.clear();
        self.before_ends.clear();
    }
}
