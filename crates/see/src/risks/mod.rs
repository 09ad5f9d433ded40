//! What could go wrong: how likely it is and how bad it would be, who carries it, what was made of it, when it is looked at
//! again. A risk can be bound to live figures of other rooms; where one of them goes over its limit, the risk raises itself,
//! once, and says so to whoever carries it. It never decides anything: people answer.

mod acts;
mod answer;
mod bringing;
mod dates;
mod fields;
mod holding;
mod part;
mod register;
mod review;
mod risk;
mod store;
mod watch;

pub use acts::{RISK_ANSWERED, RISK_BOUND, RISK_RAISED, RISK_REVIEWED};
pub use bringing::{Described, begin, bind, respond};
pub use risk::Treatment;

use house::access::Action;
use house::items::{Kind, State, Verb};
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "risks",
    routes: |_| routes(),
    acts: acts::ALL,
    kinds: &[&RISK],
    texts: include_str!("../../locales/en/risks.ftl"),
    jobs: &[&watch::DAILY, &watch::LOOKING],
    leaving: Some(store::leave),
    becoming: Some(store::merge),
    purging: Some(store::purge),
    warnings: Some(watch::warnings),
    dates: Some(dates::between),
    holdings: &[&holding::CARRIED],
    extracts: store::EXTRACTS,
    tables: &["risks", "risk_triggers", "risk_turns"],
    pages: &[RailPage {
        path: "risks",
        label: "risk-plural",
        group: Group::Strain,
        action: Action::ReadNetwork,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::growing("the register of risks", "/n/{slug}/risks")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/risks", Action::ReadNetwork, register::show)
        .get("/n/{slug}/risks.csv", Action::ReadNetwork, register::csv)
        .get("/n/{slug}/risks/{id}/answer", Action::TakePart, answer::edit)
        .post("/n/{slug}/risks/{id}/answer", Action::TakePart, answer::save)
        .get("/n/{slug}/risks/{id}/review", Action::TakePart, review::edit)
        .post("/n/{slug}/risks/{id}/review", Action::TakePart, review::save)
        .get("/n/{slug}/risks/{id}/triggers", Action::ReadSpace, watch::list)
        .post("/n/{slug}/risks/{id}/triggers", Action::TakePart, watch::bind)
        .get("/n/{slug}/risks/{id}/triggers/new", Action::TakePart, watch::ask)
        .post("/n/{slug}/risks/{id}/triggers/removal", Action::TakePart, watch::unbind)
}

/// Something that could go wrong.
pub static RISK: Kind = Kind {
    name: "risk",
    verb: Verb::Outcomes,
    label: "risk-label",
    plural: "risk-plural",
    about: "risk-about",
    states: &[
        State { word: "open", label: "risk-open", open: true },
        State { word: "answered", label: "risk-answered", open: true },
        State { word: "accepted", label: "risk-accepted", open: true },
    ],
    // What was made of it follows from its answer.
    steps: &[],
    leads_to: &["task", "discussion", "proposal", "event"],
    fields: Some(&fields::FIELDS),
    card: Some(part::card),
    part: Some(part::part),
    line: Some(part::line),
    text: Some(store::words),
    ..Kind::PLAIN
};
