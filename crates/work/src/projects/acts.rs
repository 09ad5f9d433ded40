//! What the log calls the acts of this room.

use house::happenings::{Act, Subject};

/// The sheet of a project says something else.
pub static PROJECT_CHANGED: Act = Act { word: "project-sheet-changed", ..Act::QUIET };

/// A project went from one state to another.
pub static PROJECT_TURNED: Act = Act {
    word: "project-turned",
    news: true,
    details: &[
        ("idea", "happening-detail-project-idea"),
        ("planned", "happening-detail-project-planned"),
        ("running", "happening-detail-project-running"),
        ("paused", "happening-detail-project-paused"),
        ("done", "happening-detail-project-done"),
        ("stopped", "happening-detail-project-stopped"),
    ],
    ..Act::QUIET
};

/// It was said how a project stands.
pub static PROJECT_REPORTED: Act = Act {
    word: "project-reported",
    news: true,
    details: &[
        ("on-track", "happening-detail-project-on-track"),
        ("at-risk", "happening-detail-project-at-risk"),
        ("off-track", "happening-detail-project-off-track"),
    ],
    ..Act::QUIET
};

/// An organisation takes part in a project, in another way, or no longer.
pub static PROJECT_PARTNERED: Act = Act {
    word: "project-partnered",
    subject: Subject::Organisation,
    details: &[("removed", "happening-detail-removed")],
    ..Act::QUIET
};

/// Somebody has a role in a project, another one, or none any more.
pub static PROJECT_CAST: Act = Act {
    word: "project-cast",
    subject: Subject::Member,
    details: &[("removed", "happening-detail-removed")],
    ..Act::QUIET
};

/// A role that nobody has is not needed any more.
pub static PROJECT_ROLE_CLOSED: Act = Act { word: "project-role-closed", ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &PROJECT_CHANGED,
    &PROJECT_TURNED,
    &PROJECT_REPORTED,
    &PROJECT_PARTNERED,
    &PROJECT_CAST,
    &PROJECT_ROLE_CLOSED,
];
