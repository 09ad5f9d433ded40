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
