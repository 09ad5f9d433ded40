//! The core of a network and its periphery.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "neighbours are below the number of nodes by construction of `Graph`; all work lists have that length"
)]

use super::real;
use crate::graph::Graph;

/// Per node the largest k such that it is in the k-core: the part where everyone has k ties within it
/// (Seidman 1983; Batagelj and Zaveršnik 2003).
#[must_use]
pub fn core_numbers(graph: &Graph) -> Vec<usize> {
    let nodes = graph.nodes();
    let mut left: Vec<usize> = (0..nodes).map(|node| graph.degree(node)).collect();
    let most = left.iter().max().copied().unwrap_or(0);
    let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); most + 1];
    left.iter().enumerate().for_each(|(node, degree)| buckets[*degree].push(node));
    let mut core = vec![usize::MAX; nodes];
    let (mut level, mut at) = (0, 0);
    while at <= most {
        let Some(node) = buckets[at].pop() else {
            at += 1;
            continue;
        };
        if core[node] != usize::MAX || left[node] != at {
            continue;
        }
        level = level.max(at);
        core[node] = level;
        for other in graph.neighbours(node) {
            let other = *other as usize;
            if core[other] == usize::MAX && left[other] > at {
                left[other] -= 1;
                buckets[left[other]].push(other);
            }
        }
    }
    core
}

/// A division into core and periphery.
#[derive(Clone, Debug, PartialEq)]
pub struct CorePeriphery {
    /// Who is in the core.
    pub core: Vec<bool>,
    /// The correlation of the ties with the ideal picture (core wholly tied, periphery not at all; ties between the two left
    /// out), −1 to 1. `None` where it is not defined.
    pub fit: Option<f64>,
}

/// The discrete core–periphery division of Borgatti and Everett (1999), found exactly by Lip's observation (2011): a core of
/// given size is best made of the nodes with the highest degrees, and the best size minimises missing ties within the core
/// plus ties within the periphery. Ties in degree: the smaller node first.
#[must_use]
pub fn core_periphery(graph: &Graph) -> CorePeriphery {
    let nodes = graph.nodes();
    let mut order: Vec<usize> = (0..nodes).collect();
    order.sort_by_key(|node| (std::cmp::Reverse(graph.degree(*node)), *node));
    let mut errors = real(graph.edges());
    let mut best = (errors, 0);
    for (size, node) in order.iter().enumerate() {
        errors += real(size) - real(graph.degree(*node));
        if errors < best.0 {
            best = (errors, size + 1);
        }
    }
    let mut core = vec![false; nodes];
    order[..best.1].iter().for_each(|node| core[*node] = true);
    let fit = fit(graph, &core);
    CorePeriphery { core, fit }
}

/// The correlation of two yes/no pictures over the pairs within the core and within the periphery.
fn fit(graph: &Graph, core: &[bool]) -> Option<f64> {
    let inside = real(core.iter().filter(|inside| **inside).count());
    let outside = real(core.len()) - inside;
    let wanted = inside * (inside - 1.0) / 2.0;
    let pairs = wanted + outside * (outside - 1.0) / 2.0;
    let within = graph.pairs().filter(|(from, to, _)| core[*from] && core[*to]).count();
    let beyond = graph.pairs().filter(|(from, to, _)| !core[*from] && !core[*to]).count();
    let ties = real(within) + real(beyond);
    let spread = (ties * (pairs - ties) * wanted * (pairs - wanted)).sqrt();
    (spread > 0.0).then(|| (pairs * real(within) - ties * wanted) / spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_with_a_tail_has_a_two_core() {
        let graph = Graph::of(5, [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0), (2, 3, 1.0)]);
        assert_eq!(core_numbers(&graph), vec![2, 2, 2, 1, 0]);
    }

    #[test]
    fn a_clique_with_leaves_is_a_perfect_core_and_periphery() {
        let graph =
            Graph::of(6, [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0), (0, 3, 1.0), (1, 4, 1.0), (2, 5, 1.0)]);
        let found = core_periphery(&graph);
        assert_eq!(found.core, vec![true, true, true, false, false, false]);
        assert!((found.fit.unwrap() - 1.0).abs() < 1e-12);
    }
}
