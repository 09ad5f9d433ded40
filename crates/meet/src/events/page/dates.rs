//! What stands of events in a calendar.

use crate::events::event::{Event, EventAnswer};
use crate::events::experiments;
use crate::events::store::{self, Planned};
use db::Read;
use house::dates::{Dated, Window};
use house::ids::MemberId;
use house::web::Viewer;
use house::web::{Error, Said};

/// The events that the viewer may read and that touch the window, and the last days of what is tried at them.
pub(in crate::events) fn between(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Dated>, Error> {
    let found = store::between(q, viewer, window)?;
    let slug = viewer.network.slug.clone();
    let events = found.into_iter().map(|planned| dated(&slug, viewer.member_id(), planned));
    Ok(events.chain(experiments::between(q, viewer, window)?).collect())
}

/// An event as calendars tell it to a member of the network with this address, or to somebody who is none.
pub(in crate::events) fn dated(slug: &str, member: Option<MemberId>, planned: Planned) -> Dated {
    let comes = matches!(planned.answer, Some(EventAnswer::Yes | EventAnswer::Maybe));
    let mine = comes || member == Some(planned.author_id);
    // A link is for those who come, which whoever waits for a seat does not yet.
    let seated = planned.answer.zip(planned.seat).is_some_and(|(answer, seat)| store::comes(answer, seat));
    let linked = seated || member == Some(planned.author_id);
    let place = if planned.place.is_empty() && linked { planned.link } else { planned.place };
    let event = Event {
        all_day: planned.all_day,
        open_ended: planned.open_ended,
        cancelled: planned.cancelled,
        ..Event::between("", planned.starts_at, planned.ends_at)
    };
    Dated {
        subject: ("event", planned.item_id.get()),
        title: Said::raw(planned.title),
        href: format!("/n/{slug}/items/{}", planned.item_id),
        span: event.span(),
        space: Some((planned.space_id, planned.space_name)),
        tint: crate::events::EVENT.verb.word(),
        place,
        mine,
        cancelled: planned.cancelled,
        sequence: planned.sequence,
        changed_at: planned.changed_at,
    }
}
