//! Who is central by the company they keep, and how far a network hangs on one node.

use super::{components, leading, real};
use crate::graph::Graph;

/// Eigenvector centrality (Bonacich 1972): the vector with `A x = λ x` for the largest λ, of length 1. Ties count alike. Zeros
/// when there are no ties.
///
/// A connected network is followed until nothing moves, by conjugate directions, so that long chains come out right as well. In
/// one with several pieces the pieces with smaller λ fade without end; there A + I is applied to equal values again and
/// again until they move by less than 10⁻⁶ per node, the custom of the field, so that small pieces keep a trace. In a very large
/// network both end after some seconds.
#[must_use]
pub fn eigenvector(graph: &Graph) -> Vec<f64> {
    let nodes = graph.nodes();
    if graph.edges() == 0 {
        return vec![0.0; nodes];
    }
    if components(graph).iter().all(|label| *label == 0) {
        return leading::vector(graph);
    }
    let mut now = vec![1.0 / real(nodes); nodes];
    for _ in 0..20_000.min(leading::MOST_STEPS / (nodes + 2 * graph.edges())) {
        let pulled = leading::times(graph, &now);
        let mut next: Vec<f64> = now.iter().zip(pulled).map(|(own, pulled)| own + pulled).collect();
        let length = next.iter().map(|value| value * value).sum::<f64>().sqrt();
        next.iter_mut().for_each(|value| *value /= length);
        let moved: f64 = next.iter().zip(&now).map(|(a, b)| (a - b).abs()).sum();
        now = next;
        if moved < real(nodes) * 1e-6 {
            break;
        }
    }
    now
}

/// Freeman's degree centralisation (1979): `Σ (largest − degree) / ((n − 1)(n − 2))`. 1 for a star, 0 when all are alike.
#[must_use]
pub fn centralisation_of_degree(graph: &Graph) -> f64 {
    let degrees: Vec<f64> = (0..graph.nodes()).map(|node| real(graph.degree(node))).collect();
    let nodes = real(graph.nodes());
    if graph.nodes() < 3 { 0.0 } else { lead(&degrees) / ((nodes - 1.0) * (nodes - 2.0)) }
}

/// Freeman's betweenness centralisation: `Σ (largest − b) / (n − 1)` for normalised betweenness `b`.
#[must_use]
pub fn centralisation_of_betweenness(betweenness: &[f64]) -> f64 {
    if betweenness.len() < 2 { 0.0 } else { lead(betweenness) / (real(betweenness.len()) - 1.0) }
}

fn lead(values: &[f64]) -> f64 {
    let most = values.iter().copied().fold(0.0, f64::max);
    values.iter().map(|value| most - value).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_wholly_centralised_and_a_ring_not_at_all() {
        let star = Graph::of(6, (1..6).map(|leaf| (0, leaf, 1.0)));
        let ring = Graph::of(6, (0..6).map(|at| (at, (at + 1) % 6, 1.0)));
        assert!((centralisation_of_degree(&star) - 1.0).abs() < 1e-12);
        assert!(centralisation_of_degree(&ring).abs() < 1e-12);
        assert!((centralisation_of_betweenness(&super::super::betweenness(&star)) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn everyone_in_a_ring_is_equally_central() {
        let ring = Graph::of(4, (0..4).map(|at| (at, (at + 1) % 4, 1.0)));
        eigenvector(&ring).iter().for_each(|value| assert!((value - 0.5).abs() < 1e-9));
    }
}
