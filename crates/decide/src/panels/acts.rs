//! What the log calls the acts of this room. It never says who is willing: only those who were drawn are named.

use house::happenings::{Act, Asks, Subject, Whom};

/// Whoever was drawn wants to know.
static DRAWN: Asks = Asks { whom: Whom::Subject, why: "panel-seat-why" };

/// Somebody is willing to be drawn.
pub static PANEL_VOLUNTEERED: Act = Act { word: "panel-volunteered", ..Act::QUIET };
/// Nobody can come any more, and everybody's chance is known.
pub static PANEL_CLOSED: Act = Act { word: "panel-closed", news: true, ..Act::QUIET };
/// There is more time to come.
pub static PANEL_EXTENDED: Act = Act { word: "panel-extended", news: true, ..Act::QUIET };
/// Quotas that could not be met were widened.
pub static PANEL_WIDENED: Act = Act { word: "panel-widened", ..Act::QUIET };
/// Where the seed of another draw comes from was said.
pub static PANEL_ANNOUNCED: Act = Act { word: "panel-announced", news: true, ..Act::QUIET };
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
    &PANEL_CLOSED,
    &PANEL_EXTENDED,
    &PANEL_WIDENED,
    &PANEL_ANNOUNCED,
    &PANEL_SEEDED,
    &PANEL_DRAWN,
    &PANEL_SEAT,
    &PANEL_VACATED,
];
