//! Ideas: what somebody would like to see done. Others show that they are interested, two that are alike become one, and
//! those who hold the space answer. It never counts interest as a vote: nothing is decided here.

mod acts;
mod answer;
mod idea;
mod interest;
mod merger;
mod reporting;
mod store;

pub use acts::{IDEA_ANSWERED, IDEA_MERGED, IDEA_WELCOMED};
pub use store::welcome;

use house::access::Action;
use house::happenings::Step;
use house::items::Kind;
use house::room::Room;
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
    texts: include_str!("../../locales/en/ideas.ftl"),
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
}

/// Something that somebody would like to see done.
pub static IDEA: Kind = Kind {
    name: "idea",
    label: "idea-label",
    plural: "idea-plural",
    about: "idea-about",
    // Kinds that the program does not have are not offered.
    leads_to: &["proposal", "project", "event", "discussion"],
    card: Some(interest::card),
    part: Some(idea::part),
    line: Some(interest::line),
    voice: Some(Step::Proposed),
    ..Kind::PLAIN
};
