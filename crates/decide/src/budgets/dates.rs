//! What stands of budgets in a calendar: when each phase ends.

use super::store;
use db::Read;
use house::dates::{Dated, Ending, Window};
use house::web::{Error, Said, Viewer};

/// The phases that end in the window, of budgets that the viewer may read.
pub(super) fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    Ok(store::dated(q, viewer, window)?.into_iter().map(|ending| dated(viewer, ending)).collect())
}

fn dated(viewer: &Viewer, ending: Ending) -> Dated {
    let (subject, key) = match ending.part {
        0 => ("budget-gather", "budget-gather-ends"),
        1 => ("budget-review", "budget-review-ends"),
        _ => ("budget-vote", "budget-vote-ends"),
    };
    let (subject, title) = ((subject, ending.item_id.get()), Said::key(key).with("title", &ending.title));
    ending.dated(viewer, subject, title, super::BUDGET.verb.word())
}
