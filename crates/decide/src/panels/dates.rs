//! What stands of panels in a calendar: the last moment to come, and the draws.

use super::store::{self, Planned};
use db::Read;
use house::dates::{Dated, Span, Window};
use house::web::{Error, Said, Viewer};

/// The dates of panels that lie in the window and that the viewer may read.
pub(super) fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    Ok(store::dated(q, viewer, window)?.into_iter().map(|planned| dated(viewer, planned)).collect())
}

fn dated(viewer: &Viewer, planned: Planned) -> Dated {
    let (subject, key) = match planned.round {
        0 => ("panel-call", "panel-call-ends"),
        1 => ("panel-draw", "panel-draw-is"),
        _ => ("panel-replacement", "panel-draw-is"),
    };
    // Of several replacements each is a date of its own.
    let number = planned.item_id.get().saturating_mul(64).saturating_add(planned.round.max(1));
    let number = if planned.round > 1 { number } else { planned.item_id.get() };
    Dated {
        subject: (subject, number),
        title: Said::key(key).with("title", planned.title),
        href: viewer.path(format_args!("items/{}", planned.item_id)),
        span: Span::Moments { from: planned.at, until: None },
        space: Some((planned.space_id, planned.space_name)),
        tint: super::PANEL.verb.word(),
        place: String::new(),
        mine: planned.mine,
        cancelled: false,
        // The moment of the last change tells which of two is the newer one.
        sequence: planned.changed_at.micros() / 60_000_000,
        changed_at: planned.changed_at,
    }
}
