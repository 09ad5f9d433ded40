//! Who stands between people who do not know one another (Burt, "Structural Holes", 1992).

#![expect(
    clippy::indexing_slicing,
    reason = "neighbours are below the number of nodes by construction of `Graph`"
)]

use super::{
    cohesion::{each_triangle, triangles},
    real,
};
use crate::graph::Graph;

/// Burt's constraint: `Σ over contacts j of (p_ij + Σ over others q of p_iq p_qj)²`, where `p` is the share of someone's
/// tie weights. Small for brokers, near 1 or above for those held by one circle. `None` for isolates. Uses weights; pass
/// [`Graph::flat`] to have ties count alike.
#[must_use]
pub fn constraint(graph: &Graph) -> Vec<Option<f64>> {
    let strength: Vec<f64> =
        (0..graph.nodes()).map(|node| graph.ties(node).map(|(_, weight)| weight).sum()).collect();
    let share =
        |(node, weight): (usize, f64)| if strength[node] > 0.0 { weight / strength[node] } else { 0.0 };
    // Per tie and direction what it is of its owner's strength, and that with what goes round by a third.
    let own: Vec<f64> = (0..graph.nodes())
        .flat_map(|node| graph.ties(node).map(move |(_, weight)| (node, weight)))
        .map(share)
        .collect();
    let mut through = own.clone();
    each_triangle(graph, |corners| {
        for at in 0..3 {
            let [next, before] = corners[at].1;
            let [after, _] = corners[(at + 1) % 3].1;
            let [_, ahead] = corners[(at + 2) % 3].1;
            through[next] += own[before] * own[ahead];
            through[before] += own[next] * own[after];
        }
    });
    let starts = graph.starts();
    let squares =
        |node: usize| through[starts[node]..starts[node + 1]].iter().map(|value| value * value).sum();
    (0..graph.nodes()).map(|node| (strength[node] > 0.0).then(|| squares(node))).collect()
}

/// Burt's effective size in the form of Borgatti (1997): contacts less the mean number of ties that each has with the other
/// contacts, `d − 2t/d`. Ties count alike. `None` for isolates.
#[must_use]
pub fn effective_size(graph: &Graph) -> Vec<Option<f64>> {
    let among = triangles(graph);
    (0..graph.nodes())
        .map(|node| {
            let degree = real(graph.degree(node));
            (degree > 0.0).then(|| degree - 2.0 * real(among[node]) / degree)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_star_is_least_constrained() {
        let star = Graph::of(5, (1..4).map(|leaf| (0, leaf, 1.0)));
        let values = constraint(&star);
        assert!((values[0].unwrap() - 3.0 / 9.0).abs() < 1e-12);
        assert!((values[1].unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(values[4], None);
        assert_eq!(effective_size(&star)[0], Some(3.0));
    }

    #[test]
    fn in_a_triangle_one_contact_is_redundant() {
        let triangle = Graph::of(3, [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0)]);
        assert_eq!(effective_size(&triangle)[0], Some(1.0));
        assert!((constraint(&triangle)[0].unwrap() - 1.125).abs() < 1e-12);
    }
}
