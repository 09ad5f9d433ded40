//! What the log calls the acts of this room. None of them says what anybody chose.

use house::happenings::{Act, Asks, Step, Subject, Whom};

/// Whoever proposed a project wants to know what became of it.
static JUDGED: Asks = Asks { whom: Whom::Subject, why: "budget-judged-why" };
/// Whoever may choose and has not is reminded.
static REMIND: Asks = Asks { whom: Whom::Subject, why: "budget-remind-why" };
/// Whoever had chosen a project that is no longer to be had may choose again.
static LOST: Asks = Asks { whom: Whom::Subject, why: "budget-lost-why" };

/// A project was proposed.
pub static PROJECT_PROPOSED: Act =
    Act { word: "project-proposed", voice: Some(Step::Proposed), news: true, ..Act::QUIET };
/// Its text or cost was changed.
pub static PROJECT_CHANGED: Act = Act { word: "project-changed", ..Act::QUIET };
/// Whoever proposed it took it back.
pub static PROJECT_WITHDRAWN: Act = Act { word: "project-withdrawn", ..Act::QUIET };
/// It goes to the vote.
pub static PROJECT_ACCEPTED: Act =
    Act { word: "project-accepted", asks: Some(&JUDGED), subject: Subject::Member, ..Act::QUIET };
/// It does not go to the vote.
pub static PROJECT_REJECTED: Act =
    Act { word: "project-rejected", asks: Some(&JUDGED), subject: Subject::Member, ..Act::QUIET };
/// Nobody judged it before the vote was opened.
pub static PROJECT_UNJUDGED: Act =
    Act { word: "project-unjudged", asks: Some(&JUDGED), subject: Subject::Member, ..Act::QUIET };

/// No more projects are taken.
pub static BUDGET_GATHERED: Act = Act { word: "budget-gathered", news: true, ..Act::QUIET };
/// People may choose.
pub static BUDGET_OPENED: Act = Act { word: "budget-opened", news: true, landmark: true, ..Act::QUIET };
/// There is more time to choose.
pub static BUDGET_EXTENDED: Act = Act { word: "budget-extended", news: true, ..Act::QUIET };
/// Somebody began to choose. Ballots bear no name, each fills in their own among many projects, and how many do so is told at the end
/// alone: so it ties nobody. That they took part counts, as turnout.
pub static BUDGET_CHOSEN: Act = Act { word: "budget-chosen", voice: Some(Step::Decided), ..Act::QUIET };
/// Somebody was reminded that they may choose.
pub static BUDGET_REMINDED: Act = Act { word: "budget-reminded", asks: Some(&REMIND), ..Act::QUIET };
/// Somebody was told that a project which they had chosen is no longer to be had.
pub static BUDGET_LOST: Act = Act { word: "budget-lost", asks: Some(&LOST), ..Act::QUIET };
/// It was counted.
pub static BUDGET_COUNTED: Act = Act { word: "budget-counted", news: true, landmark: true, ..Act::QUIET };
/// It came from a file with all its ballots.
pub static BUDGET_BROUGHT: Act = Act { word: "budget-brought", news: true, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &PROJECT_PROPOSED,
    &PROJECT_CHANGED,
    &PROJECT_WITHDRAWN,
    &PROJECT_ACCEPTED,
    &PROJECT_REJECTED,
    &PROJECT_UNJUDGED,
    &BUDGET_GATHERED,
    &BUDGET_OPENED,
    &BUDGET_EXTENDED,
    &BUDGET_CHOSEN,
    &BUDGET_REMINDED,
    &BUDGET_LOST,
    &BUDGET_COUNTED,
    &BUDGET_BROUGHT,
];
