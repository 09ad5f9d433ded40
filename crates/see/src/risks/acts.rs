//! What the log calls the acts of this room.

use house::happenings::{Act, Asks, Subject, Whom};

/// Whoever carries a risk wants to know that it raised itself.
static RAISED: Asks = Asks { whom: Whom::Subject, why: "risk-raised-why" };

/// Whoever is given a risk to carry wants to know.
static GIVEN: Asks = Asks { whom: Whom::Subject, why: "risk-given-why" };

/// A live figure went over its limit.
pub static RISK_RAISED: Act = Act {
    word: "risk-raised",
    news: true,
    landmark: true,
    asks: Some(&RAISED),
    subject: Subject::Member,
    ..Act::QUIET
};

/// Somebody was given a risk to carry by somebody else.
pub static RISK_GIVEN: Act =
    Act { word: "risk-given", asks: Some(&GIVEN), subject: Subject::Member, ..Act::QUIET };

/// It was said what is made of a risk.
pub static RISK_ANSWERED: Act = Act {
    word: "risk-answered",
    news: true,
    landmark: true,
    details: &[
        ("open", "happening-detail-risk-open"),
        ("avoid", "happening-detail-risk-avoid"),
        ("reduce", "happening-detail-risk-reduce"),
        ("share", "happening-detail-risk-share"),
        ("accept", "happening-detail-risk-accept"),
    ],
    ..Act::QUIET
};

/// Somebody looked at a risk again.
pub static RISK_REVIEWED: Act = Act { word: "risk-reviewed", ..Act::QUIET };

/// A risk was bound to a live figure, or no longer is.
pub static RISK_BOUND: Act =
    Act { word: "risk-bound", details: &[("removed", "happening-detail-removed")], ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&RISK_RAISED, &RISK_GIVEN, &RISK_ANSWERED, &RISK_REVIEWED, &RISK_BOUND];
