//! What the log calls the acts of this room.

use house::happenings::{Act, Asks, Audience, Layer, Step, Tie, Whom};

/// Whose hour has struck is asked.
static ASKED: Asks = Asks { whom: Whom::Subject, why: "checkin-asked-why" };

/// A round begins.
pub static CHECKIN_ASKED: Act =
    Act { word: "checkin-asked", news: true, landmark: true, asks: Some(&ASKED), ..Act::QUIET };

/// Somebody answered.
pub static CHECKIN_ANSWERED: Act = Act {
    word: "checkin-answered",
    ties: Some(Tie::of(Layer::Talk)),
    voice: Some(Step::Spoke),
    ..Act::QUIET
};

/// Somebody put their answer in other words, or took it up anew.
pub static CHECKIN_REWORDED: Act = Act { word: "checkin-reworded", ..Act::QUIET };

/// A round is over, and its answers stand together.
pub static CHECKIN_CLOSED: Act = Act { word: "checkin-closed", news: true, landmark: true, ..Act::QUIET };

/// It was paused, taken up again or ended.
pub static CHECKIN_STEPPED: Act = Act {
    word: "checkin-stepped",
    news: true,
    details: &[
        ("checkin-open", "checkin-open"),
        ("checkin-paused", "checkin-paused"),
        ("checkin-ended", "checkin-ended"),
    ],
    ..Act::QUIET
};

/// The days off of the network or of a space were changed.
pub static DAYS_OFF_CHANGED: Act =
    Act { word: "days-off-changed", audience: Audience::Network, page: Some("days-off"), ..Act::QUIET };

/// A member changed their own days off, which is nobody else's business.
pub static OWN_DAYS_OFF_CHANGED: Act =
    Act { word: "own-days-off-changed", audience: Audience::Stewards, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &CHECKIN_ASKED,
    &CHECKIN_ANSWERED,
    &CHECKIN_REWORDED,
    &CHECKIN_CLOSED,
    &CHECKIN_STEPPED,
    &DAYS_OFF_CHANGED,
    &OWN_DAYS_OFF_CHANGED,
];
