//! What a host may set, and what is shown: groups, or the reason why not.

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
        "so far {mapped} of the {needed} people that groups need have voted on enough statements; with fewer, somebody could be \
         told from the picture: ask more people to vote"
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
