//! Who carries how much, reckoned beside all requests: some hundred members at a time, once a day.

use super::store::{self, loads};
use super::weighing::{middle, weigh};
use db::{Db, Time};
use house::ids::{MemberId, NetworkId};
use house::jobs::{Every, Job, Run};
use house::members;
use house::networks;
use house::reports::Reach;
use house::room::Rooms;
use house::web::Error;

/// So many items are kept for which others wait.
const BLOCKS: i64 = 20;
/// So many members are weighed at a time.
const SOME: i64 = 200;

/// Reckons what everybody carries.
pub(super) static RECKONING: Job = Job {
    name: "burden-reckoning",
    every: Some(Every::Day),
    tries: Job::TRIES,
    run: Run::Outside(|app, task| {
        Box::pin(async move {
            let reckoned =
                tokio::task::spawn_blocking(move || reckon_all(&app.db, app.rooms, task.now)).await;
            reckoned.map_err(|error| Error::Broken(error.into()))??;
            Ok(())
        })
    }),
};

/// Reckons what the members of all networks carry where everybody may look; tells how many carry something. The calling thread
/// waits.
///
/// # Errors
/// Those of the database.
pub fn reckon_all(db: &Db, rooms: Rooms, now: Time) -> Result<usize, db::Error> {
    let mut people = 0_usize;
    for network in db.read_blocking(store::networks)? {
        people += reckon(db, rooms, network, now)?;
        reckon_loads(db, rooms, network, now)?;
    }
    Ok(people)
}

/// What organisations carry, and for what most others wait.
fn reckon_loads(db: &Db, rooms: Rooms, network: NetworkId, now: Time) -> Result<(), db::Error> {
    let mut any = false;
    for load in rooms.loads() {
        let mut found = db.read_blocking(move |q| (load.reckon)(q, network, now))?;
        found.retain(|(_, amount)| *amount > 0);
        any |= !found.is_empty();
        db.write_blocking(move |tx| loads::keep(tx, (network, load.word), &found, now))?;
    }
    let blocks = db.read_blocking(move |q| rooms.blocks(q, network, BLOCKS))?;
    db.write_blocking(move |tx| {
        loads::keep_blocks(tx, network, &blocks, now)?;
        loads::forget_older(tx, network, now)?;
        if any { networks::use_page(tx, network, "load") } else { Ok(()) }
    })
}

fn reckon(db: &Db, rooms: Rooms, network: NetworkId, now: Time) -> Result<usize, db::Error> {
    let (mut after, mut all) = (MemberId::from(0), Vec::new());
    loop {
        let (last, carried) = db.read_blocking(move |q| {
            let members = members::present_after(q, network, after, SOME)?;
            let weighed = weigh(q, rooms, &members, Reach::Shared, now)?;
            let carried: Vec<(MemberId, i64)> =
                weighed.into_iter().map(|(member, weighed)| (member, weighed.points)).collect();
            Ok::<_, db::Error>((members.last().copied(), carried))
        })?;
        let Some(last) = last else { break };
        after = last;
        all.extend(carried.iter().map(|(_, points)| *points));
        db.write_blocking(move |tx| store::keep(tx, network, &carried, now))?;
    }
    let people = all.len();
    let figures = (i64::try_from(people).unwrap_or(i64::MAX), middle(all));
    db.write_blocking(move |tx| {
        store::forget_older(tx, network, now)?;
        store::keep_figures(tx, network, figures, now)?;
        if people > 0 { networks::use_page(tx, network, "burdens") } else { Ok(()) }
    })?;
    Ok(people)
}
