//! A budget goes from phase to phase: by its dates or by hand, forward only. People have until the date to choose, and may be
//! given more time; nobody ends it earlier.

mod advancing;
mod closing;
mod extension;
mod hand;
mod telling;

pub(super) use advancing::{MOVING, bound, gather, open, plan};
pub(super) use closing::{COUNTING, count_now};
pub(super) use extension::{ask as ask_longer, extend};
pub(super) use hand::{ask, go_on};
pub(super) use telling::{REMINDING, TELLING, take_out};

use std::time::Duration;

/// How long before the end those who have not chosen are reminded.
const BEFORE: Duration = Duration::from_secs(24 * 60 * 60);
/// The shortest time for which people may choose.
const SHORTEST: Duration = Duration::from_secs(5 * 60);
