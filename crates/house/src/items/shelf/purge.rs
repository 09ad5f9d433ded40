//! The end of what was deleted: after thirty days its words are gone for good, those of every room that it had any in.

use crate::items::store;
use crate::room::Rooms;
use crate::web::Error;
use db::{Time, Write};
use std::time::Duration;

/// How long a deleted item can be brought back.
pub const GRACE: Duration = Duration::from_secs(60 * 60 * 24 * 30);

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
            purged = purged.saturating_add(1);
        }
    }
    Ok(purged)
}
