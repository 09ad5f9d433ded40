//! The desk, and one tray by itself.

use askama::Template;
use db::Read;
use house::reports::{Lying, Spot, Tray};
use house::room::Rooms;
use house::web::{Answer, Error, Page, Place, Viewer, Visit, filters};

/// So many rows of a tray stand on the desk, and so many on its own page.
const FEW: i64 = 5;
const MANY: i64 = 30;

/// A tray, what lies in it, and where one reads on.
type Filled = (&'static Tray, Lying, Option<String>);

#[derive(Template)]
#[template(path = "desk/views/show.html")]
struct ShowPage {
    filled: Vec<Filled>,
    empty: Vec<&'static Tray>,
    conditions: String,
    burdens: String,
    quiet: String,
}

#[derive(Template)]
#[template(path = "desk/views/tray.html")]
struct TrayPage {
    tray: &'static Tray,
    lying: Lying,
    more: Option<String>,
}

/// GET `/n/{slug}/desk`
pub(super) async fn show(visit: Visit) -> Answer {
    let rooms = visit.app.rooms;
    let (word, before) = (visit.query.value("tray"), visit.query.value("before").parse::<Spot>());
    let tray = rooms.trays().find(|tray| tray.word == word);
    let before = before.unwrap_or(Spot::FIRST);
    match tray {
        Some(tray) => visit.page(move |q, viewer| one(q, viewer, tray, before)).await,
        None => visit.page(move |q, viewer| all(q, viewer, rooms)).await,
    }
}

/// Where one reads on in a tray.
fn onward(viewer: &Viewer, tray: &Tray, lying: &Lying) -> Option<String> {
    lying.next.map(|next| viewer.path(format_args!("desk?tray={}&before={next}", tray.word)))
}

fn all(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms) -> Result<Page<ShowPage>, Error> {
    let (mut filled, mut empty): (Vec<Filled>, Vec<&'static Tray>) = (Vec::new(), Vec::new());
    for tray in rooms.trays() {
        let lying = (tray.rows)(q, viewer, Spot::FIRST, FEW)?;
        let more = onward(viewer, tray, &lying);
        if lying.rows.is_empty() && more.is_none() {
            empty.push(tray);
        } else {
            filled.push((tray, lying, more));
        }
    }
    let body = ShowPage {
        filled,
        empty,
        conditions: viewer.path("conditions"),
        burdens: viewer.path("burdens"),
        quiet: viewer.path("quiet"),
    };
    Ok(Page::new(body, "desk-title").place(Place::Room("desk")))
}

fn one(
    q: &mut Read<'_>,
    viewer: &Viewer,
    tray: &'static Tray,
    before: Spot,
) -> Result<Page<TrayPage>, Error> {
    let lying = (tray.rows)(q, viewer, before, MANY)?;
    let more = onward(viewer, tray, &lying);
    let page = Page::new(TrayPage { tray, lying, more }, tray.title).place(Place::Room("desk"));
    Ok(page.under("desk-title", viewer.path("desk")))
}
