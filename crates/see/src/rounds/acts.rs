//! What the log calls the acts of this room. It tells that something was answered, never by whom or what.

use house::happenings::{Act, Asks, Audience, Whom};

/// Those who are asked.
static ASKS: Asks = Asks { whom: Whom::Subject, why: "round-asked-why" };

/// Members are asked to answer a round, or reminded of it.
pub static ROUND_ASKED: Act =
    Act { word: "round-asked", audience: Audience::Nobody, asks: Some(&ASKS), ..Act::QUIET };

/// Somebody answered; the log does not know who.
pub static ROUND_ANSWERED: Act = Act { word: "round-answered", audience: Audience::Nobody, ..Act::QUIET };

/// Whoever holds the space wrote down an answer that came on paper.
pub static ROUND_PAPER: Act = Act { word: "round-paper", ..Act::QUIET };

/// Whoever holds the space brought in what was said before.
pub static ROUND_BROUGHT: Act = Act { word: "round-brought", ..Act::QUIET };

/// A round is over, and it can be read what came of it.
pub static ROUND_TOLD: Act = Act { word: "round-told", news: true, landmark: true, ..Act::QUIET };

/// A theme came onto the agenda of an event.
pub static ROUND_PLACED: Act = Act { word: "round-placed", ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] =
    &[&ROUND_ASKED, &ROUND_ANSWERED, &ROUND_PAPER, &ROUND_BROUGHT, &ROUND_TOLD, &ROUND_PLACED];
