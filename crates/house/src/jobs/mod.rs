//! Jobs: what is to be done later, again and again, or beside a request. A job waits in the database, is leased by one
//! node, tried again when it fails, and stays visible when it has failed for good.
//!
//! What a job changes in the database is kept in the transaction that ends it, so it has exactly one effect, however many
//! nodes run and wherever one of them is killed. A job carries numbers and words of ours, never what somebody wrote, and
//! no rights: it looks again, as its member would, whether what it was queued for still stands.

mod job;
mod payload;
mod runner;
mod store;

pub use job::{Every, Fault, Job, OUTSIDE, Run, Task};
pub use payload::Payload;
pub use runner::{queue_recurring, run_every_second, work};
pub use store::{Failed, Late, again, failed, forget, late, queue, queue_patiently};

use crate::room::Room;
use std::time::Duration;

/// How long a node has for a job that it has taken; afterwards another one takes it up.
pub const LEASE: Duration = Duration::from_secs(5 * 60);
/// For how long a job that is done keeps the same thing from being queued once more.
pub const KEPT: Duration = Duration::from_secs(60 * 60 * 24 * 7);

/// What this room is to the house.
pub static ROOM: Room = Room { name: "jobs", jobs: &[&CLEANING], tables: &["jobs"], ..Room::EMPTY };

/// Forgets jobs that were done a while ago.
static CLEANING: Job = Job {
    name: "jobs-cleaning",
    every: Some(Every::Hour),
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        store::forget_done(tx, task.now - KEPT)?;
        // Only a clock that was ahead, and was set right meanwhile, put a job off for longer than we ever wait.
        store::bring_back(tx, task.now, task.now + job::LONGEST)?;
        Ok(())
    }),
};
