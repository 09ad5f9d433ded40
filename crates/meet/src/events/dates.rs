//! What stands of events in a calendar.

use super::event::{Event, EventAnswer};
use super::store::{self, Planned};
use db::Read;
use house::dates::{Dated, Window};
use house::web::{Error, Said, Viewer};

/// The events that the viewer may read and that touch the window.
pub(super) fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    let found = store::between(q, viewer, window)?;
    Ok(found.into_iter().map(|planned| dated(viewer, planned)).collect())
}

fn dated(viewer: &Viewer, planned: Planned) -> Dated {
    let comes = matches!(planned.answer, Some(EventAnswer::Yes | EventAnswer::Maybe));
    let mine = comes || viewer.member_id() == Some(planned.author_id);
    // A link is for those who come.
    let place = if planned.place.is_empty() && mine { planned.link } else { planned.place };
    let event = Event {
        all_day: planned.all_day,
        open_ended: planned.open_ended,
        time_zone: String::new(),
        starts_at: planned.starts_at,
        ends_at: planned.ends_at,
        place: String::new(),
        link: String::new(),
        cancelled: planned.cancelled,
        coming_count: 0,
        maybe_count: 0,
    };
    Dated {
        subject: ("event", planned.item_id.get()),
        title: Said::raw(planned.title),
        href: viewer.path(format_args!("items/{}", planned.item_id)),
        span: event.span(),
        space: Some((planned.space_id, planned.space_name)),
        tint: super::EVENT.verb.word(),
        place,
        mine,
        cancelled: planned.cancelled,
        sequence: planned.sequence,
        changed_at: planned.changed_at,
    }
}
