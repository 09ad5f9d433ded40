//! How a map follows its votes: places, divisions, the number of groups, and the groups' names.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "participants come from `Votes`, group numbers from the divisions made here"
)]

use super::{OpinionMap, project::project};
use crate::{
    cluster::{Partition, neighbours, optima, settle},
    likelihood::likeliest,
    silhouette::silhouette_of,
};

/// A number of groups must lead by silhouette this many updates in a row before it replaces the one shown.
const PATIENCE: u32 = 4;
/// A map of more people than this takes one vote in without moving everything that could move a little.
const MANY: usize = 20_000;
/// Divisions are sought from scratch again when the people on the map have become this much more.
const GROWTH: f64 = 1.1;
/// A new division replaces the kept one with as many groups only when it is cheaper by this share.
const CHEAPER: f64 = 0.02;

impl OpinionMap {
    pub(super) fn update(&mut self) {
        self.places = project(&self.votes, &self.axes, self.covariance.means());
        let enough = self.settings.min_votes.min(self.votes.statements());
        let before = std::mem::take(&mut self.people);
        self.people = (0..self.votes.participants())
            .filter(|person| enough > 0 && self.votes.row(*person).len() >= enough)
            .collect();
        let points: Vec<[f64; 2]> = self.people.iter().map(|person| self.places[*person]).collect();
        self.turn += 1;
        let all = points.len() <= MANY || self.people != before;
        self.divide(&points, all);
        self.measure(&points, all);
        self.choose();
        if before.is_empty() {
            self.weigh(&points);
        }
        self.name(before.is_empty());
    }

    /// Is it this division's turn to follow the last votes? With `all` it always is. Otherwise the shown division follows
    /// each vote, and the others take turns: one vote among many moves next to nothing.
    fn follows(&self, at: usize, all: bool) -> bool {
        all || self.chosen == Some(at) || self.turn % self.divisions.len().max(1) == at
    }

    /// Moves divisions on from their old centres, and seeks new ones when the map has grown.
    fn divide(&mut self, points: &[[f64; 2]], all: bool) {
        let most = self.settings.most_groups.min(2 + points.len() / 12);
        // In a large map what is left to move is moved with the next vote.
        let rounds = if points.len() > MANY { 1 } else { 100 };
        for at in (0..self.divisions.len()).filter(|at| self.follows(*at, all)).collect::<Vec<_>>() {
            if let Some((partition, _)) = &mut self.divisions[at] {
                *partition = settle(points, std::mem::take(&mut partition.centres), rounds);
            }
        }
        if (points.len() as f64) < GROWTH * self.sought as f64 {
            return;
        }
        self.sought = points.len().max(1);
        self.divisions.resize(most.saturating_sub(1), None);
        let mut order: Vec<usize> = (0..points.len()).collect();
        order.sort_by(|a, b| points[*a].partial_cmp(&points[*b]).unwrap_or(std::cmp::Ordering::Equal));
        let sorted: Vec<[f64; 2]> = order.iter().map(|at| points[*at]).collect();
        for groups in 2..=most {
            let found = optima(&sorted, groups, self.settings.seed);
            let Some(mut fresh) = cheapest(found, self.settings.min_group) else { continue };
            fresh.labels = unsorted(&order, &fresh.labels);
            let kept = self.divisions[groups - 2].as_ref();
            let whole = kept.is_some_and(|(kept, _)| kept.sizes().iter().all(|size| *size > 0));
            if whole && kept.is_some_and(|(kept, _)| fresh.cost > kept.cost * (1.0 - CHEAPER)) {
                continue;
            }
            self.divisions[groups - 2] = Some((fresh, 0.0));
        }
    }

    /// Of the division chosen at first and its near equals on the map, keeps the one that the votes support, unless that makes
    /// another number of groups the clearer one.
    fn weigh(&mut self, points: &[[f64; 2]]) {
        let least = self.settings.min_group.max(1);
        let Some(at) = self.chosen.filter(|_| points.len() <= MANY) else { return };
        let Some((partition, clear)) = self.divisions.get_mut(at).and_then(Option::take) else { return };
        let mut found = neighbours(points, partition.clone());
        found.retain(|near| near.sizes().iter().all(|size| *size >= least));
        let kept = likeliest(found, &self.votes, &self.people).unwrap_or_else(|| partition.clone());
        let value = if kept == partition { clear } else { silhouette_of(points, &kept.labels, 4000) };
        let others = self.divisions.iter().filter_map(|other| fitting(other, least));
        let division =
            if others.fold(f64::MIN, f64::max) > value { (partition, clear) } else { (kept, value) };
        self.divisions[at] = Some(division);
    }

    fn measure(&mut self, points: &[[f64; 2]], all: bool) {
        let most = if points.len() > 4000 { 600 } else { 4000 };
        for at in (0..self.divisions.len()).filter(|at| self.follows(*at, all)).collect::<Vec<_>>() {
            if let Some((partition, value)) = &mut self.divisions[at] {
                *value = silhouette_of(points, &partition.labels, most);
            }
        }
    }

    /// The division with the best silhouette among those whose groups are all large enough, if it has led long enough.
    fn choose(&mut self) {
        let least = self.settings.min_group.max(1);
        let scores: Vec<Option<f64>> =
            self.divisions.iter().map(|division| fitting(division, least)).collect();
        let best = (0..scores.len())
            .filter_map(|at| scores[at].map(|score| (at, score)))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(at, _)| at);
        let kept = self.chosen.filter(|at| scores.get(*at).is_some_and(Option::is_some));
        let (Some(best), Some(kept)) = (best, kept) else {
            self.chosen = best;
            return;
        };
        self.challenger = match self.challenger {
            _ if best == kept => (kept, 0),
            (who, updates) if who == best => (best, updates + 1),
            _ => (best, 1),
        };
        self.chosen = Some(if self.challenger.1 >= PATIENCE { best } else { kept });
    }

    /// Gives each group the name of the earlier group with which it shares most people; new ones get unused numbers.
    /// At first, groups are named in the order of their earliest participant.
    fn name(&mut self, first: bool) {
        let Some((partition, _)) = self.chosen.and_then(|at| self.divisions.get(at)).and_then(Option::as_ref)
        else {
            return;
        };
        let groups = partition.centres.len();
        let known = self.label_before.iter().flatten().max().map_or(0, |most| most + 1);
        let mut counts = vec![0_usize; groups * known];
        for (person, label) in self.people.iter().zip(&partition.labels) {
            if let Some(Some(name)) = self.label_before.get(*person).filter(|_| !first) {
                counts[label * known + name] += 1;
            }
        }
        let mut shared: Vec<(usize, usize, usize)> = counts
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
            .map(|(cell, count)| (count, cell / known, cell % known))
            .collect();
        shared.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut names: Vec<Option<usize>> = vec![None; groups];
        for (_, label, name) in shared {
            if names[label].is_none() && !names.contains(&Some(name)) {
                names[label] = Some(name);
            }
        }
        for label in partition.labels.iter().copied().chain(0..groups) {
            if names[label].is_none() {
                names[label] = (0..).find(|name| !names.contains(&Some(*name)));
            }
        }
        self.names = names.into_iter().map(Option::unwrap_or_default).collect();
        self.label_before = vec![None; self.votes.participants()];
        for (person, label) in self.people.iter().zip(&partition.labels) {
            self.label_before[*person] = Some(self.names[*label]);
        }
    }
}

/// The silhouette of a division whose groups are all large enough to be shown.
fn fitting(division: &Option<(Partition, f64)>, least: usize) -> Option<f64> {
    let (partition, silhouette) = division.as_ref()?;
    partition.sizes().iter().all(|size| *size >= least).then_some(*silhouette)
}

/// The first division whose groups may all be shown, or else the first: one person far from all others shall not keep
/// everybody from seeing their groups.
fn cheapest(mut found: Vec<Partition>, least: usize) -> Option<Partition> {
    let shown = found.iter().position(|partition| partition.sizes().iter().all(|size| *size >= least));
    let at = shown.unwrap_or(0);
    (at < found.len()).then(|| found.swap_remove(at))
}

/// Labels of points that were taken in some order, back in the order of the points.
fn unsorted(order: &[usize], labels: &[usize]) -> Vec<usize> {
    let mut out = vec![0; labels.len()];
    order.iter().zip(labels).for_each(|(at, label)| out[*at] = *label);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn division(labels: &[usize]) -> Partition {
        Partition { labels: labels.to_vec(), centres: vec![[0.0; 2]; 2], cost: 1.0 }
    }

    #[test]
    fn a_division_that_may_be_shown_comes_before_a_cheaper_one_that_may_not() {
        let (apart, together) = (division(&[0, 0, 0, 0, 0, 1]), division(&[0, 0, 0, 1, 1, 1]));
        let found = vec![apart.clone(), together.clone()];
        assert_eq!(cheapest(found.clone(), 3), Some(together));
        assert_eq!(cheapest(found.clone(), 1), Some(apart.clone()));
        assert_eq!(cheapest(found, 4), Some(apart));
        assert_eq!(cheapest(Vec::new(), 1), None);
    }
}
