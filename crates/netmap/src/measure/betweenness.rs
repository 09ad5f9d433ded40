//! Who lies between others.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "neighbours are below the number of nodes by construction of `Graph`; all work lists have that length"
)]

use super::real;
use crate::graph::Graph;
use std::num::NonZero;

/// Sources are dealt to this many fixed heaps, whatever the number of threads, so that sums never depend on the machine.
const HEAPS: usize = 16;

/// Betweenness centrality (Freeman 1977, by Brandes' algorithm 2001), normalised by (n − 1)(n − 2)/2: the share of
/// shortest paths between two others that pass through the node. Ties count alike. Zeros for fewer than three nodes.
///
/// Time ~ nodes × ties, on all the machine's threads when the graph is large.
#[must_use]
pub fn betweenness(graph: &Graph) -> Vec<f64> {
    betweenness_from(graph, &(0..graph.nodes()).collect::<Vec<_>>())
}

/// An estimate of [`betweenness`] from the shortest paths of some nodes only, scaled to all (Brandes and Pich 2007); exact when
/// they are all. Time ~ sources × ties. Sources that are no nodes are left out.
#[must_use]
pub fn betweenness_from(graph: &Graph, sources: &[usize]) -> Vec<f64> {
    let nodes = graph.nodes();
    let sources: Vec<usize> = sources.iter().copied().filter(|source| *source < nodes).collect();
    if nodes < 3 || sources.is_empty() {
        return vec![0.0; nodes];
    }
    let threads = if sources.len() * graph.edges() < 200_000 {
        1
    } else {
        std::thread::available_parallelism().map_or(1, NonZero::get).min(HEAPS)
    };
    let heaps: Vec<Vec<f64>> = if threads == 1 {
        (0..HEAPS.min(sources.len())).map(|heap| of_heap(graph, &sources, heap)).collect()
    } else {
        in_threads(graph, &sources, threads)
    };
    let scale = real(nodes) / real(sources.len()) / ((real(nodes) - 1.0) * (real(nodes) - 2.0));
    let mut total = vec![0.0; nodes];
    for heap in heaps {
        for (sum, part) in total.iter_mut().zip(heap) {
            *sum += part;
        }
    }
    total.iter_mut().for_each(|sum| *sum *= scale);
    total
}

fn in_threads(graph: &Graph, sources: &[usize], threads: usize) -> Vec<Vec<f64>> {
    let mut heaps = vec![Vec::new(); HEAPS];
    let per_thread = HEAPS.div_ceil(threads);
    std::thread::scope(|scope| {
        for (first, share) in heaps.chunks_mut(per_thread).enumerate() {
            scope.spawn(move || {
                for (at, heap) in share.iter_mut().enumerate() {
                    *heap = of_heap(graph, sources, first * per_thread + at);
                }
            });
        }
    });
    heaps
}

/// The dependencies on every node from the sources of one heap.
fn of_heap(graph: &Graph, sources: &[usize], heap: usize) -> Vec<f64> {
    let nodes = graph.nodes();
    let mut search = Search {
        depth: vec![u32::MAX; nodes],
        paths: vec![0.0; nodes],
        share: vec![0.0; nodes],
        order: Vec::with_capacity(nodes),
        before: Vec::with_capacity(graph.edges()),
        before_ends: Vec::with_capacity(nodes),
        between: vec![0.0; nodes],
    };
    for source in sources.iter().skip(heap).step_by(HEAPS) {
        search.from(graph, *source as u32);
    }
    search.between
}

struct Search {
    depth: Vec<u32>,
    paths: Vec<f64>,
    share: Vec<f64>,
    order: Vec<u32>,
    /// The nodes one step nearer to the source, for each node in the order of its visit, one after another.
    before: Vec<u32>,
    before_ends: Vec<usize>,
    between: Vec<f64>,
}

impl Search {
    fn from(&mut self, graph: &Graph, source: u32) {
        self.forward(graph, source);
        self.backward(source);
        for node in &self.order {
            let node = *node as usize;
            self.depth[node] = u32::MAX;
            self.share[node] = 0.0;
        }
    }

    /// Breadth first; when a node is taken up, all nodes one step nearer are known, and so is its number of paths.
    fn forward(&mut self, graph: &Graph, source: u32) {
        let (starts, neighbours) = (graph.starts(), graph.all_neighbours());
        self.order.clear();
        self.before.clear();
        self.before_ends.clear();
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

    /// From the farthest node back: each hands its dependency to the nodes before it, in proportion to their paths.
    fn backward(&mut self, source: u32) {
        for at in (1..self.order.len()).rev() {
            let node = self.order[at] as usize;
            let each = (1.0 + self.share[node]) / self.paths[node];
            for before in &self.before[self.before_ends[at - 1]..self.before_ends[at]] {
                self.share[*before as usize] += self.paths[*before as usize] * each;
            }
            if self.order[at] != source {
                self.between[node] += self.share[node];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_second_node_of_a_ring_tells_nearly_what_all_do() {
        let ring = Graph::of(40, (0..40).map(|at| (at, (at + 1) % 40, 1.0)));
        let (exact, estimate) =
            (betweenness(&ring), betweenness_from(&ring, &(0..40).step_by(2).collect::<Vec<_>>()));
        assert!(
            exact.iter().zip(&estimate).all(|(exact, estimate)| (exact - estimate).abs() < 0.02),
            "{estimate:?}"
        );
        assert_eq!(betweenness_from(&ring, &[]), vec![0.0; 40]);
    }

    #[test]
    fn the_middle_of_a_star_lies_between_all() {
        let star = Graph::of(5, (1..5).map(|leaf| (0, leaf, 1.0)));
        assert_eq!(betweenness(&star), vec![1.0, 0.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn two_shortest_ways_share_the_middle() {
        let ring = Graph::of(4, [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 0, 1.0)]);
        betweenness(&ring).iter().for_each(|value| assert!((value - 0.5 / 3.0).abs() < 1e-12));
    }

    #[test]
    fn threads_and_one_thread_give_the_same_sums() {
        let graph = Graph::of(200, (0..2000).map(|at| (at * 7 % 200, at * at % 199, 1.0)));
        let all: Vec<usize> = (0..graph.nodes()).collect();
        let alone: Vec<Vec<f64>> = (0..HEAPS).map(|heap| of_heap(&graph, &all, heap)).collect();
        assert_eq!(alone, in_threads(&graph, &all, 3));
    }
}
