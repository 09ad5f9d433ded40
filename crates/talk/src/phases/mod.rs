//! Phases of a space: up to eight, each with a name, one sentence, its first and last day, what it asks of members, and what it
//! takes no more of. Those who hold the space set them up; when one begins, it is told once. A phase goes by the clock of the
//! network and is nobody's: it begins also after whoever set it up has left. It never moves or closes what members made.

mod acts;
mod band;
mod dates;
mod phase;
mod plan;
mod show;
mod store;
mod turning;

pub use acts::{PHASE_BEGUN, PHASES_SET};
pub use phase::{Asked, Planned};
pub use turning::bring;

use house::access::Action;
use house::room::{Measured, Room, Subject};
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "phases",
    routes: |_| routes(),
    acts: acts::ALL,
    jobs: &[&turning::TURNING],
    extracts: store::EXTRACTS,
    tables: &["phases", "phase_turns"],
    dates: Some(dates::between),
    heads: Some(band::head),
    texts: include_str!("../../locales/en/phases.ftl"),
    measured: &[Measured {
        of: Subject::SpaceOfBusiest("discussion"),
        ..Measured::growing("the phases of a space", "/n/{slug}/spaces/{id}/phases")
    }],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/spaces/{id}/phases", Action::ReadSpace, show::show)
        .get("/n/{slug}/spaces/{id}/phases/edit", Action::HoldSpace, plan::edit)
        .post("/n/{slug}/spaces/{id}/phases", Action::HoldSpace, plan::save)
}
