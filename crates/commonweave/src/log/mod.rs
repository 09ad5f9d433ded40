//! The log of a network, for its stewards: who did what, when, under which seal. It reads what the room of
//! happenings keeps and changes nothing. What the viewer may not see, such as what is done in a space of members
//! that they are not in, is not in their log.

mod download;
mod line;
mod show;
mod waiting;

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "log",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/log.ftl"),
    measured: &[Measured { viewer: "steward", ..Measured::growing("the log", "/n/{slug}/log") }],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/log", Action::ReadLog, show::show)
        .get("/n/{slug}/log.csv", Action::ReadLog, download::download)
        .get("/n/{slug}/log/waiting", Action::ReadLog, waiting::show)
}
