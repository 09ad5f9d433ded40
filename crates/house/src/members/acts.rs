//! What the log calls the acts of this room.

use crate::happenings::{Act, Audience, Subject};

/// Invitation made.
pub static INVITATION_MADE: Act = Act {
    word: "invitation-made",
    audience: Audience::Stewards,
    details: &[
        ("guest", "happening-detail-guest"),
        ("member", "happening-detail-member"),
        ("facilitator", "happening-detail-facilitator"),
        ("steward", "happening-detail-steward"),
    ],
    ..Act::QUIET
};

/// Invitation revoked.
pub static INVITATION_REVOKED: Act =
    Act { word: "invitation-revoked", audience: Audience::Stewards, ..Act::QUIET };

/// Member joined.
pub static MEMBER_JOINED: Act = Act {
    word: "member-joined",
    audience: Audience::Network,
    news: true,
    subject: Subject::Member,
    ..Act::QUIET
};

/// Member left.
pub static MEMBER_LEFT: Act = Act {
    word: "member-left",
    audience: Audience::Stewards,
    narrows: true,
    subject: Subject::Member,
    ..Act::QUIET
};

/// The account of a member erased.
pub static MEMBER_ERASED: Act = Act {
    word: "member-erased",
    audience: Audience::Stewards,
    narrows: true,
    subject: Subject::Member,
    ..Act::QUIET
};

/// Member changed.
pub static MEMBER_CHANGED: Act = Act {
    word: "member-changed",
    audience: Audience::Stewards,
    narrows: true,
    subject: Subject::Member,
    details: &[
        ("guest", "happening-detail-guest"),
        ("member", "happening-detail-member"),
        ("facilitator", "happening-detail-facilitator"),
        ("steward", "happening-detail-steward"),
    ],
    ..Act::QUIET
};

/// Member suspended.
pub static MEMBER_SUSPENDED: Act = Act {
    word: "member-suspended",
    audience: Audience::Stewards,
    narrows: true,
    subject: Subject::Member,
    ..Act::QUIET
};

/// Member reinstated.
pub static MEMBER_REINSTATED: Act =
    Act { word: "member-reinstated", audience: Audience::Stewards, subject: Subject::Member, ..Act::QUIET };

/// Profile changed.
pub static PROFILE_CHANGED: Act =
    Act { word: "profile-changed", audience: Audience::Stewards, subject: Subject::Member, ..Act::QUIET };

/// Claim made.
pub static CLAIM_MADE: Act =
    Act { word: "claim-made", audience: Audience::Stewards, subject: Subject::Member, ..Act::QUIET };

/// Claim confirmed.
pub static CLAIM_CONFIRMED: Act =
    Act { word: "claim-confirmed", audience: Audience::Stewards, subject: Subject::Member, ..Act::QUIET };

/// Claim refused.
pub static CLAIM_REFUSED: Act =
    Act { word: "claim-refused", audience: Audience::Stewards, subject: Subject::Member, ..Act::QUIET };

/// A link for a new password asked for, which a second steward makes.
pub static RECOVERY_ASKED: Act =
    Act { word: "recovery-asked", audience: Audience::Stewards, subject: Subject::Member, ..Act::QUIET };

/// A link for a new password made.
pub static RECOVERY_GIVEN: Act =
    Act { word: "recovery-given", audience: Audience::Stewards, subject: Subject::Member, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &CLAIM_MADE,
    &CLAIM_CONFIRMED,
    &CLAIM_REFUSED,
    &INVITATION_MADE,
    &INVITATION_REVOKED,
    &MEMBER_JOINED,
    &MEMBER_LEFT,
    &MEMBER_ERASED,
    &MEMBER_CHANGED,
    &MEMBER_SUSPENDED,
    &MEMBER_REINSTATED,
    &PROFILE_CHANGED,
    &RECOVERY_ASKED,
    &RECOVERY_GIVEN,
];
