//! What the log calls the acts of this room. No line names who answers or writes: a statement stands for itself.

use house::happenings::{Act, Asks, Audience, Subject, Whom};

/// Whoever wrote a statement wants to know what became of it.
static JUDGED: Asks = Asks { whom: Whom::Subject, why: "ground-judged-why" };

/// Somebody took part in a common ground for the first time.
pub static GROUND_JOINED: Act = Act { word: "ground-joined", ..Act::QUIET };

/// A statement was added.
pub static STATEMENT_ADDED: Act = Act { word: "statement-added", ..Act::QUIET };

/// A statement was taken, or not, or no longer.
pub static STATEMENT_JUDGED: Act = Act { word: "statement-judged", ..Act::QUIET };

/// Whoever wrote a statement is told what became of it. For stewards alone: the line names the author.
pub static AUTHOR_TOLD: Act = Act {
    word: "statement-author-told",
    audience: Audience::Stewards,
    asks: Some(&JUDGED),
    subject: Subject::Member,
    ..Act::QUIET
};

/// A common ground was closed with what came of it.
pub static GROUND_CONCLUDED: Act = Act { word: "ground-concluded", news: true, landmark: true, ..Act::QUIET };

/// A project was made of a statement.
pub static GROUND_PROJECT: Act =
    Act { word: "ground-became-project", news: true, landmark: true, ..Act::QUIET };

/// A ground can be answered by a link, or no longer.
pub static GROUND_LINKED: Act =
    Act { word: "ground-linked", details: &[("removed", "happening-detail-removed")], ..Act::QUIET };

/// A network lets people from outside answer by links, or no longer.
pub static GROUND_LINKS_ALLOWED: Act = Act {
    word: "ground-links-allowed",
    audience: Audience::Stewards,
    details: &[("removed", "happening-detail-removed")],
    page: Some("grounds/links"),
    ..Act::QUIET
};

/// Conversations were brought from files.
pub static GROUND_BROUGHT: Act = Act { word: "ground-brought", ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &GROUND_JOINED,
    &STATEMENT_ADDED,
    &STATEMENT_JUDGED,
    &AUTHOR_TOLD,
    &GROUND_CONCLUDED,
    &GROUND_PROJECT,
    &GROUND_LINKED,
    &GROUND_LINKS_ALLOWED,
    &GROUND_BROUGHT,
];
