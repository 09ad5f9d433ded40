//! What the log calls the acts of this room.

use house::happenings::{Act, Layer, Step, Tie};

/// Message posted.
pub static MESSAGE_POSTED: Act = Act {
    word: "message-posted",
    ties: Some(Tie::of(Layer::Talk)),
    voice: Some(Step::Spoke),
    news: true,
    ..Act::QUIET
};

/// Message edited.
pub static MESSAGE_EDITED: Act = Act { word: "message-edited", ..Act::QUIET };

/// Message deleted.
pub static MESSAGE_DELETED: Act = Act { word: "message-deleted", removes: true, ..Act::QUIET };

/// Reaction changed.
pub static REACTION_CHANGED: Act = Act { word: "reaction-changed", ..Act::QUIET };

/// Message pinned.
pub static MESSAGE_PINNED: Act = Act { word: "message-pinned", ..Act::QUIET };

/// The pin taken away.
pub static MESSAGE_UNPINNED: Act = Act { word: "message-unpinned", ..Act::QUIET };

/// The summary of a conversation written anew.
pub static SUMMARY_WRITTEN: Act = Act { word: "summary-written", landmark: true, news: true, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &MESSAGE_POSTED,
    &MESSAGE_EDITED,
    &MESSAGE_DELETED,
    &REACTION_CHANGED,
    &MESSAGE_PINNED,
    &MESSAGE_UNPINNED,
    &SUMMARY_WRITTEN,
];
