//! The ways between nodes: who lies between others, and who is near to others, exactly or from a part of the nodes.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use netmap::Graph;
use netmap::measure::{self, Estimate, Paths};

use super::tell;

/// Shortest paths are followed from all nodes up to this product of nodes and ties: some minutes.
const MOST_STEPS: usize = 50_000_000_000;
/// Beyond, from so many nodes that sources × ties are about this, and at least from 50.
const SAMPLED_STEPS: usize = 1_000_000_000;
/// Between two signs of life.
const BREATH: Duration = Duration::from_secs(10);

/// What shortest paths say.
pub(super) struct Ways {
    pub(super) betweenness: Estimate,
    pub(super) paths: Paths,
    /// From how many nodes all this was estimated, when not all were followed.
    pub(super) sampled: Option<usize>,
}

impl Ways {
    /// Follows shortest paths from all nodes, or from as many as are asked for or can be followed in a minute.
    pub(super) fn of(graph: &Graph, asked: Option<usize>, seed: u64) -> Self {
        let nodes = graph.nodes();
        let sources = measure::sources(nodes, asked.unwrap_or(followed(nodes, graph.edges())), seed);
        let sampled = Some(sources.len()).filter(|tried| *tried < nodes);
        let betweenness =
            watched(graph, sources.len(), |done| measure::betweenness_estimate(graph, &sources, done));
        tell(graph, "measuring distances …");
        let paths = match sampled {
            Some(_) => measure::paths_from(graph, &sources),
            None => measure::paths(graph),
        };
        Self { betweenness, paths, sampled }
    }
}

/// From how many nodes shortest paths are followed: all, or a part of a very large network.
fn followed(nodes: usize, ties: usize) -> usize {
    let all = nodes.saturating_mul(ties) <= MOST_STEPS;
    if all { nodes } else { (SAMPLED_STEPS / ties.max(1)).max(50) }
}

/// Does some long work, and tells now and then how far it has come.
fn watched<T>(graph: &Graph, all: usize, work: impl FnOnce(&AtomicUsize) -> T) -> T {
    let done = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let (finish, finished) = mpsc::channel::<()>();
        let done = &done;
        scope.spawn(move || {
            while finished.recv_timeout(BREATH) == Err(RecvTimeoutError::Timeout) {
                tell(graph, &format!("  {} of {all} nodes …", done.load(Ordering::Relaxed)));
            }
        });
        let found = work(done);
        drop(finish);
        found
    })
}
