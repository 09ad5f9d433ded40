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
    /// What is known of each node, in one place: in a large network it is the way to memory that takes the time.
    met: Vec<Met>,
    /// The nodes that were met, nearest first.
    pub(super) order: Vec<u32>,
    /// The nodes one step nearer to the source, for each node in the order of its visit, one after another.
    before: Vec<u32>,
    before_ends: Vec<usize>,
    /// Per node the dependencies on it, of all sources so far.
    pub(super) between: Vec<f64>,
}

/// A node as the present source sees it.
#[derive(Clone, Copy)]
struct Met {
    paths: f64,
    share: f64,
    depth: u32,
}

const UNMET: Met = Met { paths: 0.0, share: 0.0, depth: u32::MAX };

impl<'a> Search<'a> {
    pub(super) fn new(graph: &'a Graph, ends: &'a [f64]) -> Self {
        let nodes = graph.nodes();
        Self {
            graph,
            ends,
            met: vec![UNMET; nodes],
            order: Vec::with_capacity(nodes),
            before: Vec::with_capacity(graph.edges()),
            before_ends: Vec::with_capacity(nodes),
            between: vec![0.0; nodes],
        }
    }

    /// How far the present source is from a node that it reaches.
    pub(super) fn depth(&self, node: u32) -> u32 {
        self.met[node as usize].depth
    }

    /// Breadth first; when a node is taken up, all nodes one step nearer are known, and so is its number of paths.
    pub(super) fn forward(&mut self, source: u32) {
        let (starts, neighbours) = (self.graph.starts(), self.graph.all_neighbours());
        self.order.push(source);
        self.met[source as usize].depth = 0;
        let mut at = 0;
        while at < self.order.len() {
            let node = self.order[at] as usize;
            let depth = self.met[node].depth;
            let mut count = 0.0;
            for next in &neighbours[starts[node]..starts[node + 1]] {
                let there = &mut self.met[*next as usize];
                if there.depth == u32::MAX {
                    there.depth = depth + 1;
                    self.order.push(*next);
                } else if there.depth < depth {
                    count += there.paths;
                    self.before.push(*next);
                }
            }
            self.met[node].paths = if at == 0 { 1.0 } else { count };
            self.before_ends.push(self.before.len());
            at += 1;
        }
    }

    /// From the farthest node back: each hands its dependency to the nodes before it, in proportion to their paths. The
    /// source counts `times`.
    pub(super) fn backward(&mut self, times: f64) {
        for at in (1..self.order.len()).rev() {
            let node = self.order[at] as usize;
            let Met { paths, share, .. } = self.met[node];
            let each = (self.ends[node] + share) / paths;
            for before in &self.before[self.before_ends[at - 1]..self.before_ends[at]] {
                let before = &mut self.met[*before as usize];
                before.share += before.paths * each;
            }
            self.between[node] += times * share;
        }
    }

    /// Clears what belongs to the last source.
    pub(super) fn forget(&mut self) {
        for node in &self.order {
            self.met[*node as usize] = UNMET;
        }
        self.order.clear();
        self.before.clear();
        self.before_ends.clear();
    }
}
