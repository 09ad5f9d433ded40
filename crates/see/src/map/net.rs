//! A map before it is drawn: nodes, and the ties between them.

use super::view::Sort;
use house::happenings::Layer;
use house::sector::Sector;
use netmap::Graph;
use std::collections::{BTreeMap, BTreeSet};

/// So many of the strongest ties of each node are drawn.
const STRONGEST: usize = 3;

/// A member or an organisation.
#[derive(Debug, Clone)]
pub struct Node {
    /// Which of the two.
    pub sort: Sort,
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The name by which it is sorted.
    pub name_key: String,
    /// Its sector: of a member, that of the first organisation they stand for.
    pub sector: Option<Sector>,
}

impl Node {
    /// The word by which an address names it.
    pub(super) fn word(&self) -> String {
        format!("{}{}", if self.sort == Sort::Members { 'm' } else { 'o' }, self.id)
    }
}

/// A tie: how many acts of two it is worth now, and of which sorts they were.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bond {
    /// How much it weighs.
    pub weight: f64,
    /// Which layers it has: one bit each, see [`bit`].
    pub layers: u8,
    /// Whether it only says that a member belongs to an organisation.
    pub belongs: bool,
}

/// The bit of a layer.
pub(super) fn bit(layer: Layer) -> u8 {
    match layer {
        Layer::Meetings => 1,
        Layer::Work => 2,
        Layer::Talk => 4,
        Layer::Decisions => 8,
        Layer::Declared => 16,
    }
}

/// Nodes that are tied, and their ties by the places of both in the list.
#[derive(Debug, Clone, Default)]
pub struct Net {
    /// Nodes.
    pub nodes: Vec<Node>,
    /// Ties, each once, the smaller place first.
    pub bonds: BTreeMap<(usize, usize), Bond>,
}

impl Net {
    /// As the engine takes it.
    pub fn graph(&self) -> Graph {
        Graph::of(self.nodes.len(), self.bonds.iter().map(|((low, high), bond)| (*low, *high, bond.weight)))
    }

    /// All that a drawing is made of, as a text: two maps that tell the same are drawn the same. A tie is told by what it is to the
    /// strongest, since all fade alike.
    pub(super) fn told(&self) -> String {
        use std::fmt::Write;
        let most = self.bonds.values().map(|bond| bond.weight).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
        let mut out = String::new();
        for node in &self.nodes {
            let _ = write!(out, "{}:{};", node.word(), place_of(node.sector));
        }
        for ((low, high), bond) in &self.bonds {
            let _ = write!(out, "{low}-{high}:{}:{:.3};", bond.layers, bond.weight / most);
        }
        out
    }

    /// The strongest ties of each node, and who belongs where: what a picture draws, where all ties would be a ball of wool.
    pub(super) fn backbone(&self) -> BTreeSet<(usize, usize)> {
        let mut own: Vec<Vec<(f64, (usize, usize))>> = vec![Vec::new(); self.nodes.len()];
        let mut kept = BTreeSet::new();
        for (pair, bond) in &self.bonds {
            if bond.belongs {
                kept.insert(*pair);
                continue;
            }
            for place in [pair.0, pair.1] {
                if let Some(own) = own.get_mut(place) {
                    own.push((bond.weight, *pair));
                }
            }
        }
        for mut ties in own {
            ties.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            kept.extend(ties.into_iter().take(STRONGEST).map(|(_, pair)| pair));
        }
        kept
    }

    /// The sectors as categories: one number each, and one for who has none.
    pub(super) fn categories(&self) -> Vec<usize> {
        self.nodes.iter().map(|node| place_of(node.sector)).collect()
    }

    /// The place of the node of this word.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.word() == word)
    }

    /// Who is tied to this one, and how.
    pub(super) fn around(&self, place: usize) -> BTreeMap<usize, Bond> {
        let other = |(low, high): (usize, usize)| match place {
            place if place == low => Some(high),
            place if place == high => Some(low),
            _ => None,
        };
        self.bonds.iter().filter_map(|(pair, bond)| Some((other(*pair)?, *bond))).collect()
    }

    /// How many ties each has.
    pub(super) fn degrees(&self) -> Vec<usize> {
        let mut degrees = vec![0_usize; self.nodes.len()];
        for pair in self.bonds.keys() {
            for place in [pair.0, pair.1] {
                if let Some(degree) = degrees.get_mut(place) {
                    *degree = degree.saturating_add(1);
                }
            }
        }
        degrees
    }
}

/// The place of a sector among all; the one after the last for none.
pub(super) fn place_of(sector: Option<Sector>) -> usize {
    let found = sector.and_then(|sector| Sector::ALL.iter().position(|one| *one == sector));
    found.unwrap_or(Sector::ALL.len())
}
