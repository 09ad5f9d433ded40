//! What the form of an event asks beyond title and body.

use super::acts::{EVENT_CANCELLED, EVENT_MOVED};
use super::event::Event;
use super::{store, times};
use askama::Template;
use db::{Read, Write};
use house::accounts::time_zones;
use house::dates::{Span, zoned};
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::{self, Fields};
use house::web::form::LINE;
use house::web::{Error, Form, Piece, Viewer, filters};

/// The longest address of a place on the net.
const LINK: usize = 500;

/// The fields of an event.
pub(super) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "events/views/_fields.html")]
struct FieldsPart {
    form: Form,
    zones: Vec<(String, String)>,
}

fn show(form: &Form) -> Piece {
    // Who chooses no zone means the one of the network.
    let none = (String::new(), "—".to_owned());
    let zones = std::iter::once(none).chain(time_zones().iter().cloned()).collect();
    Piece::of(FieldsPart { form: form.clone(), zones })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let event = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    let zone = event.zone();
    let mut form = form.with("kept", "true").with("zone", &event.time_zone);
    let (first, last) = match event.span() {
        Span::Days { first, last } => {
            form = form.with("all_day", "true");
            (first, last)
        }
        Span::Moments { from, until } => {
            let (from, until) = (zoned(from, &zone), until.map(|until| zoned(until, &zone)));
            form = form.with("start", from.strftime("%H:%M").to_string());
            if let Some(until) = &until {
                form = form.with("end", until.strftime("%H:%M").to_string());
            }
            (from.date(), until.map_or(from.date(), |until| until.date()))
        }
    };
    form = form.with("day", first.to_string());
    if last != first {
        form = form.with("end_day", last.to_string());
    }
    if event.cancelled {
        form = form.with("cancelled", "true");
    }
    Ok(form.with("place", event.place).with("link", event.link))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let place = form.optional_line("place", LINE);
    let link = form.optional_line("link", LINK);
    if !link.is_empty() && !link.starts_with("https://") && !link.starts_with("http://") {
        form.fail("link", "event-link-wrong");
    }
    let times = times::read(form, &viewer.network.time_zone)?;
    let before = store::of_item(tx, item)?;
    let event = Event {
        all_day: times.all_day,
        open_ended: times.open_ended,
        time_zone: times.zone,
        starts_at: times.starts_at,
        ends_at: times.ends_at,
        place,
        link,
        cancelled: before.is_some() && form.ticked("cancelled"),
        coming_count: 0,
        maybe_count: 0,
    };
    let Some(before) = before else {
        store::hold(tx, viewer.network.id, item, &event, viewer.now)?;
        return Ok(true);
    };
    let (moved, called_off) = (event.differs(&before), event.cancelled && !before.cancelled);
    if !moved && event.cancelled == before.cancelled {
        return Ok(false);
    }
    store::change(tx, item, &event, viewer.now)?;
    let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    let what = if called_off { &EVENT_CANCELLED } else { &EVENT_MOVED };
    let happened = Happened::new(what).space(space).item(item);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(true)
}
