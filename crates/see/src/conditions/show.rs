//! The page, and one figure with the rows that it is counted from.

use askama::Template;
use db::Read;
use house::reports::{Condition, Figure, Lying, Proxy, Spot};
use house::room::Rooms;
use house::web::{Answer, Error, Page, Place, Viewer, Visit, filters};

/// So many rows stand on a page.
const ROWS: i64 = 30;

#[derive(Template)]
#[template(path = "conditions/views/show.html")]
struct ShowPage {
    conditions: Vec<Shown>,
}

/// A condition with its figures.
struct Shown {
    word: &'static str,
    title: &'static str,
    about: &'static str,
    figures: Vec<(&'static Proxy, Option<Figure>, Option<String>)>,
}

#[derive(Template)]
#[template(path = "conditions/views/figure.html")]
struct FigurePage {
    proxy: &'static Proxy,
    figure: Option<Figure>,
    lying: Lying,
    more: Option<String>,
    back: String,
}

/// The keys of its name and of what it is.
fn words(condition: Condition) -> (&'static str, &'static str) {
    match condition {
        Condition::Agenda => ("conditions-agenda", "conditions-agenda-about"),
        Condition::Measurement => ("conditions-measurement", "conditions-measurement-about"),
        Condition::Activities => ("conditions-activities", "conditions-activities-about"),
        Condition::Communication => ("conditions-communication", "conditions-communication-about"),
        Condition::Backbone => ("conditions-backbone", "conditions-backbone-about"),
        Condition::Voice => ("conditions-voice", "conditions-voice-about"),
    }
}

/// GET `/n/{slug}/conditions`
pub(super) async fn show(visit: Visit) -> Answer {
    let rooms = visit.app.rooms;
    let (word, before) = (visit.query.value("of"), visit.query.value("before").parse::<Spot>());
    let proxy = rooms.proxies().find(|proxy| proxy.word == word);
    let before = before.unwrap_or(Spot::FIRST);
    match proxy {
        Some(proxy) => visit.page(move |q, viewer| one(q, viewer, proxy, before)).await,
        None => visit.page(move |q, viewer| all(q, viewer, rooms)).await,
    }
}

fn all(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms) -> Result<Page<ShowPage>, Error> {
    let mut conditions = Vec::new();
    for condition in Condition::ALL {
        let mut figures = Vec::new();
        for proxy in rooms.proxies().filter(|proxy| proxy.condition == *condition) {
            let figure = (proxy.figure)(q, viewer)?;
            let rows = proxy.rows.filter(|_| figure.is_some());
            let rows = rows.map(|_| viewer.path(format_args!("conditions?of={}", proxy.word)));
            figures.push((proxy, figure, rows));
        }
        let (title, about) = words(*condition);
        conditions.push(Shown { word: condition.as_str(), title, about, figures });
    }
    Ok(Page::new(ShowPage { conditions }, "conditions-title").place(Place::Room("conditions")).wide())
}

fn one(
    q: &mut Read<'_>,
    viewer: &Viewer,
    proxy: &'static Proxy,
    before: Spot,
) -> Result<Page<FigurePage>, Error> {
    let figure = (proxy.figure)(q, viewer)?;
    let lying = match proxy.rows {
        Some(rows) if figure.is_some() => rows(q, viewer, before, ROWS)?,
        _ => Lying::default(),
    };
    let onward = |next: Spot| viewer.path(format_args!("conditions?of={}&before={next}", proxy.word));
    let more = lying.next.map(onward);
    let back = viewer.path("conditions");
    let page = Page::new(FigurePage { proxy, figure, lying, more, back: back.clone() }, proxy.title);
    Ok(page.place(Place::Room("conditions")).under("conditions-title", back))
}
