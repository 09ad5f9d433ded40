//! The story of a year: numbers, milestones, decisions, meetings, voices, what was learned, curves that turned. It is composed
//! as sentences, each linked to what it tells of and only from what every member may read; stewards edit, reorder, drop and add
//! before it is published, to members or to everybody. At each showing each record is asked again whether whoever looks may
//! read it: a sentence about what is hidden or gone is not shown. It never counts anything and names nobody.

mod acts;
mod bringing;
mod composing;
mod draft;
mod filled;
mod list;
mod publishing;
mod sentence;
mod show;
mod store;

pub use acts::{ANNUAL_PUBLISHED, ANNUAL_WITHDRAWN};
pub use bringing::{Told, tell};

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "annual",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/annual.ftl"),
    becoming: Some(store::merge),
    purging: Some(store::purge),
    extracts: store::EXTRACTS,
    tables: &["annual_stories", "annual_sentences"],
    settings: &[("annual", "annual-plural")],
    pages: &[RailPage {
        path: "annual",
        label: "annual-plural",
        group: Group::Effect,
        action: Action::ReadNetwork,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::growing("stories of the years", "/n/{slug}/annual")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/annual", Action::ReadNetwork, list::show)
        .post("/n/{slug}/annual", Action::KeepAnnual, list::begin)
        .get("/n/{slug}/annual/{year}", Action::ReadNetwork, show::show)
        .get("/n/{slug}/annual/{year}/draft", Action::KeepAnnual, draft::edit)
        .post("/n/{slug}/annual/{year}/draft", Action::KeepAnnual, draft::save)
        .post("/n/{slug}/annual/{year}/making", Action::KeepAnnual, draft::make)
        .post("/n/{slug}/annual/{year}/publication", Action::KeepAnnual, publishing::publish)
}
