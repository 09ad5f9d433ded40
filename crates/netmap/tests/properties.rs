//! What must hold for any network, and what counting by hand says on small ones.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test may fail loudly, and its numbers are small"
)]

use netmap::{Graph, layout, leiden, measure, modularity};
use proptest::prelude::*;

const NODES: usize = 14;

fn graphs() -> impl Strategy<Value = Graph> {
    prop::collection::vec((0..NODES, 0..NODES), 0..40).prop_map(|ties| {
        Graph::of(NODES, ties.into_iter().map(|(from, to)| (from, to, 1.0)).collect::<Vec<_>>()).flat()
    })
}

/// Numbers nodes anew.
fn turned(graph: &Graph, by: usize) -> Graph {
    let new = |node: usize| (node + by) % NODES;
    Graph::of(NODES, graph.pairs().map(|(from, to, weight)| (new(from), new(to), weight)).collect::<Vec<_>>())
}

/// Distances by relaxing all pairs (Floyd and Warshall): slow, and plainly right.
fn all_distances(graph: &Graph) -> Vec<Vec<f64>> {
    let mut far = vec![vec![f64::INFINITY; NODES]; NODES];
    (0..NODES).for_each(|node| far[node][node] = 0.0);
    for (from, to, _) in graph.pairs() {
        (far[from][to], far[to][from]) = (1.0, 1.0);
    }
    for by in 0..NODES {
        for from in 0..NODES {
            for to in 0..NODES {
                far[from][to] = far[from][to].min(far[from][by] + far[by][to]);
            }
        }
    }
    far
}

/// The number of shortest paths, by counting ways of each length.
fn path_counts(graph: &Graph, far: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut ways = vec![vec![0.0; NODES]; NODES];
    for from in 0..NODES {
        ways[from][from] = 1.0;
        let mut order: Vec<usize> =
            (0..NODES).filter(|to| far[from][*to].is_finite() && *to != from).collect();
        order.sort_by(|a, b| far[from][*a].total_cmp(&far[from][*b]));
        for to in order {
            let before = (0..NODES).filter(|at| graph.has(*at, to) && far[from][*at] + 1.0 == far[from][to]);
            ways[from][to] = before.map(|at| ways[from][at]).sum();
        }
    }
    ways
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn betweenness_is_what_counting_all_paths_says(graph in graphs()) {
        let far = all_distances(&graph);
        let ways = path_counts(&graph, &far);
        for (node, own) in measure::betweenness(&graph).into_iter().enumerate() {
            let mut sum = 0.0;
            for from in (0..NODES).filter(|from| *from != node) {
                for to in (0..from).filter(|to| *to != node && far[from][*to].is_finite()) {
                    if far[from][node] + far[node][to] == far[from][to] {
                        sum += ways[from][node] * ways[node][to] / ways[from][to];
                    }
                }
            }
            let pairs = ((NODES - 1) * (NODES - 2) / 2) as f64;
            prop_assert!((own - sum / pairs).abs() < 1e-9);
        }
    }

    #[test]
    fn closeness_and_harmonic_are_what_all_distances_say(graph in graphs()) {
        let far = all_distances(&graph);
        let found = measure::paths(&graph);
        for (node, ways) in far.iter().enumerate() {
            let reached: Vec<f64> = ways.iter().copied().filter(|way| way.is_finite() && *way > 0.0).collect();
            let harmonic: f64 = reached.iter().map(|way| 1.0 / way).sum();
            prop_assert!((found.harmonic[node] - harmonic).abs() < 1e-9);
            let sum: f64 = reached.iter().sum();
            let count = reached.len() as f64;
            let closeness = if sum > 0.0 { count / (NODES - 1) as f64 * count / sum } else { 0.0 };
            prop_assert!((found.closeness[node] - closeness).abs() < 1e-9);
        }
    }

    #[test]
    fn measures_do_not_depend_on_the_numbers_of_nodes(graph in graphs(), by in 1..NODES) {
        let other = turned(&graph, by);
        let at = |node: usize| (node + by) % NODES;
        let (one, two) = (measure::betweenness(&graph), measure::betweenness(&other));
        let (tight, tight_other) = (measure::constraint(&graph), measure::constraint(&other));
        let (core, core_other) = (measure::core_numbers(&graph), measure::core_numbers(&other));
        for node in 0..NODES {
            prop_assert!((one[node] - two[at(node)]).abs() < 1e-12);
            prop_assert_eq!(tight[node].is_some(), tight_other[at(node)].is_some());
            prop_assert!((tight[node].unwrap_or(0.0) - tight_other[at(node)].unwrap_or(0.0)).abs() < 1e-12);
            prop_assert_eq!(core[node], core_other[at(node)]);
        }
        prop_assert!((measure::fragmentation(&graph) - measure::fragmentation(&other)).abs() < 1e-12);
    }

    #[test]
    fn the_core_is_the_best_of_all_divisions(graph in graphs()) {
        let errors = |core: &dyn Fn(usize) -> bool| {
            let mut errors = 0;
            for from in 0..NODES {
                for to in 0..from {
                    let wrong = if core(from) && core(to) { !graph.has(from, to) } else { !core(from) && !core(to) && graph.has(from, to) };
                    errors += usize::from(wrong);
                }
            }
            errors
        };
        let found = measure::core_periphery(&graph).core;
        let best = (0..1_usize << NODES).map(|set| errors(&|node| set >> node & 1 == 1)).min().unwrap();
        prop_assert_eq!(errors(&|node| found[node]), best);
    }

    #[test]
    fn communities_reproduce_and_beat_the_trivial_divisions(graph in graphs(), seed in 0..50_u64) {
        let found = leiden(&graph, 2, seed);
        prop_assert_eq!(&found, &leiden(&graph, 2, seed));
        prop_assert!((found.modularity - modularity(&graph, &found.labels)).abs() < 1e-9);
        prop_assert!(found.modularity >= modularity(&graph, &measure::components(&graph)) - 1e-9);
        prop_assert!(found.modularity >= modularity(&graph, &[0; NODES]) - 1e-9);
    }

    #[test]
    fn every_layout_is_finite_and_reproduces(graph in graphs(), seed in 0..50_u64) {
        let settings = layout::Settings { seed, ..layout::Settings::default() };
        let places = layout(&graph, &[], &settings);
        prop_assert!(places.iter().flatten().all(|value| value.is_finite()));
        prop_assert_eq!(places, layout(&graph, &[], &settings));
    }
}
