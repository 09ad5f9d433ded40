//! What is known of the whole map.

use super::net::Net;
use netmap::{Graph, leiden, measure};
use serde::{Deserialize, Serialize};
use std::sync::atomic::AtomicUsize;

/// From so many ways the shares of shortest ways are counted in large maps.
const SOURCES: usize = 300;
/// How often sectors are dealt out at random for the test.
const DEALS: usize = 400;
/// Of fewer organisations it is not told what would be without one.
const FEW: usize = 5;
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
    /// What would be left without the organisation that joins most of the others; none on maps of people, where nobody is
    /// ranked, nor of fewer than five.
    #[serde(default)]
    pub apart: Option<Apart>,
}

/// See [`Figures::apart`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Apart {
    /// The number of the organisation.
    pub organisation: i64,
    /// The share of pairs of the others who could not reach one another over the map: Borgatti's fragmentation (2006).
    pub share: f64,
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
        apart: None,
    };
    (figures, betweenness(&graph))
}

/// See [`Figures::apart`], of a map of organisations.
pub(super) fn apart(net: &Net) -> Option<Apart> {
    if net.nodes.len() < FEW {
        return None;
    }
    let (place, share) = measure::attack_order(&net.graph().flat(), 1).pop()?;
    Some(Apart { organisation: net.nodes.get(place)?.id, share })
}

/// Exactly in small maps, and from some hundred starting points in large ones.
fn betweenness(graph: &Graph) -> Vec<f64> {
    if graph.nodes() <= 1_000 {
        return measure::betweenness(graph);
    }
    let sources = measure::sources(graph.nodes(), SOURCES, SEED);
    measure::betweenness_estimate(graph, &sources, &AtomicUsize::new(0)).value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::net::{Bond, Node};
    use crate::map::view::Sort;

    fn net(nodes: usize, pairs: &[(usize, usize)]) -> Net {
        let node = |id: usize| Node {
            sort: Sort::Organisations,
            id: i64::try_from(id).unwrap() + 70,
            name: format!("{id}"),
            name_key: format!("{id}"),
            sector: None,
        };
        let bond = Bond { weight: 1.0, layers: 1, belongs: false };
        Net { nodes: (0..nodes).map(node).collect(), bonds: pairs.iter().map(|pair| (*pair, bond)).collect() }
    }

    #[test]
    fn a_star_hangs_on_its_middle_and_a_ring_on_nobody() {
        let star = apart(&net(5, &[(0, 2), (1, 2), (2, 3), (2, 4)])).unwrap();
        assert_eq!(star.organisation, 72);
        assert!((star.share - 1.0).abs() < 1e-12);
        let ring = apart(&net(5, &[(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)])).unwrap();
        assert!(ring.share.abs() < 1e-12);
        assert_eq!(apart(&net(4, &[(0, 1), (0, 2), (0, 3)])), None, "of few nothing is told");
    }

    #[test]
    fn what_was_kept_before_is_still_read() {
        let (figures, _) = measured(&net(5, &[(0, 1), (1, 2)]));
        let mut kept = serde_json::to_value(&figures).unwrap();
        kept.as_object_mut().unwrap().remove("apart");
        assert_eq!(serde_json::from_value::<Figures>(kept).unwrap(), figures);
    }
}
