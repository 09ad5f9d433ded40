//! What stands of risks in a calendar: on which day each is looked at again.

use super::risk::day;
use super::store::{self, Dated as Due};
use db::Read;
use house::dates::{Dated, Span, Window};
use house::web::{Error, Said, Viewer};

/// The risks that are looked at again within a window, as far as the viewer may read them.
pub(super) fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    Ok(store::dated(q, viewer, window)?.into_iter().map(|due| dated(viewer, due)).collect())
}

fn dated(viewer: &Viewer, due: Due) -> Dated {
    let on = day(due.review_on);
    Dated {
        subject: ("risk", due.id.get()),
        title: Said::key("risk-review-of").with("title", due.title),
        href: viewer.path(format_args!("items/{}", due.id)),
        span: Span::Days { first: on, last: on },
        space: Some((due.space_id, due.space_name)),
        tint: super::RISK.verb.word(),
        place: String::new(),
        mine: due.mine,
        cancelled: false,
        sequence: due.sequence,
        changed_at: due.changed_at,
    }
}
