//! The table of jobs.

use super::{Fault, Job, Payload};
use crate::batch::{self, Row};
use crate::ids::JobId;
use db::{Error, Read, Time, Write};

db::record! {
    /// A job that a node has taken up.
    #[derive(Debug, Clone)]
    pub(super) struct Leased {
        pub id: JobId,
        pub name: String,
        pub payload: String,
        /// How often it was taken up, this time too.
        pub tries: i64,
        /// Whether it had begun outside when it was taken up before, and nobody wrote down how that ended.
        pub begun: bool,
    }
}

db::record! {
    /// Jobs of one name that wait for longer than they should.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Late {
        pub name: String,
        pub amount: i64,
        /// When the oldest of them was due.
        pub oldest: Time,
    }
}

db::record! {
    /// Jobs of one name that have failed for good, for one reason.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Failed {
        pub name: String,
        pub fault: Fault,
        pub amount: i64,
    }
}

/// Queues jobs of one name, each with the moment when it is due; tells how many were new. What already waits, has failed,
/// or was done within the last seven days is the same thing and is not queued again.
///
/// # Errors
/// Those of the database.
pub fn queue(tx: &mut Write<'_>, now: Time, job: &Job, wanted: &[(Time, Payload)]) -> Result<u64, Error> {
    put(tx, now, job, wanted, false)
}

/// As [`queue`], for what comes by thousands and may wait: whatever else is due goes first.
///
/// # Errors
/// Those of the database.
pub fn queue_patiently(
    tx: &mut Write<'_>,
    now: Time,
    job: &Job,
    wanted: &[(Time, Payload)],
) -> Result<u64, Error> {
    put(tx, now, job, wanted, true)
}

fn put(
    tx: &mut Write<'_>,
    now: Time,
    job: &Job,
    wanted: &[(Time, Payload)],
    patient: bool,
) -> Result<u64, Error> {
    let texts: Vec<(&Time, &str)> = wanted.iter().map(|(due, payload)| (due, payload.text())).collect();
    let rows: Vec<Row<'_>> = texts
        .iter()
        .map(|(due, text)| -> Row<'_> { vec![&job.name, text, *due, *due, &now, &patient] })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO jobs (name, payload, due_at, next_at, created_at, patient)",
        &rows,
        "ON CONFLICT (name, payload) DO NOTHING",
    )
}

pub(super) fn is_any_due(q: &mut Read<'_>, now: Time) -> Result<bool, Error> {
    let first: Option<JobId> = q.maybe(
        "SELECT id FROM jobs WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at, id LIMIT 1",
        &[&now],
    )?;
    Ok(first.is_some())
}

/// Takes up the jobs that have been due for longest, 16 at most, also those whose lease has run out. What is patient comes
/// only where nothing else is due, and few at a time, so that what comes meanwhile does not wait for long.
pub(super) fn lease(tx: &mut Write<'_>, now: Time, until: Time, lease: &str) -> Result<Vec<Leased>, Error> {
    let pressing = lease_of(tx, (now, until), lease, (false, 16))?;
    if pressing.is_empty() { lease_of(tx, (now, until), lease, (true, 8)) } else { Ok(pressing) }
}

/// The condition stands twice: on PostgreSQL, who waited for another node's lease looks at the row again by the outer one.
fn lease_of(
    tx: &mut Write<'_>,
    (now, until): (Time, Time),
    lease: &str,
    (patient, most): (bool, i64),
) -> Result<Vec<Leased>, Error> {
    tx.all(
        "UPDATE jobs SET next_at = $2, tries = tries + 1, lease = $3
         WHERE id IN (SELECT id FROM jobs WHERE state = 'waiting' AND patient = $4 AND next_at <= $1
                      ORDER BY next_at, id LIMIT $5)
           AND state = 'waiting' AND next_at <= $1
         RETURNING id, name, payload, tries, begun",
        &[&now, &until, &lease, &patient, &most],
    )
}

/// The lease begins anew, and what the job does outside begins. False when the lease is somebody else's meanwhile.
pub(super) fn begin(tx: &mut Write<'_>, until: Time, id: JobId, lease: &str) -> Result<bool, Error> {
    let renewed = tx.run(
        "UPDATE jobs SET next_at = $3, begun = TRUE WHERE id = $1 AND lease = $2 AND state = 'waiting'",
        &[&id, &lease, &until],
    )?;
    Ok(renewed == 1)
}

/// The job is done. False when the lease is somebody else's meanwhile.
pub(super) fn end(tx: &mut Write<'_>, now: Time, id: JobId, lease: &str) -> Result<bool, Error> {
    let ended = tx.run(
        "UPDATE jobs SET state = 'done', ended_at = $3, lease = NULL, fault = NULL
         WHERE id = $1 AND lease = $2 AND state = 'waiting'",
        &[&id, &lease, &now],
    )?;
    Ok(ended == 1)
}

/// The job has failed and waits until `next`.
pub(super) fn try_again(
    tx: &mut Write<'_>,
    next: Time,
    id: JobId,
    lease: &str,
    fault: Fault,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE jobs SET next_at = $3, lease = NULL, begun = FALSE, fault = $4
         WHERE id = $1 AND lease = $2 AND state = 'waiting'",
        &[&id, &lease, &next, &fault],
    )
}

/// The job has failed for good.
pub(super) fn fail(
    tx: &mut Write<'_>,
    now: Time,
    id: JobId,
    lease: &str,
    fault: Fault,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE jobs SET state = 'failed', ended_at = $3, lease = NULL, fault = $4
         WHERE id = $1 AND lease = $2 AND state = 'waiting'",
        &[&id, &lease, &now, &fault],
    )
}

/// The job was not tried at all and waits until `next`.
pub(super) fn put_off(tx: &mut Write<'_>, next: Time, id: JobId, lease: &str) -> Result<u64, Error> {
    tx.run(
        "UPDATE jobs SET next_at = $3, lease = NULL, tries = tries - 1
         WHERE id = $1 AND lease = $2 AND state = 'waiting'",
        &[&id, &lease, &next],
    )
}

pub(super) fn forget_done(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM jobs WHERE state = 'done' AND ended_at <= $1", &[&before])
}

/// A recurring job that runs well again has made up for what failed before.
pub(super) fn forget_failed(tx: &mut Write<'_>, name: &str) -> Result<u64, Error> {
    tx.run("DELETE FROM jobs WHERE state = 'failed' AND name = $1", &[&name])
}

/// Jobs that were tried, or were wanted at once, and wait until after `longest` are due now.
pub(super) fn bring_back(tx: &mut Write<'_>, now: Time, longest: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE jobs SET next_at = $1 WHERE state = 'waiting' AND next_at > $2 AND (tries > 0 OR due_at <= created_at)",
        &[&now, &longest],
    )
}

/// What has waited since before this moment.
///
/// # Errors
/// Those of the database.
pub fn late(q: &mut Read<'_>, before: Time) -> Result<Vec<Late>, Error> {
    q.all(
        "SELECT name, COUNT(*) AS amount, MIN(due_at) AS oldest FROM jobs
         WHERE state = 'waiting' AND due_at < $1 GROUP BY name ORDER BY name",
        &[&before],
    )
}

/// What has failed for good.
///
/// # Errors
/// Those of the database.
pub fn failed(q: &mut Read<'_>) -> Result<Vec<Failed>, Error> {
    q.all(
        "SELECT name, fault, COUNT(*) AS amount FROM jobs
         WHERE state = 'failed' GROUP BY name, fault ORDER BY name, fault",
        &[],
    )
}

/// Has everything that failed for good tried anew; tells how much that is.
///
/// # Errors
/// Those of the database.
pub fn again(tx: &mut Write<'_>, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE jobs SET state = 'waiting', due_at = $1, next_at = $1, tries = 0, begun = FALSE, ended_at = NULL
         WHERE state = 'failed'",
        &[&now],
    )
}

/// Gives up on everything that failed for good; tells how much that is.
///
/// # Errors
/// Those of the database.
pub fn forget(tx: &mut Write<'_>) -> Result<u64, Error> {
    tx.run("DELETE FROM jobs WHERE state = 'failed'", &[])
}
