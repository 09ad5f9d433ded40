//! What is known of the whole map.

use super::net::Net;
use netmap::{Graph, leiden, measure};
use serde::{Deserialize, Serialize};
use std::sync::atomic::AtomicUsize;

/// From so many ways the shares of shortest ways are counted in large maps.
const SOURCES: usize = 300;
/// How often sectors are dealt out at random for the test.
const DEALS: usize = 400;
/// The seed of all that is left to chance: the same ties give the same figures.
const SEED: u64 = 1;

/// The figures of a map.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// How many are tied to somebody.
    pub nodes: usize,
    /// How many pairs are tied.
    pub ties: usize,
    /// The share of all possible pairs that are tied.
    pub density: f64,
    /// How many parts there are between which there is no tie.
    pub components: usize,
    /// How many circles of closer ties there are.
    pub communities: usize,
    /// The E-I index by sector: −1 where all ties stay within, 1 where all cross; what chance would give, and how likely
    /// something so far from it is by chance.
    pub mixing: Option<Mixing>,
}

/// See [`Figures::mixing`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mixing {
    /// The index.
    pub index: f64,
    /// The share of ties that cross.
    pub across: f64,
    /// What chance would give.
    pub expected: f64,
    /// How likely as much or more is by chance.
    pub chance: f64,
}

/// The figures of a map, and of each node its share of shortest ways.
pub fn measured(net: &Net) -> (Figures, Vec<f64>) {
    let graph = net.graph().flat();
    let communities = leiden(&net.graph(), 2, SEED);
    let ei = measure::ei_index(&graph, &net.categories(), DEALS, SEED);
    let parts = measure::components(&graph);
    let figures = Figures {
        nodes: graph.nodes(),
        ties: graph.edges(),
        density: measure::density(&graph),
        components: parts.iter().max().map_or(0, |most| most.saturating_add(1)),
        communities: communities.labels.iter().max().map_or(0, |most| most.saturating_add(1)),
        mixing: ei.map(|ei| Mixing {
            index: ei.index,
            across: f64::midpoint(ei.index, 1.0),
            expected: ei.expected,
            chance: ei.chance,
        }),
    };
    (figures, betweenness(&graph))
}

/// Exactly in small maps, and from some hundred starting points in large ones.
fn betweenness(graph: &Graph) -> Vec<f64> {
    if graph.nodes() <= 1_000 {
        return measure::betweenness(graph);
    }
    let sources = measure::sources(graph.nodes(), SOURCES, SEED);
    measure::betweenness_estimate(graph, &sources, &AtomicUsize::new(0)).value
}
