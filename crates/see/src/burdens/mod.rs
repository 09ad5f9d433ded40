//! Who carries how much: roles, open tasks, hours in meetings. Everybody sees what they carry themselves; only stewards see what
//! others carry, as far as it stands where every member may look. It is for asking somebody else, not for judging anybody. And what
//! organisations carry and give, which every member sees.

mod asking;
mod load;
mod reckoning;
mod show;
mod store;
mod weighing;

pub use reckoning::reckon_all;

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "burdens",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/burdens.ftl"),
    jobs: &[&reckoning::RECKONING],
    leaving: Some(store::forget),
    tables: &["burdens", "burden_figures", "burden_loads", "burden_blocks"],
    purging: Some(store::loads::purge),
    pages: &[
        RailPage {
            path: "burdens",
            label: "burden-title",
            group: Group::Strain,
            action: Action::ReadBurdens,
            shown: Shown::OnceUsed,
        },
        RailPage {
            path: "load",
            label: "burden-load-title",
            group: Group::Strain,
            action: Action::ReadMembers,
            shown: Shown::OnceUsed,
        },
    ],
    measured: &[
        Measured::growing("what people carry", "/n/{slug}/burdens"),
        Measured::growing("what organisations carry", "/n/{slug}/load"),
    ],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/burdens", Action::ReadBurdens, show::show).get(
        "/n/{slug}/load",
        Action::ReadMembers,
        load::show,
    )
}
