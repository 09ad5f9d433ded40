//! The one object of `commonweave netmap --json`. It is written node by node: a million of them would not fit into memory twice.

use netmap::measure;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Measured;
use super::told::{Meeting, Missed, Mixing, Whole, meetings, missed, mixing};

/// Everything that is told, but for the notes.
#[derive(Serialize)]
pub(super) struct Object<'a> {
    nodes: usize,
    edges: usize,
    density: f64,
    centralisation: Centralisation,
    modularity: f64,
    whole: Whole,
    #[serde(skip_serializing_if = "Option::is_none")]
    estimated_from: Option<usize>,
    missed: Vec<Missed>,
    attributes: Vec<Mixing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    introductions: Option<Vec<Meeting>>,
    communities: Communities<'a>,
    measures: Measures<'a>,
}

#[derive(Serialize)]
struct Centralisation {
    degree: f64,
    betweenness: f64,
}

impl<'a> Object<'a> {
    pub(super) fn of(measured: &'a Measured, seed: u64) -> Self {
        let (edges, density) = measured.ties();
        Self {
            nodes: measured.graph.nodes(),
            edges,
            density,
            centralisation: Centralisation {
                degree: measure::centralisation_of_degree(&measured.graph),
                betweenness: measure::centralisation_of_betweenness(&measured.ways.betweenness.value),
            },
            modularity: measured.communities.modularity,
            whole: Whole::of(measured),
            estimated_from: measured.ways.sampled,
            missed: missed(measured),
            attributes: mixing(measured, seed),
            introductions: meetings(measured),
            communities: Communities(measured),
            measures: Measures::of(measured),
        }
    }
}

/// Node to community.
struct Communities<'a>(&'a Measured);

impl Serialize for Communities<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.network.ids.iter().zip(&self.0.communities.labels))
    }
}

/// The measures of each node.
struct Measures<'a> {
    measured: &'a Measured,
    clustering: Vec<f64>,
    eigenvector: Vec<f64>,
    constraint: Vec<Option<f64>>,
    effective: Vec<Option<f64>>,
    core: Vec<usize>,
    directed: Vec<(usize, usize)>,
}

#[derive(Serialize)]
struct Node {
    degree: usize,
    clustering: Option<f64>,
    closeness: Option<f64>,
    harmonic: Option<f64>,
    betweenness: Option<f64>,
    eigenvector: Option<f64>,
    constraint: Option<f64>,
    effective_size: Option<f64>,
    core: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    betweenness_error: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_degree: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    out_degree: Option<usize>,
}

impl<'a> Measures<'a> {
    fn of(measured: &'a Measured) -> Self {
        let graph = &measured.graph;
        Self {
            clustering: measure::local_clustering(graph),
            eigenvector: measure::eigenvector(graph),
            constraint: measure::constraint(graph),
            effective: measure::effective_size(graph),
            core: measure::core_numbers(graph),
            directed: if measured.directed { measured.network.directed_degrees() } else { Vec::new() },
            measured,
        }
    }

    fn node(&self, node: usize) -> Node {
        let ways = &self.measured.ways;
        let at = |values: &[f64]| values.get(node).copied();
        let directed = self.directed.get(node);
        Node {
            degree: self.measured.graph.degree(node),
            clustering: at(&self.clustering),
            closeness: at(&ways.paths.closeness),
            harmonic: at(&ways.paths.harmonic),
            betweenness: at(&ways.betweenness.value),
            eigenvector: at(&self.eigenvector),
            constraint: self.constraint.get(node).copied().flatten(),
            effective_size: self.effective.get(node).copied().flatten(),
            core: self.core.get(node).copied(),
            betweenness_error: ways.sampled.and_then(|_| at(&ways.betweenness.error)),
            in_degree: directed.map(|(arriving, _)| *arriving),
            out_degree: directed.map(|(_, leaving)| *leaving),
        }
    }
}

impl Serialize for Measures<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ids = &self.measured.network.ids;
        let mut map = serializer.serialize_map(Some(ids.len()))?;
        for (node, id) in ids.iter().enumerate() {
            map.serialize_entry(id, &self.node(node))?;
        }
        map.end()
    }
}
