//! The page of an agenda and its minutes. What many look at while it changes is one piece, the same for all who may write
//! there; what those alone see who hold the event stands beside it.

use super::point::{Line, LineKind, Point, PointId, PointState};
use super::store;
use crate::events::coming::{below, find};
use crate::events::event::Event;
use crate::events::experiments;
use crate::events::page::{When, told};
use crate::events::series;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::dates::zoned;
use house::happenings;
use house::ids::ItemId;
use house::items::Item;
use house::mentions;
use house::web::{Answer, At, Error, Form, Page, Piece, Viewer, Visit, filters};
use std::time::Duration;

/// The piece that is live.
#[derive(Template)]
#[template(path = "events/minutes/views/_minutes.html")]
pub(super) struct Minutes {
    /// What is talked about now.
    now: Option<Running>,
    pub(super) points: Vec<Shown>,
    /// What was taken on before and is not done.
    carried: Vec<Told>,
    /// How many points are proposed.
    proposed: usize,
    /// Where the viewer writes; nothing where they may not.
    path: Option<String>,
}

struct Running {
    title: String,
    began_at: Time,
    /// Until when it was planned, in thousandths of a second, for the clock.
    until: Option<i64>,
    ends: Option<String>,
}

/// A point as the page shows it.
pub(super) struct Shown {
    point: Point,
    /// When it comes by the plan, by the clocks at the place.
    clock: Option<String>,
    decisions: Vec<Told>,
    actions: Vec<Told>,
}

/// A decision or an action.
struct Told {
    line: Line,
    /// Where what was made of it stands.
    href: Option<String>,
    due: Option<jiff::civil::Date>,
}

impl Minutes {
    /// Puts what is mentioned in the notes as this viewer may see it.
    pub(super) fn seen_by(mut self, q: &mut Read<'_>, viewer: &Viewer) -> Result<Minutes, Error> {
        let mut notes: Vec<&mut String> =
            self.points.iter_mut().map(|shown| &mut shown.point.notes_html).collect();
        mentions::show(q, viewer, &mut notes)?;
        Ok(self)
    }

    /// Takes away what only stands there as long as it can be written.
    pub(super) fn freeze(&mut self) {
        (self.now, self.path, self.proposed) = (None, None, 0);
    }
}

#[derive(Template)]
#[template(path = "events/minutes/views/minutes.html")]
pub(super) struct MinutesPage {
    title: String,
    when: When,
    event: Event,
    live: Piece,
    /// What is tried when it takes place.
    tried: Option<Piece>,
    path: String,
    holds: bool,
    writes: bool,
    /// Whether the viewer may add a decision or an action now.
    adds: bool,
    /// Whether the event has begun.
    begun: bool,
    /// The points under which a line can be written down.
    points: Vec<(String, String)>,
    /// The point that is running, and the one that comes next.
    running: Option<PointId>,
    next: Option<(PointId, String)>,
    versions: Vec<store::Version>,
    changed: bool,
    form: Form,
}

/// `GET /n/{slug}/events/{id}/minutes`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// The live piece, with what is mentioned as it was written: [`Minutes::seen_by`] puts it as a reader may see it.
pub(super) fn minutes(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Minutes, Error> {
    let (item, event) = find(q, viewer, id, Action::ReadSpace)?;
    let all = store::points(q, id)?;
    let proposed = all.iter().filter(|point| point.state == PointState::Proposed).count();
    let planned: Vec<Point> = all.into_iter().filter(|point| point.state == PointState::Planned).collect();
    let lines = store::lines(q, id)?;
    let carried = match series::of_item(q, id)? {
        Some(series) => store::carried(q, (series, item.space_id), event.starts_at)?,
        None => Vec::new(),
    };
    let told = |line: Line| Told {
        href: line.made_id.map(|made| viewer.path(format_args!("items/{made}"))),
        due: line.due.parse().ok(),
        line,
    };
    let writes = may_write(viewer, &item) && !store::is_approved(q, id)?;
    let now = planned.iter().find(|point| point.runs()).and_then(|point| running(point, &event));
    Ok(Minutes {
        now,
        points: laid(planned, &event, lines.into_iter().map(told).collect()),
        carried: carried.into_iter().map(told).collect(),
        proposed,
        path: writes.then(|| viewer.path(format_args!("events/{id}"))),
    })
}

fn may_write(viewer: &Viewer, item: &Item) -> bool {
    item.may(viewer, Action::TakePart) && !item.is_archived() && !item.space_archived
}

fn running(point: &Point, event: &Event) -> Option<Running> {
    let began_at = point.began_at?;
    let minutes = point.length.and_then(|length| u64::try_from(length).ok());
    let until = minutes.map(|minutes| began_at + Duration::from_secs(60 * minutes));
    Some(Running {
        title: point.title.clone(),
        began_at,
        until: until.map(|until| until.micros() / 1_000),
        ends: until.map(|until| zoned(until, &event.zone()).strftime("%H:%M").to_string()),
    })
}

/// The points with the hours at which they come by the plan, and what stands under each.
fn laid(points: Vec<Point>, event: &Event, mut lines: Vec<Told>) -> Vec<Shown> {
    let mut at = (!event.all_day).then_some(event.starts_at);
    let mut shown = Vec::with_capacity(points.len());
    for point in points {
        let clock = at.map(|at| zoned(at, &event.zone()).strftime("%H:%M").to_string());
        // Behind a point of which nobody knows how long it takes, no hour is known.
        let length = point.length.and_then(|length| u64::try_from(length).ok());
        at = at.zip(length).map(|(at, length)| at + Duration::from_secs(60 * length));
        let (own, others): (Vec<Told>, Vec<Told>) =
            lines.into_iter().partition(|told| told.line.point_id == point.id);
        lines = others;
        let (decisions, actions) = own.into_iter().partition(|told| told.line.kind == LineKind::Decision);
        shown.push(Shown { point, clock, decisions, actions });
    }
    shown
}

/// The points under which a line can be written down, as a form offers them.
fn choices(minutes: &Minutes) -> Vec<(String, String)> {
    let choice = |shown: &Shown| (shown.point.id.to_string(), shown.point.title.clone());
    minutes.points.iter().map(choice).collect()
}

/// The form for a line, under the point that is talked about.
fn blank(running: Option<PointId>) -> Form {
    let point = running.map(|point| point.to_string()).unwrap_or_default();
    Form::new().with("kind", "action").with("point", point)
}

/// The page; with a line that was not taken.
pub(super) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    refused: Option<Form>,
) -> Result<Page<MinutesPage>, Error> {
    let (item, event) = find(q, viewer, id, Action::ReadSpace)?;
    let place = happenings::place(q)?;
    let minutes = minutes(q, viewer, id)?.seen_by(q, viewer)?;
    let writes = may_write(viewer, &item);
    let holds = item.may(viewer, Action::Moderate) && writes;
    let versions = store::versions(q, id)?;
    let touched = store::agenda(q, id)?.map(|(_, touched)| touched);
    let approved = versions.first().map(|version| version.approved_at);
    let running = minutes.points.iter().find(|shown| shown.point.runs()).map(|shown| shown.point.id);
    let next = minutes.points.iter().find(|shown| shown.point.began_at.is_none());
    let next = next.map(|shown| (shown.point.id, shown.point.title.clone()));
    let path = viewer.path(format_args!("events/{id}"));
    let form = refused.unwrap_or_else(|| blank(running));
    let body = MinutesPage {
        title: item.title.clone(),
        when: told(&event, &viewer.zone()).0,
        begun: viewer.now >= event.starts_at,
        adds: writes && (holds || versions.is_empty()),
        tried: experiments::under_way(q, viewer, (&item, &event))?,
        points: choices(&minutes),
        event,
        changed: approved.zip(touched).is_some_and(|(approved, touched)| touched > approved),
        live: Piece::of(minutes),
        holds,
        writes,
        running,
        next,
        versions,
        form,
        path: path.clone(),
    };
    let page = below(Page::new(body, "minutes-title"), viewer, &item);
    Ok(page.live(format!("{path}/minutes/live?after={place}")))
}
