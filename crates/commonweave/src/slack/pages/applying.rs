//! Bringing an export in: taken up in one short change, then done beside the requests.

use super::{Address, find, order};
use crate::slack::bringing::bring;
use crate::slack::order::Order;
use crate::slack::store;
use ::slack::Export;
use db::Db;
use house::clock::Clock;
use house::ids::SlackImportId;
use house::web::{Answer, At, Error, Visit};
use std::time::Duration;

/// After this long an export that was not touched was broken off, by a server that stopped.
const STALE: Duration = Duration::from_secs(600);

/// POST `/n/{slug}/slack/{id}/application`: two who press at once bring it in once.
pub(in crate::slack) async fn apply(visit: Visit, At((_, id)): Address) -> Answer {
    let claimed = visit.write(move |tx, viewer| {
        let line = find(tx, viewer, id)?;
        let taken = store::claim(tx, viewer.network.id, id, viewer.now, viewer.now - STALE)?;
        Ok((taken > 0).then_some(order(viewer, (line.space_id, line.wants.as_str()), Some(id))?))
    });
    if let Some(order) = claimed.await? {
        let (db, clock) = (visit.app.db.clone(), visit.app.clock.clone());
        tokio::task::spawn_blocking(move || run(&db, &clock, &order, id));
    }
    Ok(visit.go(visit.path(format_args!("slack/{id}"))))
}

fn run(db: &Db, clock: &Clock, order: &Order, id: SlackImportId) {
    if let Err(error) = whole(db, clock, order, id) {
        tracing::error!(?error, "an export of Slack was broken off; it can go on");
        if let Err(error) = db.write_blocking(move |tx| store::fail(tx, id)) {
            tracing::error!(?error, "that an export was broken off could not be written down");
        }
    }
}

fn whole(db: &Db, clock: &Clock, order: &Order, id: SlackImportId) -> Result<(), Error> {
    let content = db.read_blocking(move |q| store::content(q, id))?;
    let broken = |why| Error::Broken(anyhow::anyhow!("an export that was looked through: {why:?}"));
    let mut export = Export::read(content.into(), order.now.micros()).map_err(broken)?;
    let survey = ::slack::survey(&mut export, &order.wants, &|_, _| {}).map_err(broken)?;
    bring(db, order, &mut export, &survey, &|done, total| reached(db, clock, id, (done, total)))?;
    Ok(())
}

/// Writes down how far it is, and that somebody is at it: as of now, not of when it began.
fn reached(db: &Db, clock: &Clock, id: SlackImportId, (done, total): (usize, usize)) {
    let whole = |amount: usize| i64::try_from(amount).unwrap_or(i64::MAX);
    let (amounts, now) = ((whole(done), whole(total)), clock.now());
    if let Err(error) = db.write_blocking(move |tx| store::reach(tx, id, amounts, now)) {
        tracing::warn!(?error, "how far an export is could not be written down");
    }
}
