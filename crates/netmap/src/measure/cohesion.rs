//! How tightly a network holds together.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "neighbours are below the number of nodes by construction of `Graph`; all work lists have that length"
)]

use super::{paths::Walk, real};
use crate::graph::Graph;

/// The share of possible ties that exist: `2m / (n(n − 1))`; 0 below two nodes.
#[must_use]
pub fn density(graph: &Graph) -> f64 {
    let nodes = real(graph.nodes());
    if graph.nodes() < 2 { 0.0 } else { 2.0 * real(graph.edges()) / (nodes * (nodes - 1.0)) }
}

/// Per node the number of its component: 0, 1, … in the order of each component's smallest node.
#[must_use]
pub fn components(graph: &Graph) -> Vec<usize> {
    let mut labels = vec![usize::MAX; graph.nodes()];
    let mut walk = Walk::new(graph.nodes());
    let mut count = 0;
    for node in 0..graph.nodes() {
        if labels[node] == usize::MAX {
            walk.from(graph, node);
            walk.order.iter().for_each(|reached| labels[*reached as usize] = count);
            count += 1;
        }
    }
    labels
}

/// Per node the share of pairs of its neighbours that are tied (Watts and Strogatz 1998); 0 below two neighbours.
/// The mean over all nodes is the network's average clustering.
#[must_use]
pub fn local_clustering(graph: &Graph) -> Vec<f64> {
    triangles(graph)
        .into_iter()
        .enumerate()
        .map(|(node, count)| {
            let degree = real(graph.degree(node));
            if degree < 2.0 { 0.0 } else { 2.0 * real(count) / (degree * (degree - 1.0)) }
        })
        .collect()
}

/// Transitivity: three times the triangles, divided by the connected triples; 0 without triples.
#[must_use]
pub fn transitivity(graph: &Graph) -> f64 {
    let closed: usize = triangles(graph).iter().sum();
    let triples: usize =
        (0..graph.nodes()).map(|node| graph.degree(node) * graph.degree(node).saturating_sub(1) / 2).sum();
    if triples == 0 { 0.0 } else { real(closed) / real(triples) }
}

/// Per node the number of triangles it is in.
pub(crate) fn triangles(graph: &Graph) -> Vec<usize> {
    let mut count = vec![0; graph.nodes()];
    each_triangle(graph, |[(one, _), (two, _), (three, _)]| {
        count[one] += 1;
        count[two] += 1;
        count[three] += 1;
    });
    count
}

/// Goes through every triangle once: its nodes, each with the places of its ties to the next and to the one before, as in
/// [`Graph::starts`].
///
/// A tie is only looked at from the end with fewer ties, so that a node with very many costs no more than its ties
/// (Chiba and Nishizeki 1985): time ~ ties^1.5 at most, and ~ ties in trees and the like.
pub(crate) fn each_triangle(graph: &Graph, mut found: impl FnMut([(usize, [usize; 2]); 3])) {
    let back = seen_back(graph);
    let (ups, ends) = upward(graph);
    let up = |node: usize| &ups[ends[node]..ends[node + 1]];
    let mut from = vec![(usize::MAX, 0); graph.nodes()];
    for one in 0..graph.nodes() {
        for (other, place) in up(one) {
            from[*other] = (one, *place);
        }
        for (two, to_two) in up(one) {
            for (three, to_three) in up(*two) {
                let (owner, far) = from[*three];
                if owner == one {
                    found([
                        (one, [*to_two, far]),
                        (*two, [*to_three, back[*to_two]]),
                        (*three, [back[far], back[*to_three]]),
                    ]);
                }
            }
        }
    }
}

/// Per tie, in both directions, the place of the same tie seen from the other end.
fn seen_back(graph: &Graph) -> Vec<usize> {
    let (starts, neighbours) = (graph.starts(), graph.all_neighbours());
    let mut free = starts.to_vec();
    let mut back = vec![0; neighbours.len()];
    for (place, other) in neighbours.iter().enumerate() {
        let other = *other as usize;
        // Neighbours stand in increasing order, so each node meets its ties in the order in which they stand.
        back[place] = free[other];
        free[other] += 1;
    }
    back
}

/// Each node's ties to those with more ties than it has (equal: the larger number), with their places; and where each node's
/// begin and end.
fn upward(graph: &Graph) -> (Vec<(usize, usize)>, Vec<usize>) {
    let (starts, neighbours) = (graph.starts(), graph.all_neighbours());
    let rank = |node: usize| (graph.degree(node), node);
    let (mut ups, mut ends) = (Vec::with_capacity(graph.edges()), vec![0]);
    for node in 0..graph.nodes() {
        let (first, end) = (starts[node], starts[node + 1]);
        for (place, other) in (first..end).zip(&neighbours[first..end]) {
            let other = *other as usize;
            if rank(other) > rank(node) {
                ups.push((other, place));
            }
        }
        ends.push(ups.len());
    }
    (ups, ends)
}

/// Nodes without which their component falls apart, and ties likewise (Tarjan 1974): sorted.
#[must_use]
pub fn cut_points_and_bridges(graph: &Graph) -> (Vec<usize>, Vec<(usize, usize)>) {
    let tree = Tree::of(graph);
    let points =
        (0..graph.nodes()).filter(|node| !tree.cut_off[*node].is_empty() && tree.is_cut(*node)).collect();
    let mut bridges: Vec<(usize, usize)> = (0..graph.nodes())
        .filter(|node| tree.parent[*node] != usize::MAX && tree.low[*node] == tree.visit[*node])
        .map(|node| (node.min(tree.parent[node]), node.max(tree.parent[node])))
        .collect();
    bridges.sort_unstable();
    (points, bridges)
}

/// A depth-first tree with what each node would cut off.
pub(crate) struct Tree {
    pub(crate) parent: Vec<usize>,
    visit: Vec<usize>,
    low: Vec<usize>,
    /// Per node the sizes of the subtrees that hang on it alone.
    pub(crate) cut_off: Vec<Vec<usize>>,
    /// Per node the size of its component.
    pub(crate) component: Vec<usize>,
}

impl Tree {
    pub(crate) fn of(graph: &Graph) -> Self {
        let nodes = graph.nodes();
        let mut tree = Self {
            parent: vec![usize::MAX; nodes],
            visit: vec![usize::MAX; nodes],
            low: vec![usize::MAX; nodes],
            cut_off: vec![Vec::new(); nodes],
            component: vec![0; nodes],
        };
        let mut size = vec![1; nodes];
        let mut clock = 0;
        for root in 0..nodes {
            if tree.visit[root] == usize::MAX {
                let order = tree.grow(graph, root, &mut clock, &mut size);
                order.iter().for_each(|node| tree.component[*node] = order.len());
            }
        }
        tree
    }

    fn grow(&mut self, graph: &Graph, root: usize, clock: &mut usize, size: &mut [usize]) -> Vec<usize> {
        let mut order = vec![root];
        let mut stack = vec![(root, 0)];
        (self.visit[root], self.low[root]) = (*clock, *clock);
        *clock += 1;
        while let Some((node, next)) = stack.last_mut() {
            let node = *node;
            if let Some(other) = graph.neighbours(node).get(*next).map(|other| *other as usize) {
                *next += 1;
                if self.visit[other] == usize::MAX {
                    self.parent[other] = node;
                    (self.visit[other], self.low[other]) = (*clock, *clock);
                    *clock += 1;
                    order.push(other);
                    stack.push((other, 0));
                } else if self.parent[node] != other {
                    self.low[node] = self.low[node].min(self.visit[other]);
                }
                continue;
            }
            stack.pop();
            let parent = self.parent[node];
            if parent != usize::MAX {
                size[parent] += size[node];
                self.low[parent] = self.low[parent].min(self.low[node]);
                if self.low[node] >= self.visit[parent] {
                    self.cut_off[parent].push(size[node]);
                }
            }
        }
        order
    }

    /// A root cuts when two subtrees hang on it; any other node when one does.
    pub(crate) fn is_cut(&self, node: usize) -> bool {
        self.cut_off[node].len() > usize::from(self.parent[node] == usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two triangles joined by the tie 2–3.
    fn bow() -> Graph {
        Graph::of(
            6,
            [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0), (4, 5, 1.0), (3, 5, 1.0)],
        )
    }

    #[test]
    fn two_joined_triangles_have_known_figures() {
        assert!((density(&bow()) - 7.0 / 15.0).abs() < 1e-12);
        assert!((transitivity(&bow()) - 6.0 / 10.0).abs() < 1e-12);
        assert_eq!(cut_points_and_bridges(&bow()), (vec![2, 3], vec![(2, 3)]));
    }

    #[test]
    fn pieces_are_numbered_by_their_smallest_node() {
        assert_eq!(components(&Graph::of(4, [(1, 3, 1.0)])), vec![0, 1, 2, 1]);
    }
}
