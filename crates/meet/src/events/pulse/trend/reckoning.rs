//! Once a day the quarters are reckoned of which nothing can be answered any more.

use super::cells::cells;
use super::{BACK, begins, quarter_of, store};
use crate::events::page::LONGEST;
use crate::events::pulse::OPEN;
use db::{Time, Write};
use house::app::App;
use house::ids::NetworkId;
use house::jobs::{self, Every, Job, Payload, Run, Task};
use house::web::Error;
use std::time::Duration;

/// How many networks one change is about.
const TOGETHER: i64 = 10;

/// Reckons the trend of pulses.
pub(in crate::events) static TRENDS: Job =
    Job { name: "event-pulse-trends", every: Some(Every::Day), tries: Job::TRIES, run: Run::Inside(reckon) };

/// The last quarter of which nothing can be answered any more: the longest meeting that began in it is over for so long.
fn closed(now: Time) -> i64 {
    let days = u64::try_from(LONGEST).unwrap_or_default() + 1;
    quarter_of(now - OPEN - Duration::from_secs(86_400 * days)) - 1
}

fn reckon(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let last = closed(task.now);
    let wanting = store::wanting(tx, last, TOGETHER)?;
    for network in &wanting {
        of_network(tx, *network, last)?;
    }
    if i64::try_from(wanting.len()).is_ok_and(|many| many == TOGETHER) {
        let after = wanting.last().map_or(0, |network| network.get());
        let what = Payload::new().number("after", after).number("quarter", last);
        jobs::queue(tx, task.now, &TRENDS, &[(task.now, what)])?;
    }
    Ok(())
}

fn of_network(tx: &mut Write<'_>, network: NetworkId, last: i64) -> Result<(), Error> {
    for quarter in last - BACK + 1..=last {
        if store::note(tx, network, quarter)? > 0 {
            let answers = store::answers(tx, network, (begins(quarter), begins(quarter + 1)))?;
            store::keep(tx, (network, quarter), &cells(&answers))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_told_when_its_last_meeting_can_be_answered_no_more() {
        let day = Duration::from_secs(86_400);
        let autumn = begins(2026 * 4 + 3);
        assert_eq!(closed(autumn + 40 * day), 2026 * 4 + 1);
        assert_eq!(closed(autumn + 46 * day), 2026 * 4 + 2);
    }
}
