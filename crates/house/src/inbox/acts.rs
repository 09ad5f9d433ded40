//! What the log calls the acts of this room.

use crate::happenings::{Act, Subject};

/// Somebody was called to an item: mentioned, answered, asked. It follows from what somebody wrote and wakes the open pages
/// of who was called.
pub static MEMBER_CALLED: Act = Act { word: "member-called", subject: Subject::Member, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&MEMBER_CALLED];
