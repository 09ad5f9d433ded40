//! How a vote is put to Belenios. Yes or no, and approval, are answers that it adds up under encryption, with a blank vote for
//! who abstains; points, dots and ranks are a number for each answer, so that ballots are shuffled and then opened one by one.

use crate::proposals::method::Method;
use crate::proposals::proposal::Proposal;
use serde::Serialize;

/// An election as Belenios reads it.
#[derive(Debug, Serialize)]
pub(super) struct Election<'a> {
    pub(super) description: &'a str,
    pub(super) name: &'a str,
    pub(super) questions: Vec<Question<'a>>,
}

/// Its question.
#[derive(Debug, Serialize)]
pub(super) struct Question<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    value: Asked<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<Counted>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Asked<'a> {
    /// Answers that are added up.
    Summed { answers: Vec<String>, blank: bool, min: usize, max: usize, question: &'a str },
    /// A number for each answer.
    Numbered { answers: Vec<String>, question: &'a str },
}

/// How Belenios itself counts ranks; here they are counted again.
#[derive(Debug, Serialize)]
struct Counted {
    method: &'static str,
    blank: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    seats: Option<i64>,
}

/// Whether answers of this method are added up; else each ballot is opened by itself.
pub(super) fn is_summed(method: Method) -> bool {
    !method.has_options() || method == Method::Approval
}

/// Whether one may vote blank where answers are added up.
pub(super) fn has_blank(method: Method) -> bool {
    method != Method::Sense
}

/// The question under this title, with these answers.
pub(super) fn question<'a>(proposal: &Proposal, title: &'a str, answers: Vec<String>) -> Question<'a> {
    let method = proposal.method;
    if is_summed(method) {
        let max = if method == Method::Approval { answers.len() } else { 1 };
        let value = Asked::Summed { answers, blank: has_blank(method), min: 1, max, question: title };
        return Question { kind: "Homomorphic", value, extra: None };
    }
    let extra = match method {
        Method::Schulze => Some(Counted { method: "Schulze", blank: true, seats: None }),
        Method::Runoff => Some(Counted { method: "STV", blank: true, seats: Some(1) }),
        Method::Stv => Some(Counted { method: "STV", blank: true, seats: Some(proposal.seats) }),
        _ => None,
    };
    Question { kind: "NonHomomorphic", value: Asked::Numbered { answers, question: title }, extra }
}
