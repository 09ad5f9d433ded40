//! A workspace of Slack that moves in: its people, its channels and what was said there, out of the export that Slack
//! gives. An export is looked through first and brought in afterwards, a few hundred messages in each change, so that the
//! largest one holds nobody up and one that was broken off goes on where it stopped. What is here already is not brought
//! again. It never reads what somebody said privately unless it is asked to, and then brings it where only they read it.

mod acts;
mod bringing;
mod order;
mod pages;
mod people;
mod report;
mod store;

pub use acts::{SLACK_BROUGHT, SLACK_CHANNEL_BROUGHT};
pub use bringing::bring;
pub use order::{Order, refused};
pub use report::{Report, plan};

use db::Write;
use house::access::Action;
use house::jobs::{Every, Job, Run};
use house::room::{Erased, Room};
use house::web::Routes;
use pages::{applying, list, show};
use std::time::Duration;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "slack",
    routes: |app| routes(app.config.upload_limit.saturating_mul(1024 * 1024)),
    acts: acts::ALL,
    jobs: &[&CLEANING],
    erasing: Some(unname),
    becoming: Some(store::merge),
    tables: &["slack_imports", "slack_things"],
    texts: include_str!("../../locales/en/slack.ftl"),
    unmeasured: "the pages of one export at a time, which a steward brings once",
    ..Room::EMPTY
};

/// How long an export waits to be brought in: it holds all that a workspace said.
const KEPT: Duration = Duration::from_secs(60 * 60 * 24 * 14);

/// Throws away what nobody brought in.
static CLEANING: Job = Job {
    name: "slack-cleaning",
    every: Some(Every::Day),
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        store::forget(tx, task.now - KEPT)?;
        Ok(())
    }),
};

/// Takes the name of somebody whose account is erased from what was told of each export.
fn unname(tx: &mut Write<'_>, erased: &Erased) -> Result<(), db::Error> {
    for (id, was) in store::reports(tx, erased.network)? {
        let report = serde_json::from_str::<Report>(&was).ok();
        let report = report.and_then(|report| report.renamed(&erased.name, &erased.nobody));
        if let Some(is) = report.and_then(|report| serde_json::to_string(&report).ok()) {
            store::retell(tx, id, (&was, &is))?;
        }
    }
    Ok(())
}

/// The routes of this room; an export may have `limit` bytes.
fn routes(limit: usize) -> Routes {
    Routes::new()
        .get("/n/{slug}/slack", Action::Import, list::list)
        .post_file("/n/{slug}/slack", Action::Import, limit.saturating_add(65_536), list::upload)
        .get("/n/{slug}/slack/{id}", Action::Import, show::show)
        .post("/n/{slug}/slack/{id}/application", Action::Import, applying::apply)
        .post("/n/{slug}/slack/{id}/removal", Action::Import, list::remove)
}
