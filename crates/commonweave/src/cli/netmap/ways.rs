//! The ways between nodes: who lies between others, and who is near to others, exactly or from a part of the nodes.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use netmap::Graph;
use netmap::measure::{self, Estimate, Paths};

use super::tell;

/// Shortest paths are followed from all nodes up to so many steps: about half a minute on two cores.
const MOST_STEPS: usize = 4_000_000_000;
/// Beyond, from so many nodes that it takes about as long, and at least from 50.
const SAMPLED_STEPS: usize = 500_000_000;
/// Where nodes and ties are more than this, they lie outside of the processor's own memory …
const AT_HAND: usize = 300_000;
/// … and a step takes as long as so many nearer ones.
const FAR: usize = 4;
/// Between two signs of life.
const BREATH: Duration = Duration::from_secs(5);

/// What shortest paths say.
pub(super) struct Ways {
    pub(super) betweenness: Estimate,
    pub(super) paths: Paths,
    /// From how many nodes all this was estimated, when not all were followed.
    pub(super) sampled: Option<usize>,
}

impl Ways {
    /// Follows shortest paths from all nodes, or from as many as are asked for or can be followed in half a minute.
    pub(super) fn of(graph: &Graph, asked: Option<usize>, seed: u64) -> Self {
        let nodes = graph.nodes();
        let (core, steps) = measure::effort(graph);
        let all = asked.map_or(steps <= MOST_STEPS, |asked| asked >= nodes);
        if all {
            let found = watched(graph, core, |done| measure::ways(graph, done));
            let betweenness = Estimate { value: found.betweenness, error: vec![0.0; nodes] };
            return Self { betweenness, paths: found.paths, sampled: None };
        }
        let sources = measure::sources(nodes, asked.unwrap_or(sampled(nodes + graph.edges())), seed);
        let (betweenness, paths) =
            watched(graph, sources.len(), |done| measure::ways_from(graph, &sources, done));
        Self { betweenness, paths, sampled: Some(sources.len()) }
    }
}

/// From how many nodes a network of this size is followed.
fn sampled(size: usize) -> usize {
    let each = if size > AT_HAND { FAR * size } else { size };
    (SAMPLED_STEPS / each.max(1)).max(50)
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
