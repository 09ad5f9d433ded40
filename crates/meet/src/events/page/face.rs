//! The page of an event for everybody who may read it, that can be passed on: what it is, when and where, and how one
//! comes. It tells search engines the same in the words of schema.org, and never who comes. Beside it, the event as a file
//! for a calendar.

use super::dates;
use super::told::{When, told};
use super::words::labels;
use crate::events::coming::find;
use crate::events::event::Event;
use crate::events::store::{self, Details};
use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use db::{Read, Time};
use house::access::Action;
use house::dates::{Dated, Span, Window, day_of, publish};
use house::files;
use house::ids::ItemId;
use house::mentions;
use house::web::{Answer, At, Described, Error, Page, Place, Viewer, Visit, filters, markdown};
use jiff::ToSpan;

/// How many letters of what was written stand on the card of a page.
const ABOUT: usize = 200;
/// How many days back and ahead a calendar of events reaches, and how many it holds.
const REACH: (i32, i32) = (31, 400);
const MOST: i64 = 2_000;

#[derive(Template)]
#[template(path = "events/views/face.html")]
struct FacePage {
    title: String,
    body_html: String,
    network: String,
    event: Event,
    /// As ISO 8601 has them.
    starts: String,
    ends: Option<String>,
    details: Details,
    features: Vec<&'static str>,
    hosts: Vec<String>,
    over: bool,
    draft: bool,
    here: When,
    there: Option<When>,
    link: Option<String>,
    picture: Option<(String, String)>,
    /// Where a member answers.
    own: Option<String>,
    /// Where somebody signs up who has no account.
    sign_up: Option<String>,
    item: String,
    file: String,
}

/// `GET /n/{slug}/events/{id}`
pub(in crate::events) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<FacePage>, Error> {
    let (item, event) = find(q, viewer, id, Action::ReadSpace)?;
    let mine = viewer.member_id().map(|me| store::attendance_of(q, id, me)).transpose()?.flatten();
    let comes = mine.is_some_and(|mine| mine.comes());
    let (here, there) = told(&event, &viewer.zone());
    let details = store::details(q, id)?;
    let mut body_html = item.body_html.clone();
    mentions::show(q, viewer, &mut [&mut body_html])?;
    let files = files::of_item(q, viewer, id)?;
    let picture = files.iter().find(|file| file.picture).map(|file| (file.href.clone(), file.alt.clone()));
    let draft = item.state == "draft";
    let open = !draft && item.is_open() && event.takes_answers(viewer.now).is_ok();
    let path = viewer.path(format_args!("events/{id}"));
    let answers = viewer.member_id().is_some() && item.may(viewer, Action::AnswerEvent);
    let described =
        Described { about: markdown::words_of(&body_html, ABOUT), picture: picture.clone().map(|one| one.0) };
    let body = FacePage {
        title: item.title.clone(),
        network: viewer.network.name.clone(),
        starts: iso(&event, event.starts_at),
        ends: ends_of(&event),
        features: labels(&details.features),
        hosts: details.hosts.lines().map(str::to_owned).collect(),
        details,
        over: event.is_over(viewer.now),
        draft,
        here,
        there,
        link: (comes && !event.link.is_empty()).then(|| event.link.clone()),
        picture,
        own: (open && answers).then(|| item.href(viewer)),
        sign_up: (open && !answers && event.sign_up).then(|| format!("{path}/sign-up")),
        item: item.href(viewer),
        file: format!("{path}/event.ics"),
        body_html,
        event,
    };
    let page = Page::new(body, house::web::Said::raw(&item.title)).place(Place::Room("events"));
    Ok(page.under("event-plural", viewer.path("events")).described(described))
}

/// When it ends: a moment, or the last of its whole days.
fn ends_of(event: &Event) -> Option<String> {
    match event.span() {
        Span::Days { last, .. } => Some(last.to_string()),
        Span::Moments { until, .. } => until.map(|until| iso(event, until)),
    }
}

/// A moment with the offset that clocks have there on that date; of whole days, the day.
fn iso(event: &Event, time: Time) -> String {
    if event.all_day {
        return day_of(time, &jiff::tz::TimeZone::UTC).to_string();
    }
    house::dates::zoned(time, &event.zone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// `GET /n/{slug}/events/{id}/event.ics`
pub(in crate::events) async fn file(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let read = visit.read(move |q, viewer| {
        let (item, _) = find(q, viewer, id, Action::ReadSpace)?;
        let planned = store::planned(q, id, viewer.member_id())?.ok_or(Error::NotFound)?;
        let dated = dates::dated(&viewer.network.slug, viewer.member_id(), planned);
        Ok((viewer.clone(), item.title, vec![dated]))
    });
    let (viewer, name, dated) = read.await?;
    Ok(calendar(&visit, &viewer, &name, &dated))
}

/// `GET /n/{slug}/events.ics`: what anybody may read who fetches it; what only members see is fetched by a secret address.
pub(in crate::events) async fn feed(visit: Visit) -> Answer {
    let read = visit.read(|q, viewer| {
        let zone = viewer.zone();
        let today = day_of(viewer.now, &zone);
        let first = today.checked_sub(REACH.0.days()).unwrap_or(today);
        let end = today.checked_add(REACH.1.days()).unwrap_or(today);
        let window = Window { each_day: MOST, most: MOST, ..Window::of(first, end, &zone) };
        let dated = dates::between(q, viewer, &window)?;
        Ok((viewer.clone(), dated))
    });
    let (viewer, dated) = read.await?;
    let name = viewer.network.name.clone();
    Ok(calendar(&visit, &viewer, &name, &dated))
}

fn calendar(visit: &Visit, viewer: &Viewer, name: &str, dated: &[Dated]) -> axum::response::Response {
    let speech = visit.speech(viewer.account.as_ref(), Some(&viewer.network));
    let text = publish(name, &visit.app.config.base_url(), dated, &|said| speech.say(said));
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    // A copy that somebody keeps would outlive the right to read it.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
