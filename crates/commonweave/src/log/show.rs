//! The log as a page.

use super::line::{Line, asked, lines};
use askama::Template;
use db::{Read, Time};
use house::feed::{self, Told};
use house::happenings::{Act, LogFilter, LogPlace};
use house::members;
use house::room::Rooms;
use house::web::{Answer, Error, Page, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "log/views/show.html")]
struct ShowPage {
    batches: Vec<Batch>,
    /// Every kind of act: its address, the key of its name, whether it is the one shown.
    kinds: Vec<(String, Said, bool)>,
    what: Option<Said>,
    rooms: Rooms,
    member: Option<String>,
    whole: String,
    csv: String,
    waiting: String,
    people: String,
    older: Option<String>,
}

/// Lines under one seal.
struct Batch {
    lines: Vec<(Told, Option<String>)>,
    seal: Option<(String, Time)>,
}

const SHOWN: usize = 50;

/// `GET /n/{slug}/log`
pub(super) async fn show(visit: Visit) -> Answer {
    let (filter, before) = asked(&visit.query, visit.app.rooms);
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms, filter, before)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    filter: LogFilter,
    before: LogPlace,
) -> Result<Page<ShowPage>, Error> {
    let (lines, older) = lines(q, viewer, rooms, filter, before, SHOWN)?;
    let member = filter.member.map(|id| members::names(q, viewer.network.id, &[id])).transpose()?;
    let whole = viewer.path("log");
    let narrowed = narrowing(filter);
    let kind = |what: &'static Act| {
        let only = LogFilter { what: Some(what), ..filter };
        (format!("{whole}?{}", narrowing(only)), feed::label(what), filter.what == Some(what))
    };
    let body = ShowPage {
        batches: batches(viewer, lines),
        kinds: rooms.acts().map(kind).collect(),
        what: filter.what.map(feed::label),
        member: member.and_then(|names| names.into_iter().next()).map(|(_, name)| name),
        csv: format!("{whole}.csv?{narrowed}"),
        waiting: viewer.path("log/waiting"),
        people: whole.clone(),
        older: older.map(|place| format!("{whole}?{narrowed}&before={place}")),
        whole,
        rooms,
    };
    Ok(Page::new(body, "log-title").place(Place::Log))
}

/// What the log is narrowed to, as it stands in an address.
fn narrowing(filter: LogFilter) -> String {
    let what = filter.what.map(|what| format!("what={}", what.word));
    let member = filter.member.map(|member| format!("member={member}"));
    what.into_iter().chain(member).collect::<Vec<_>>().join("&")
}

fn batches(viewer: &Viewer, lines: Vec<Line>) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    for line in lines {
        let href = line.told.href(viewer);
        match batches.last_mut().filter(|batch| batch.seal == line.seal) {
            Some(batch) => batch.lines.push((line.told, href)),
            None => batches.push(Batch { lines: vec![(line.told, href)], seal: line.seal }),
        }
    }
    batches
}
