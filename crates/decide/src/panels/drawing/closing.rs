//! The end of the call: nobody can come any more. Who is willing gets a number, and quotas by sector are taken from the figures of
//! the network. What follows may take a while, and is done beside the requests from what nobody can change any more.

use super::payload;
use super::publishing::{due, keep, work_out};
use crate::panels::panel::{Feature, Panel, Phase, Quota};
use crate::panels::store;
use db::{Read, Time, Write};
use futures_util::future::BoxFuture;
use house::app::App;
use house::ids::{ItemId, NetworkId};
use house::jobs::{self, Job, Run, Task};
use house::web::Error;
use std::sync::Arc;

/// Closes the call of a panel whose end has come, and publishes the chances of whatever draw was announced.
pub(in crate::panels) static CLOSING: Job =
    Job { name: "panel-closing", every: None, tries: Job::MANY_TRIES, run: Run::Outside(run) };

/// How many members of the network stand for each sector.
type Figures = Vec<(String, i64)>;

/// Queues the end of the call.
pub(in crate::panels) fn plan(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    until: Time,
    now: Time,
) -> Result<(), Error> {
    jobs::queue(tx, now, &CLOSING, &[(until.max(now), payload(network, item, until.micros()))])?;
    Ok(())
}

fn run(app: Arc<App>, task: Task) -> BoxFuture<'static, Result<(), Error>> {
    Box::pin(async move {
        let (item, now) = (task.payload.get::<ItemId>("item")?, task.now);
        let figures = app.db.read(move |q| figures(q, item, now)).await?;
        app.db.write(move |tx| close(tx, item, &figures, now)).await?;
        let Some(due) = app.db.read(move |q| due(q, item)).await? else { return Ok(()) };
        let done = tokio::task::spawn_blocking(move || work_out(due)).await;
        let found = done.map_err(|error| anyhow::anyhow!("chances could not be worked out: {error}"))??;
        app.db.write(move |tx| keep(tx, item, &found, now)).await
    })
}

/// Closes at once what has come to its end, for who writes a panel by a program.
pub(in crate::panels) fn close_now(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<(), Error> {
    let figures = figures(tx, item, now)?;
    close(tx, item, &figures, now)?;
    match due(tx, item)? {
        Some(due) => keep(tx, item, &work_out(due)?, now),
        None => Ok(()),
    }
}

/// The figures of the network, where they are wanted. They are read before anything is held, because there may be many members.
fn figures(q: &mut Read<'_>, item: ItemId, now: Time) -> Result<Figures, Error> {
    match store::of_item(q, item)?.filter(|panel| panel.by_sector && has_ended(panel, now)) {
        Some(panel) => Ok(store::sectors(q, panel.network_id)?),
        None => Ok(Vec::new()),
    }
}

fn has_ended(panel: &Panel, now: Time) -> bool {
    panel.phase == Phase::Call && panel.open_until <= now
}

/// Nobody can come any more: numbers, sectors and quotas are written down. Nothing where its time has not come, or is past.
fn close(tx: &mut Write<'_>, item: ItemId, figures: &[(String, i64)], now: Time) -> Result<(), Error> {
    // Whoever comes holds this row too.
    tx.lock("items", item.get())?;
    let Some(panel) = store::of_item(tx, item)?.filter(|panel| has_ended(panel, now)) else { return Ok(()) };
    store::go(tx, item, (Phase::Call, Phase::Closing), now)?;
    store::number(tx, item)?;
    if panel.by_sector {
        by_sector(tx, &panel, figures)?;
    }
    Ok(())
}

/// How many of each sector the panel has, from how many of the network stand for it.
fn by_sector(tx: &mut Write<'_>, panel: &Panel, figures: &[(String, i64)]) -> Result<(), Error> {
    let place = (panel.network_id, panel.item_id);
    let mut figures = figures.to_vec();
    for sector in store::sectors_of(tx, panel.item_id)? {
        // Somebody took up another sector since the figures were read.
        if !figures.iter().any(|(known, _)| *known == sector) {
            figures.push((sector, 1));
        }
    }
    figures.sort();
    let all: i64 = figures.iter().map(|(_, members)| members).sum();
    let quota = |(at, (sector, members)): (i64, (String, i64))| {
        let (least, most) = shares(panel.size, (members, all));
        let (value, share) = (sector, members);
        Quota { feature: 0, place: at, value, least, most, share, wanted_least: None, wanted_most: None }
    };
    let quotas: Vec<Quota> = (0_i64..).zip(figures).map(quota).collect();
    store::clear_sectors(tx, panel.item_id)?;
    store::feature(tx, place, &Feature { place: 0, name: String::new() })?;
    store::add_quotas(tx, place, &quotas)?;
    Ok(())
}

/// The least and the most of a panel for those of whom the network has so many of so many: the whole numbers on either side.
fn shares(size: i64, (some, all): (i64, i64)) -> (i64, i64) {
    let (exact, all) = (size.saturating_mul(some), all.max(1));
    (exact / all, exact.saturating_add(all - 1) / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotas_follow_the_figures_of_the_network() {
        assert_eq!(
            [shares(10, (1, 3)), shares(10, (2, 4)), shares(10, (0, 9)), shares(3, (0, 0))],
            [(3, 4), (5, 5), (0, 0), (0, 0)]
        );
    }
}
