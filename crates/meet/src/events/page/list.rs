//! The events of a network: those to come, those that have been, those that concern me.

use super::told::{When, told};
use crate::events::event::{EventAnswer, Seat};
use crate::events::store::{self, Listed, Listing, Span};
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::{ItemId, SpaceId};
use house::networks;
use house::web::{Answer, Error, Form, Page, Place, Viewer, Visit, filters};

/// How many a page shows.
const SHOWN: usize = 30;
/// Of how few needs it is not told how many could be arranged.
const FEW: i64 = 5;

#[derive(Template)]
#[template(path = "events/views/list.html")]
struct ListPage {
    filters: Vec<(String, &'static str, bool)>,
    events: Vec<Line>,
    older: Option<String>,
    /// How many needs were answered in this network, and how many of them arranged.
    needs: Option<(i64, i64)>,
    new: Option<String>,
    file: String,
    series: String,
    feeds: Option<String>,
    past: bool,
}

struct Line {
    href: String,
    title: String,
    space: String,
    when: When,
    place: String,
    online: bool,
    coming: i64,
    full: bool,
    cancelled: bool,
    draft: bool,
    /// Key of what the viewer has said.
    mine: Option<&'static str>,
}

/// `GET /n/{slug}/events`
pub(in crate::events) async fn list(visit: Visit) -> Answer {
    let listing = read(&visit.query);
    visit.page(move |q, viewer| page(q, viewer, listing)).await
}

/// Reads an address. What cannot be read is what one sees first: what is to come, of everything.
fn read(query: &Form) -> Listing {
    let after = query.value("after").rsplit_once('-');
    let after =
        after.and_then(|(at, id)| Some((Time::from_micros(at.parse().ok()?), id.parse::<ItemId>().ok()?)));
    Listing {
        span: if query.value("when") == "past" { Span::Past } else { Span::Coming },
        mine: query.value("mine") == "yes",
        space: query.value("space").parse::<SpaceId>().ok(),
        after,
        most: i64::try_from(SHOWN + 1).unwrap_or(i64::MAX),
    }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, listing: Listing) -> Result<Page<ListPage>, Error> {
    let mut events = store::listed(q, viewer, &listing)?;
    let more = events.len() > SHOWN;
    events.truncate(SHOWN);
    let older = events
        .last()
        .filter(|_| more)
        .map(|last| format!("{}&after={}-{}", href(viewer, &listing), last.starts_at.micros(), last.item_id));
    let here = |span, mine| {
        let one = Listing { span, mine, ..listing };
        (href(viewer, &one), one.span == listing.span && one.mine == listing.mine)
    };
    let mut filters = vec![("event-list-coming", here(Span::Coming, false))];
    if viewer.member_id().is_some() {
        filters.push(("event-list-mine", here(Span::Coming, true)));
    }
    filters.push(("event-list-past", here(Span::Past, false)));
    let body = ListPage {
        filters: filters.into_iter().map(|(key, (href, here))| (href, key, here)).collect(),
        events: events.into_iter().map(|event| line(viewer, event)).collect(),
        older,
        needs: met(q, viewer)?,
        new: viewer.member_id().map(|_| viewer.path("items/new?kind=event")),
        file: viewer.path("events.ics"),
        series: viewer.path("meetings"),
        feeds: viewer.may(Action::OwnMembership).then(|| viewer.path("calendar/feeds")),
        past: listing.span == Span::Past,
    };
    Ok(Page::new(body, "event-plural").place(Place::Room("events")))
}

/// How often needs were met, where it tells nobody about a single one.
fn met(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<(i64, i64)>, Error> {
    let counts = networks::counts(q, viewer.network.id)?;
    let (answered, arranged) = crate::events::coming::COUNTED;
    let of = |word: &str| counts.iter().find(|(one, _)| one == word).map_or(0, |(_, amount)| *amount);
    Ok(Some((of(arranged), of(answered))).filter(|(_, answered)| *answered >= FEW))
}

fn href(viewer: &Viewer, listing: &Listing) -> String {
    let when = if listing.span == Span::Past { "past" } else { "coming" };
    let mut href = viewer.path(format_args!("events?when={when}"));
    if listing.mine {
        href.push_str("&mine=yes");
    }
    if let Some(space) = listing.space {
        href.push_str(&format!("&space={space}"));
    }
    href
}

fn line(viewer: &Viewer, listed: Listed) -> Line {
    let event = listed.event();
    let mine = match (listed.seat, listed.answer) {
        (Some(Seat::Offered), _) => Some("event-offered"),
        (Some(Seat::Waiting), _) => Some("event-waiting"),
        (Some(Seat::Seated), _) => Some("event-answered-yes"),
        (_, Some(EventAnswer::Maybe)) => Some("event-answered-maybe"),
        _ => None,
    };
    Line {
        href: viewer.path(format_args!("events/{}", listed.item_id)),
        title: listed.title,
        space: listed.space_name,
        when: told(&event, &viewer.zone()).0,
        place: listed.place,
        online: listed.online,
        coming: listed.coming_count,
        full: event.free() == Some(0),
        cancelled: listed.cancelled,
        draft: listed.draft,
        mine,
    }
}
