//! What the log calls the acts of this room.

use crate::happenings::{Act, Audience, Subject};

/// Organisation added.
pub static ORGANISATION_ADDED: Act = Act {
    word: "organisation-added",
    audience: Audience::Network,
    news: true,
    subject: Subject::Organisation,
    ..Act::QUIET
};

/// Organisation changed.
pub static ORGANISATION_CHANGED: Act = Act {
    word: "organisation-changed",
    details: &[("sector", "happening-detail-sector")],
    audience: Audience::Stewards,
    subject: Subject::Organisation,
    ..Act::QUIET
};

/// Affiliation changed.
pub static AFFILIATION_CHANGED: Act = Act {
    word: "affiliation-changed",
    audience: Audience::Stewards,
    subject: Subject::Organisation,
    details: &[
        ("staff", "happening-detail-staff"),
        ("representative", "happening-detail-representative"),
        ("ended", "happening-detail-ended"),
    ],
    ..Act::QUIET
};

/// Organisation archived.
pub static ORGANISATION_ARCHIVED: Act = Act {
    word: "organisation-archived",
    audience: Audience::Stewards,
    subject: Subject::Organisation,
    ..Act::QUIET
};

/// Organisation restored.
pub static ORGANISATION_RESTORED: Act = Act {
    word: "organisation-restored",
    audience: Audience::Stewards,
    subject: Subject::Organisation,
    ..Act::QUIET
};

/// Organisation removed.
pub static ORGANISATION_REMOVED: Act =
    Act { word: "organisation-removed", audience: Audience::Stewards, ..Act::QUIET };

/// Organisation merged.
pub static ORGANISATION_MERGED: Act = Act {
    word: "organisation-merged",
    audience: Audience::Stewards,
    subject: Subject::Organisation,
    ..Act::QUIET
};

/// Organisation parted.
pub static ORGANISATION_PARTED: Act = Act {
    word: "organisation-parted",
    audience: Audience::Stewards,
    subject: Subject::Organisation,
    ..Act::QUIET
};

/// All of them.
pub static ALL: &[&Act] = &[
    &ORGANISATION_ARCHIVED,
    &ORGANISATION_RESTORED,
    &ORGANISATION_REMOVED,
    &ORGANISATION_MERGED,
    &ORGANISATION_PARTED,
    &ORGANISATION_ADDED,
    &ORGANISATION_CHANGED,
    &AFFILIATION_CHANGED,
];
