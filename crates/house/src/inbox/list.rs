//! The page: one list, a line for each item.

use super::gathering::{self, Before, Show};
use super::line::Line;
use super::settling::UNTIL;
use crate::happenings;
use crate::ids::ItemId;
use crate::items;
use crate::room::Rooms;
use crate::web::{Answer, Error, Page, Place, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Time};

#[derive(Template)]
#[template(path = "inbox/views/list.html")]
struct ListPage {
    shows: Vec<(String, &'static str, bool)>,
    lines: Vec<Line>,
    /// Whether these were put off.
    later: bool,
    /// Whether it is the whole list, which can be done with at once.
    whole: bool,
    href: String,
    settings: String,
    today: String,
    /// What was done a moment ago and can be taken back: what to say, the title, and where.
    undo: Option<Undo>,
    older: Option<String>,
    newest: Option<String>,
}

struct Undo {
    said: &'static str,
    title: Option<String>,
    action: String,
}

/// What was done a moment ago, as the address tells it.
#[derive(Debug, Clone, Copy)]
enum Settled {
    Done(ItemId),
    Later(ItemId),
    All,
}

/// `GET /n/{slug}/inbox`
pub(super) async fn show(visit: Visit) -> Answer {
    let show = match visit.query.value("show") {
        "mine" => Show::Mine,
        "later" => Show::Later,
        _ => Show::All,
    };
    let before = visit.query.value("before").split_once('-');
    let before = before.and_then(|(at, id)| Some((Time::from_micros(at.parse().ok()?), id.parse().ok()?)));
    let item = |name| visit.query.value(name).parse().ok();
    let settled = item("done").map(Settled::Done).or(item("later").map(Settled::Later));
    let settled = settled.or(visit.query.ticked("cleared").then_some(Settled::All));
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms, (show, before), settled)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (show, before): (Show, Option<Before>),
    settled: Option<Settled>,
) -> Result<Page<ListPage>, Error> {
    let (lines, next) = gathering::lines(q, viewer, rooms, show, before.unwrap_or_else(gathering::top))?;
    let href = viewer.path("inbox");
    let word = match show {
        Show::All => "",
        Show::Mine => "mine",
        Show::Later => "later",
    };
    let link = |one: &str| if one.is_empty() { href.clone() } else { format!("{href}?show={one}") };
    let shows = [("", "inbox-show-all"), ("mine", "inbox-show-mine"), ("later", "inbox-show-later")];
    let body = ListPage {
        shows: shows.into_iter().map(|(one, key)| (link(one), key, one == word)).collect(),
        later: show == Show::Later,
        whole: show == Show::All,
        settings: viewer.path("inbox/settings"),
        today: viewer.path("today"),
        undo: settled.map(|settled| undo(q, viewer, settled)).transpose()?.flatten(),
        older: next.map(|(at, id)| format!("{href}?show={word}&before={}-{id}", at.micros())),
        newest: before.map(|_| link(word)),
        lines,
        href,
    };
    let live = (before.is_none() && show == Show::All).then(|| live(q, viewer, &body)).transpose()?;
    let mut page = Page::new(body, "inbox-title").place(Place::Inbox);
    page.live = live;
    Ok(page)
}

/// The address of the page's stream, which does not tell again what stands on the page.
fn live(q: &mut Read<'_>, viewer: &Viewer, body: &ListPage) -> Result<String, Error> {
    let place = happenings::place(q)?;
    let early = happenings::early(q, viewer.network.id, place)?;
    let shown = early.iter().filter(|line| body.lines.iter().any(|shown| line.item_id == Some(shown.id)));
    Ok(format!("{}/live?{}", body.href, happenings::onward(place, shown)))
}

fn undo(q: &mut Read<'_>, viewer: &Viewer, settled: Settled) -> Result<Option<Undo>, Error> {
    let (said, item) = match settled {
        Settled::All => {
            let action = viewer.path("inbox/return");
            return Ok(Some(Undo { said: "inbox-cleared", title: None, action }));
        }
        Settled::Done(item) => ("inbox-done", item),
        Settled::Later(item) => ("inbox-put-off", item),
    };
    let title = items::titles(q, viewer, &[item])?.pop();
    let action = viewer.path(format_args!("items/{item}/return"));
    Ok(title.map(|(_, title)| Undo { said, title: Some(title), action }))
}
