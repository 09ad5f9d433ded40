//! What stands of votes in a calendar: when each of them closes.

use super::store::{self, Planned};
use db::Read;
use house::dates::{Dated, Span, Window};
use house::web::{Error, Said, Viewer};

/// The votes that close in the window and that the viewer may read.
pub(super) fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    Ok(store::dated(q, viewer, window)?.into_iter().map(|planned| dated(viewer, planned)).collect())
}

fn dated(viewer: &Viewer, planned: Planned) -> Dated {
    Dated {
        subject: ("proposal", planned.item_id.get()),
        title: Said::key("proposal-closes").with("title", planned.title),
        href: viewer.path(format_args!("items/{}", planned.item_id)),
        span: Span::Moments { from: planned.ends_at, until: None },
        space: Some((planned.space_id, planned.space_name)),
        tint: super::PROPOSAL.verb.word(),
        place: String::new(),
        mine: planned.mine,
        cancelled: false,
        // What is moved comes to be moved later only, so its end tells how often.
        sequence: planned.ends_at.micros() / 60_000_000,
        changed_at: planned.changed_at,
    }
}
