//! What organisations carry and give.

use crate::ids::{ItemId, NetworkId, OrganisationId};
use db::{Error, Read, Time};

/// How much each organisation of a network carries or gives, at this moment, where every member may look; 0 stands for what no
/// organisation carries. It is asked beside all requests, once a day.
pub type Reckon = fn(&mut Read<'_>, NetworkId, Time) -> Result<Vec<(OrganisationId, i64)>, Error>;

/// An item for which others wait: its number, which organisation carries it (0 for none), and how many wait.
pub type Block = (ItemId, OrganisationId, i64);

/// For which items of a network most others wait, where every member may look, at most so many. It is asked beside all requests,
/// once a day.
pub type Blocks = fn(&mut Read<'_>, NetworkId, i64) -> Result<Vec<Block>, Error>;

/// Something of which it is told how much each organisation carries or gives.
#[derive(Debug)]
pub struct Load {
    /// The word that is stored; never renamed.
    pub word: &'static str,
    /// Key of its name.
    pub label: &'static str,
    /// Whether it is counted in minutes, and told in hours.
    pub minutes: bool,
    /// How much each has of it.
    pub reckon: Reckon,
}
