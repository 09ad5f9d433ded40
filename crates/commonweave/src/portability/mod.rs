//! What belongs to somebody goes with them: a member takes along what they wrote and did in a network; a host takes a whole
//! network. What stands in it is said by the rooms, each for its own tables.

mod own;
mod pack;
mod store;

pub use pack::network;
pub use store::network_called;

use house::access::Action;
use house::room::Room;
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "portability",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/portability.ftl"),
    unmeasured: "a page of two links: what it leads to is made once and downloaded",
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/my-data", Action::OwnMembership, own::show).get(
        "/n/{slug}/my-data.zip",
        Action::OwnMembership,
        own::take,
    )
}
