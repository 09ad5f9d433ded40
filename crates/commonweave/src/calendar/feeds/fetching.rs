//! A calendar, fetched by its secret address.

use super::Place;
use crate::calendar::{gathering, store};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use db::{Read, Time};
use house::clock::digest;
use house::dates::{self, Dated, Window, day_of};
use house::room::Rooms;
use house::web::{Answer, At, Error, Said, Viewer, Visit};
use jiff::ToSpan;
use jiff::civil::Date;

/// How many days back and ahead a calendar reaches.
const REACH: (i32, i32) = (92, 400);
/// How many dates it holds at most, of those to come and of those that were.
const MOST: (i64, i64) = (2_000, 1_000);

/// What a calendar holds.
struct Fetched {
    viewer: Viewer,
    name: Option<Said>,
    dates: Vec<Dated>,
}

/// `GET /calendars/{token}`
pub(in crate::calendar) async fn fetch(visit: Visit, At((token,)): At<(String,)>) -> Answer {
    let hash = digest(token.strip_suffix(".ics").unwrap_or(&token));
    let (rooms, now) = (visit.app.rooms, visit.now);
    let fetched = visit.server_read(move |q, _| read(q, rooms, &hash, now)).await?;
    let speech = visit.speech(fetched.viewer.account.as_ref(), Some(&fetched.viewer.network));
    let network = &fetched.viewer.network.name;
    let name = match &fetched.name {
        Some(name) => format!("{} · {network}", speech.say(name)),
        None => network.clone(),
    };
    let text = dates::publish(&name, &visit.app.config.base_url(), &fetched.dates, &|said| speech.say(said));
    Ok(answer(text))
}

fn answer(text: String) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    // A copy that somebody keeps would outlive the right to read it.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// What the owner of the secret may read now.
fn read(q: &mut Read<'_>, rooms: Rooms, hash: &str, now: Time) -> Result<Fetched, Error> {
    let (member, word) = store::by_token(q, hash)?.ok_or(Error::NotFound)?;
    let viewer = Viewer::of_member(q, member, now)?;
    let place = Place::of(&word).ok_or(Error::NotFound)?;
    let name = match place {
        Place::Network => None,
        other => Some(other.name(q, &viewer)?.ok_or(Error::NotFound)?),
    };
    let zone = viewer.zone();
    let today = day_of(now, &zone);
    let mut dates = Vec::new();
    for (first, end, most) in [(back(today), today, MOST.1), (today, ahead(today), MOST.0)] {
        let space = if let Place::Space(id) = place { Some(id) } else { None };
        let whole = Window::of(first, end, &zone);
        let window = Window { space, mine: place == Place::Mine, each_day: most, most, ..whole };
        dates.extend(gathering::gather(q, &viewer, rooms, &window, &zone)?.dates);
    }
    // What began before today and goes on was found twice.
    let mut seen = std::collections::BTreeSet::new();
    dates.retain(|dated| seen.insert(dated.subject));
    Ok(Fetched { viewer, name, dates })
}

fn back(today: Date) -> Date {
    today.checked_sub(REACH.0.days()).unwrap_or(today)
}

fn ahead(today: Date) -> Date {
    today.checked_add(REACH.1.days()).unwrap_or(today)
}
