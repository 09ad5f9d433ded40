//! What the log calls the acts of this room.

use house::happenings::Act;

/// Message posted.
pub static MESSAGE_POSTED: Act = Act { word: "message-posted", news: true, ..Act::QUIET };

/// Message edited.
pub static MESSAGE_EDITED: Act = Act { word: "message-edited", ..Act::QUIET };

/// Message deleted.
pub static MESSAGE_DELETED: Act = Act { word: "message-deleted", removes: true, ..Act::QUIET };

/// Reaction changed.
pub static REACTION_CHANGED: Act = Act { word: "reaction-changed", ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&MESSAGE_POSTED, &MESSAGE_EDITED, &MESSAGE_DELETED, &REACTION_CHANGED];
