//! The welcome desk: what waits for the stewards of a network, in trays that the rooms fill. It owns nothing, answers nothing
//! itself and leads to where one acts; what a steward may not read lies in no tray.

mod newcomers;
mod show;

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "desk",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/desk.ftl"),
    trays: &[&newcomers::QUIET],
    pages: &[RailPage {
        path: "desk",
        label: "desk-title",
        group: Group::People,
        action: Action::ReadDesk,
        shown: Shown::Always,
    }],
    measured: &[Measured {
        viewer: "steward",
        ..Measured::growing("the desk of the stewards", "/n/{slug}/desk")
    }],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/desk", Action::ReadDesk, show::show)
}
