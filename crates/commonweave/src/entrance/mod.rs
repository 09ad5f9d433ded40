//! The three ways in: the set-up link of an empty server, starting a network, and the link of an invitation.
//!
//! It ties accounts, networks, members and spaces together, owns no table of its own, and never lets anybody in
//! without one of the three.

mod joining;
mod network;
mod setup;

pub use network::{Founder, start_network};

use house::access::Action;
use house::room::Room;
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "entrance",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/entrance.ftl"),
    unmeasured: "forms, each of which a newcomer or a host sees once",
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/set-up/{token}", Action::Enter, setup::show)
        .post("/set-up/{token}", Action::Enter, setup::create)
        .get("/networks/new", Action::StartNetwork, network::show)
        .post("/networks", Action::StartNetwork, network::create)
        .get("/join/{token}", Action::Enter, joining::show)
        .post("/join/{token}", Action::Enter, joining::accept)
}
