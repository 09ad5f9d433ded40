//! The five conditions of collective impact, and whether those concerned have a say: for each, figures that rooms count live,
//! the rows that they are counted from, and in plain words what a figure means and what it does not. It grades nobody.

mod contacts;
mod reckoning;
mod show;
mod store;

pub use reckoning::reckon_all;

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "conditions",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/conditions.ftl"),
    jobs: &[&reckoning::RECKONING],
    proxies: &[&contacts::HEARD_OF],
    tables: &["contact_figures"],
    pages: &[RailPage {
        path: "conditions",
        label: "conditions-title",
        group: Group::Effect,
        action: Action::ReadConditions,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::beside_floor("the five conditions", "/n/{slug}/conditions")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/conditions", Action::ReadConditions, show::show)
}
