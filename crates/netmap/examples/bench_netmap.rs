//! Times the measures of networks, one JSON line a figure: `{figure, value_seconds}`, with `target`
//! (how many times faster than the line of the same figure from `bench/engines.d/netmap.py`) or `limit_seconds`.
//!
//! The real network is read from `$COMMONWEAVE_SHARED/data/networks` or `../shared`; larger ones are made from a seed. With
//! `--quick` betweenness of the made-up ones, which grows with nodes times ties, is left out.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::as_conversions, reason = "made-up numbers stay small")]

use netmap::{Graph, Network, introductions, layout, leiden, measure, read};
use std::{
    fmt::Write,
    path::{Path, PathBuf},
    sync::atomic::AtomicUsize,
    time::Instant,
};

fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let shared = std::env::var_os("COMMONWEAVE_SHARED").map_or_else(|| "../shared".into(), PathBuf::from);
    if let Some(graph) = email(&shared.join("data/networks")) {
        real_network(&graph);
    }
    for nodes in [100, 1_000, 10_000] {
        made_up(nodes, quick);
    }
    unfolded();
    for (what, graph) in million() {
        line(
            &format!("netmap all measures, {what}"),
            fastest(1, || everything(&graph)),
            ",\"limit_seconds\":60",
        );
    }
    for lines in [30_000, 300_000, 3_000_000] {
        reading(lines);
    }
}

fn email(folder: &Path) -> Option<Graph> {
    let text = |end: &str| std::fs::read(folder.join(format!("email_eu_core.{end}.csv"))).ok();
    let mut network: Network = read::nodes("nodes", &text("nodes")?).ok()?;
    read::ties("edges", &text("edges")?, &mut network, false).ok()?;
    Some(network.graph().flat())
}

fn real_network(graph: &Graph) {
    let seconds = fastest(5, || measure::betweenness(graph));
    println!(
        "{{\"figure\":\"netmap betweenness email_eu_core (networkx)\",\"value_seconds\":{seconds:.6},\"target\":50}}"
    );
    println!(
        "{{\"figure\":\"netmap betweenness email_eu_core (igraph)\",\"value_seconds\":{seconds:.6},\"target\":1}}"
    );
    line("netmap paths email_eu_core", fastest(3, || measure::paths(graph)), "");
    line("netmap constraint email_eu_core", fastest(3, || measure::constraint(graph)), "");
    line("netmap leiden (1 run) email_eu_core", fastest(3, || leiden(graph, 1, 1)), "");
}

/// Five ties a node, most of them within hundreds.
fn made_up(nodes: usize, quick: bool) {
    let mut state = 11_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let ties = (0..5 * nodes).map(|at| {
        let from = at / 5;
        let near = (from / 100 * 100 + next() % 100) % nodes;
        (from, if next() % 8 == 0 { next() % nodes } else { near }, 1.0)
    });
    let graph = Graph::of(nodes, ties.collect::<Vec<_>>());
    let what = format!("{nodes} nodes {} ties", 5 * nodes);
    let target = if nodes == 10_000 { ",\"limit_seconds\":5" } else { "" };
    line(
        &format!("netmap layout {what}"),
        fastest(1, || layout(&graph, &[], &layout::Settings::default())),
        target,
    );
    line(&format!("netmap leiden (1 run) {what}"), fastest(1, || leiden(&graph, 1, 1)), "");
    line(&format!("netmap core numbers {what}"), fastest(1, || measure::core_numbers(&graph)), "");
    let sectors: Vec<usize> = (0..nodes).map(|node| node / 100 % 7).collect();
    line(&format!("netmap introductions {what}"), fastest(1, || introductions(&graph, &sectors, 5)), "");
    if !quick {
        line(&format!("netmap betweenness {what}"), fastest(1, || measure::betweenness(&graph)), "");
    }
}

/// Trees, followed from every node as it was done before they were folded up, and folded up.
fn unfolded() {
    let star: Graph = Graph::of(10_001, (1..10_001).map(|leaf| (0, leaf, 1.0)));
    let path: Graph = Graph::of(10_001, (1..10_001).map(|node| (node - 1, node, 1.0)));
    for (what, graph) in [("star", star), ("path", path)] {
        let all: Vec<usize> = (0..graph.nodes()).collect();
        let before =
            fastest(1, || (measure::betweenness_from(&graph, &all), measure::paths_from(&graph, &all)));
        let now = fastest(3, || measure::ways(&graph, &AtomicUsize::new(0)));
        let reference = format!(",\"reference_seconds\":{before:.6}");
        line(
            &format!("netmap who lies between and near, {what} of 10000 ties (beside: unfolded)"),
            now,
            &reference,
        );
    }
}

/// Sparse networks of a million ties.
fn million() -> Vec<(&'static str, Graph)> {
    let ties = 1_000_000;
    let mut state = 3_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let tree: Vec<_> = (1..=ties).map(|node| (node, next(node), 1.0)).collect();
    let sparse: Vec<_> = (0..ties).map(|_| (next(ties / 2), next(ties / 2), 1.0)).collect();
    vec![
        ("star of 1000000 ties", Graph::of(ties + 1, (1..=ties).map(|leaf| (0, leaf, 1.0)))),
        ("path of 1000000 ties", Graph::of(ties + 1, (1..=ties).map(|node| (node - 1, node, 1.0)))),
        ("random tree of 1000000 ties", Graph::of(ties + 1, tree)),
        ("1000000 random ties of 500000 nodes, from 83 of them", Graph::of(ties / 2, sparse)),
    ]
}

/// What the command measures, nodes numbered anew as it does.
fn everything(graph: &Graph) -> f64 {
    let mut number = vec![0; graph.nodes()];
    for (new, old) in graph.outward().into_iter().enumerate() {
        if let Some(number) = number.get_mut(old) {
            *number = new;
        }
    }
    let numbered = |node: usize| number.get(node).copied().unwrap_or_default();
    let ties = graph.pairs().map(|(from, to, weight)| (numbered(from), numbered(to), weight));
    let graph = &Graph::of(graph.nodes(), ties);
    let (_, steps) = measure::effort(graph);
    let done = AtomicUsize::new(0);
    let between = if steps < 4_000_000_000 {
        measure::ways(graph, &done).betweenness
    } else {
        let sources = measure::sources(graph.nodes(), 83, 1);
        measure::ways_from(graph, &sources, &done).0.value
    };
    let communities = leiden(graph, 1, 1).modularity;
    std::hint::black_box((
        measure::constraint(graph),
        measure::effective_size(graph),
        measure::core_numbers(graph),
    ));
    std::hint::black_box((measure::eigenvector(graph), measure::attack_order(graph, 5)));
    between.iter().sum::<f64>() + communities
}

/// A file of ties between a sixth as many nodes, from text to graph.
fn reading(lines: usize) {
    let mut text = String::from("source,target\n");
    let mut state = 5_u64;
    for _ in 0..lines {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (from, to) = ((state >> 33) as usize % (lines / 6), (state >> 13) as usize % (lines / 6));
        // Writing to a text cannot fail.
        let _ = writeln!(text, "n{from},n{to}");
    }
    let seconds = fastest(1, || {
        let mut network = Network::default();
        read::ties("ties", text.as_bytes(), &mut network, true).map(|()| network.graph().edges())
    });
    line(&format!("netmap read {lines} tie lines"), seconds, "");
}

fn line(figure: &str, seconds: f64, target: &str) {
    println!("{{\"figure\":\"{figure}\",\"value_seconds\":{seconds:.6}{target}}}");
}

fn fastest<T>(times: u32, mut work: impl FnMut() -> T) -> f64 {
    (0..times)
        .map(|_| {
            let begin = Instant::now();
            std::hint::black_box(work());
            begin.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}
