//! What the register of decisions is told of meetings, and who looks at what a space has done.

use super::store::{self, Decision, Settled};
use db::Read;
use house::decisions::{Asked, Decided, Decisions, Turnout};
use house::reports::{Deed, Sought};
use house::web::{Error, Viewer};

/// The word of this way to decide, and the key of its name.
const METHOD: (&str, &str) = ("meeting", "minutes-decision-method");

/// What was decided at meetings.
pub(in crate::events) const DECISIONS: Decisions = Decisions { methods: || vec![METHOD], told: decided };

fn decided(q: &mut Read<'_>, viewer: &Viewer, asked: &Asked) -> Result<Vec<Decided>, Error> {
    // Minutes tell what was decided, and hold no count of voices for and against.
    if !asked.verdict.is_empty() || (!asked.method.is_empty() && asked.method != METHOD.0) {
        return Ok(Vec::new());
    }
    Ok(store::decided(q, viewer, asked)?.into_iter().map(told).collect())
}

fn told(one: Decision) -> Decided {
    Decided {
        item: one.item_id,
        title: one.text,
        space: one.space_name,
        method: METHOD,
        verdict: None,
        at: one.written_at,
        turnout: Turnout::Meeting(Some(one.came_count).filter(|came| *came > 0)),
        result: format!("events/{}/minutes#line-{}", one.item_id, one.id),
        told: None,
        outcome: None,
        outcome_at: None,
        review_at: None,
    }
}

/// What spaces have decided at their meetings.
pub(in crate::events) fn deeds(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sought: &Sought<'_>,
) -> Result<Vec<Deed>, Error> {
    let deed = |one: Settled| Deed {
        at: one.written_at,
        sort: "minutes-deed",
        title: one.text,
        href: format!("events/{}/minutes#line-{}", one.item_id, one.id),
    };
    Ok(store::settled(q, viewer, sought)?.into_iter().map(deed).collect())
}
