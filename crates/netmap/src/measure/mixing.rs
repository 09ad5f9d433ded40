//! Do people keep to their own kind?

#![expect(
    clippy::indexing_slicing,
    reason = "one category per node, and categories are counted before they are used"
)]

use super::real;
use crate::{chance::Chance, graph::Graph};

/// Krackhardt and Stern's E-I index with a permutation test.
#[derive(Clone, Debug, PartialEq)]
pub struct EiIndex {
    /// `(external − internal) / all ties`: −1 when all ties stay within categories, 1 when all cross.
    pub index: f64,
    /// Ties across categories.
    pub external: usize,
    /// Ties within categories.
    pub internal: usize,
    /// The mean of the index when categories are dealt out at random.
    pub expected: f64,
    /// The share of random deals (the real one counted in) whose index is at least as far from `expected`.
    pub chance: f64,
}

/// The E-I index (1988) of a category per node, compared with `permutations` random deals of the same categories.
/// `None` without ties, or when there is not one category per node.
#[must_use]
pub fn ei_index(graph: &Graph, categories: &[usize], permutations: usize, seed: u64) -> Option<EiIndex> {
    if graph.edges() == 0 || categories.len() != graph.nodes() {
        return None;
    }
    let pairs: Vec<(usize, usize)> = graph.pairs().map(|(from, to, _)| (from, to)).collect();
    let external = |dealt: &[usize]| pairs.iter().filter(|(from, to)| dealt[*from] != dealt[*to]).count();
    let index = |external: usize| (2.0 * real(external) - real(pairs.len())) / real(pairs.len());
    let crossing = external(categories);
    let own = index(crossing);
    let mut chance = Chance::new(seed);
    let mut dealt = categories.to_vec();
    let mut drawn = Vec::with_capacity(permutations);
    for _ in 0..permutations {
        for at in (1..dealt.len()).rev() {
            dealt.swap(at, chance.below(at + 1));
        }
        drawn.push(index(external(&dealt)));
    }
    let expected = if drawn.is_empty() { own } else { drawn.iter().sum::<f64>() / real(drawn.len()) };
    let as_far =
        drawn.iter().filter(|value| (**value - expected).abs() >= (own - expected).abs() - 1e-12).count();
    Some(EiIndex {
        index: own,
        external: crossing,
        internal: pairs.len() - crossing,
        expected,
        chance: (real(as_far) + 1.0) / (real(drawn.len()) + 1.0),
    })
}

/// Newman's assortativity by category (2003): `(Σ e_ii − Σ a_i²) / (1 − Σ a_i²)` with the mixing matrix `e` of tie ends.
/// 1 when ties never cross. `None` when it is not defined (no ties, or all ends in one category).
#[must_use]
pub fn categorical_assortativity(graph: &Graph, categories: &[usize]) -> Option<f64> {
    if graph.edges() == 0 || categories.len() != graph.nodes() {
        return None;
    }
    let mut ends = vec![0.0; categories.iter().max().map_or(0, |most| most + 1)];
    let mut within = 0.0;
    for (from, to, _) in graph.pairs() {
        ends[categories[from]] += 1.0;
        ends[categories[to]] += 1.0;
        within += f64::from(u8::from(categories[from] == categories[to]));
    }
    let ties = real(graph.edges());
    let expected: f64 = ends.iter().map(|count| (count / (2.0 * ties)).powi(2)).sum();
    (expected < 1.0).then(|| (within / ties - expected) / (1.0 - expected))
}

/// The correlation of the degrees at the two ends of a tie (Newman 2002). `None` without ties or when all degrees are alike.
#[must_use]
pub fn degree_assortativity(graph: &Graph) -> Option<f64> {
    let (mut sum, mut squares, mut products, mut count) = (0.0, 0.0, 0.0, 0.0);
    for (from, to, _) in graph.pairs() {
        let (a, b) = (real(graph.degree(from)), real(graph.degree(to)));
        sum += a + b;
        squares += a * a + b * b;
        products += 2.0 * a * b;
        count += 2.0;
    }
    let mean = sum / count;
    let variance = squares / count - mean * mean;
    (count > 0.0 && variance > 1e-12).then(|| (products / count - mean * mean) / variance)
}

/// Blau's index of diversity (1977): the chance that two people drawn with replacement are of different categories,
/// `1 − Σ p²`. 0 when all are alike or there is nobody.
#[must_use]
pub fn blau(categories: &[usize]) -> f64 {
    let mut counts = vec![0.0; categories.iter().max().map_or(0, |most| most + 1)];
    categories.iter().for_each(|category| counts[*category] += 1.0);
    let people = real(categories.len());
    if categories.is_empty() {
        0.0
    } else {
        1.0 - counts.iter().map(|count: &f64| (count / people).powi(2)).sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_cliques() -> (Graph, Vec<usize>) {
        let mut ties = vec![(3, 4, 1.0)];
        for from in 0..4 {
            for to in 0..from {
                ties.extend([(from, to, 1.0), (from + 4, to + 4, 1.0)]);
            }
        }
        (Graph::of(8, ties), vec![0, 0, 0, 0, 1, 1, 1, 1])
    }

    #[test]
    fn cliques_of_one_kind_keep_to_themselves() {
        let (graph, kinds) = two_cliques();
        let found = ei_index(&graph, &kinds, 999, 1).unwrap();
        assert_eq!((found.external, found.internal), (1, 12));
        assert!((found.index + 11.0 / 13.0).abs() < 1e-12);
        assert!(found.chance < 0.1 && found.expected > -0.3);
        assert_eq!(ei_index(&graph, &kinds, 999, 1), Some(found));
        assert!(categorical_assortativity(&graph, &kinds).unwrap() > 0.8);
    }

    #[test]
    fn half_and_half_is_half_diverse() {
        assert!((blau(&[0, 1, 0, 1]) - 0.5).abs() < 1e-12);
        assert!(blau(&[]).abs() < 1e-12);
    }

    #[test]
    fn without_ties_there_is_no_mixing() {
        let graph = Graph::of(2, []);
        assert_eq!(ei_index(&graph, &[0, 1], 10, 1), None);
        assert_eq!(categorical_assortativity(&graph, &[0, 1]), None);
        assert_eq!(degree_assortativity(&graph), None);
    }
}
