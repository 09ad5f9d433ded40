//! Panels: some people drawn by lot among those who are willing, so that the few are made up as the many are. A panel knows who
//! is willing and tells nobody but those who hold it; it publishes everybody's chance before the seed is known, and draws from
//! what it published and that seed, and nothing else. Those who are drawn get a space of their own.

mod acts;
mod bringing;
mod calling;
mod dates;
mod drafting;
mod drawing;
mod list;
mod panel;
mod part;
mod result;
mod store;

pub use acts::{
    PANEL_ANNOUNCED, PANEL_DRAWN, PANEL_DUE, PANEL_EXTENDED, PANEL_PUBLISHED, PANEL_SEAT, PANEL_SEEDED,
    PANEL_STUCK, PANEL_VACATED, PANEL_VOLUNTEERED, PANEL_WIDENED, PANEL_WITHDRAWN,
};
pub use bringing::{Setting, Where, begin, close, draw, volunteer};

use house::access::Action;
use house::items::{Kind, State, Verb};
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "panels",
    routes: |_| routes(),
    acts: acts::ALL,
    kinds: &[&PANEL],
    texts: include_str!("../../locales/en/panels.ftl"),
    jobs: &[&drawing::CLOSING, &drawing::DUE, &drawing::DRAWING],
    leaving: Some(store::leave),
    becoming: Some(store::merge),
    purging: Some(store::purge),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &["panels", "panel_features", "panel_quotas", "panel_volunteers", "panel_draws", "panel_chances"],
    dates: Some(dates::between),
    pages: &[RailPage {
        path: "panels",
        label: "panel-list",
        group: Group::Decide,
        action: Action::ReadDecisions,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::growing("panels", "/n/{slug}/panels")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/panels", Action::ReadDecisions, list::show)
        .get("/n/{slug}/panels/{id}/volunteering", Action::Volunteer, calling::ask)
        .post("/n/{slug}/panels/{id}/volunteering", Action::Volunteer, calling::volunteer)
        .post("/n/{slug}/panels/{id}/volunteering/removal", Action::Volunteer, calling::withdraw)
        .get("/n/{slug}/panels/{id}/seat", Action::Volunteer, calling::ask_seat)
        .post("/n/{slug}/panels/{id}/seat", Action::Volunteer, calling::give_back)
        .get("/n/{slug}/panels/{id}/volunteers", Action::HoldVote, calling::people)
        .get("/n/{slug}/panels/{id}/respondents.csv", Action::ReadSpace, calling::respondents)
        .get("/n/{slug}/panels/{id}/categories.csv", Action::ReadSpace, calling::categories)
        .get("/n/{slug}/panels/{id}/extension", Action::HoldVote, drawing::ask_longer)
        .post("/n/{slug}/panels/{id}/extension", Action::HoldVote, drawing::extend)
        .post("/n/{slug}/panels/{id}/quotas", Action::HoldVote, drawing::widen)
        .get("/n/{slug}/panels/{id}/draws", Action::HoldVote, drawing::ask)
        .post("/n/{slug}/panels/{id}/draws", Action::HoldVote, drawing::announce)
        .post("/n/{slug}/panels/{id}/seed", Action::HoldVote, drawing::seed)
}

/// Some people, drawn by lot.
pub static PANEL: Kind = Kind {
    name: "panel",
    verb: Verb::Decide,
    label: "panel-label",
    plural: "panel-plural",
    about: "panel-about",
    states: &[
        State { word: "call", label: "panel-phase-call", open: true },
        State { word: "ready", label: "panel-phase-ready", open: true },
        State { word: "drawn", label: "panel-phase-drawn", open: true },
    ],
    steps: &[],
    leads_to: &["proposal", "event", "discussion"],
    fields: Some(&drafting::FIELDS),
    card: Some(calling::card),
    part: Some(part::part),
    line: Some(part::line),
    bound: Some(drawing::bound),
    result: Some(result::result),
    ..Kind::PLAIN
};
