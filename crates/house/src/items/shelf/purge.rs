//! The end of what was deleted: after thirty days its words are gone for good, those of every room that it had any in.

use crate::items::store;
use crate::jobs::{Every, Job, Run};
use crate::room::Rooms;
use crate::search;
use crate::web::Error;
use db::{Time, Write};
use std::time::Duration;

/// How long a deleted item can be brought back.
pub const GRACE: Duration = Duration::from_secs(60 * 60 * 24 * 30);

/// Purges what is due, hour by hour.
pub(in crate::items) static PURGING: Job = Job {
    name: "items-purging",
    every: Some(Every::Hour),
    tries: Job::TRIES,
    run: Run::Inside(|app, tx, task| purge_due(tx, app.rooms, task.now).map(|_| ())),
};

/// Purges items whose time of grace has ended, some at a time; answers how many.
///
/// # Errors
/// Those of the database.
pub fn purge_due(tx: &mut Write<'_>, rooms: Rooms, now: Time) -> Result<usize, Error> {
    let due = store::purgeable(tx, now - GRACE)?;
    let mut purged = 0_usize;
    for item in due {
        if store::purge(tx, item)? {
            rooms.purge(tx, item)?;
            search::renew_item(tx, rooms, item, now)?;
            purged = purged.saturating_add(1);
        }
    }
    Ok(purged)
}
