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

/// All of them.
pub static ALL: &[&Act] = &[&ORGANISATION_ADDED, &ORGANISATION_CHANGED, &AFFILIATION_CHANGED];
