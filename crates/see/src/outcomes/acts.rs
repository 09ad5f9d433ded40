//! What the log calls the acts of this room.

use house::happenings::{Act, Audience};

/// Objectives added, changed, taken out.
pub static OBJECTIVES_CHANGED: Act = Act {
    word: "objectives-changed",
    audience: Audience::Network,
    page: Some("outcomes/objectives"),
    ..Act::QUIET
};

/// An indicator added, defined anew, taken out.
pub static INDICATOR_CHANGED: Act =
    Act { word: "indicator-changed", audience: Audience::Network, page: Some("outcomes"), ..Act::QUIET };

/// Figures entered.
pub static FIGURES_ENTERED: Act =
    Act { word: "figures-entered", audience: Audience::Network, page: Some("outcomes"), ..Act::QUIET };

/// A forecast frozen.
pub static FORECAST_FROZEN: Act =
    Act { word: "forecast-frozen", audience: Audience::Network, page: Some("outcomes"), ..Act::QUIET };

/// A curve has turned.
pub static CURVE_TURNED: Act = Act {
    word: "curve-turned",
    audience: Audience::Network,
    news: true,
    page: Some("outcomes"),
    ..Act::QUIET
};

/// The story behind a curve told.
pub static STORY_ADDED: Act =
    Act { word: "curve-story-added", audience: Audience::Network, page: Some("outcomes"), ..Act::QUIET };

/// An entry of the story behind a curve taken back.
pub static STORY_REMOVED: Act =
    Act { word: "curve-story-removed", audience: Audience::Network, page: Some("outcomes"), ..Act::QUIET };

/// Figures looked at together.
pub static FIGURES_REVIEWED: Act = Act {
    word: "figures-reviewed",
    audience: Audience::Network,
    page: Some("outcomes/review"),
    ..Act::QUIET
};

/// What is measured of a space's own work has changed: known to whoever may read the space.
pub static MEASURES_CHANGED: Act = Act { word: "measures-changed", ..Act::QUIET };

/// Outcomes opened to everyone who may read the network, or closed again.
pub static OUTCOMES_PUBLISHED: Act = Act {
    word: "outcomes-published",
    audience: Audience::Network,
    details: &[("shown", "happening-detail-outcomes-shown"), ("hidden", "happening-detail-outcomes-hidden")],
    page: Some("outcomes"),
    ..Act::QUIET
};

/// All of them.
pub static ALL: &[&Act] = &[
    &OBJECTIVES_CHANGED,
    &INDICATOR_CHANGED,
    &FIGURES_ENTERED,
    &FORECAST_FROZEN,
    &CURVE_TURNED,
    &STORY_ADDED,
    &STORY_REMOVED,
    &FIGURES_REVIEWED,
    &MEASURES_CHANGED,
    &OUTCOMES_PUBLISHED,
];
