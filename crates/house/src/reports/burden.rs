//! What somebody carries.

use crate::ids::MemberId;
use crate::web::Said;
use db::{Error, Read, Time};

/// What of it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// All of it: for whoever carries it, and nobody else.
    Whole,
    /// What stands where every member may look.
    Shared,
}

/// How much each of these members carries, at this moment; whoever carries nothing may be left out.
pub type Weigh = fn(&mut Read<'_>, &[MemberId], Reach, Time) -> Result<Vec<(MemberId, i64)>, Error>;

/// Something of which people may carry too much.
#[derive(Debug)]
pub struct Burden {
    /// How much makes one point of load: 60 for minutes that count by the hour.
    pub each: i64,
    /// So many points of it, in words.
    pub said: fn(i64) -> Said,
    /// How much each carries.
    pub weigh: Weigh,
}
