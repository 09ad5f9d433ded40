//! Whom to introduce: the missing ties that would bring sectors closest.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "nodes and sectors are below their counts; distances are small whole numbers"
)]

use crate::{
    graph::Graph,
    measure::{components, distances, real},
};

/// A tie that does not exist and would help.
#[derive(Clone, Debug, PartialEq)]
pub struct Introduction {
    /// One of the two, the smaller number.
    pub first: usize,
    /// The other, of another sector.
    pub second: usize,
    /// By how much the sum of 1/distance over pairs from different sectors would grow.
    pub gain: f64,
    /// How many ties apart they are now; `None` when there is no way between them.
    pub apart: Option<u32>,
}

/// At most this many pairs of a source and another node are looked at for each candidate tie.
const PAIRS: usize = 360_000;
/// At most this many of each sector and component are considered, and this many in all.
const EACH: usize = 8;
const ALL: usize = 48;

/// The best introductions across sectors, most helpful first; each person at most once, so that nobody is asked twice.
///
/// Considered are the eight of each sector in each component with the most ties and ties of ties (the latter counted half),
/// 48 in all: a tie helps by whom its ends can reach. The gain is exact up to 600 nodes; in larger networks it is taken over paths from fewer of them
/// and scaled. Sectors are numbers per node, `sectors.len()` must be the number of nodes, otherwise the answer is empty.
#[must_use]
pub fn introductions(graph: &Graph, sectors: &[usize], most: usize) -> Vec<Introduction> {
    if sectors.len() != graph.nodes() {
        return Vec::new();
    }
    let candidates = candidates(graph, sectors);
    let sources = (PAIRS / graph.nodes().max(1)).max(20);
    let step = graph.nodes().div_ceil(sources).max(1);
    let sources: Vec<usize> = (0..graph.nodes()).step_by(step).collect();
    let from_sources: Vec<Vec<u32>> = sources.iter().map(|source| near(graph, *source)).collect();
    let from_candidates: Vec<Vec<u32>> = candidates.iter().map(|node| near(graph, *node)).collect();
    let mut found = Vec::new();
    for (at, first) in candidates.iter().enumerate() {
        for (later, second) in candidates.iter().enumerate().skip(at + 1) {
            if sectors[*first] == sectors[*second] || graph.has(*first, *second) {
                continue;
            }
            let ways = [&from_candidates[at], &from_candidates[later]];
            let gain = real(step) * gain(&sources, &from_sources, ways, sectors) / 2.0;
            let apart = Some(ways[0][*second]).filter(|apart| *apart != u32::MAX);
            found.push(Introduction { first: *first.min(second), second: *first.max(second), gain, apart });
        }
    }
    found.sort_by(|a, b| b.gain.total_cmp(&a.gain).then((a.first, a.second).cmp(&(b.first, b.second))));
    let mut asked = vec![false; graph.nodes()];
    found.retain(|pair| {
        let free = pair.gain > 0.0 && !asked[pair.first] && !asked[pair.second];
        if free {
            (asked[pair.first], asked[pair.second]) = (true, true);
        }
        free
    });
    found.truncate(most);
    found
}

fn near(graph: &Graph, source: usize) -> Vec<u32> {
    distances(graph, source).into_iter().map(|distance| distance.unwrap_or(u32::MAX)).collect()
}

/// How much nearer pairs from different sectors come when the two ends are tied.
///
/// Only between someone at least two ties nearer to one end and someone at least two nearer to the other can the new tie be a
/// shorter way: everyone else is as near by the ways that exist. In most networks that leaves few pairs to look at.
fn gain(sources: &[usize], from: &[Vec<u32>], ways: [&Vec<u32>; 2], sectors: &[usize]) -> f64 {
    let side = |node: usize| match (ways[0][node], ways[1][node]) {
        (first, second) if first.saturating_add(1) < second => Some(0),
        (first, second) if second.saturating_add(1) < first => Some(1),
        _ => None,
    };
    let mut sides = [Vec::new(), Vec::new()];
    for node in 0..sectors.len() {
        if let Some(side) = side(node) {
            sides[side].push(node);
        }
    }
    let mut gain = 0.0;
    for (source, now) in sources.iter().zip(from) {
        let Some(side) = side(*source) else { continue };
        let across = ways[side][*source] + 1;
        for other in sides[1 - side].iter().filter(|other| sectors[**other] != sectors[*source]) {
            let (new, distance) = (across + ways[1 - side][*other], now[*other]);
            if new < distance {
                let before = if distance == u32::MAX { 0.0 } else { 1.0 / f64::from(distance) };
                gain += 1.0 / f64::from(new) - before;
            }
        }
    }
    gain
}

fn candidates(graph: &Graph, sectors: &[usize]) -> Vec<usize> {
    let component = components(graph);
    let reach: Vec<f64> = (0..graph.nodes())
        .map(|node| {
            let second: usize =
                graph.neighbours(node).iter().map(|other| graph.degree(*other as usize)).sum();
            real(graph.degree(node)) + real(second) / 2.0
        })
        .collect();
    let mut order: Vec<usize> = (0..graph.nodes()).collect();
    order.sort_by(|a, b| reach[*b].total_cmp(&reach[*a]).then(a.cmp(b)));
    let mut taken = std::collections::HashMap::new();
    order.retain(|node| {
        let count = taken.entry((sectors[*node], component[*node])).or_insert(0_usize);
        *count += 1;
        *count <= EACH
    });
    order.truncate(ALL);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heads_of_two_far_circles_are_introduced() {
        // Two stars of different sectors, joined by a long chain between two leaves.
        let mut ties: Vec<(usize, usize, f64)> = (1..6).map(|leaf| (0, leaf, 1.0)).collect();
        ties.extend((7..12).map(|leaf| (6, leaf, 1.0)));
        ties.push((5, 11, 1.0));
        let graph = Graph::of(12, ties);
        let sectors: Vec<usize> = (0..12).map(|node| node / 6).collect();
        let best = introductions(&graph, &sectors, 3);
        assert_eq!((best[0].first, best[0].second, best[0].apart), (0, 6, Some(3)));
        // 1 + (10 · 1/2) + (25 · 1/3) with the tie, less what was there.
        let before = 1.0 / 3.0 + 2.0 * (0.5 + 4.0 / 4.0) + 1.0 + 8.0 / 3.0 + 16.0 / 5.0;
        let after = 1.0 + 2.0 * 5.0 / 2.0 + 1.0 + 24.0 / 3.0;
        assert!((best[0].gain - (after - before)).abs() < 1e-9, "{}", best[0].gain);
    }

    #[test]
    fn a_gain_is_what_the_tie_brings_when_it_is_made() {
        let tie = |at: usize| (at * 7 % 30, (at * at * 5 + at + 1) % 30, 1.0);
        let graph = Graph::of(32, (0..34).map(tie));
        let sectors: Vec<usize> = (0..32).map(|node| node % 3).collect();
        let nearness = |graph: &Graph| -> f64 {
            let pairs = (0..32)
                .flat_map(|node| near(graph, node).into_iter().enumerate().map(move |far| (node, far)));
            let across = pairs.filter(|(node, (other, far))| {
                other > node && sectors[*other] != sectors[*node] && *far != u32::MAX
            });
            across.map(|(_, (_, far))| 1.0 / f64::from(far)).sum()
        };
        let found = introductions(&graph, &sectors, 8);
        assert!(found.len() > 3);
        for pair in found {
            let with = Graph::of(32, (0..34).map(tie).chain([(pair.first, pair.second, 1.0)]));
            assert!((nearness(&with) - nearness(&graph) - pair.gain).abs() < 1e-9, "{pair:?}");
        }
    }

    #[test]
    fn separate_pieces_are_joined_first() {
        let graph = Graph::of(5, [(0, 1, 1.0), (1, 2, 1.0), (3, 4, 1.0)]);
        let best = introductions(&graph, &[0, 0, 1, 1, 1], 1);
        assert_eq!(best[0].apart, None);
    }

    #[test]
    fn one_sector_needs_no_bridge() {
        assert!(introductions(&Graph::of(3, [(0, 1, 1.0)]), &[0, 0, 0], 3).is_empty());
    }
}
