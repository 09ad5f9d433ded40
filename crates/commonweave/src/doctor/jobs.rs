//! Jobs that need a host: late by more than an hour, or failed for good.

use super::Ill;
use db::{Error, Read, Time};
use house::jobs;
use std::time::Duration;

/// A job that is later than this is stuck.
const PATIENCE: Duration = Duration::from_secs(60 * 60);

const LATE: &str = "Is a server running over this database? If one is, its log says by what they fail.";
const FAILED: &str = "The server's log says why. `commonweave jobs --again` has them tried once more, `commonweave jobs \
                      --forget` gives them up.";

/// A sentence for each name of jobs that are stuck.
pub(super) fn stuck(q: &mut Read<'_>, now: Time) -> Result<Vec<Ill>, Error> {
    let late = jobs::late(q, now - PATIENCE)?.into_iter().map(|late| Ill {
        what: format!(
            "jobs {}: {} late by more than an hour, the oldest by {} minutes",
            late.name,
            late.amount,
            now.since(late.oldest).as_secs() / 60
        ),
        advice: LATE,
    });
    let failed = jobs::failed(q)?.into_iter().map(|failed| Ill {
        what: format!("jobs {}: {} failed for good ({})", failed.name, failed.amount, failed.fault),
        advice: FAILED,
    });
    Ok(late.chain(failed).collect())
}
