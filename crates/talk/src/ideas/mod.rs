//! Ideas: what somebody would like to see done. Others show that they are interested, two that are alike become one, those who
//! hold the space answer, and a project is made of one. It never counts interest as a vote: nothing is decided here.

mod acts;
mod answer;
mod idea;
mod interest;
mod merger;
mod project;
mod reporting;
mod store;

pub use acts::{IDEA_ANSWERED, IDEA_MERGED, IDEA_PROJECT, IDEA_WELCOMED};
pub use store::{keep_project, welcome};

use house::access::Action;
use house::happenings::Step;
use house::items::Kind;
use house::room::{Measured, Room, Subject};
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "ideas",
    routes: |_| routes(),
    acts: acts::ALL,
    leaving: Some(store::withdraw_all),
    purging: Some(store::purge),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &["ideas", "idea_interests"],
    kinds: &[&IDEA],
    trays: &[&reporting::UNANSWERED],
    counts: &[&reporting::PUT_FORWARD],
    heads: Some(project::head),
    texts: include_str!("../../locales/en/ideas.ftl"),
    measured: &[Measured {
        of: Subject::Newest("idea"),
        ..Measured::growing("an idea", "/n/{slug}/items/{id}")
    }],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .post("/n/{slug}/ideas/{id}/interest", Action::Follow, interest::toggle)
        .get("/n/{slug}/ideas/{id}/answer", Action::HoldSpace, answer::edit)
        .post("/n/{slug}/ideas/{id}/answer", Action::HoldSpace, answer::save)
        .get("/n/{slug}/ideas/{id}/merger", Action::HoldSpace, merger::choose)
        .post("/n/{slug}/ideas/{id}/merger", Action::HoldSpace, merger::merge)
        .get("/n/{slug}/ideas/{id}/project", Action::HoldSpace, project::new)
        .post("/n/{slug}/ideas/{id}/project", Action::HoldSpace, project::create)
}

/// Something that somebody would like to see done.
pub static IDEA: Kind = Kind {
    name: "idea",
    label: "idea-label",
    plural: "idea-plural",
    about: "idea-about",
    // Kinds that the program does not have are not offered.
    leads_to: &["proposal", "event", "discussion"],
    card: Some(interest::card),
    part: Some(idea::part),
    line: Some(interest::line),
    voice: Some(Step::Proposed),
    ..Kind::PLAIN
};
