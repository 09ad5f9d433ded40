//! People and organisations from a spreadsheet: a file is read, understood, tried out row by row, and brought in as a
//! whole or not at all. A file never changes or removes what is there: it adds, and fills in what is empty.

mod acts;
mod draft;
mod erasing;
mod host;
mod import;
mod labels;
mod pages;
mod planning;
mod reading;
mod refusals;
mod sector_words;
mod sectors;
mod store;
mod withdrawal;

use house::access::Action;
use house::jobs::{Every, Job, Run};
use house::room::Room;
use house::web::Routes;
use import::UnderWay;
use pages::{bringing, list, mapping, outcome, sheets, trial};
use std::time::Duration;

pub use acts::{IMPORT_DONE, IMPORT_WITHDRAWN};
pub use host::bring_by_host;
pub use labels::{crossed, encoding as encoding_label, field as field_label, refused as file_refused, why};
pub use lists::{
    Cut, Delimiter, Encoding, Field, Guess, Kind, Letters, Opened, ROWS, Sheets, Table, Told, open_sheet,
};
pub use planning::{Note, Outcome, Plan, PlannedRow, Report, Set, plan};
pub use reading::{Reading, ReadingRefused};
pub use refusals::refused_rows;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "imports",
    routes: |app| routes(app.config.upload_limit.saturating_mul(1024 * 1024)),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/imports.ftl"),
    jobs: &[&CLEANING],
    erasing: Some(erasing::erase),
    tables: &["imports", "import_traces"],
    unmeasured: "the pages of one list at a time: bench/lists tells what lists cost",
    ..Room::EMPTY
};

/// How long a file waits to be brought in: it holds names and addresses of people who know nothing of it.
const KEPT: Duration = Duration::from_secs(60 * 60 * 24 * 14);

/// Throws away what nobody brought in.
static CLEANING: Job = Job {
    name: "imports-cleaning",
    every: Some(Every::Day),
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        store::forget(tx, task.now - KEPT)?;
        Ok(())
    }),
};

/// The routes of this room; a file may have `limit` bytes.
fn routes(limit: usize) -> Routes {
    let under_way = UnderWay::default();
    let bring = {
        let under_way = under_way.clone();
        move |visit, at| bringing::bring(visit, at, under_way.clone())
    };
    let show = move |visit, at| outcome::show(visit, at, under_way.clone());
    Routes::new()
        .get("/n/{slug}/imports", Action::Import, list::list)
        .post_file("/n/{slug}/imports", Action::Import, limit.saturating_add(65_536), list::upload)
        .get("/n/{slug}/imports/{id}", Action::Import, show)
        .get("/n/{slug}/imports/{id}/mapping", Action::Import, mapping::show)
        .post("/n/{slug}/imports/{id}/mapping", Action::Import, mapping::save)
        .post("/n/{slug}/imports/{id}/sheet", Action::Import, sheets::choose)
        .get("/n/{slug}/imports/{id}/trial", Action::Import, trial::show)
        .post("/n/{slug}/imports/{id}/application", Action::Import, bring)
        .get("/n/{slug}/imports/{id}/refused.csv", Action::Import, outcome::download)
        .get("/n/{slug}/imports/{id}/withdrawal", Action::Import, withdrawal::preview)
        .post("/n/{slug}/imports/{id}/withdrawal", Action::Import, withdrawal::withdraw)
        .post("/n/{slug}/imports/{id}/removal", Action::Import, list::remove)
}
