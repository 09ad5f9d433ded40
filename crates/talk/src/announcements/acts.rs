//! What the log calls the acts of this room.

use house::happenings::{Act, Audience};

/// Somebody confirmed that they have read an announcement. The log says neither who nor which: only the author and those who
/// hold the space know who has.
pub static ANNOUNCEMENT_CONFIRMED: Act =
    Act { word: "announcement-confirmed", audience: Audience::Stewards, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&ANNOUNCEMENT_CONFIRMED];
