//! The leading eigenvector of a connected graph's ties.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "neighbours are below the number of nodes by construction of `Graph`"
)]

use super::{fold::Fold, real};
use crate::graph::Graph;

/// Iterations stop when `A x − λ x` is this small beside λ …
const CLOSE: f64 = 1e-13;
/// … or after so many …
const MOST: usize = 20_000;
/// … or after so many steps from node to node, some seconds.
pub(super) const MOST_STEPS: usize = 2_000_000_000;
/// The image of the vector is computed anew after so many, since rounding adds up in it.
const FRESH: usize = 50;

/// The vector of length 1 with `A x = λ x` for the largest λ, all values 0 or more.
pub(super) fn vector(graph: &Graph) -> Vec<f64> {
    if graph.edges() + 1 == graph.nodes() { of_tree(graph) } else { climbed(graph) }
}

/// Climbs `xᵀ A x` over vectors of length 1 from equal values, each step in the plane of the present vector and a direction
/// conjugate to the one before (Bradbury and Fletcher 1966). Where repeated multiplication needs as many rounds as the square
/// of a chain is long, this needs about as many as its length.
fn climbed(graph: &Graph) -> Vec<f64> {
    let nodes = graph.nodes();
    let rounds = MOST.min(MOST_STEPS / (nodes + 2 * graph.edges()));
    let mut at = vec![1.0 / real(nodes).sqrt(); nodes];
    let mut image = times(graph, &at);
    let mut off = remainder(&image, &at);
    let mut way = off.clone();
    for round in 1..=rounds {
        let steep = dot(&off, &off);
        let value = dot(&at, &image);
        if steep.sqrt() <= CLOSE * value {
            break;
        }
        let mut side = remainder(&way, &at);
        let length = dot(&side, &side).sqrt();
        if length <= f64::MIN_POSITIVE {
            break;
        }
        side.iter_mut().for_each(|value| *value /= length);
        let side_image = times(graph, &side);
        let angle = 0.5 * (2.0 * dot(&at, &side_image)).atan2(value - dot(&side, &side_image));
        let (sine, cosine) = angle.sin_cos();
        for node in 0..nodes {
            image[node] = cosine * image[node] + sine * side_image[node];
            (at[node], side[node]) =
                (cosine * at[node] + sine * side[node], cosine * side[node] - sine * at[node]);
        }
        if round % FRESH == 0 {
            shorten(&mut at);
            image = times(graph, &at);
        }
        let next = remainder(&image, &at);
        // How much of the last direction is kept (Polak and Ribière); none when it no longer helps.
        let kept = ((dot(&next, &next) - dot(&next, &off)) / steep).max(0.0) * length;
        way = next.iter().zip(&side).map(|(next, side)| next + kept * side).collect();
        off = next;
    }
    // The vector of the largest λ has no sign; rounding may leave one on values next to nothing.
    at.into_iter().map(f64::abs).collect()
}

/// The vector of a tree. `λI − A` is eliminated from the tips to the root without filling in; all pivots are above nought
/// exactly when λ is above the largest eigenvalue, which is so found by halving. A few solutions with that λ (inverse iteration)
/// leave the vector.
fn of_tree(graph: &Graph) -> Vec<f64> {
    let tree = Fold::of(graph);
    let nodes = graph.nodes();
    let mut pivots = vec![0.0; nodes];
    let most = (0..nodes).map(|node| graph.degree(node)).max().unwrap_or(0);
    let (mut below, mut above) = (real(most).sqrt() * 0.5, real(most) + 1.0);
    while above - below > above * f64::EPSILON {
        let middle = below + (above - below) / 2.0;
        if middle <= below || middle >= above {
            break;
        }
        if eliminate(&tree, middle, &mut pivots) { above = middle } else { below = middle }
    }
    eliminate(&tree, above, &mut pivots);
    let mut vector = vec![1.0; nodes];
    for _ in 0..4 {
        for (node, parent) in tree.inward() {
            vector[parent] += vector[node] / pivots[node];
        }
        let root = (0..nodes).find(|node| tree.is_root(*node)).unwrap_or(0);
        vector[root] /= pivots[root];
        for (node, parent) in tree.outward() {
            vector[node] = (vector[node] + vector[parent]) / pivots[node];
        }
        shorten(&mut vector);
    }
    vector
}

/// The pivots of `λI − A`, and whether all are above nought.
fn eliminate(tree: &Fold, lambda: f64, pivots: &mut [f64]) -> bool {
    pivots.fill(lambda);
    for (node, parent) in tree.inward() {
        if pivots[node] <= 0.0 {
            return false;
        }
        pivots[parent] -= 1.0 / pivots[node];
    }
    pivots.iter().all(|pivot| *pivot > 0.0)
}

/// `A v`: for each node the sum over its neighbours.
pub(super) fn times(graph: &Graph, vector: &[f64]) -> Vec<f64> {
    let sum = |node| graph.neighbours(node).iter().map(|other| vector[*other as usize]).sum();
    (0..graph.nodes()).map(sum).collect()
}

/// What of a vector does not lie along another of length 1.
fn remainder(vector: &[f64], unit: &[f64]) -> Vec<f64> {
    let along = dot(vector, unit);
    vector.iter().zip(unit).map(|(value, unit)| value - along * unit).collect()
}

/// Brings a vector to length 1.
fn shorten(vector: &mut [f64]) {
    let length = dot(vector, vector).sqrt();
    vector.iter_mut().for_each(|value| *value /= length);
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_chain_is_a_half_wave() {
        let nodes = 600;
        let chain = Graph::of(nodes, (1..nodes).map(|node| (node - 1, node, 1.0)));
        let step = std::f64::consts::PI / real(nodes + 1);
        let size = (2.0 / real(nodes + 1)).sqrt();
        for (node, value) in vector(&chain).into_iter().enumerate() {
            assert!((value - size * (step * real(node + 1)).sin()).abs() < 1e-9, "{node}: {value}");
        }
    }

    #[test]
    fn a_star_gives_its_middle_as_much_as_all_others() {
        let star = Graph::of(5, (1..5).map(|node| (0, node, 1.0)));
        let value = vector(&star);
        assert!((value[0] - 0.5_f64.sqrt()).abs() < 1e-12 && (value[1] - 0.125_f64.sqrt()).abs() < 1e-12);
    }
}
