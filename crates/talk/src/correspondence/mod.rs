//! Letters between two members or a few. Whoever is not among them does not learn that there are any: neither stewards nor a
//! host's export, neither the log nor the search of the network. Whoever gets one may show it to the stewards, that letter
//! and no other, and may take none from somebody any more.

mod acts;
mod blocks;
mod circle;
mod leaving;
mod list;
mod live;
mod mailed;
mod reports;
mod sending;
mod show;
mod starting;
mod store;

pub use acts::{LETTER_REMOVED, LETTER_REPORTED, LETTER_SENT, REPORT_SETTLED};
pub use store::{Sending, begin, send};

use house::access::Action;
use house::room::{Measured, Room, Subject};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "correspondence",
    routes: |_| routes(),
    acts: acts::ALL,
    jobs: &[&mailed::LETTER],
    leaving: Some(store::leave_all),
    extracts: store::EXTRACTS,
    tables: &["correspondences", "correspondents", "member_letters", "letter_reports"],
    needs: Some(list::needs),
    trays: &[&reports::SHOWN_TO_STEWARDS],
    pages: &[RailPage {
        path: "correspondence",
        label: "correspondence-plural",
        group: Group::People,
        action: Action::Correspond,
        shown: Shown::Always,
    }],
    texts: include_str!("../../locales/en/correspondence.ftl"),
    measured: &[Measured {
        of: Subject::Brought("letters"),
        ..Measured::beside_floor("letters", "/n/{slug}/correspondence/{id}")
    }],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/correspondence", Action::Correspond, list::list)
        .get("/n/{slug}/correspondence/new", Action::StartCorrespondence, starting::new)
        .post("/n/{slug}/correspondence", Action::StartCorrespondence, starting::create)
        .get("/n/{slug}/correspondence/{id}", Action::ReadLetters, show::show)
        .get("/n/{slug}/correspondence/{id}/live", Action::ReadLetters, live::live)
        .post("/n/{slug}/correspondence/{id}/letters", Action::ReadLetters, sending::create)
        .post("/n/{slug}/correspondence/{id}/draft", Action::ReadLetters, sending::draft)
        .get("/n/{slug}/correspondence/{id}/departure", Action::ReadLetters, leaving::ask)
        .post("/n/{slug}/correspondence/{id}/departure", Action::ReadLetters, leaving::leave)
        .get("/n/{slug}/correspondence/{id}/letters/{letter}/removal", Action::ReadLetters, sending::ask)
        .post("/n/{slug}/correspondence/{id}/letters/{letter}/removal", Action::ReadLetters, sending::remove)
        .get("/n/{slug}/correspondence/{id}/letters/{letter}/report", Action::ReadLetters, reports::ask)
        .post("/n/{slug}/correspondence/{id}/letters/{letter}/report", Action::ReadLetters, reports::report)
        .get("/n/{slug}/blocks", Action::Correspond, blocks::list)
        .post("/n/{slug}/blocks", Action::Correspond, blocks::block)
        .post("/n/{slug}/blocks/removal", Action::Correspond, blocks::unblock)
        .get("/n/{slug}/reports", Action::ManageMembers, reports::list)
        .post("/n/{slug}/reports/{id}/settlement", Action::ManageMembers, reports::settle)
}
