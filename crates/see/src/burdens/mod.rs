//! Who carries how much: roles, open tasks, hours in meetings. Everybody sees what they carry themselves; only stewards see what
//! others carry, as far as it stands where every member may look. It is for asking somebody else, not for judging anybody.

mod asking;
mod reckoning;
mod show;
mod store;
mod weighing;

pub use reckoning::reckon_all;

use house::access::Action;
use house::room::Room;
use house::web::Routes;
use house::web::frame::{RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "burdens",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/burdens.ftl"),
    jobs: &[&reckoning::RECKONING],
    leaving: Some(store::forget),
    tables: &["burdens", "burden_figures"],
    pages: &[RailPage {
        path: "burdens",
        label: "burden-title",
        action: Action::ReadBurdens,
        shown: Shown::OnceUsed,
    }],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/burdens", Action::ReadBurdens, show::show)
}
