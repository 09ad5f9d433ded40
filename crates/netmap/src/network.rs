//! A network as it is recorded: names, attributes, and ties with direction, weight, kind and time.

use crate::graph::Graph;

/// One recorded tie.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// The number of the node it starts from.
    pub from: usize,
    /// The number of the node it leads to.
    pub to: usize,
    /// Its strength; 1 when the record has none.
    pub weight: f64,
    /// What kind of tie it is.
    pub kind: Option<String>,
    /// When it was; in whatever unit the record has (Commonweave: microseconds UTC).
    pub at: Option<f64>,
}

/// Named nodes with attributes, and the ties between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// The nodes' names.
    pub ids: Vec<String>,
    /// `(name, one value per node)`; an empty value means unknown.
    pub attributes: Vec<(String, Vec<String>)>,
    /// The ties, self-loops included.
    pub ties: Vec<Tie>,
}

impl Network {
    /// The graph of all ties.
    #[must_use]
    pub fn graph(&self) -> Graph {
        self.graph_of(|_| true)
    }

    /// The graph of the ties that a filter lets through: one kind, or one span of time.
    #[must_use]
    pub fn graph_of(&self, keep: impl Fn(&Tie) -> bool) -> Graph {
        let kept = self.ties.iter().filter(|tie| keep(tie));
        Graph::of(self.ids.len(), kept.map(|tie| (tie.from, tie.to, tie.weight)))
    }

    /// Numbers the nodes anew: in this order, which names each of them once.
    pub fn renumber(&mut self, order: &[usize]) {
        let mut number = vec![0; self.ids.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(number) = number.get_mut(*old) {
                *number = new;
            }
        }
        let new = |node: usize| number.get(node).copied().unwrap_or(node);
        self.ties.iter_mut().for_each(|tie| (tie.from, tie.to) = (new(tie.from), new(tie.to)));
        self.ids = ordered(&mut self.ids, order);
        self.attributes.iter_mut().for_each(|(_, values)| *values = ordered(values, order));
    }

    /// The distinct directed ties without self-loops: `(from, to)`, sorted.
    #[must_use]
    pub fn arcs(&self) -> Vec<(usize, usize)> {
        let mut arcs: Vec<(usize, usize)> =
            self.ties.iter().filter(|tie| tie.from != tie.to).map(|tie| (tie.from, tie.to)).collect();
        arcs.sort_unstable();
        arcs.dedup();
        arcs
    }

    /// Reciprocity: the share of directed ties whose opposite is there too. `None` without ties.
    #[must_use]
    pub fn reciprocity(&self) -> Option<f64> {
        let arcs = self.arcs();
        let answered = arcs.iter().filter(|(from, to)| arcs.binary_search(&(*to, *from)).is_ok()).count();
        let share = |count: usize| u32::try_from(count).map(f64::from).unwrap_or(f64::INFINITY);
        (!arcs.is_empty()).then(|| share(answered) / share(arcs.len()))
    }

    /// How many directed ties arrive at and leave from each node: `(in, out)`.
    #[must_use]
    pub fn directed_degrees(&self) -> Vec<(usize, usize)> {
        let mut degrees = vec![(0, 0); self.ids.len()];
        for (from, to) in self.arcs() {
            if let Some(start) = degrees.get_mut(from) {
                start.1 += 1;
            }
            if let Some(end) = degrees.get_mut(to) {
                end.0 += 1;
            }
        }
        degrees
    }

    /// An attribute as numbers: per node the number of its value among the distinct values, sorted; and those values.
    #[must_use]
    pub fn categories(&self, attribute: &str) -> Option<(Vec<usize>, Vec<String>)> {
        let (_, values) = self.attributes.iter().find(|(name, _)| name == attribute)?;
        let mut distinct = values.clone();
        distinct.sort();
        distinct.dedup();
        let numbers = values.iter().map(|value| distinct.binary_search(value).unwrap_or(0)).collect();
        Some((numbers, distinct))
    }
}

/// The same texts in another order.
fn ordered(texts: &mut [String], order: &[usize]) -> Vec<String> {
    order.iter().filter_map(|old| texts.get_mut(*old).map(std::mem::take)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(from: usize, to: usize) -> Tie {
        Tie { from, to, weight: 1.0, kind: None, at: None }
    }

    #[test]
    fn reciprocity_counts_answered_ties() {
        let ids = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let network =
            Network { ids, ties: vec![tie(0, 1), tie(1, 0), tie(1, 2), tie(2, 2)], ..Network::default() };
        assert!((network.reciprocity().unwrap() - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(network.directed_degrees(), vec![(1, 1), (1, 2), (1, 0)]);
    }

    #[test]
    fn nodes_numbered_anew_keep_names_attributes_and_ties() {
        let mut network = Network {
            ids: ["a", "b", "c"].map(str::to_owned).into(),
            attributes: vec![("sector".to_owned(), ["x", "y", "z"].map(str::to_owned).into())],
            ties: vec![tie(0, 2), tie(2, 1)],
        };
        network.renumber(&[2, 0, 1]);
        assert_eq!(
            (network.ids.concat(), network.attributes[0].1.concat()),
            ("cab".to_owned(), "zxy".to_owned())
        );
        assert_eq!(network.arcs(), vec![(0, 2), (1, 0)]);
    }

    #[test]
    fn a_network_without_ties_has_no_reciprocity() {
        assert_eq!(Network::default().reciprocity(), None);
    }
}
