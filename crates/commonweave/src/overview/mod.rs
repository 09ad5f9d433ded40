//! A space at a glance. It reads across rooms (the space, who holds it, what is talked about) and owns nothing.

mod show;

use house::access::Action;
use house::room::{Measured, Room, Subject};
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "overview",
    routes: |_| routes(),
    measured: &[Measured {
        of: Subject::SpaceOfBusiest("discussion"),
        ..Measured::growing("a space", "/n/{slug}/spaces/{id}")
    }],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/spaces/{id}", Action::ReadSpace, show::show)
}
