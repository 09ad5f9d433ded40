//! What the log calls the acts of this room. None of them says what anybody chose.

use house::happenings::{Act, Asks, Audience, Layer, Step, Subject, Taking, Tie, Whom};

/// Whoever made the proposal wants to know.
static DECIDED: Asks = Asks { whom: Whom::Author, why: "proposal-decided-why" };

/// The vote was opened.
pub static PROPOSAL_OPENED: Act = Act { word: "proposal-opened", news: true, landmark: true, ..Act::QUIET };

/// The vote was given more time.
pub static PROPOSAL_EXTENDED: Act = Act { word: "proposal-extended", news: true, ..Act::QUIET };

/// An option was added to an open vote.
pub static OPTION_ADDED: Act = Act { word: "option-added", news: true, landmark: true, ..Act::QUIET };

/// Somebody voted, or voted otherwise than before. In a secret vote that ties nobody, and counts as no voice.
pub static BALLOT_CAST: Act = Act {
    word: "ballot-cast",
    details: &[("secret", "proposal-kept-secret")],
    ties: Some(Tie { taking: Taking::PartUnless("secret"), ..Tie::of(Layer::Decisions) }),
    voice: Some(Step::Decided),
    ..Act::QUIET
};

/// Whoever may vote and has not is reminded.
static REMIND: Asks = Asks { whom: Whom::Subject, why: "proposal-remind-why" };

/// Somebody was reminded that they may vote.
pub static PROPOSAL_REMINDED: Act = Act { word: "proposal-reminded", asks: Some(&REMIND), ..Act::QUIET };

/// The vote closed.
pub static PROPOSAL_CLOSED: Act = Act { word: "proposal-closed", news: true, landmark: true, ..Act::QUIET };

/// Whoever holds a proxy is to vote.
static HELD: Asks = Asks { whom: Whom::Subject, why: "proxy-given-why" };
/// Whose vote went in a circle wants to know.
static CIRCLED: Asks = Asks { whom: Whom::Subject, why: "vote-circled-why" };

/// Somebody gave their vote to another, for this one vote.
pub static PROXY_GIVEN: Act =
    Act { word: "proxy-given", asks: Some(&HELD), subject: Subject::Member, ..Act::QUIET };

/// They took it back.
pub static PROXY_RETURNED: Act = Act { word: "proxy-returned", subject: Subject::Member, ..Act::QUIET };

/// Somebody's vote came round to themselves, and was not cast.
pub static VOTE_CIRCLED: Act = Act { word: "vote-circled", asks: Some(&CIRCLED), ..Act::QUIET };

/// Whoever wrote the draft is to answer.
static ANSWER: Asks = Asks { whom: Whom::Author, why: "amendment-offered-why" };
/// Whoever offered it wants to know.
static ANSWERED: Asks = Asks { whom: Whom::Subject, why: "amendment-answered-why" };
/// Whoever objected says whether it is met.
static MET: Asks = Asks { whom: Whom::Subject, why: "objection-met-why" };

/// A change of the text was offered.
pub static AMENDMENT_OFFERED: Act = Act { word: "amendment-offered", asks: Some(&ANSWER), ..Act::QUIET };

/// It became part of the text.
pub static AMENDMENT_ACCEPTED: Act =
    Act { word: "amendment-accepted", asks: Some(&ANSWERED), subject: Subject::Member, ..Act::QUIET };

/// It did not.
pub static AMENDMENT_DECLINED: Act =
    Act { word: "amendment-declined", asks: Some(&ANSWERED), subject: Subject::Member, ..Act::QUIET };

/// The text was changed so that an objection is met.
pub static OBJECTION_MET: Act =
    Act { word: "objection-met", news: true, landmark: true, asks: Some(&MET), ..Act::QUIET };

/// What came of it was written down.
pub static OUTCOME_WRITTEN: Act =
    Act { word: "outcome-written", news: true, landmark: true, asks: Some(&DECIDED), ..Act::QUIET };

/// Somebody wrote down where the election of a vote stands that is held with Belenios.
pub static ELECTION_PLACED: Act = Act { word: "election-placed", news: true, ..Act::QUIET };

/// Its result was brought.
pub static ELECTION_BROUGHT: Act = Act { word: "election-brought", news: true, ..Act::QUIET };

/// Somebody took the addresses of those who may vote.
pub static VOTERS_TAKEN: Act = Act { word: "voters-taken", ..Act::QUIET };

/// A steward who keeps the key of a secret vote opened its ballots.
pub static BALLOTS_OPENED: Act = Act { word: "ballots-opened", news: true, ..Act::QUIET };

/// A steward set the passphrase with which keys of secret votes are sealed.
pub static PASSPHRASE_SET: Act = Act {
    word: "vote-passphrase-set",
    audience: Audience::Stewards,
    page: Some("settings/passphrase"),
    ..Act::QUIET
};

/// All of them.
pub static ALL: &[&Act] = &[
    &PROPOSAL_OPENED,
    &PROPOSAL_EXTENDED,
    &OPTION_ADDED,
    &BALLOT_CAST,
    &PROPOSAL_REMINDED,
    &PROPOSAL_CLOSED,
    &OUTCOME_WRITTEN,
    &AMENDMENT_OFFERED,
    &AMENDMENT_ACCEPTED,
    &AMENDMENT_DECLINED,
    &OBJECTION_MET,
    &PROXY_GIVEN,
    &PROXY_RETURNED,
    &VOTE_CIRCLED,
    &ELECTION_PLACED,
    &ELECTION_BROUGHT,
    &VOTERS_TAKEN,
    &BALLOTS_OPENED,
    &PASSPHRASE_SET,
];
