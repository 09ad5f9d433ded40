//! What a job is, what is handed to it, and how it may fail.

use super::Payload;
use crate::app::App;
use crate::ids::JobId;
use crate::web::Error;
use db::{Time, Write};
use futures_util::future::BoxFuture;
use std::sync::Arc;
use std::time::Duration;

/// The first wait after a failure; each further one is twice as long.
const FIRST: Duration = Duration::from_secs(30);
/// The longest wait after a failure.
pub(super) const LONGEST: Duration = Duration::from_secs(6 * 60 * 60);

/// What a job does. It answers [`Error::NotFound`] when what it is about is gone, or its member may not do it any more: it
/// then ends and has done nothing. With any other error it is tried again later.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// In the database alone: all of it is kept with the end of the job, or nothing.
    Inside(fn(&App, &mut Write<'_>, &Task) -> Result<(), Error>),
    /// In the world outside, within [`OUTSIDE`]. It happens once, and again when the node goes before it could note the end
    /// of the job: so it must do no harm twice.
    Outside(fn(Arc<App>, Task) -> BoxFuture<'static, Result<(), Error>>),
}

/// How long what a job does outside may take: four of them one after the other stay within a lease.
pub const OUTSIDE: Duration = Duration::from_secs(75);

/// Something that is done later: plain data, which a room lists in its `ROOM`.
#[derive(Debug)]
pub struct Job {
    /// The word by which the database remembers it. Never renamed: jobs of the old name would wait for ever.
    pub name: &'static str,
    /// Whether it comes by itself, again and again.
    pub every: Option<Every>,
    /// How often it is tried before it has failed for good.
    pub tries: i64,
    /// What it does.
    pub run: Run,
}

impl Job {
    /// As often as most jobs are tried: for a little more than four hours.
    pub const TRIES: i64 = 10;
    /// As often as what waits for somebody else's server is tried: for about two days.
    pub const MANY_TRIES: i64 = 17;
}

/// How often a job comes by itself. What a server slept through is not made up for: it runs once, in the present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Four times an hour, at the quarters.
    Quarter,
    /// Once an hour, from the full hour on.
    Hour,
    /// Once a day, from midnight UTC on.
    Day,
}

impl Every {
    /// The number of the hour or day in which `now` lies.
    pub(super) fn period(self, now: Time) -> i64 {
        let seconds = match self {
            Every::Quarter => 60 * 15,
            Every::Hour => 60 * 60,
            Every::Day => 60 * 60 * 24,
        };
        now.micros().div_euclid(seconds * 1_000_000)
    }
}

/// One job as it is handed to what it does.
#[derive(Debug, Clone)]
pub struct Task {
    /// Its number: the same at each try.
    pub id: JobId,
    /// What it is about.
    pub payload: Payload,
    /// The present moment.
    pub now: Time,
    /// Whether it had begun outside at an earlier try whose outcome nobody knows: its node went in the middle.
    pub cut_off: bool,
}

db::word! {
    /// Why a job did not end well, as far as the database remembers it; the server's log says more.
    pub enum Fault {
        /// It failed by a fault of ours or of the database.
        Broken = "broken",
        /// The database had too much to do, or was away.
        Busy = "busy",
        /// A rule refused what it wanted to do.
        Refused = "refused",
        /// Whoever took it up was gone before it ended, again and again.
        Unended = "unended",
    }
}

impl Fault {
    /// Which fault an error is.
    pub(super) fn of(error: &Error) -> Fault {
        match error {
            Error::Broken(_) => Fault::Broken,
            Error::Busy(_) | Error::TooMany(_) | Error::Away(_) | Error::Unsure(_) => Fault::Busy,
            _ => Fault::Refused,
        }
    }
}

/// How long a job waits after it has been tried so often.
pub(super) fn wait(tries: i64) -> Duration {
    let doubled = u32::try_from(tries.clamp(1, 20) - 1).unwrap_or_default();
    FIRST.saturating_mul(1 << doubled).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_twice_the_one_before_up_to_six_hours() {
        let waits: Vec<u64> = (1..=12).map(|tries| wait(tries).as_secs()).collect();
        assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 21600, 21600]);
        assert_eq!(wait(i64::MAX), LONGEST);
        assert_eq!(wait(i64::MIN), FIRST);
    }

    #[test]
    fn an_hour_has_one_number_from_its_first_moment_to_its_last() {
        let at = |seconds: i64| Time::from_micros(seconds * 1_000_000);
        assert_eq!(Every::Hour.period(at(7_200)), 2);
        assert_eq!(Every::Hour.period(at(10_799)), 2);
        assert_eq!(Every::Hour.period(at(10_800)), 3);
        assert_eq!(Every::Hour.period(at(-1)), -1);
        assert_eq!(Every::Day.period(at(86_400)), 1);
        assert_eq!((Every::Quarter.period(at(899)), Every::Quarter.period(at(900))), (0, 1));
    }
}
