//! The series of a network: what comes next of each, and how many came to the last ones.

use super::store::{self, Meeting, Return};
use super::{SeriesId, hearing, local_day};
use crate::events::event::Event;
use crate::events::experiments;
use crate::events::page::{When, told};
use crate::events::pulse::{self, Figures};
use askama::Template;
use db::Read;
use house::charts::Caption;
use house::ids::{ItemId, SpaceId};
use house::web::{Answer, Error, Page, Piece, Place, Said, Viewer, Visit, filters};
use jiff::civil::Date;

/// How many series a page shows, how many meetings of each, and how many of one that is looked at alone.
const SHOWN: usize = 12;
const OF_EACH: i64 = 12;
const NEXT: i64 = 3;
const OF_ONE: i64 = 60;

#[derive(Template)]
#[template(path = "events/series/views/meetings.html")]
struct MeetingsPage {
    series: Vec<Shown>,
    /// Of one that is looked at alone: how its meetings worked, what was replied to its own questions, and what was tried.
    picture: Option<Piece>,
    own: Option<Piece>,
    tried: Option<Piece>,
    /// Where one asks whose voice is heard at them.
    voice: Option<String>,
    trend: String,
    older: Option<String>,
    events: String,
}

struct Shown {
    href: String,
    title: String,
    space: String,
    /// The trends of the series and of its space.
    trend: String,
    space_trend: String,
    next: Vec<Line>,
    past: Vec<Line>,
    /// Each of these that was not called off, its day, and how well it worked, the earliest first.
    worked: Vec<Worked>,
    /// What came of all that are shown.
    came_of: CameOf,
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
    came_of: CameOf,
}

/// A meeting, its day, and how well it worked, where that is told.
type Worked = (ItemId, Date, Option<i64>);

/// What meetings took, in hours of people, and what came of them.
#[derive(Debug, Clone, Copy, Default)]
struct CameOf {
    minutes: i64,
    decisions: i64,
    actions: i64,
    done: i64,
}

impl CameOf {
    fn hours(&self) -> i64 {
        (self.minutes + 30) / 60
    }

    fn of(one: &Return) -> CameOf {
        let minutes = one.people * one.minutes;
        CameOf { minutes, decisions: one.decisions, actions: one.actions, done: one.done }
    }

    fn with(self, other: CameOf) -> CameOf {
        CameOf {
            minutes: self.minutes + other.minutes,
            decisions: self.decisions + other.decisions,
            actions: self.actions + other.actions,
            done: self.done + other.done,
        }
    }
}

impl Meeting {
    /// When it is.
    pub(super) fn event(&self) -> Event {
        Event {
            all_day: self.all_day,
            open_ended: true,
            ..Event::between(&self.time_zone, self.starts_at, self.starts_at)
        }
    }
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
    found.retain(|(id, ..)| one.is_none_or(|one| one == *id));
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let older =
        found.last().filter(|_| more).map(|(id, ..)| viewer.path(format_args!("meetings?before={id}")));
    let series = shown(q, viewer, &found, one.is_some())?;
    let trend = viewer.path("meetings/trend");
    let tried = match one.filter(|_| !series.is_empty()) {
        Some(one) => experiments::of_series(q, viewer, one)?,
        None => None,
    };
    let picture = series.first().filter(|_| one.is_some()).and_then(|shown| picture(&shown.worked));
    let own = match series.first().filter(|_| one.is_some()) {
        Some(shown) => pulse::own_trend(q, &held(&shown.worked))?,
        None => None,
    };
    let events = viewer.path("events");
    let voice = one.filter(|_| !series.is_empty()).and_then(|one| hearing::page(viewer, one));
    let body = MeetingsPage { series, picture, own, tried, voice, trend, older, events };
    let page = Page::new(body, "event-series-title").place(Place::Room("events")).wide();
    Ok(page.under("event-plural", viewer.path("events")))
}

/// The series of which something is left, each with its meetings.
fn shown(
    q: &mut Read<'_>,
    viewer: &Viewer,
    found: &[(SeriesId, SpaceId, String)],
    alone: bool,
) -> Result<Vec<Shown>, Error> {
    let ids: Vec<SeriesId> = found.iter().map(|(id, ..)| *id).collect();
    let meetings = match ids.as_slice() {
        [id] if alone => store::of_one(q, *id, viewer.now, OF_ONE)?,
        _ => store::around(q, &ids, viewer.now, (OF_EACH, NEXT))?,
    };
    let past: Vec<ItemId> = meetings
        .iter()
        .filter(|meeting| meeting.starts_at < viewer.now)
        .map(|meeting| meeting.item_id)
        .collect();
    let figures = pulse::of_each(q, &past)?;
    let returns = store::returns(q, &past)?;
    let of = |(id, space, name): &(SeriesId, SpaceId, String)| {
        let own: Vec<&Meeting> = meetings.iter().filter(|meeting| meeting.series_id == *id).collect();
        one(viewer, (*id, *space, name.as_str()), &own, (&figures, &returns), alone)
    };
    Ok(found.iter().filter_map(of).collect())
}

fn one(
    viewer: &Viewer,
    (id, space, name): (SeriesId, SpaceId, &str),
    meetings: &[&Meeting],
    (figures, returns): (&[(ItemId, Figures)], &[Return]),
    alone: bool,
) -> Option<Shown> {
    let (mut past, next): (Vec<&Meeting>, Vec<&Meeting>) =
        meetings.iter().copied().partition(|meeting| meeting.starts_at < viewer.now);
    past.reverse();
    let title = next.first().or(past.first()).map(|meeting| meeting.title.clone())?;
    let effect = |item: ItemId| figures.iter().find(|(one, _)| *one == item).map(|(_, of)| of.effect);
    let came_of =
        |item: ItemId| returns.iter().find(|one| one.item_id == item).map(CameOf::of).unwrap_or_default();
    let line = |meeting: &&Meeting| Line {
        came_of: came_of(meeting.item_id),
        effect: effect(meeting.item_id).map(pulse::decimal),
        href: viewer.path(format_args!("items/{}", meeting.item_id)),
        when: told(&meeting.event(), &viewer.zone()).0,
        coming: meeting.coming_count,
        cancelled: meeting.cancelled,
    };
    Some(Shown {
        href: viewer.path(format_args!("meetings?series={id}")),
        title,
        space: name.to_owned(),
        trend: viewer.path(format_args!("meetings/trend?series={id}")),
        space_trend: viewer.path(format_args!("meetings/trend?space={space}")),
        came_of: past.iter().map(|meeting| came_of(meeting.item_id)).fold(CameOf::default(), CameOf::with),
        most: past.iter().map(|meeting| meeting.coming_count).max().unwrap_or(0).max(1),
        next: next.iter().map(line).collect(),
        past: past.iter().map(line).collect(),
        worked: worked(&past, effect),
        alone,
    })
}

/// Each meeting that was not called off, and how well it worked, the earliest first; they come the latest first.
fn worked(past: &[&Meeting], effect: impl Fn(ItemId) -> Option<i64>) -> Vec<Worked> {
    let held = past.iter().rev().filter(|meeting| !meeting.cancelled);
    held.map(|meeting| (meeting.item_id, local_day(&meeting.event()), effect(meeting.item_id))).collect()
}

/// The meetings with their days.
fn held(worked: &[Worked]) -> Vec<(ItemId, Date)> {
    worked.iter().map(|(item, day, _)| (*item, *day)).collect()
}

/// How well the meetings of a series worked; no picture of fewer than two of which it is told.
fn picture(worked: &[Worked]) -> Option<Piece> {
    let caption = Caption {
        id: "series-pulse",
        title: Said::key("pulse-trend-caption"),
        about: Said::key("event-series-picture"),
    };
    let labels = worked.iter().map(|(_, day, _)| Said::raw(day.to_string())).collect();
    let line = (Said::key("pulse-short"), worked.iter().map(|(_, _, effect)| *effect).collect());
    pulse::draw(caption, labels, vec![line])
}
