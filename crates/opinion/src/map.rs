//! The map of a conversation, kept up to date vote by vote.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "participants and statements come from `Votes`, group numbers from the partitions made here"
)]

use crate::{
    axes::Axes,
    cluster::{Partition, neighbours, optima, settle},
    covariance::Covariance,
    likelihood::likeliest,
    silhouette::silhouettes,
    votes::{Vote, Votes},
};
use std::num::NonZero;

/// What a host may set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Who has fewer votes than this (or than there are statements) is not on the map. 7, as published.
    pub min_votes: usize,
    /// No group smaller than this is shown, nor any group while fewer than four times as many are on the map.
    /// 5 for people (so 20 on the map); lower it only for published data.
    pub min_group: usize,
    /// The most groups to look for: 5, as published; and never more than 2 + people / 12.
    pub most_groups: usize,
    /// The seed of the starts. The same votes and seed give the same map.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { min_votes: 7, min_group: 5, most_groups: 5, seed: 1 }
    }
}

/// Why no groups are shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Too few people have voted enough.
    #[error(
        "{mapped} people have voted on enough statements; groups are shown from {needed} on, so that nobody can be told \
         from the picture: ask more people to vote"
    )]
    TooFewPeople {
        /// How many are on the map.
        mapped: usize,
        /// How many it takes.
        needed: usize,
    },
    /// Any division would show a group that is too small, or there is none.
    #[error(
        "every division of the map has a group of fewer than {least} people: groups are shown when each has {least}"
    )]
    SmallGroup {
        /// The least size.
        least: usize,
    },
}

/// Where one participant stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The participant's number.
    pub participant: usize,
    /// Along the direction in which opinions differ most.
    pub x: f64,
    /// Along the second direction.
    pub y: f64,
}

/// The opinion groups of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// `(name, members)`: a small number that stays with a group while most of its people stay, and its participants.
    pub named: Vec<(usize, Vec<usize>)>,
    /// The mean silhouette of the division on the map, −1 to 1.
    pub silhouette: f64,
}

impl Groups {
    /// The groups' sizes, in the order of their names.
    #[must_use]
    pub fn sizes(&self) -> Vec<usize> {
        self.named.iter().map(|(_, members)| members.len()).collect()
    }

    /// The groups' members alone, as [`crate::Profile::of`] takes them.
    #[must_use]
    pub fn members(&self) -> Vec<Vec<usize>> {
        self.named.iter().map(|(_, members)| members.clone()).collect()
    }
}

/// A conversation's map.
///
/// [`OpinionMap::cast`] takes one more vote into account without starting over: one row of the covariance is computed
/// anew, the axes turn from where they stood, places are summed again, and each division moves from its old centres.
#[derive(Clone, Debug)]
pub struct OpinionMap {
    votes: Votes,
    settings: Settings,
    covariance: Covariance,
    axes: Axes,
    places: Vec<[f64; 2]>,
    /// The participants on the map, in the order of their numbers.
    people: Vec<usize>,
    /// One division per number of groups from 2 on, with its silhouette.
    divisions: Vec<Option<(Partition, f64)>>,
    /// How many people the divisions were last sought for from scratch.
    sought: usize,
    chosen: Option<usize>,
    /// A number of groups that looks better, and for how many updates in a row.
    challenger: (usize, u32),
    names: Vec<usize>,
    label_before: Vec<Option<usize>>,
}

/// A number of groups must lead by silhouette this many updates in a row before it replaces the one shown.
const PATIENCE: u32 = 4;
/// Divisions are sought from scratch again when the people on the map have become this much more.
const GROWTH: f64 = 1.1;
/// A new division replaces the kept one with as many groups only when it is cheaper by this share.
const CHEAPER: f64 = 0.02;

impl OpinionMap {
    /// Maps a conversation from scratch.
    #[must_use]
    pub fn new(votes: Votes, settings: Settings) -> Self {
        let covariance = Covariance::of(&votes);
        let axes = Axes::of(&covariance, &votes, None);
        let mut map = Self {
            votes,
            settings,
            covariance,
            axes,
            places: Vec::new(),
            people: Vec::new(),
            divisions: Vec::new(),
            sought: 0,
            chosen: None,
            challenger: (0, 0),
            names: Vec::new(),
            label_before: Vec::new(),
        };
        map.update();
        map
    }

    /// Takes one more vote into the map.
    pub fn cast(&mut self, participant: usize, statement: usize, vote: Vote) {
        self.cast_all(&[(participant, statement, vote)]);
    }

    /// Takes several votes into the map and updates it once.
    pub fn cast_all(&mut self, votes: &[(usize, usize, Vote)]) {
        let mut changed: Vec<usize> = votes.iter().map(|(_, statement, _)| *statement).collect();
        for (participant, statement, vote) in votes {
            self.votes.cast(*participant, *statement, *vote);
        }
        changed.sort_unstable();
        changed.dedup();
        if changed.len() > 32 {
            self.covariance = Covariance::of(&self.votes);
        } else {
            changed.iter().for_each(|statement| self.covariance.refresh(&self.votes, *statement));
        }
        self.axes = Axes::of(&self.covariance, &self.votes, Some(&self.axes));
        self.update();
    }

    /// The votes that the map is made of.
    #[must_use]
    pub fn votes(&self) -> &Votes {
        &self.votes
    }

    /// The map's axes.
    #[must_use]
    pub fn axes(&self) -> &Axes {
        &self.axes
    }

    /// The places of everyone with enough votes.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        self.people.iter().filter_map(|person| self.place(*person)).collect()
    }

    /// The place of one participant, with however few votes; `None` for someone unknown. Without votes it is the middle.
    #[must_use]
    pub fn place(&self, participant: usize) -> Option<Place> {
        self.places.get(participant).map(|[x, y]| Place { participant, x: *x, y: *y })
    }

    /// The opinion groups.
    ///
    /// # Errors
    /// When there are too few people on the map, or every division has a group below the floor.
    pub fn groups(&self) -> Result<Groups, Refused> {
        let least = self.settings.min_group.max(1);
        let needed = 4 * least;
        if self.people.len() < needed {
            return Err(Refused::TooFewPeople { mapped: self.people.len(), needed });
        }
        let chosen = self.chosen.and_then(|at| self.divisions.get(at)).and_then(Option::as_ref);
        let Some((partition, silhouette)) = chosen else { return Err(Refused::SmallGroup { least }) };
        let mut named: Vec<(usize, Vec<usize>)> = self.names.iter().map(|name| (*name, Vec::new())).collect();
        for (person, label) in self.people.iter().zip(&partition.labels) {
            named[*label].1.push(*person);
        }
        named.sort_by_key(|(name, _)| *name);
        Ok(Groups { named, silhouette: *silhouette })
    }

    fn update(&mut self) {
        self.places = project(&self.votes, &self.axes, self.covariance.means());
        let enough = self.settings.min_votes.min(self.votes.statements());
        let before = std::mem::take(&mut self.people);
        self.people = (0..self.votes.participants())
            .filter(|person| enough > 0 && self.votes.row(*person).len() >= enough)
            .collect();
        let points: Vec<[f64; 2]> = self.people.iter().map(|person| self.places[*person]).collect();
        self.divide(&points);
        self.measure(&points);
        self.choose();
        if before.is_empty() {
            self.weigh(&points);
        }
        self.name(before.is_empty());
    }

    /// Moves each division on from its old centres, and seeks new ones when the map has grown.
    fn divide(&mut self, points: &[[f64; 2]]) {
        let most = self.settings.most_groups.min(2 + points.len() / 12);
        // One vote moves next to nothing; in a large map what is left to move is moved with the next vote.
        let rounds = if points.len() > 20_000 { 3 } else { 100 };
        for (partition, _) in self.divisions.iter_mut().flatten() {
            *partition = settle(points, std::mem::take(&mut partition.centres), rounds);
        }
        if (points.len() as f64) < GROWTH * self.sought as f64 {
            return;
        }
        self.sought = points.len().max(1);
        self.divisions.resize(most.saturating_sub(1), None);
        let mut order: Vec<usize> = (0..points.len()).collect();
        order.sort_by(|a, b| points[*a].partial_cmp(&points[*b]).unwrap_or(std::cmp::Ordering::Equal));
        let sorted: Vec<[f64; 2]> = order.iter().map(|at| points[*at]).collect();
        let people: Vec<usize> = order.iter().map(|at| self.people[*at]).collect();
        for groups in 2..=most {
            let found = optima(&sorted, groups, self.settings.seed);
            let Some(mut fresh) = likeliest(found, &self.votes, &people) else { continue };
            fresh.labels = unsorted(&order, &fresh.labels);
            let kept = self.divisions[groups - 2].as_ref();
            let whole = kept.is_some_and(|(kept, _)| kept.sizes().iter().all(|size| *size > 0));
            if whole && kept.is_some_and(|(kept, _)| fresh.cost > kept.cost * (1.0 - CHEAPER)) {
                continue;
            }
            self.divisions[groups - 2] = Some((fresh, 0.0));
        }
    }

    /// Of the division chosen at first and its near equals on the map, keeps the one that the votes support.
    fn weigh(&mut self, points: &[[f64; 2]]) {
        let least = self.settings.min_group.max(1);
        let Some(division) = self.chosen.and_then(|at| self.divisions.get_mut(at)) else { return };
        if points.len() > 20_000 {
            return;
        }
        let Some((partition, _)) = division.take() else { return };
        let mut found = neighbours(points, partition.clone());
        found.retain(|near| near.sizes().iter().all(|size| *size >= least));
        let kept = likeliest(found, &self.votes, &self.people).unwrap_or(partition);
        let value = silhouettes(points, &[&kept.labels], 4000).first().copied().unwrap_or(0.0);
        *division = Some((kept, value));
    }

    fn measure(&mut self, points: &[[f64; 2]]) {
        let most = if points.len() > 4000 { 800 } else { 4000 };
        let labellings: Vec<&[usize]> =
            self.divisions.iter().flatten().map(|(partition, _)| partition.labels.as_slice()).collect();
        let values = silhouettes(points, &labellings, most);
        for ((_, value), measured) in self.divisions.iter_mut().flatten().zip(values) {
            *value = measured;
        }
    }

    /// The division with the best silhouette among those whose groups are all large enough, if it has led long enough.
    fn choose(&mut self) {
        let least = self.settings.min_group.max(1);
        let fits = |division: &Option<(Partition, f64)>| {
            division
                .as_ref()
                .filter(|(partition, _)| partition.sizes().iter().all(|size| *size >= least))
                .map(|(_, silhouette)| *silhouette)
        };
        let scores: Vec<Option<f64>> = self.divisions.iter().map(fits).collect();
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

/// Labels of points that were taken in some order, back in the order of the points.
fn unsorted(order: &[usize], labels: &[usize]) -> Vec<usize> {
    let mut out = vec![0; labels.len()];
    order.iter().zip(labels).for_each(|(at, label)| out[*at] = *label);
    out
}

/// Everyone's place: the sum of (vote − mean) × loading, times √(statements / seen). A masked statement counts as seen,
/// as in the published method, where its column is set to zero for all.
fn project(votes: &Votes, axes: &Axes, means: &[f64]) -> Vec<[f64; 2]> {
    let statements = votes.statements();
    let masked = (0..statements).filter(|statement| votes.is_masked(*statement)).count();
    let mut steps = vec![[0.0; 2]; 3 * statements];
    for (code, step) in steps.iter_mut().enumerate() {
        let [x, y] = axes.loadings[code / 3];
        let off = (code % 3) as f64 - 1.0 - means[code / 3];
        *step = [off * x, off * y];
    }
    let one = |person: usize| {
        let row = votes.row(person);
        let mut place = [0.0; 2];
        for code in row {
            let [x, y] = steps[*code as usize];
            place[0] += x;
            place[1] += y;
        }
        let hidden = if masked == 0 {
            0
        } else {
            row.iter().filter(|code| votes.is_masked((**code / 3) as usize)).count()
        };
        let seen = row.len() - hidden + masked;
        let scale = (statements as f64 / seen.max(1) as f64).sqrt();
        [place[0] * scale, place[1] * scale]
    };
    let mut places = vec![[0.0; 2]; votes.participants()];
    let threads =
        if places.len() < 20_000 { 1 } else { std::thread::available_parallelism().map_or(1, NonZero::get) };
    let share = places.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let mut parts = places.chunks_mut(share).enumerate();
        let own = parts.next();
        for (part, chunk) in parts {
            let one = &one;
            scope.spawn(move || fill(chunk, part * share, one));
        }
        if let Some((_, chunk)) = own {
            fill(chunk, 0, &one);
        }
    });
    places
}

fn fill(chunk: &mut [[f64; 2]], first: usize, one: &impl Fn(usize) -> [f64; 2]) {
    chunk.iter_mut().enumerate().for_each(|(at, place)| *place = one(first + at));
}
