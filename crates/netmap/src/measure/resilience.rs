//! What if someone left?

#![expect(clippy::indexing_slicing, reason = "all lists have one entry per node")]

use super::{cohesion::Tree, components, paths::Walk};
use crate::graph::Graph;

/// Borgatti's fragmentation (2006): the share of ordered pairs that cannot reach one another, `1 − Σ s(s − 1) / (n(n − 1))`
/// over component sizes `s`. 0 when connected, 1 when nobody is tied; 0 below two nodes.
#[must_use]
pub fn fragmentation(graph: &Graph) -> f64 {
    among(graph, &vec![false; graph.nodes()])
}

/// What a network loses when some nodes leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// Fragmentation among those who stay.
    pub fragmentation: f64,
    /// The share of distance-weighted reach (the sum of 1/distance over pairs of those who stay) that is lost because paths
    /// through the leavers are gone, 0 to 1.
    pub reach_loss: f64,
}

/// Measures the loss when nodes leave. Time ~ nodes × ties.
#[must_use]
pub fn removal(graph: &Graph, leaving: &[usize]) -> Removal {
    let mut removed = vec![false; graph.nodes()];
    for node in leaving {
        if let Some(gone) = removed.get_mut(*node) {
            *gone = true;
        }
    }
    let after = graph.without(&removed);
    let (before_reach, after_reach) = (reach(graph, &removed), reach(&after, &removed));
    let reach_loss = if before_reach > 0.0 { 1.0 - after_reach / before_reach } else { 0.0 };
    Removal { fragmentation: among(&after, &removed), reach_loss }
}

/// The order in which leavers would break the network most: at each step the node whose removal leaves the most fragmented
/// rest (equal: the one with more ties, then the smaller number). `(node, fragmentation after)`, at most `most` steps.
///
/// Greedy; each step is exact and takes time ~ nodes + ties, for one depth-first tree tells what every node would cut off.
#[must_use]
pub fn attack_order(graph: &Graph, most: usize) -> Vec<(usize, f64)> {
    let mut removed = vec![false; graph.nodes()];
    let mut rest = graph.clone();
    let mut order = Vec::new();
    for _ in 0..most.min(graph.nodes()) {
        let tree = Tree::of(&rest);
        let lost = |node: usize| {
            let size = tree.component[node] - 1;
            let cut = &tree.cut_off[node];
            let own = size - cut.iter().sum::<usize>();
            size * size - own * own - cut.iter().map(|part| part * part).sum::<usize>() + 2 * size
        };
        let next = (0..graph.nodes())
            .filter(|node| !removed[*node])
            .max_by_key(|node| (lost(*node), rest.degree(*node), std::cmp::Reverse(*node)));
        let Some(next) = next else { break };
        removed[next] = true;
        rest = rest.without(&removed);
        order.push((next, among(&rest, &removed)));
    }
    order
}

fn among(graph: &Graph, removed: &[bool]) -> f64 {
    let mut sizes = vec![0.0_f64; graph.nodes()];
    let mut staying = 0.0;
    for (label, _) in components(graph).into_iter().zip(removed).filter(|(_, gone)| !**gone) {
        sizes[label] += 1.0;
        staying += 1.0;
    }
    let together: f64 = sizes.iter().map(|size| size * (size - 1.0)).sum();
    if staying < 2.0 { 0.0 } else { 1.0 - together / (staying * (staying - 1.0)) }
}

/// The sum of 1/distance over ordered pairs of those who stay.
fn reach(graph: &Graph, removed: &[bool]) -> f64 {
    let mut walk = Walk::new(graph.nodes());
    let mut total = 0.0;
    for source in (0..graph.nodes()).filter(|node| !removed[*node]) {
        walk.from(graph, source);
        for (depth, gone) in walk.depth.iter().zip(removed) {
            if !gone && *depth != u32::MAX && *depth > 0 {
                total += 1.0 / f64::from(*depth);
            }
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;

    #[test]
    fn without_its_middle_a_star_is_dust() {
        let star = Graph::of(5, (1..5).map(|leaf| (0, leaf, 1.0)));
        assert!(fragmentation(&star).abs() < 1e-12);
        let lost = removal(&star, &[0]);
        assert!((lost.fragmentation - 1.0).abs() < 1e-12 && (lost.reach_loss - 1.0).abs() < 1e-12);
        assert_eq!(attack_order(&star, 1), vec![(0, 1.0)]);
    }

    #[test]
    fn each_step_of_the_attack_is_the_best_single_removal() {
        let mut chance = Chance::new(3);
        for _ in 0..20 {
            let ties: Vec<_> = (0..18).map(|_| (chance.below(14), chance.below(14), 1.0)).collect();
            let graph = Graph::of(14, ties);
            let best = (0..14).map(|node| removal(&graph, &[node]).fragmentation).fold(0.0, f64::max);
            assert!((attack_order(&graph, 1)[0].1 - best).abs() < 1e-12);
        }
    }
}
