//! What the log calls the acts of this room.

use crate::happenings::Act;

/// Item started.
pub static ITEM_STARTED: Act = Act { word: "item-started", news: true, landmark: true, ..Act::QUIET };

/// Item changed.
pub static ITEM_CHANGED: Act = Act { word: "item-changed", ..Act::QUIET };

/// Item closed.
pub static ITEM_CLOSED: Act = Act { word: "item-closed", news: true, landmark: true, ..Act::QUIET };

/// Item reopened.
pub static ITEM_REOPENED: Act = Act { word: "item-reopened", news: true, landmark: true, ..Act::QUIET };

/// Item linked.
pub static ITEM_LINKED: Act =
    Act { word: "item-linked", details: &[("removed", "happening-detail-removed")], ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&ITEM_STARTED, &ITEM_CHANGED, &ITEM_CLOSED, &ITEM_REOPENED, &ITEM_LINKED];
