//! Organisations that go quietly: quieter than their own habit, each with who is closest to them and might call. Stewards alone see
//! it. It judges nobody: quiet is not gone, and a call is a question.

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
    name: "quiet",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/quiet.ftl"),
    jobs: &[&reckoning::RECKONING],
    leaving: Some(store::forget),
    tables: &["quiet_organisations", "quiet_callers"],
    pages: &[RailPage {
        path: "quiet",
        label: "quiet-title",
        group: Group::Strain,
        action: Action::ReadDesk,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured {
        viewer: "steward",
        ..Measured::growing("quiet organisations", "/n/{slug}/quiet")
    }],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/quiet", Action::ReadDesk, show::show)
}
