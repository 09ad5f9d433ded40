//! What takes too long for a page is reckoned beside all requests, once an hour, and kept.

use super::contacts::{SPAN, contacts};
use super::store;
use crate::ties;
use db::{Db, Time};
use house::ids::NetworkId;
use house::jobs::{Every, Job, Run};
use house::networks;
use house::web::Error;
use std::time::Duration;

/// Reckons how often organisations are heard of.
pub(super) static RECKONING: Job = Job {
    name: "contacts-reckoning",
    every: Some(Every::Hour),
    tries: Job::TRIES,
    run: Run::Outside(|app, task| {
        Box::pin(async move {
            let reckoned = tokio::task::spawn_blocking(move || reckon_all(&app.db, task.now)).await;
            reckoned.map_err(|error| Error::Broken(error.into()))??;
            Ok(())
        })
    }),
};

/// Reckons for all networks; tells how many. The calling thread waits.
///
/// # Errors
/// Those of the database.
pub fn reckon_all(db: &Db, now: Time) -> Result<usize, db::Error> {
    let networks = db.read_blocking(store::networks)?;
    for network in &networks {
        reckon(db, *network, now)?;
    }
    Ok(networks.len())
}

fn reckon(db: &Db, network: NetworkId, now: Time) -> Result<(), db::Error> {
    let since = now - Duration::from_secs(u64::try_from(SPAN).unwrap_or(0) * 86_400);
    let (days, counts) = db.read_blocking(move |q| {
        Ok::<_, db::Error>((ties::contact_days(q, network, since)?, networks::counts(q, network)?))
    })?;
    let days: Vec<(i64, i64)> =
        days.into_iter().map(|(organisation, day)| (organisation.get(), day)).collect();
    let all = counts.iter().find(|(subject, _)| subject == "organisations").map_or(0, |(_, all)| *all);
    let found = contacts(&days, all, now);
    db.write_blocking(move |tx| {
        store::keep(tx, network, &found, since)?;
        if all > 0 {
            networks::use_page(tx, network, "conditions")?;
        }
        Ok(())
    })
}
