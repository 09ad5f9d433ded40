//! Who lies between others.

#![expect(clippy::as_conversions, reason = "sources are numbers of nodes, which are counted in 32 bits")]

use super::{fold, real, search::Search};
use crate::{chance::Chance, graph::Graph};
use std::{
    num::NonZero,
    panic::resume_unwind,
    sync::atomic::{AtomicUsize, Ordering},
};

/// Sources are dealt to this many fixed heaps, whatever the number of threads, so that sums never depend on the machine.
pub(super) const HEAPS: usize = 16;

/// Betweenness centrality (Freeman 1977, by Brandes' algorithm 2001), normalised by (n − 1)(n − 2)/2: the share of
/// shortest paths between two others that pass through the node. Ties count alike. Zeros for fewer than three nodes.
///
/// Time ~ nodes × ties, those of trees left out, on all the machine's threads when the graph is large.
#[must_use]
pub fn betweenness(graph: &Graph) -> Vec<f64> {
    fold::follow(graph, (true, false), &AtomicUsize::new(0)).betweenness
}

/// An estimate of [`betweenness`] from the shortest paths of some nodes only, scaled to all (Brandes and Pich 2007); exact when
/// they are all. Time ~ sources × ties. Sources that are no nodes are left out.
#[must_use]
pub fn betweenness_from(graph: &Graph, sources: &[usize]) -> Vec<f64> {
    betweenness_estimate(graph, sources, &AtomicUsize::new(0)).value
}

/// Betweenness, and how far it may be off.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// Per node: [`betweenness`], as far as it is known.
    pub value: Vec<f64>,
    /// Per node: the standard error of the value, taken from how much sixteen parts of the sources differ; 0 when all nodes were
    /// sources. Someone next to a source looks as if they lay between very many, and so has an error as large as the value.
    /// Within two errors of the estimate lie four of five true values, fewer than the nineteen of twenty of a bell curve.
    pub error: Vec<f64>,
}

/// [`betweenness_from`] with its error. `done` counts the sources that have been followed, for whoever watches.
#[must_use]
pub fn betweenness_estimate(graph: &Graph, sources: &[usize], done: &AtomicUsize) -> Estimate {
    let nodes = graph.nodes();
    let sources: Vec<usize> = sources.iter().copied().filter(|source| *source < nodes).collect();
    if nodes < 3 || sources.is_empty() {
        return Estimate { value: vec![0.0; nodes], error: vec![0.0; nodes] };
    }
    let ones = vec![1.0; nodes];
    let heaps = in_heaps(sources.len(), graph.edges(), &|heap| {
        of_heap(graph, &ones, dealt(&sources, heap), done, &mut |_, _| {})
    });
    estimate(&heaps, sources.len())
}

/// What the heaps of so many sources say together about all nodes, of which there are three at least.
pub(super) fn estimate(heaps: &[Vec<f64>], sources: usize) -> Estimate {
    let nodes = heaps.first().map_or(0, Vec::len);
    let scale = real(nodes) / real(sources) / ((real(nodes) - 1.0) * (real(nodes) - 2.0));
    let mut value = vec![0.0; nodes];
    for heap in heaps {
        for (sum, part) in value.iter_mut().zip(heap) {
            *sum += part;
        }
    }
    value.iter_mut().for_each(|sum| *sum *= scale);
    Estimate { error: errors(heaps, &value, sources, scale), value }
}

/// The standard error of a mean of clusters, each as large as it happens to be, drawn without putting back (Cochran 1977, p. 66).
fn errors(heaps: &[Vec<f64>], value: &[f64], sources: usize, scale: f64) -> Vec<f64> {
    let left = 1.0 - real(sources) / real(value.len());
    let filled = real(sources.min(HEAPS));
    if left <= 0.0 {
        return vec![0.0; value.len()];
    }
    if filled < 2.0 {
        return value.to_vec();
    }
    let mut sums = vec![0.0; value.len()];
    for (number, heap) in heaps.iter().enumerate().take(sources) {
        let share = real((sources - number).div_ceil(HEAPS)) / real(sources);
        for ((sum, part), value) in sums.iter_mut().zip(heap).zip(value) {
            *sum += (part * scale - value * share).powi(2);
        }
    }
    sums.into_iter().map(|sum| (sum * left * filled / (filled - 1.0)).sqrt()).collect()
}

/// Some nodes to follow shortest paths from, drawn by a seed without putting back, in increasing order; all when `most` is not
/// fewer than there are.
#[must_use]
pub fn sources(nodes: usize, most: usize, seed: u64) -> Vec<usize> {
    let mut chance = Chance::new(seed);
    let mut wanted = most.min(nodes);
    let mut drawn = Vec::with_capacity(wanted);
    for node in 0..nodes {
        if chance.below(nodes - node) < wanted {
            drawn.push(node);
            wanted -= 1;
        }
    }
    drawn
}

/// Does the work of each heap of sources, in threads when it is long; what comes out is the same either way.
pub(super) fn in_heaps<T: Send>(sources: usize, ties: usize, work: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    let heaps = HEAPS.min(sources);
    let threads = if sources.saturating_mul(ties) < 200_000 {
        1
    } else {
        std::thread::available_parallelism().map_or(1, NonZero::get).min(HEAPS)
    };
    if threads == 1 { (0..heaps).map(work).collect() } else { in_threads(heaps, threads, work) }
}

fn in_threads<T: Send>(heaps: usize, threads: usize, work: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let mut found: Vec<(usize, T)> = std::thread::scope(|scope| {
        let take = || {
            let mut own = Vec::new();
            loop {
                let heap = next.fetch_add(1, Ordering::Relaxed);
                if heap >= heaps {
                    return own;
                }
                own.push((heap, work(heap)));
            }
        };
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|cause| resume_unwind(cause)))
            .collect()
    });
    found.sort_by_key(|(heap, _)| *heap);
    found.into_iter().map(|(_, found)| found).collect()
}

/// The sources that are dealt to one heap.
pub(super) fn dealt(sources: &[usize], heap: usize) -> impl Iterator<Item = usize> + '_ {
    sources.iter().copied().skip(heap).step_by(HEAPS)
}

/// The dependencies on every node from the sources of one heap; `seen` is told of each source once all ways from it are known.
pub(super) fn of_heap(
    graph: &Graph,
    ones: &[f64],
    sources: impl Iterator<Item = usize>,
    done: &AtomicUsize,
    seen: &mut impl FnMut(&Search<'_>, usize),
) -> Vec<f64> {
    let mut search = Search::new(graph, ones);
    for source in sources {
        search.forward(source as u32);
        seen(&search, source);
        search.backward(1.0);
        search.forget();
        done.fetch_add(1, Ordering::Relaxed);
    }
    search.between
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
        let done = AtomicUsize::new(0);
        let ones = vec![1.0; graph.nodes()];
        let work = |heap| of_heap(&graph, &ones, dealt(&all, heap), &done, &mut |_, _| {});
        let alone: Vec<Vec<f64>> = (0..HEAPS).map(work).collect();
        assert_eq!(alone, in_threads(HEAPS, 3, &work));
        assert_eq!(done.into_inner(), 400);
    }

    #[test]
    fn most_values_are_within_two_errors_of_their_estimate() {
        let graph = Graph::of(300, (0..1500).map(|at| (at * 7 % 300, at * at % 299, 1.0)));
        let exact = betweenness(&graph);
        let (mut within, mut all) = (0, 0);
        for seed in 0..20 {
            let found = betweenness_estimate(&graph, &sources(300, 100, seed), &AtomicUsize::new(0));
            for ((exact, value), error) in exact.iter().zip(&found.value).zip(&found.error) {
                all += 1;
                within += usize::from((exact - value).abs() <= 2.0 * error);
            }
        }
        assert!(within * 10 > all * 8, "{within} of {all}");
        let found = betweenness_estimate(&graph, &sources(300, 300, 1), &AtomicUsize::new(0));
        assert!(found.value.iter().zip(&exact).all(|(found, exact)| (found - exact).abs() < 1e-12));
        assert_eq!(found.error, vec![0.0; 300]);
    }

    #[test]
    fn what_sources_see_differently_has_a_large_error() {
        let ring = Graph::of(400, (0..400).map(|at| (at, (at + 1) % 400, 1.0)));
        let found = betweenness_estimate(&ring, &[7, 300], &AtomicUsize::new(0));
        assert!(found.error[8] > 0.3 * found.value[8], "next to one source and far from the other");
        assert!(found.error[153] < 0.05 * found.value[153], "as far from one as from the other");
    }

    #[test]
    fn sources_are_drawn_without_putting_back_and_the_same_from_the_same_seed() {
        let drawn = sources(1000, 40, 3);
        assert_eq!(drawn.len(), 40);
        assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]) && drawn[39] < 1000);
        assert_eq!((sources(1000, 40, 3), sources(5, 9, 1)), (drawn, vec![0, 1, 2, 3, 4]));
    }
}
