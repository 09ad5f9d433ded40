//! Once a day those who host in the coming week are told, and meetings get a host that have none, because somebody has left the
//! network or the space.

use super::deal;
use super::store;
use crate::events::acts::EVENT_HOST_CALLED;
use db::{Time, Write};
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::MemberId;
use house::inbox;
use house::jobs::{self, Every, Job, Payload, Run, Task};
use house::web::Error;
use std::time::Duration;

/// How long before a meeting its host is told.
const BEFORE: Duration = Duration::from_secs(86_400 * 7);
/// How many hosts, and how many series, one change is about.
const TOGETHER: i64 = 100;

/// Tells hosts.
pub(in crate::events) static CALLING: Job =
    Job { name: "event-host-calling", every: Some(Every::Day), tries: Job::TRIES, run: Run::Inside(call) };

/// Has it done at once, after a member has left.
pub(super) fn soon(tx: &mut Write<'_>, gone: MemberId) -> Result<u64, db::Error> {
    let at = Time::from_micros(0);
    jobs::queue(tx, at, &CALLING, &[(at, Payload::new().number("gone", gone.get()))])
}

fn call(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let (now, full) = (task.now, usize::try_from(TOGETHER).unwrap_or(usize::MAX));
    // Who may not read a meeting any more is not told of it: it goes to whoever is next.
    store::stand_down(tx, now)?;
    let unhosted = store::unhosted(tx, now, TOGETHER)?;
    for series in &unhosted {
        deal(tx, *series, now)?;
    }
    let called = store::to_call(tx, (now, now + BEFORE), TOGETHER)?;
    for one in &called {
        store::note_told(tx, one.item_id)?;
        let place = (one.network_id, one.space_id, one.item_id);
        inbox::remind(tx, place, one.author_id, now, &[(one.host_id, EVENT_HOST_CALLED.word)])?;
        let happened = Happened::new(&EVENT_HOST_CALLED).space(one.space_id).item(one.item_id);
        happenings::record(tx, one.network_id, None, now, happened.subject(one.host_id.get()))?;
    }
    if unhosted.len() == full || called.len() == full {
        let again = task.payload.get::<i64>("again").unwrap_or(0) + 1;
        let what = Payload::new().number("again", again).number("at", now.micros());
        jobs::queue(tx, now, &CALLING, &[(now, what)])?;
    }
    Ok(())
}
