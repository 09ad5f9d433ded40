//! Introductions: whoever wants is shown a few people whom they do not know yet and who could be good to know, across
//! sectors. Both say yes before either learns of it; who says "not now" is never told of.

mod proposing;
mod show;
mod store;

pub use proposing::{Candidate, chosen};
pub use store::{note, wish};

use house::access::Action;
use house::happenings::{Act, Audience};
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// Somebody said whether they want to be introduced. It is nobody else's business what.
pub static INTRODUCTION_ANSWERED: Act =
    Act { word: "introduction-answered", audience: Audience::Nobody, ..Act::QUIET };

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "introductions",
    routes: |_| routes(),
    acts: &[&INTRODUCTION_ANSWERED],
    jobs: &[&proposing::PROPOSING],
    texts: include_str!("../../locales/en/introductions.ftl"),
    leaving: Some(store::forget),
    needs: Some(show::needs),
    tables: &["introduction_wishes", "introductions"],
    pages: &[RailPage {
        path: "introductions",
        label: "introductions-title",
        group: Group::People,
        action: Action::OwnMembership,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::growing("introductions", "/n/{slug}/introductions")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/introductions", Action::OwnMembership, show::show).post(
        "/n/{slug}/introductions",
        Action::OwnMembership,
        show::answer,
    )
}
