//! Projects: the sheet of a space that brings one thing to its end. It says which objective of the charter the project serves,
//! what it should move, who takes part with what, how far it is, and each month in a light and a sentence how it stands. It never
//! decides who may read it: its space does; and it never knows what is said, done or decided in that space.

mod acts;
mod bringing;
mod dates;
mod deeds;
mod face;
mod gauges;
mod list;
mod needs;
mod project;
mod sheet;
mod store;

pub use acts::{PROJECT_CHANGED, PROJECT_REPORTED, PROJECT_TURNED};
pub use bringing::{Brought, Described, begin, bring, cast, leave_open, report, turn};
pub use project::{Light, ProjectState};

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "projects",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/projects.ftl"),
    leaving: Some(store::leave),
    becoming: Some(store::merge),
    merging: Some(sheet::MERGING),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &[
        "projects",
        "project_partners",
        "project_roles",
        "project_vacancies",
        "project_reports",
        "project_turns",
    ],
    needs: Some(needs::needs),
    gauges: gauges::GAUGES,
    jobs: &[&gauges::NOTICING],
    dates: Some(dates::between),
    deeds: Some(deeds::deeds),
    heads: Some(face::head),
    movers: Some(face::movers),
    pages: &[RailPage {
        path: "projects",
        label: "project-plural",
        group: Group::Work,
        action: Action::ListSpaces,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::growing("projects", "/n/{slug}/projects")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/projects", Action::ListSpaces, list::show)
        .get("/n/{slug}/projects.csv", Action::ListSpaces, list::csv)
        .and(sheet::routes())
}
