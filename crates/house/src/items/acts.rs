//! What the log calls the acts of this room.

use crate::happenings::{Act, Layer, Tie};

const REMOVED: &[(&str, &str)] = &[("removed", "happening-detail-removed")];

/// Item started.
pub static ITEM_STARTED: Act =
    Act { word: "item-started", ties: Some(Tie::of(Layer::Talk)), news: true, landmark: true, ..Act::QUIET };

/// Item changed.
pub static ITEM_CHANGED: Act = Act { word: "item-changed", ..Act::QUIET };

/// Item closed.
pub static ITEM_CLOSED: Act = Act { word: "item-closed", news: true, landmark: true, ..Act::QUIET };

/// Item reopened.
pub static ITEM_REOPENED: Act = Act { word: "item-reopened", news: true, landmark: true, ..Act::QUIET };

/// Item taken a step further, for steps of kinds that have no act of their own.
pub static ITEM_STEPPED: Act = Act { word: "item-stepped", news: true, ..Act::QUIET };

/// Item linked.
pub static ITEM_LINKED: Act = Act { word: "item-linked", details: REMOVED, ..Act::QUIET };

/// Item pinned.
pub static ITEM_PINNED: Act = Act { word: "item-pinned", details: REMOVED, ..Act::QUIET };

/// Item put aside.
pub static ITEM_ARCHIVED: Act = Act { word: "item-archived", details: REMOVED, ..Act::QUIET };

/// Item moved to the space in which the line stands.
pub static ITEM_MOVED: Act = Act { word: "item-moved", news: true, narrows: true, ..Act::QUIET };

/// Item moved out of the space in which the line stands.
pub static ITEM_MOVED_AWAY: Act = Act { word: "item-moved-away", narrows: true, ..Act::QUIET };

/// Item deleted.
pub static ITEM_DELETED: Act = Act { word: "item-deleted", narrows: true, unnamed: true, ..Act::QUIET };

/// Item brought back.
pub static ITEM_RESTORED: Act = Act { word: "item-restored", ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &ITEM_STARTED,
    &ITEM_CHANGED,
    &ITEM_CLOSED,
    &ITEM_REOPENED,
    &ITEM_STEPPED,
    &ITEM_LINKED,
    &ITEM_PINNED,
    &ITEM_ARCHIVED,
    &ITEM_MOVED,
    &ITEM_MOVED_AWAY,
    &ITEM_DELETED,
    &ITEM_RESTORED,
];
