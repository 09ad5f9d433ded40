//! Counting the months that are over, each once.

use super::floor::{self, Cell, Crowd};
use super::{month, store};
use db::{Db, Time};
use house::ids::NetworkId;
use house::jobs::{Every, Job, Run};
use house::networks;
use house::reports::Count;
use house::room::Rooms;
use house::web::Error;
use std::sync::Arc;

/// So many months before the last are counted when a network is counted for the first time.
const BACK: i64 = 60;

/// Counts what is over and was not counted yet.
pub(super) static COUNTING: Job = Job {
    name: "report-counting",
    every: Some(Every::Hour),
    tries: Job::TRIES,
    run: Run::Outside(|app, task| {
        Box::pin(async move {
            let counted = tokio::task::spawn_blocking(move || count_all(&app.db, app.rooms, task.now)).await;
            counted.map_err(|error| Error::Broken(error.into()))??;
            Ok(())
        })
    }),
};

/// Counts the months that are over of all networks; tells how many months of figures were counted. The calling thread waits.
///
/// # Errors
/// Those of the database.
pub fn count_all(db: &Db, rooms: Rooms, now: Time) -> Result<usize, db::Error> {
    let mut counted = 0;
    for network in db.read_blocking(store::networks)? {
        counted += count_network(db, rooms, network, now)?;
    }
    Ok(counted)
}

fn count_network(db: &Db, rooms: Rooms, network: NetworkId, now: Time) -> Result<usize, db::Error> {
    let last = month::last_over(now);
    let (born, marks) =
        db.read_blocking(move |q| Ok::<_, db::Error>((store::born(q, network)?, store::marks(q, network)?)))?;
    let first = month::of(born).max(last - BACK + 1);
    let due: Vec<&'static Count> =
        rooms.counts().filter(|count| next(&marks, first, count) <= last).collect();
    if due.is_empty() {
        return Ok(0);
    }
    let crowd = Arc::new(db.read_blocking(move |q| store::crowd(q, network))?);
    let mut counted = 0;
    for count in due {
        for month in next(&marks, first, count)..=last {
            count_month(db, network, (count, month), &crowd)?;
            counted += 1;
        }
    }
    Ok(counted)
}

/// The month that is counted next of a figure.
fn next(marks: &[(String, i64)], first: i64, count: &Count) -> i64 {
    marks.iter().find(|(figure, _)| figure == count.word).map_or(first, |(_, month)| month + 1)
}

fn count_month(
    db: &Db,
    network: NetworkId,
    (count, month): (&'static Count, i64),
    crowd: &Arc<Crowd>,
) -> Result<(), db::Error> {
    let crowd = crowd.clone();
    let span = (month::begins(month), month::begins(month + 1));
    let cells: Vec<Cell> = db.read_blocking(move |q| {
        Ok::<_, db::Error>(floor::cells(count.counted, &(count.tell)(q, network, span)?, &crowd))
    })?;
    db.write_blocking(move |tx| {
        let kept = store::keep(tx, network, (count.word, month), &cells)?;
        if kept && cells.iter().any(|cell| cell.amount > 0) {
            networks::use_page(tx, network, "figures")?;
        }
        Ok::<_, db::Error>(())
    })
}
