//! The map of a conversation, kept up to date vote by vote.

#![expect(clippy::indexing_slicing, reason = "labels are below the number of groups, and so of names")]

mod groups;
mod project;
mod update;

use crate::{
    axes::Axes,
    cluster::Partition,
    covariance::Covariance,
    votes::{Vote, Votes},
};
pub use groups::{Groups, Place, Refused, Settings};

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
    /// Counts updates, so that divisions may take turns.
    turn: usize,
    /// How many people the divisions were last sought for from scratch.
    sought: usize,
    chosen: Option<usize>,
    /// A number of groups that looks better, and for how many updates in a row.
    challenger: (usize, u32),
    names: Vec<usize>,
    label_before: Vec<Option<usize>>,
}

/// Up to so many people, a new vote starts the axes over.
const SMALL: usize = 200;

impl OpinionMap {
    /// Maps a conversation from scratch.
    #[must_use]
    pub fn new(votes: Votes, settings: Settings) -> Self {
        let covariance = Covariance::of(&votes);
        let axes = Axes::of(&covariance, &votes, None, &[]);
        let mut map = Self {
            votes,
            settings,
            covariance,
            axes,
            places: Vec::new(),
            people: Vec::new(),
            divisions: Vec::new(),
            turn: 0,
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
        // With few people one vote can turn the axes right round, and starting cold costs little there.
        let before = (self.votes.participants() > SMALL).then_some(&self.axes);
        self.axes = Axes::of(&self.covariance, &self.votes, before, &changed);
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
}
