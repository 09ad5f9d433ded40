//! What stands of budgets in a calendar: when each phase ends.

use super::store::{self, Planned};
use db::Read;
use house::dates::{Dated, Span, Window};
use house::web::{Error, Said, Viewer};

/// The phases that end in the window, of budgets that the viewer may read.
pub(super) fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    Ok(store::dated(q, viewer, window)?.into_iter().map(|planned| dated(viewer, planned)).collect())
}

fn dated(viewer: &Viewer, planned: Planned) -> Dated {
    let (subject, key) = match planned.phase.as_str() {
        "gather" => ("budget-gather", "budget-gather-ends"),
        "review" => ("budget-review", "budget-review-ends"),
        _ => ("budget-vote", "budget-vote-ends"),
    };
    Dated {
        subject: (subject, planned.item_id.get()),
        title: Said::key(key).with("title", planned.title),
        href: viewer.path(format_args!("items/{}", planned.item_id)),
        span: Span::Moments { from: planned.at, until: None },
        space: Some((planned.space_id, planned.space_name)),
        tint: super::BUDGET.verb.word(),
        place: String::new(),
        mine: planned.mine,
        cancelled: false,
        // A phase may also end earlier than planned: the moment of the last change tells which is the newer one.
        sequence: planned.changed_at.micros() / 60_000_000,
        changed_at: planned.changed_at,
    }
}
