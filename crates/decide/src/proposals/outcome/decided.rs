//! What the register of decisions is told of proposals.

use crate::proposals::method::Method;
use crate::proposals::store::{self, Listed};
use db::Read;
use house::decisions::{Asked, Decided, Decisions, Turnout};
use house::web::{Error, Viewer};

/// The votes that are closed and that the viewer may read.
pub(in crate::proposals) const DECISIONS: Decisions = Decisions { methods, told: decided };

fn methods() -> Vec<(&'static str, &'static str)> {
    Method::ALL.iter().map(|method| (method.as_str(), method.label())).collect()
}

fn decided(q: &mut Read<'_>, viewer: &Viewer, asked: &Asked) -> Result<Vec<Decided>, Error> {
    Ok(store::decisions(q, viewer, asked)?.into_iter().map(told).collect())
}

fn told(one: Listed) -> Decided {
    Decided {
        item: one.item_id,
        title: one.title,
        space: one.space_name,
        method: (one.method.as_str(), one.method.label()),
        verdict: one.verdict.map(|verdict| (verdict.as_str(), verdict.label())),
        at: one.closed_at,
        turnout: Turnout::Vote {
            cast: one.cast_count,
            carried: one.carried_count,
            entitled: one.entitled_count,
        },
        result: format!("items/{}/result", one.item_id),
        told: None,
        outcome: one.outcome_at.map(|_| (one.outcome, one.outcome_html)),
        outcome_at: one.outcome_at,
        review_at: one.review_at,
    }
}
