//! What was done in spaces: the words in which rooms tell what may have moved something that is measured.

use crate::ids::{ItemId, SpaceId};
use crate::web::{Error, Viewer};
use db::{Read, Time};

/// Of which spaces deeds are wanted, and until when.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'a> {
    /// The spaces.
    pub spaces: &'a [SpaceId],
    /// What was done before this moment.
    pub before: Time,
    /// So many of each space at most.
    pub limit: i64,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// When.
    pub at: Time,
    /// Key of what it is.
    pub sort: &'static str,
    /// What people call it.
    pub title: String,
    /// Where it can be looked at, below the pages of the network.
    pub href: String,
}

impl Deed {
    /// What was done with an item of this title at that moment.
    pub fn of_item(sort: &'static str, (item, title, at): (ItemId, String, Time)) -> Deed {
        Deed { at, sort, title, href: format!("items/{item}") }
    }
}

/// What was done in a room, as far as this viewer may read it, the latest of each space first.
pub type Deeds = fn(&mut Read<'_>, &Viewer, &Sought<'_>) -> Result<Vec<Deed>, Error>;
