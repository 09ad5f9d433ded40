//! What can be counted of a network, month by month: the words in which rooms tell what happened to the room that makes
//! reports of it. A count tells who did how much where, and never what is shown of it: what may be told of how many people is
//! decided in one place, for all counts alike.

use crate::ids::{MemberId, NetworkId, SpaceId};
use db::{Read, Time};

/// What a room tells of one month: between the first moment, and before the second.
pub type Tell = fn(&mut Read<'_>, NetworkId, (Time, Time)) -> Result<Vec<Tally>, db::Error>;

/// Something that can be counted. Plain data and a plain function, listed in the `ROOM` of whoever tells it.
#[derive(Debug)]
pub struct Count {
    /// The word by which addresses and the database know it; never renamed.
    pub word: &'static str,
    /// Key of its name.
    pub title: &'static str,
    /// Key of what it means and what it does not, in a sentence.
    pub meaning: &'static str,
    /// What is counted.
    pub counted: Counted,
    /// How months are taken together.
    pub over: Over,
    /// So many of what is told make one of what is shown: sixty minutes an hour.
    pub per: i64,
    /// What happened in a month: one row for a member and a space where people did it, one for a space where things are
    /// counted. Only what stands where its space may be read; nothing that was deleted.
    pub tell: Tell,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// How often people did something, or how long.
    Deeds,
    /// How many people there were, each once.
    People,
    /// Things that stand in lists, each of which whoever reads the figure may read.
    Things,
    /// How many pairs of people there were, of the network as a whole.
    Pairs,
}

impl Counted {
    /// Whether its rows say of whom they are, so that groups of people can be told apart.
    pub fn by_people(self) -> bool {
        matches!(self, Counted::Deeds | Counted::People)
    }
}

/// How the months of a quarter or a year are taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// They are added up.
    Sum,
    /// Their mean: who was there in two months is not two people.
    Mean,
}

db::record! {
    /// How much somebody did in a space in a month, or how much of something there was.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Tally {
        /// Who; none where things or pairs are counted.
        pub member_id: Option<MemberId>,
        /// Where; none in no space.
        pub space_id: Option<SpaceId>,
        /// How much.
        pub amount: i64,
    }
}
