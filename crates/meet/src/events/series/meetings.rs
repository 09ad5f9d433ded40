//! The series of a network: what comes next of each, and how many came to the last ones.

use super::SeriesId;
use super::store::{self, Meeting};
use crate::events::page::{When, told};
use crate::events::pulse::{self, Figures};
use askama::Template;
use db::Read;
use house::ids::ItemId;
use house::web::{Answer, Error, Page, Place, Viewer, Visit, filters};

/// How many series a page shows, how many meetings of each, and how many of one that is looked at alone.
const SHOWN: usize = 12;
const OF_EACH: i64 = 12;
const NEXT: i64 = 3;
const OF_ONE: i64 = 60;

#[derive(Template)]
#[template(path = "events/series/views/meetings.html")]
struct MeetingsPage {
    series: Vec<Shown>,
    older: Option<String>,
    events: String,
}

struct Shown {
    href: String,
    title: String,
    space: String,
    next: Vec<Line>,
    past: Vec<Line>,
    /// The most who came to one of those that are shown.
    most: i64,
    /// Of how many more is told on a page of its own.
    alone: bool,
}

struct Line {
    href: String,
    when: When,
    coming: i64,
    cancelled: bool,
    /// How well it worked, as those who came said.
    effect: Option<String>,
}

/// `GET /n/{slug}/meetings`
pub(in crate::events) async fn list(visit: Visit) -> Answer {
    let one = visit.query.value("series").parse::<SeriesId>().ok();
    let before = visit.query.value("before").parse::<SeriesId>().unwrap_or(SeriesId::from(i64::MAX));
    visit.page(move |q, viewer| page(q, viewer, one, before)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    one: Option<SeriesId>,
    before: SeriesId,
) -> Result<Page<MeetingsPage>, Error> {
    let first = one.map_or(before, |one| SeriesId::from(one.get().saturating_add(1)));
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let mut found = store::listed(q, viewer, first, if one.is_some() { 1 } else { most })?;
    found.retain(|(id, _)| one.is_none_or(|one| one == *id));
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let older =
        found.last().filter(|_| more).map(|(id, _)| viewer.path(format_args!("meetings?before={id}")));
    let series = shown(q, viewer, &found, one.is_some())?;
    let body = MeetingsPage { series, older, events: viewer.path("events") };
    let page = Page::new(body, "event-series-title").place(Place::Room("events"));
    Ok(page.under("event-plural", viewer.path("events")))
}

/// The series of which something is left, each with its meetings.
fn shown(
    q: &mut Read<'_>,
    viewer: &Viewer,
    found: &[(SeriesId, String)],
    alone: bool,
) -> Result<Vec<Shown>, Error> {
    let reach = if alone { (OF_ONE, OF_ONE) } else { (OF_EACH, NEXT) };
    let ids: Vec<SeriesId> = found.iter().map(|(id, _)| *id).collect();
    let meetings = store::around(q, &ids, viewer.now, reach)?;
    let past: Vec<ItemId> = meetings
        .iter()
        .filter(|meeting| meeting.starts_at < viewer.now)
        .map(|meeting| meeting.item_id)
        .collect();
    let figures = pulse::of_each(q, &past)?;
    let of = |(id, space): &(SeriesId, String)| {
        let own: Vec<&Meeting> = meetings.iter().filter(|meeting| meeting.series_id == *id).collect();
        one(viewer, (*id, space.as_str()), &own, &figures, alone)
    };
    Ok(found.iter().filter_map(of).collect())
}

fn one(
    viewer: &Viewer,
    (id, space): (SeriesId, &str),
    meetings: &[&Meeting],
    figures: &[(ItemId, Figures)],
    alone: bool,
) -> Option<Shown> {
    let (mut past, next): (Vec<&Meeting>, Vec<&Meeting>) =
        meetings.iter().copied().partition(|meeting| meeting.starts_at < viewer.now);
    past.reverse();
    let title = next.first().or(past.first()).map(|meeting| meeting.title.clone())?;
    let effect = |item: ItemId| figures.iter().find(|(one, _)| *one == item).map(|(_, of)| of.effect);
    let line = |meeting: &&Meeting| Line {
        effect: effect(meeting.item_id).map(pulse::decimal),
        href: viewer.path(format_args!("items/{}", meeting.item_id)),
        when: told(&meeting.event(), &viewer.zone()).0,
        coming: meeting.coming_count,
        cancelled: meeting.cancelled,
    };
    Some(Shown {
        href: viewer.path(format_args!("meetings?series={id}")),
        title,
        space: space.to_owned(),
        most: past.iter().map(|meeting| meeting.coming_count).max().unwrap_or(0).max(1),
        next: next.iter().map(line).collect(),
        past: past.iter().map(line).collect(),
        alone,
    })
}
