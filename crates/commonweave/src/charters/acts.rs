//! What the log calls the acts of this room.

use house::happenings::{Act, Audience};

/// Charter revised.
pub static CHARTER_REVISED: Act = Act {
    word: "charter-revised",
    audience: Audience::Network,
    news: true,
    page: Some("charter"),
    ..Act::QUIET
};

/// Charter drafted.
pub static CHARTER_DRAFTED: Act = Act {
    word: "charter-drafted",
    audience: Audience::Network,
    details: &[("removed", "happening-detail-removed")],
    page: Some("charter/draft"),
    ..Act::QUIET
};

/// Charter endorsed.
pub static CHARTER_ENDORSED: Act = Act {
    word: "charter-endorsed",
    audience: Audience::Network,
    news: true,
    details: &[("member", "happening-detail-themselves"), ("organisation", "happening-detail-organisation")],
    page: Some("charter"),
    ..Act::QUIET
};

/// Endorsement withdrawn.
pub static ENDORSEMENT_WITHDRAWN: Act = Act {
    word: "endorsement-withdrawn",
    audience: Audience::Stewards,
    details: &[("member", "happening-detail-themselves"), ("organisation", "happening-detail-organisation")],
    page: Some("charter"),
    ..Act::QUIET
};

/// The wording of the next version was put to a vote.
pub static CHARTER_AMENDMENT_WRITTEN: Act =
    Act { word: "charter-amendment-written", news: true, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &CHARTER_AMENDMENT_WRITTEN,
    &CHARTER_REVISED,
    &CHARTER_DRAFTED,
    &CHARTER_ENDORSED,
    &ENDORSEMENT_WITHDRAWN,
];
