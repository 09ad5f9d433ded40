//! What may come, thought through together: what drives it, two axes, four futures as stories, strategies tested against each,
//! and early signs that are live figures of other rooms. It foretells nothing and decides nothing: people do, with open eyes.

mod acts;
mod bringing;
mod drivers;
mod fields;
mod forgetting;
mod futures;
mod list;
mod part;
mod scenario;
mod signs;
mod store;
mod workshop;

pub use acts::SCENARIO_CHANGED;
pub use bringing::{add_driver, add_strategy, begin, choose_axes, note_about, tell_future, watch};
pub use scenario::{Corner, Verdict};

use house::access::Action;
use house::items::{Kind, Verb};
use house::room::{Measured, Merging, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "scenarios",
    routes: |_| routes(),
    acts: acts::ALL,
    kinds: &[&SCENARIO],
    texts: include_str!("../../locales/en/scenarios.ftl"),
    jobs: &[&forgetting::FORGETTING],
    leaving: Some(forgetting::leave),
    becoming: Some(store::merge),
    merging: Some(Merging { merge: store::merge_organisations, part: store::part_organisations }),
    purging: Some(store::purge),
    extracts: store::EXTRACTS,
    tables: &[
        "scenarios",
        "scenario_drivers",
        "scenario_futures",
        "scenario_strategies",
        "scenario_tests",
        "scenario_signs",
        "scenario_turns",
    ],
    pages: &[RailPage {
        path: "scenarios",
        label: "scenario-plural",
        group: Group::Strain,
        action: Action::ReadNetwork,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::growing("scenarios", "/n/{slug}/scenarios")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/scenarios", Action::ReadNetwork, list::show)
        .get("/n/{slug}/scenarios/{id}/driver", Action::TakePart, drivers::edit)
        .post("/n/{slug}/scenarios/{id}/driver", Action::TakePart, drivers::save)
        .post("/n/{slug}/scenarios/{id}/driver/removal", Action::TakePart, drivers::remove)
        .get("/n/{slug}/scenarios/{id}/axes", Action::TakePart, drivers::ask_axes)
        .post("/n/{slug}/scenarios/{id}/axes", Action::TakePart, drivers::save_axes)
        .get("/n/{slug}/scenarios/{id}/future", Action::TakePart, futures::edit)
        .post("/n/{slug}/scenarios/{id}/future", Action::TakePart, futures::save)
        .get("/n/{slug}/scenarios/{id}/strategy", Action::TakePart, futures::edit_strategy)
        .post("/n/{slug}/scenarios/{id}/strategy", Action::TakePart, futures::save_strategy)
        .post("/n/{slug}/scenarios/{id}/strategy/removal", Action::TakePart, futures::remove_strategy)
        .get("/n/{slug}/scenarios/{id}/signs", Action::ReadSpace, signs::list)
        .post("/n/{slug}/scenarios/{id}/signs", Action::TakePart, signs::bind)
        .get("/n/{slug}/scenarios/{id}/signs/new", Action::TakePart, signs::ask)
        .post("/n/{slug}/scenarios/{id}/signs/removal", Action::TakePart, signs::unbind)
        .get("/n/{slug}/scenarios/{id}/workshop", Action::ReadSpace, workshop::show)
        .get("/n/{slug}/scenarios/{id}/print", Action::ReadSpace, workshop::whole)
}

/// Something that may come.
pub static SCENARIO: Kind = Kind {
    name: "scenario",
    verb: Verb::Outcomes,
    label: "scenario-label",
    plural: "scenario-plural",
    about: "scenario-about",
    leads_to: &["risk", "task", "discussion", "event", "proposal"],
    fields: Some(&fields::FIELDS),
    card: Some(part::card),
    part: Some(part::part),
    line: Some(part::line),
    text: Some(store::words),
    bound: Some(scenario::bound),
    ..Kind::PLAIN
};
