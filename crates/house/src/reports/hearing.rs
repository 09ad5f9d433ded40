//! Whose voice is heard in one thing that people do together, such as meetings that come back, or a vote: the words in which rooms
//! tell of it to whoever puts people into groups. A room tells who might be heard and who did how much. How much of that is shown,
//! and of how many people, is decided in one place, for all rooms alike.

use crate::ids::{ItemId, MemberId, SpaceId};
use crate::web::{Error, Viewer};
use db::{Read, Time};

/// The thing of a number, as far as this viewer may read it. One that is hidden is refused as one that is not there.
pub type Find = fn(&mut Read<'_>, &Viewer, i64) -> Result<Heard, Error>;
/// How often each member did something in the thing of a number, between the first moment and before the second. A member may stand
/// in several rows.
pub type Amounts = fn(&mut Read<'_>, i64, (Time, Time)) -> Result<Vec<(MemberId, i64)>, db::Error>;
/// The items of the thing of a number between two moments, below which people talk about it.
pub type Below = fn(&mut Read<'_>, i64, (Time, Time)) -> Result<Vec<ItemId>, db::Error>;
/// How often each member wrote something below these items, which the viewer may read. A member may stand in several rows.
pub type Talked = fn(&mut Read<'_>, &[ItemId]) -> Result<Vec<(MemberId, i64)>, db::Error>;

/// A sort of things of which one can ask whose voice is heard in them. Plain data and a plain function, listed in the `ROOM` of
/// whoever tells it.
#[derive(Debug)]
pub struct Hearing {
    /// The word by which addresses know it, before the number of the thing.
    pub word: &'static str,
    /// The thing.
    pub find: Find,
}

/// Such a thing.
#[derive(Debug, Clone)]
pub struct Heard {
    /// What people call it.
    pub title: String,
    /// Where it stands: a path of this server.
    pub href: String,
    /// Key of who is counted, and over what.
    pub about: &'static str,
    /// Who might be heard.
    pub whom: Whom,
    /// Whether it goes on, so that one can look back over months; of what ends, all is told at once.
    pub goes_on: bool,
    /// What one can do in it, from being there to deciding. Five at most.
    pub rungs: Vec<Rung>,
    /// Key of what is not told of it, and why.
    pub untold: Option<&'static str>,
}

/// Who might be heard.
#[derive(Debug, Clone)]
pub enum Whom {
    /// Everyone in a space but guests.
    Space(SpaceId),
    /// These, each of them once.
    Members(Vec<MemberId>),
}

/// Something that one can do in it.
#[derive(Debug, Clone)]
pub struct Rung {
    /// Key of its name.
    pub title: &'static str,
    /// Key of what is counted.
    pub about: &'static str,
    /// Who did it how often.
    pub source: Source,
    /// Where this viewer can do something about who is missing: a path of this server, and key of what one does there.
    pub deeds: Vec<(String, &'static str)>,
}

/// Where it is known from.
#[derive(Debug, Clone, Copy)]
pub enum Source {
    /// The room knows it.
    Told(Amounts),
    /// People said something below these items.
    Said(Below),
}
