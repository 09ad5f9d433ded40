//! Shortest paths followed in the core, where as many ends count as hang on each node.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "nodes and their numbers in the core are below the lengths of the lists that are made for them"
)]

use std::sync::atomic::{AtomicUsize, Ordering};

use super::inverse::Inverse;
use super::ways::Trees;
use crate::measure::betweenness::{HEAPS, in_heaps};
use crate::measure::real;
use crate::measure::search::Search;

/// The core, followed from every node.
pub(super) struct Core<'a> {
    pub(super) trees: &'a Trees,
    pub(super) inverse: &'a Inverse,
    pub(super) wanted: (bool, bool),
}

/// What a node of the core sees outside of the trees that hang on it.
#[derive(Clone, Default)]
pub(super) struct Outside {
    pub(super) sum: f64,
    pub(super) farthest: u32,
    pub(super) inverse: f64,
    /// The sum of each power, where something hangs on it.
    pub(super) powers: Vec<f64>,
}

pub(super) struct Seen {
    pub(super) between: Vec<f64>,
    pub(super) outside: Vec<Outside>,
}

impl Core<'_> {
    pub(super) fn follow(&self, done: &AtomicUsize) -> Seen {
        let core = &self.trees.fold.core;
        let sizes = self.trees.fold.core_nodes.iter().map(|node| self.trees.fold.size[*node as usize]);
        let weights: Vec<f64> = sizes.map(f64::from).collect();
        let nodes = core.nodes();
        let heaps = in_heaps(nodes, core.edges(), &|heap| {
            let mut search = Search::new(core, &weights);
            let mut outside = Vec::new();
            let mut levels = Vec::new();
            for source in (0..nodes).skip(heap).step_by(HEAPS) {
                search.forward(source as u32);
                if self.wanted.1 {
                    outside.push(self.outside(&search, source, &mut levels));
                }
                if self.wanted.0 {
                    search.backward(weights[source]);
                }
                search.forget();
                done.fetch_add(1, Ordering::Relaxed);
            }
            (search.between, outside)
        });
        let mut seen = Seen { between: vec![0.0; nodes], outside: vec![Outside::default(); nodes] };
        for (heap, (between, outside)) in heaps.into_iter().enumerate() {
            seen.between.iter_mut().zip(between).for_each(|(sum, part)| *sum += part);
            let places = (heap..nodes).step_by(HEAPS);
            places.zip(outside).for_each(|(place, found)| seen.outside[place] = found);
        }
        seen
    }

    /// `levels` is a list to work with: how many are how far away.
    fn outside(&self, search: &Search<'_>, source: usize, levels: &mut Vec<f64>) -> Outside {
        let mut found = Outside::default();
        levels.clear();
        for node in &search.order[1..] {
            let (at, whole) = (search.depth(*node), self.trees.fold.core_nodes[*node as usize] as usize);
            let hanging = &self.trees.levels[*node as usize];
            let far = at + self.trees.height[whole];
            found.farthest = found.farthest.max(far);
            found.sum += f64::from(at) * f64::from(self.trees.fold.size[whole]) + self.trees.down[whole];
            if levels.len() <= far as usize {
                levels.resize(far as usize + 1, 0.0);
            }
            if hanging.is_empty() {
                levels[at as usize] += 1.0;
            } else {
                levels[at as usize..].iter_mut().zip(hanging).for_each(|(sum, more)| *sum += more);
            }
        }
        let far = || levels.iter().enumerate().skip(1);
        if self.trees.levels[source].is_empty() {
            found.inverse = far().map(|(distance, count)| count / real(distance)).sum();
        } else {
            let powers = self.inverse.powers.iter();
            found.powers = powers
                .map(|(base, _)| levels.iter().rev().fold(0.0, |sum, count| sum * base + count))
                .collect();
        }
        found
    }
}
