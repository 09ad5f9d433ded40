//! What is told of a network as a whole: the same for a page and for the object of a program.

use netmap::measure;
use serde::Serialize;

use super::{Measured, real};

/// Figures of the whole network.
#[derive(Debug, Serialize)]
pub(super) struct Whole {
    /// The share of directed ties that are answered; only where ties have a direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reciprocity: Option<f64>,
    pub(super) pieces: usize,
    pub(super) clustering: f64,
    pub(super) transitivity: f64,
    pub(super) longest_path: usize,
    pub(super) mean_path: f64,
    pub(super) fragmentation: f64,
    pub(super) communities: usize,
    pub(super) in_the_core: usize,
}

impl Whole {
    pub(super) fn of(measured: &Measured) -> Self {
        let graph = &measured.graph;
        let clustering = measure::local_clustering(graph);
        let core = measure::core_periphery(graph);
        Self {
            reciprocity: measured.network.reciprocity().filter(|_| measured.directed),
            pieces: measure::components(graph).iter().max().map_or(0, |most| most + 1),
            // Nothing summed up is a nought with a minus sign.
            clustering: (0.0 + clustering.iter().sum::<f64>()) / real(clustering.len()).max(1.0),
            transitivity: measure::transitivity(graph),
            longest_path: measured.ways.paths.diameter,
            mean_path: measured.ways.paths.average,
            fragmentation: measure::fragmentation(graph),
            communities: measured.communities.labels.iter().max().map_or(0, |most| most + 1),
            in_the_core: core.core.iter().filter(|inside| **inside).count(),
        }
    }
}

/// Whether people keep to their own kind, by one of their attributes.
#[derive(Debug, Serialize)]
pub(super) struct Mixing {
    pub(super) attribute: String,
    pub(super) kinds: usize,
    pub(super) diversity: f64,
    pub(super) ei_index: f64,
    pub(super) by_chance: f64,
    pub(super) p: f64,
    pub(super) assortativity: Option<f64>,
}

/// Categories are dealt out at random 999 times, or in a very large network as often as takes some seconds.
fn deals(measured: &Measured) -> usize {
    let each = (measured.graph.nodes() + measured.graph.edges()).max(1);
    (300_000_000 / each).clamp(99, 999)
}

/// All attributes that tell something.
pub(super) fn mixing(measured: &Measured, seed: u64) -> Vec<Mixing> {
    let graph = &measured.graph;
    let of = |(attribute, _): &(String, Vec<String>)| {
        let (kinds, names) = measured.network.categories(attribute)?;
        let telling = (2..=60).contains(&names.len()) && names.len() < kinds.len();
        let ei = telling.then(|| measure::ei_index(graph, &kinds, deals(measured), seed)).flatten()?;
        Some(Mixing {
            attribute: attribute.clone(),
            kinds: names.len(),
            diversity: measure::blau(&kinds),
            ei_index: ei.index,
            by_chance: ei.expected,
            p: ei.chance,
            assortativity: measure::categorical_assortativity(graph, &kinds),
        })
    };
    measured.network.attributes.iter().filter_map(of).collect()
}

/// Somebody who would be missed.
#[derive(Debug, Serialize)]
pub(super) struct Missed {
    pub(super) node: String,
    pub(super) fragmentation: f64,
}

/// Who would be missed most, one after another.
pub(super) fn missed(measured: &Measured) -> Vec<Missed> {
    let named = |(node, fragmentation)| Missed { node: measured.id(node).to_owned(), fragmentation };
    measure::attack_order(&measured.graph, 5).into_iter().map(named).collect()
}

/// Two who should meet.
#[derive(Debug, Serialize)]
pub(super) struct Meeting {
    pub(super) one: String,
    pub(super) other: String,
    /// How many ties apart they are; nothing when there is no way between them.
    pub(super) apart: Option<u32>,
    pub(super) gain: f64,
}

/// Introductions across sectors; nothing when nodes have none.
pub(super) fn meetings(measured: &Measured) -> Option<Vec<Meeting>> {
    let (sectors, _) = measured.network.categories("sector")?;
    let named = |pair: netmap::Introduction| Meeting {
        one: measured.id(pair.first).to_owned(),
        other: measured.id(pair.second).to_owned(),
        apart: pair.apart,
        gain: pair.gain,
    };
    Some(netmap::introductions(&measured.graph, &sectors, 5).into_iter().map(named).collect())
}
