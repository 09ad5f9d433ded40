//! The figures of a map as they are kept: what pages show is read from them and nowhere counted again. They hold numbers of
//! statements, never of people.

use serde::{Deserialize, Serialize};

/// A map.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::grounds) struct Figures {
    /// How many people have answered, and how many of them enough to stand on the map.
    pub(in crate::grounds) people: i64,
    pub(in crate::grounds) mapped: i64,
    /// How many statements there are, and how many of them are kept off the map.
    pub(in crate::grounds) statements: i64,
    pub(in crate::grounds) masked: i64,
    /// The groups, by the order of their letters; none while there are too few people.
    pub(in crate::grounds) groups: Vec<Group>,
    /// People on the map, those who stand close together as one mark.
    pub(in crate::grounds) dots: Vec<Dot>,
    /// The edges of the map: the least and the greatest, across and down.
    pub(in crate::grounds) edges: [f64; 4],
    /// What all share, the strongest first.
    pub(in crate::grounds) shared: Vec<Standing>,
    /// What all groups reject.
    pub(in crate::grounds) rejected: Vec<Standing>,
    /// What divides, the most first.
    pub(in crate::grounds) divides: Vec<Standing>,
    /// Where the sectors stand.
    pub(in crate::grounds) sectors: Vec<SectorStand>,
}

/// A group of people who think alike.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::grounds) struct Group {
    pub(in crate::grounds) size: i64,
    /// The middle of its people.
    pub(in crate::grounds) x: f64,
    pub(in crate::grounds) y: f64,
    /// What sets it apart.
    pub(in crate::grounds) stands: Vec<Stand>,
}

/// A statement that stands for a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::grounds) struct Stand {
    pub(in crate::grounds) statement: i64,
    pub(in crate::grounds) agree: bool,
    pub(in crate::grounds) votes: i64,
    pub(in crate::grounds) seen: i64,
}

/// How all groups stand to a statement: agree, pass and disagree of each. Without groups: of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::grounds) struct Standing {
    pub(in crate::grounds) statement: i64,
    pub(in crate::grounds) counts: Vec<[i64; 3]>,
}

/// A mark on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::grounds) struct Dot {
    pub(in crate::grounds) x: f64,
    pub(in crate::grounds) y: f64,
    pub(in crate::grounds) people: i64,
    /// The number of its group; none where there are no groups.
    pub(in crate::grounds) group: Option<usize>,
}

/// Where a sector stands: in hundredths of its people, by groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::grounds) struct SectorStand {
    pub(in crate::grounds) sector: String,
    pub(in crate::grounds) people: i64,
    pub(in crate::grounds) shares: Vec<i64>,
}
