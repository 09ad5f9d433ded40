//! The compact form of an undirected network.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "`of` drops ends that are out of range, so every stored neighbour is below the number of nodes"
)]

/// An undirected graph without self-loops and parallel ties: for each node its neighbours, in increasing order.
///
/// Memory: 12 bytes per tie and direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    starts: Vec<usize>,
    neighbours: Vec<u32>,
    weights: Vec<f64>,
}

impl Graph {
    /// Builds a graph of `nodes` nodes. Direction is forgotten, parallel ties add up, self-loops and ties to nodes that do
    /// not exist are dropped.
    #[must_use]
    pub fn of(nodes: usize, ties: impl IntoIterator<Item = (usize, usize, f64)>) -> Self {
        let inside = |(from, to, _): &(usize, usize, f64)| from != to && *from < nodes && *to < nodes;
        let ties: Vec<(usize, usize, f64)> = ties.into_iter().filter(inside).collect();
        // Both ends of every tie, node by node: counted first, then put where they belong.
        let mut places = vec![0; nodes + 1];
        for (from, to, _) in &ties {
            places[from + 1] += 1;
            places[to + 1] += 1;
        }
        for node in 0..nodes {
            places[node + 1] += places[node];
        }
        let mut free = places.clone();
        let mut ends = vec![(0_u32, 0.0); 2 * ties.len()];
        for (from, to, weight) in ties {
            ends[free[from]] = (to as u32, weight);
            ends[free[to]] = (from as u32, weight);
            free[from] += 1;
            free[to] += 1;
        }
        let mut graph = Self { starts: vec![0; nodes + 1], neighbours: Vec::new(), weights: Vec::new() };
        for node in 0..nodes {
            graph.add(&mut ends[places[node]..places[node + 1]]);
            graph.starts[node + 1] = graph.neighbours.len();
        }
        graph
    }

    /// Adds the ties of the next node, parallel ones added up.
    fn add(&mut self, ends: &mut [(u32, f64)]) {
        ends.sort_by_key(|(to, _)| *to);
        for together in ends.chunk_by(|(one, _), (other, _)| one == other) {
            self.neighbours.extend(together.first().map(|(to, _)| *to));
            self.weights.push(together.iter().map(|(_, weight)| weight).sum());
        }
    }

    /// The number of nodes.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.starts.len() - 1
    }

    /// The number of ties.
    #[must_use]
    pub fn edges(&self) -> usize {
        self.neighbours.len() / 2
    }

    /// How many neighbours a node has.
    #[must_use]
    pub fn degree(&self, node: usize) -> usize {
        self.starts[node + 1] - self.starts[node]
    }

    /// The neighbours of a node, in increasing order.
    #[must_use]
    pub fn neighbours(&self, node: usize) -> &[u32] {
        &self.neighbours[self.starts[node]..self.starts[node + 1]]
    }

    /// The neighbours of a node with the weights of the ties.
    pub fn ties(&self, node: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.starts[node]..self.starts[node + 1];
        self.neighbours[range.clone()].iter().map(|to| *to as usize).zip(self.weights[range].iter().copied())
    }

    /// Every tie once: (smaller node, larger node, weight).
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
        (0..self.nodes()).flat_map(|node| {
            self.ties(node).filter(move |(to, _)| node < *to).map(move |(to, weight)| (node, to, weight))
        })
    }

    /// Are two nodes tied?
    #[must_use]
    pub fn has(&self, from: usize, to: usize) -> bool {
        self.neighbours(from).binary_search(&(to as u32)).is_ok()
    }

    /// The same graph with every weight 1.
    #[must_use]
    pub fn flat(&self) -> Self {
        Self { weights: vec![1.0; self.weights.len()], ..self.clone() }
    }

    /// The graph without some nodes; these stay as isolates, so that numbers keep their meaning.
    #[must_use]
    pub fn without(&self, removed: &[bool]) -> Self {
        let stays = |node: usize| !removed.get(node).copied().unwrap_or(false);
        Self::of(self.nodes(), self.pairs().filter(|(from, to, _)| stays(*from) && stays(*to)))
    }

    /// The nodes in an order in which those who are tied stand near one another: from the node with most ties outward, piece by
    /// piece. A large network that is numbered so is measured in a third of the time, for its memory is read in a row.
    #[must_use]
    pub fn outward(&self) -> Vec<usize> {
        let mut first: Vec<usize> = (0..self.nodes()).collect();
        first.sort_by_key(|node| std::cmp::Reverse(self.degree(*node)));
        let mut met = vec![false; self.nodes()];
        let mut order: Vec<usize> = Vec::with_capacity(self.nodes());
        for start in first {
            if met[start] {
                continue;
            }
            met[start] = true;
            let mut at = order.len();
            order.push(start);
            while at < order.len() {
                for next in self.neighbours(order[at]).iter().map(|next| *next as usize) {
                    if !met[next] {
                        met[next] = true;
                        order.push(next);
                    }
                }
                at += 1;
            }
        }
        order
    }

    pub(crate) fn starts(&self) -> &[usize] {
        &self.starts
    }

    pub(crate) fn all_neighbours(&self) -> &[u32] {
        &self.neighbours
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parallel_ties_add_up_and_self_loops_vanish() {
        let graph = Graph::of(3, [(0, 1, 1.0), (1, 0, 2.5), (2, 2, 9.0)]);
        assert_eq!(graph.edges(), 1);
        assert_eq!(graph.pairs().collect::<Vec<_>>(), vec![(0, 1, 3.5)]);
        assert_eq!(graph.degree(2), 0);
    }

    #[test]
    fn outward_from_the_middle_come_all_nodes_piece_by_piece() {
        let graph = Graph::of(7, [(6, 3, 1.0), (3, 0, 1.0), (3, 1, 1.0), (1, 5, 1.0), (2, 4, 1.0)]);
        assert_eq!(graph.outward(), [3, 0, 1, 6, 5, 2, 4]);
    }

    #[test]
    fn a_graph_of_nothing_has_no_nodes_and_no_ties() {
        let graph = Graph::of(0, []);
        assert_eq!((graph.nodes(), graph.edges()), (0, 0));
    }
}
