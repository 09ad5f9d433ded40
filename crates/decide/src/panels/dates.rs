//! What stands of panels in a calendar: the last moment to come, and the draws.

use super::store;
use db::Read;
use house::dates::{Dated, Ending, Window};
use house::web::{Error, Said, Viewer};

/// The dates of panels that lie in the window and that the viewer may read.
pub(super) fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    Ok(store::dated(q, viewer, window)?.into_iter().map(|ending| dated(viewer, ending)).collect())
}

/// The part of an ending is the round of the draw; 0 for the call.
fn dated(viewer: &Viewer, ending: Ending) -> Dated {
    let (subject, key) = match ending.part {
        0 => ("panel-call", "panel-call-ends"),
        1 => ("panel-draw", "panel-draw-is"),
        _ => ("panel-replacement", "panel-draw-is"),
    };
    // Of several replacements each is a date of its own.
    let number = ending.item_id.get().saturating_mul(64).saturating_add(ending.part.max(1));
    let number = if ending.part > 1 { number } else { ending.item_id.get() };
    let title = Said::key(key).with("title", &ending.title);
    ending.dated(viewer, (subject, number), title, super::PANEL.verb.word())
}
