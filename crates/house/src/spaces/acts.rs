//! What the log calls the acts of this room.

use crate::happenings::{Act, Audience, Subject};

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

/// Somebody would like to come in.
pub static SPACE_ASKED: Act = Act { word: "space-asked", subject: Subject::Member, ..Act::QUIET };

/// They were told that they cannot.
pub static SPACE_REFUSED: Act = Act { word: "space-refused", subject: Subject::Member, ..Act::QUIET };

/// Somebody was invited. The line names no space and is shown to nobody: the space may be one of which only its members know.
pub static SPACE_INVITED: Act =
    Act { word: "space-invited", audience: Audience::Nobody, subject: Subject::Member, ..Act::QUIET };

/// Space put aside, or taken up again.
pub static SPACE_ARCHIVED: Act = Act {
    word: "space-archived",
    news: true,
    details: &[("removed", "happening-detail-removed")],
    ..Act::QUIET
};

/// The order of the spaces was changed. The line names none: the order may hold one of which only its members know.
pub static SPACES_ORDERED: Act =
    Act { word: "spaces-ordered", audience: Audience::Stewards, page: Some("spaces/order"), ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &SPACE_STARTED,
    &SPACE_CHANGED,
    &SPACE_MOVED_ON,
    &SPACE_JOINED,
    &SPACE_LEFT,
    &SPACE_ASKED,
    &SPACE_REFUSED,
    &SPACE_INVITED,
    &SPACE_ARCHIVED,
    &SPACES_ORDERED,
];
