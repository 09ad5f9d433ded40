//! What the log calls the acts of this room.

use crate::happenings::{Act, Subject};

/// Space started.
pub static SPACE_STARTED: Act = Act { word: "space-started", news: true, ..Act::QUIET };

/// Space changed.
pub static SPACE_CHANGED: Act = Act {
    word: "space-changed",
    narrows: true,
    subject: Subject::Member,
    details: &[
        ("member", "happening-detail-member"),
        ("facilitator", "happening-detail-facilitator"),
        ("public", "happening-detail-public"),
        ("network", "happening-detail-network"),
        ("members", "happening-detail-members"),
    ],
    ..Act::QUIET
};

/// Space taken on to its next phase, or back to an earlier one.
pub static SPACE_MOVED_ON: Act = Act {
    word: "space-moved-on",
    news: true,
    details: &[
        ("gather", "space-phase-gather"),
        ("discuss", "space-phase-discuss"),
        ("decide", "space-phase-decide"),
        ("do", "space-phase-do"),
        ("review", "space-phase-review"),
    ],
    ..Act::QUIET
};

/// Space joined.
pub static SPACE_JOINED: Act = Act { word: "space-joined", subject: Subject::Member, ..Act::QUIET };

/// Space left.
pub static SPACE_LEFT: Act =
    Act { word: "space-left", narrows: true, subject: Subject::Member, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&SPACE_STARTED, &SPACE_CHANGED, &SPACE_MOVED_ON, &SPACE_JOINED, &SPACE_LEFT];
