//! What would have nobody if some people were gone.

use super::Laid;
use crate::ids::MemberId;
use crate::web::{Error, Viewer};
use db::Read;

/// What these people hold, or have taken on, and nobody beside them, as far as this viewer may read it; so many at most.
pub type Held = fn(&mut Read<'_>, &Viewer, &[MemberId], i64) -> Result<Vec<Laid>, Error>;

/// Something that somebody has to hold.
#[derive(Debug)]
pub struct Holding {
    /// Key of what all of these are called.
    pub title: &'static str,
    /// What these people alone hold.
    pub held: Held,
}
