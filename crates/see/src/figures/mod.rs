//! Reports: figures of a network, chosen out of those that rooms can tell, by sector, space and time, as table, picture and file,
//! and kept under a name. Each month that is over is counted once, into cells that may be told; a report is a sum of cells and
//! never asks anything else. What may be told, and why nobody can be reckoned out of reports, stands in `floor`.

mod acts;
mod asked;
mod counting;
mod figure;
mod floor;
mod month;
mod saving;
mod show;
mod store;
mod yearly;

pub use acts::REPORT_SHARED;
pub use counting::count_all;
pub use saving::keep_report;
pub use yearly::{Yearly, figures_of_year, span_of_year, year_of};

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "figures",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/figures.ftl"),
    jobs: &[&counting::COUNTING],
    leaving: Some(store::forget),
    becoming: Some(store::merge),
    extracts: store::EXTRACTS,
    tables: &["report_cells", "report_marks", "saved_reports"],
    pages: &[RailPage {
        path: "figures",
        label: "report-plural",
        group: Group::Effect,
        action: Action::ReadReports,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::growing("the report builder", "/n/{slug}/figures")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/figures", Action::ReadReports, show::show)
        .post("/n/{slug}/figures", Action::ReadReports, saving::save)
        .get("/n/{slug}/figures.csv", Action::ReadReports, show::csv)
        .post("/n/{slug}/figures/removal", Action::ReadReports, saving::remove)
        .post("/n/{slug}/figures/sharing", Action::ShareReports, saving::share)
}
