//! What the log calls the acts of this room. It never says who is willing: only those who were drawn are named.

use house::happenings::{Act, Asks, Subject, Whom};

/// Whoever was drawn wants to know.
static DRAWN: Asks = Asks { whom: Whom::Subject, why: "panel-seat-why" };
/// Whoever called for the panel has to find a way out.
static HELP: Asks = Asks { whom: Whom::Author, why: "panel-stuck-why" };
/// Whoever called for the panel types the seed in.
static SEED: Asks = Asks { whom: Whom::Author, why: "panel-due-why" };

/// Somebody is willing to be drawn.
pub static PANEL_VOLUNTEERED: Act = Act { word: "panel-volunteered", ..Act::QUIET };
/// Somebody is not willing any more.
pub static PANEL_WITHDRAWN: Act = Act { word: "panel-withdrawn", ..Act::QUIET };
/// Everybody's chance in a draw is known.
pub static PANEL_PUBLISHED: Act = Act { word: "panel-published", news: true, ..Act::QUIET };
/// Nobody can be drawn.
pub static PANEL_STUCK: Act = Act { word: "panel-stuck", asks: Some(&HELP), ..Act::QUIET };
/// There is more time to come.
pub static PANEL_EXTENDED: Act = Act { word: "panel-extended", news: true, ..Act::QUIET };
/// Quotas that could not be met were widened.
pub static PANEL_WIDENED: Act = Act { word: "panel-widened", ..Act::QUIET };
/// Where the seed of another draw comes from was said.
pub static PANEL_ANNOUNCED: Act = Act { word: "panel-announced", news: true, ..Act::QUIET };
/// The moment has come at which the seed can be typed in.
pub static PANEL_DUE: Act = Act { word: "panel-due", asks: Some(&SEED), ..Act::QUIET };
/// The seed is known.
pub static PANEL_SEEDED: Act = Act { word: "panel-seeded", ..Act::QUIET };
/// The panel was drawn.
pub static PANEL_DRAWN: Act = Act { word: "panel-drawn", news: true, landmark: true, ..Act::QUIET };
/// Somebody was drawn.
pub static PANEL_SEAT: Act =
    Act { word: "panel-seat", asks: Some(&DRAWN), subject: Subject::Member, ..Act::QUIET };
/// Somebody who was drawn cannot take part.
pub static PANEL_VACATED: Act = Act { word: "panel-vacated", ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &PANEL_VOLUNTEERED,
    &PANEL_WITHDRAWN,
    &PANEL_PUBLISHED,
    &PANEL_STUCK,
    &PANEL_EXTENDED,
    &PANEL_WIDENED,
    &PANEL_ANNOUNCED,
    &PANEL_DUE,
    &PANEL_SEEDED,
    &PANEL_DRAWN,
    &PANEL_SEAT,
    &PANEL_VACATED,
];
