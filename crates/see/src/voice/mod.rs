//! Whose voice is heard: each step from being there to deciding, by groups, beside how many people a group is. It tells of
//! groups of five or more, and never of anybody alone; each figure leads to what one can do about it. It looks at a network, at a
//! space, or at one thing of which a room tells, and knows no such room by its name.

mod apart;
mod asked;
mod figures;
mod groups;
mod look;
mod show;
mod stairs;
mod store;
mod words;

pub use figures::{gini, parity};

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "voice",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/voice.ftl"),
    pages: &[RailPage {
        path: "voice",
        label: "voice-title",
        group: Group::Effect,
        action: Action::ReadVoice,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::beside_floor("whose voice", "/n/{slug}/voice")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/voice", Action::ReadVoice, show::show).get(
        "/n/{slug}/voice.csv",
        Action::ReadVoice,
        show::csv,
    )
}
