//! What the form of an event asks beyond title and body.

use super::taking::{self, KEPT_ROWS};
use super::{times, words};
use crate::events::EVENT;
use crate::events::acts::{EVENT_CANCELLED, EVENT_MOVED};
use crate::events::event::Event;
use crate::events::pulse;
use crate::events::series::{self, REPEATS, Scope};
use crate::events::store::{self, Details};
use crate::events::{coming, telling};
use askama::Template;
use db::{Read, Write};
use house::accounts::time_zones;
use house::dates::{Span, day_of, zoned};
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::{self, Fields, Item, ItemText};
use house::networks;
use house::organisations::Sector;
use house::web::form::LINE;
use house::web::{Error, Form, Piece, Viewer, filters};
use jiff::tz::TimeZone;

/// The longest address of a place on the net.
const LINK: usize = 500;
/// The longest way in, or list of hosts.
const WORDS: usize = 2_000;

/// The fields of an event.
pub(in crate::events) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "events/views/_event_fields.html")]
struct FieldsPart {
    form: Form,
    zones: Vec<(String, String)>,
    access: Vec<(String, &'static str, bool)>,
    sectors: Vec<(String, &'static str)>,
    repeats: [(&'static str, &'static str); 7],
    kept: [&'static str; KEPT_ROWS],
}

fn show(form: &Form) -> Piece {
    // Who chooses no zone means the one of the network.
    let none = (String::new(), "—".to_owned());
    let zones = std::iter::once(none).chain(time_zones().iter().cloned()).collect();
    let sectors = Sector::ALL.iter().map(|sector| (format!("sector-{sector}"), sector.label())).collect();
    let access = words::access_of(form);
    let (form, kept) = (form.clone(), ["1", "2"]);
    Piece::of(FieldsPart { form, zones, access, sectors, repeats: REPEATS, kept })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let event = store::event_of(q, item)?.ok_or(Error::NotFound)?;
    let details = store::details(q, item)?;
    let mut form = when(&event, form.with("kept", "true").with("zone", &event.time_zone));
    if event.cancelled {
        form = form.with("cancelled", "true");
    }
    if series::is_part(q, item)? {
        form = form.with("series", "true");
    }
    let form = words::tick(form, &details.features)
        .with("place", &event.place)
        .with("link", &event.link)
        .with("way_in", details.way_in)
        .with("language", details.language)
        .with("cost", details.cost)
        .with("take", details.bring)
        .with("hosts", details.hosts);
    taking::fill(q, item, &event, form)
}

/// The form with when it is.
fn when(event: &Event, mut form: Form) -> Form {
    let zone = event.zone();
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
    if last != first { form.with("end_day", last.to_string()) } else { form }
}

fn read_details(form: &mut Form) -> Details {
    let hosts = form.optional_text("hosts", WORDS);
    let hosts = hosts.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    Details {
        way_in: form.optional_text("way_in", WORDS),
        features: words::chosen(form),
        language: form.optional_line("language", LINE),
        cost: form.optional_line("cost", LINE),
        bring: form.optional_line("take", LINE),
        hosts,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let place = form.optional_line("place", LINE);
    let link = form.optional_line("link", LINK);
    if !link.is_empty() && !link.starts_with("https://") && !link.starts_with("http://") {
        form.fail("link", "event-link-wrong");
    }
    let details = read_details(form);
    let taking = taking::read(tx, viewer, form)?;
    let times = times::read(form, &viewer.network.time_zone)?;
    let before = store::event_of(tx, item)?;
    let rule = rule_of(form, &times)?;
    let event = Event {
        all_day: times.all_day,
        open_ended: times.open_ended,
        place,
        link,
        cancelled: before.is_some() && form.ticked("cancelled"),
        capacity: taking.capacity,
        most_guests: taking.most_guests,
        sign_up: taking.sign_up,
        ..Event::between(times.zone, times.starts_at, times.ends_at)
    };
    let Some(before) = before else {
        begin(tx, viewer, item, form.ticked("draft"), (&event, &details, &taking))?;
        return come_back(tx, viewer, item, (&event, rule));
    };
    amend(tx, viewer, (item, form), (&before, &event), (&details, &taking))
}

/// Changes an event that is held already.
fn amend(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, form): (ItemId, &mut Form),
    (before, event): (&Event, &Event),
    (details, taking): (&Details, &taking::Taking),
) -> Result<bool, Error> {
    let told = *details != store::details(tx, item)?;
    store::describe(tx, item, details)?;
    let kept = taking::write(tx, (viewer.network.id, item), taking, viewer.now)?;
    let door = (event.capacity, event.most_guests, event.sign_up)
        != (before.capacity, before.most_guests, before.sign_up);
    store::open_door(tx, item, event)?;
    let whole = items::visible_to(tx, viewer, item)?.ok_or(Error::NotFound)?;
    let moved = change(tx, viewer, &whole, (before, event))?;
    if series::is_part(tx, item)? {
        let text = ItemText::read(form, &EVENT)?;
        let scope = Scope::of(form.value("scope"));
        let other = told || kept || door || text.title != whole.title || text.body != whole.body;
        series::spread(tx, viewer, (&whole, &text), (scope, other), (before, event))?;
    }
    // A seat that somebody waits for is free where there are more, and where what was called off is on again.
    if moved || kept || door {
        coming::move_up(tx, (viewer.network.id, item), viewer.now)?;
    }
    Ok(moved || told || kept || door)
}

/// Writes down an event that was just started; a draft is announced later.
fn begin(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: ItemId,
    draft: bool,
    (event, details, taking): (&Event, &Details, &taking::Taking),
) -> Result<(), Error> {
    store::hold(tx, viewer.network.id, item, event, viewer.now)?;
    store::describe(tx, item, details)?;
    taking::write(tx, (viewer.network.id, item), taking, viewer.now)?;
    pulse::ask_at_the_end(tx, (viewer.network.id, item), event, viewer.now)?;
    networks::use_page(tx, viewer.network.id, "events")?;
    if draft {
        items::set_state(tx, item, ("open", "draft"), None)?;
    }
    Ok(())
}

/// By which rule an event comes back, if it does.
fn rule_of(form: &mut Form, times: &times::Times) -> Result<Option<String>, Error> {
    let zone =
        if times.all_day { TimeZone::UTC } else { TimeZone::get(&times.zone).unwrap_or(TimeZone::UTC) };
    let rule = series::read(form, day_of(times.starts_at, &zone));
    form.checked()?;
    Ok(rule)
}

/// Lets an event that was just started come back.
fn come_back(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: ItemId,
    (event, rule): (&Event, Option<String>),
) -> Result<bool, Error> {
    if let Some(rule) = rule {
        let whole = items::visible_to(tx, viewer, item)?.ok_or(Error::NotFound)?;
        series::begin(tx, viewer, (&whole, event), &rule, &[])?;
    }
    Ok(true)
}

/// Moves an event or calls it off, and has everybody told whom that concerns. Of a draft nobody was told anything yet.
fn change(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    (before, event): (&Event, &Event),
) -> Result<bool, Error> {
    let moved = event.what_differs(before);
    let called_off = event.cancelled && !before.cancelled;
    if moved.is_none() && event.cancelled == before.cancelled {
        return Ok(false);
    }
    if item.state == "draft" {
        store::plan(tx, item.id, event, viewer.now)?;
    } else {
        store::change(tx, item.id, event, viewer.now)?;
        if moved.is_some() {
            store::note_move(tx, item.id, before, viewer.now)?;
        }
        let what = if called_off { &EVENT_CANCELLED } else { &EVENT_MOVED };
        let happened = Happened::new(what).space(item.space_id).item(item.id);
        let happened = if called_off { happened } else { happened.detail(moved.unwrap_or("back")) };
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
        telling::tell_all(tx, viewer.now, item.id, before.sequence + 1)?;
    }
    pulse::ask_at_the_end(tx, (viewer.network.id, item.id), event, viewer.now)?;
    Ok(true)
}
