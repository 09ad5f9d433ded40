//! Introductions: whoever wants is shown a few people whom they do not know yet and who could be good to know, across
//! sectors. Both say yes before either learns of it; who says "not now" is never told of.

mod choosing;
mod proposing;
mod sets;
mod show;
mod store;

pub use choosing::{Candidate, chosen, spread};
pub use store::{gather, note, wish};

use house::access::Action;
use house::happenings::{Act, Audience};
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// Somebody said whether they want to be introduced. It is nobody else's business what.
pub static INTRODUCTION_ANSWERED: Act =
    Act { word: "introduction-answered", audience: Audience::Nobody, ..Act::QUIET };

/// An event introduces those who come to each other.
pub static INTRODUCTIONS_GATHERED: Act = Act { word: "introductions-gathered", news: true, ..Act::QUIET };

/// An event does so no longer.
pub static INTRODUCTIONS_ENDED: Act = Act { word: "introductions-ended", ..Act::QUIET };

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "introductions",
    routes: |_| routes(),
    acts: &[&INTRODUCTION_ANSWERED, &INTRODUCTIONS_GATHERED, &INTRODUCTIONS_ENDED],
    jobs: &[&proposing::PROPOSING, &sets::GATHERING],
    texts: include_str!("../../locales/en/introductions.ftl"),
    leaving: Some(store::forget),
    estranging: Some(store::part),
    purging: Some(store::purge),
    needs: Some(show::needs),
    tables: &["introduction_wishes", "introductions", "introduction_sets"],
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
