//! Communities: parts with more ties inside than chance would put there.

#![expect(
    clippy::indexing_slicing,
    reason = "labels are renumbered to 0.. before they index; nodes are below the number of nodes"
)]

use crate::{chance::Chance, graph::Graph};

/// A division into communities.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// Per node the number of its community; 0 is the largest, equals in the order of their smallest node.
    pub labels: Vec<usize>,
    /// The modularity of the division.
    pub modularity: f64,
}

/// A graph of as many ties as this …
const MANY: usize = 500_000;
/// … is not gone through again for a smaller gain in modularity than this.
const WORTH: f64 = 1e-3;
/// How many ties are gone through at most, over and over, in one run, though three times in any case: long paths gain a little
/// more each time, and never seem to end.
const WORK: usize = 4_000_000;

/// Modularity (Newman and Girvan 2004) of a division: `Σ over communities of (inside/m − (ends/2m)²)`, with weights.
/// 0 without ties.
#[must_use]
pub fn modularity(graph: &Graph, labels: &[usize]) -> f64 {
    let mut ends = vec![0.0; labels.iter().max().map_or(0, |most| most + 1)];
    let (mut inside, mut total) = (0.0, 0.0);
    for (from, to, weight) in graph.pairs() {
        ends[labels[from]] += weight;
        ends[labels[to]] += weight;
        total += weight;
        if labels[from] == labels[to] {
            inside += weight;
        }
    }
    if total <= 0.0 {
        return 0.0;
    }
    inside / total - ends.iter().map(|end: &f64| (end / (2.0 * total)).powi(2)).sum::<f64>()
}

/// The Leiden algorithm (Traag, Waltman, van Eck 2019) for modularity, with weights: move nodes, refine each community into
/// well-tied parts, merge the parts, repeat until nothing improves; the best of `runs` runs.
///
/// Chance decides the order in which nodes are looked at; the same seed gives the same division. With half a million ties or
/// more a run also ends when all levels together have gained less than a thousandth, and however many there are, after so
/// many times that it has looked at four million.
#[must_use]
pub fn leiden(graph: &Graph, runs: usize, seed: u64) -> Communities {
    let mut best = Communities { labels: (0..graph.nodes()).collect(), modularity: f64::NEG_INFINITY };
    let mut chance = Chance::new(seed);
    let least = if graph.edges() >= MANY { WORTH } else { 1e-12 };
    let passes = (WORK / graph.edges().max(1)).max(3);
    for _ in 0..runs.max(1) {
        let mut labels: Vec<usize> = (0..graph.nodes()).collect();
        let mut reached = modularity(graph, &labels);
        for _ in 0..passes {
            let next = pass(graph, labels.clone(), &mut chance);
            let value = modularity(graph, &next);
            if value <= reached + least {
                break;
            }
            (labels, reached) = (next, value);
        }
        if reached > best.modularity {
            best = Communities { labels, modularity: reached };
        }
    }
    best.labels = by_size(&best.labels);
    best
}

/// A level of merged nodes: ties between them, and how many tie ends each holds.
struct Level {
    graph: Graph,
    ends: Vec<f64>,
    total: f64,
}

/// One pass through all levels, starting from a division.
fn pass(graph: &Graph, start: Vec<usize>, chance: &mut Chance) -> Vec<usize> {
    let ends: Vec<f64> =
        (0..graph.nodes()).map(|node| graph.ties(node).map(|(_, weight)| weight).sum()).collect();
    let mut level = Level { graph: graph.clone(), total: ends.iter().sum(), ends };
    let mut part: Vec<usize> = (0..graph.nodes()).collect();
    let mut labels = start;
    loop {
        level.move_nodes(&mut labels, chance);
        let refined = level.refine(&labels, chance);
        let parts = refined.iter().max().map_or(0, |most| most + 1);
        if parts == level.graph.nodes() {
            return part.iter().map(|at| labels[*at]).collect();
        }
        let mut above = vec![0; parts];
        let mut ends = vec![0.0; parts];
        for (node, to) in refined.iter().enumerate() {
            above[*to] = labels[node];
            ends[*to] += level.ends[node];
        }
        part.iter_mut().for_each(|at| *at = refined[*at]);
        let merged = Graph::of(
            parts,
            level.graph.pairs().map(|(from, to, weight)| (refined[from], refined[to], weight)),
        );
        level = Level { graph: merged, ends, total: level.total };
        labels = renumbered(&above);
    }
}

impl Level {
    /// Moves nodes to the neighbouring community that gains most, as long as one gains; only nodes near a move are looked at
    /// again.
    fn move_nodes(&self, labels: &mut [usize], chance: &mut Chance) {
        let nodes = self.graph.nodes();
        let mut sums = vec![0.0; nodes.max(labels.iter().max().map_or(0, |most| most + 1))];
        labels.iter().zip(&self.ends).for_each(|(label, ends)| sums[*label] += ends);
        let mut queue: std::collections::VecDeque<usize> = shuffled(nodes, chance).into();
        let mut waiting = vec![true; nodes];
        let mut toward = vec![0.0; sums.len()];
        let mut near = Vec::new();
        while let Some(node) = queue.pop_front() {
            waiting[node] = false;
            let own = labels[node];
            sums[own] -= self.ends[node];
            look_around(self.graph.ties(node), labels, &mut toward, &mut near);
            let gain = |label: usize| {
                toward[label] - self.ends[node] * sums[label] / self.total.max(f64::MIN_POSITIVE)
            };
            let mut best = (gain(own), own);
            for label in &near {
                if gain(*label) > best.0 + 1e-12 {
                    best = (gain(*label), *label);
                }
            }
            near.iter().for_each(|label| toward[*label] = 0.0);
            sums[best.1] += self.ends[node];
            if best.1 == own {
                continue;
            }
            labels[node] = best.1;
            for (other, _) in self.graph.ties(node) {
                if labels[other] != best.1 && !waiting[other] {
                    waiting[other] = true;
                    queue.push_back(other);
                }
            }
        }
    }

    /// Splits each community into well-tied parts: alone at first, each node may join the part of its community that gains
    /// most, when both it and the part are well tied to the rest of the community.
    fn refine(&self, labels: &[usize], chance: &mut Chance) -> Vec<usize> {
        let nodes = self.graph.nodes();
        let mut whole = vec![0.0; labels.iter().max().map_or(0, |most| most + 1)];
        labels.iter().zip(&self.ends).for_each(|(label, ends)| whole[*label] += ends);
        let total = self.total.max(f64::MIN_POSITIVE);
        // Per part: its tie ends, and its ties to the rest of its community.
        let mut outward = self.inward(labels);
        let inward = outward.clone();
        let mut ends = self.ends.clone();
        let mut part: Vec<usize> = (0..nodes).collect();
        let mut alone = vec![true; nodes];
        let (mut toward, mut near) = (vec![0.0; nodes], Vec::new());
        let well_tied =
            |out: f64, ends: f64, label: usize| out >= ends * (whole[label] - ends) / total - 1e-12;
        for node in shuffled(nodes, chance) {
            let label = labels[node];
            if !alone[node] || !well_tied(inward[node], self.ends[node], label) {
                continue;
            }
            let inside = self.graph.ties(node).filter(|(other, _)| labels[*other] == label);
            look_around(inside, &part, &mut toward, &mut near);
            let best = near
                .iter()
                .filter(|to| well_tied(outward[**to], ends[**to], label))
                .map(|to| (toward[*to] - self.ends[node] * ends[*to] / total, *to, toward[*to]))
                .filter(|(gain, _, _)| *gain > 1e-12)
                .max_by(|a, b| a.0.total_cmp(&b.0));
            near.iter().for_each(|to| toward[*to] = 0.0);
            let Some((_, to, weight)) = best else { continue };
            part[node] = to;
            alone[to] = false;
            outward[to] += inward[node] - 2.0 * weight;
            ends[to] += self.ends[node];
        }
        renumbered(&part)
    }

    /// Each node's ties to others of its own community.
    fn inward(&self, labels: &[usize]) -> Vec<f64> {
        let own = |node: usize| {
            let inside = self.graph.ties(node).filter(move |(other, _)| labels[*other] == labels[node]);
            inside.map(|(_, weight)| weight).sum()
        };
        (0..self.graph.nodes()).map(own).collect()
    }
}

/// Adds up some ties by the label of their other end, and lists those labels in the order of their first tie. `toward` must be
/// zero everywhere; so one node costs no more than its ties, however many communities there are.
fn look_around(
    ties: impl Iterator<Item = (usize, f64)>,
    labels: &[usize],
    toward: &mut [f64],
    near: &mut Vec<usize>,
) {
    near.clear();
    for (other, weight) in ties {
        if toward[labels[other]] == 0.0 {
            near.push(labels[other]);
        }
        toward[labels[other]] += weight;
    }
}

fn shuffled(count: usize, chance: &mut Chance) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        order.swap(at, chance.below(at + 1));
    }
    order
}

/// Numbers from 0 in the order of first appearance.
fn renumbered(labels: &[usize]) -> Vec<usize> {
    let mut numbers = vec![usize::MAX; labels.iter().max().map_or(0, |most| most + 1)];
    let mut next = 0;
    let mut out = Vec::with_capacity(labels.len());
    for label in labels {
        if numbers[*label] == usize::MAX {
            numbers[*label] = next;
            next += 1;
        }
        out.push(numbers[*label]);
    }
    out
}

fn by_size(labels: &[usize]) -> Vec<usize> {
    let labels = renumbered(labels);
    let mut sizes = vec![0_usize; labels.iter().max().map_or(0, |most| most + 1)];
    labels.iter().for_each(|label| sizes[*label] += 1);
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|label| (std::cmp::Reverse(sizes[*label]), *label));
    let mut rank = vec![0; sizes.len()];
    order.iter().enumerate().for_each(|(at, label)| rank[*label] = at);
    labels.into_iter().map(|label| rank[label]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cliques(count: usize, size: usize) -> Graph {
        let mut ties = Vec::new();
        for clique in 0..count {
            let first = clique * size;
            for from in 0..size {
                ties.extend((0..from).map(|to| (first + from, first + to, 1.0)));
            }
            ties.push((first, (first + size) % (count * size), 1.0));
        }
        Graph::of(count * size, ties)
    }

    #[test]
    fn a_ring_of_cliques_falls_into_its_cliques() {
        let graph = cliques(6, 5);
        let found = leiden(&graph, 3, 1);
        assert_eq!(found.labels.iter().max(), Some(&5));
        assert!((0..30).all(|node| found.labels[node] == found.labels[node / 5 * 5]));
        assert!((found.modularity - modularity(&graph, &found.labels)).abs() < 1e-12);
    }

    #[test]
    fn the_same_seed_gives_the_same_communities() {
        let graph = Graph::of(60, (0..200).map(|at| (at * 13 % 60, at * at % 59, 1.0)));
        assert_eq!(leiden(&graph, 4, 9), leiden(&graph, 4, 9));
    }

    #[test]
    fn without_ties_everyone_is_alone() {
        let found = leiden(&Graph::of(3, []), 1, 1);
        assert_eq!(found.labels, vec![0, 1, 2]);
        assert!(found.modularity.abs() < 1e-12);
    }
}
