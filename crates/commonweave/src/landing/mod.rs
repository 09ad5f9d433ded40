//! What somebody sees who arrives: the server's front page, a network's front page, and what machines ask for: health;
//! and, in the demo, the doors through which one steps in. It reads across the rooms, owns no table, and shows nothing
//! that is not public or one's own.

mod front;
mod health;
mod home;
mod needs;
mod persona;
mod store;

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "landing",
    routes: |app| routes(app.demo),
    texts: include_str!("../../locales/en/landing.ftl"),
    tables: &["pulse"],
    needs: Some(needs::of),
    measured: &[Measured::growing("the front of a network", "/n/{slug}")],
    ..Room::EMPTY
};

/// The routes of this room; the doors of the demo are there in the demo alone.
fn routes(demo: bool) -> Routes {
    let routes = Routes::new()
        .get("/", Action::Arrive, home::show)
        .get("/n/{slug}", Action::ReadNetwork, front::show)
        .get("/livez", Action::Arrive, health::live)
        .get("/readyz", Action::Arrive, health::ready);
    if demo { routes.post("/demo/{persona}", Action::Enter, persona::walk_in) } else { routes }
}
