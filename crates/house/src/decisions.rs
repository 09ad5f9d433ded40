//! What was decided: the words in which rooms tell their decisions to the register of a network. It never knows how anything
//! is decided, and decides nothing about who may read it: each room tells a viewer what that viewer may read, and no more.

use crate::ids::{ItemId, SpaceId};
use crate::web::{Error, Said, Viewer};
use db::{Read, Time};

/// What a room decides.
#[derive(Debug, Clone, Copy)]
pub struct Decisions {
    /// By which methods: the word of each, and the key of its name.
    pub methods: fn() -> Vec<(&'static str, &'static str)>,
    /// Its decisions that this viewer may read, the latest first, within what is asked.
    pub told: fn(&mut Read<'_>, &Viewer, &Asked) -> Result<Vec<Decided>, Error>,
}

/// Which decisions are wanted.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Those of this space.
    pub space: Option<SpaceId>,
    /// Those by the method of this word; empty for all.
    pub method: String,
    /// Those that came to the verdict of this word; empty for all.
    pub verdict: String,
    /// Those before this place.
    pub before: (Time, ItemId),
    /// So many at most.
    pub limit: i64,
}

/// One decision.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Its item.
    pub item: ItemId,
    /// What it was about.
    pub title: String,
    /// The name of its space.
    pub space: String,
    /// The word of the method, and the key of its name.
    pub method: (&'static str, &'static str),
    /// The word of the verdict, and the key of its name.
    pub verdict: Option<(&'static str, &'static str)>,
    /// When it was decided.
    pub at: Time,
    /// Who took part in it.
    pub turnout: Turnout,
    /// Where the count is told, below the pages of the network.
    pub result: String,
    /// What came of it, in a sentence of the program.
    pub told: Option<Said>,
    /// What came of it, in people's own words, and the same as safe HTML.
    pub outcome: Option<(String, String)>,
    /// When that was written, and when it is to be looked at again.
    pub outcome_at: Option<Time>,
    /// As `outcome_at`.
    pub review_at: Option<Time>,
}

/// Who took part in a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turnout {
    /// It was voted on.
    Vote {
        /// How many voted themselves.
        cast: i64,
        /// How many others had their vote carried by somebody's ballot.
        carried: i64,
        /// How many might.
        entitled: i64,
    },
    /// It was decided in a meeting, where nobody casts a ballot: so many were noted to be there; none where nobody was noted.
    Meeting(Option<i64>),
}

impl Turnout {
    /// How many voted themselves, how many others had their vote carried, and how many might vote; nothing where nobody casts a
    /// ballot.
    pub fn votes(self) -> [Option<i64>; 3] {
        match self {
            Turnout::Vote { cast, carried, entitled } => [Some(cast), Some(carried), Some(entitled)],
            Turnout::Meeting(_) => [None; 3],
        }
    }
}
