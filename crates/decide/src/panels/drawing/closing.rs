//! The end of the call: nobody can come any more, quotas by sector are taken from the figures of the network, everybody's chance
//! is worked out and published. It may take a while, so it is done beside the requests, from what nobody can change any more.

use super::lottery::{Material, fingerprint, parts, pool, shares};
use super::{note, payload};
use crate::panels::acts::{PANEL_CLOSED, PANEL_WIDENED};
use crate::panels::panel::{Feature, Panel, Phase, Quota, VolunteerId, find, refused};
use crate::panels::store;
use db::{Read, Time, Write};
use futures_util::future::BoxFuture;
use house::access::Action;
use house::app::App;
use house::ids::{ItemId, NetworkId};
use house::items;
use house::jobs::{self, Job, Run, Task};
use house::web::{Answer, At, Error, Visit};
use panel::{Change, Refusal};
use std::sync::Arc;

/// Closes the call of a panel and works the chances out.
pub(in crate::panels) static CLOSING: Job =
    Job { name: "panel-closing", every: None, tries: Job::MANY_TRIES, run: Run::Outside(run) };

/// What came of working the chances out.
enum Found {
    /// The chance of each, in the order of their numbers, and the digest of the lists.
    Chances(Vec<(VolunteerId, i64)>, String),
    /// No panel meets all quotas: why.
    Trouble(String),
}

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
        let material = app.db.write(move |tx| close(tx, item, now)).await?;
        let Some(material) = material else { return Ok(()) };
        let done = tokio::task::spawn_blocking(move || work_out(&material)).await;
        let found = done.map_err(|error| anyhow::anyhow!("chances could not be worked out: {error}"))?;
        app.db.write(move |tx| keep(tx, item, &found, now)).await
    })
}

/// Nobody can come any more: numbers, sectors and quotas are written down. None where its time has not come, or it is past that.
pub(in crate::panels) fn close(
    tx: &mut Write<'_>,
    item: ItemId,
    now: Time,
) -> Result<Option<Material>, Error> {
    // Whoever comes holds this row too.
    tx.lock("items", item.get())?;
    let Some(panel) = store::of_item(tx, item)? else { return Ok(None) };
    if panel.phase == Phase::Call && panel.open_until <= now {
        store::go(tx, item, (Phase::Call, Phase::Closing), now)?;
        number(tx, &panel)?;
        if panel.by_sector {
            by_sector(tx, &panel)?;
        }
        return Ok(Some(material(tx, &panel)?));
    }
    Ok(if panel.phase == Phase::Closing { Some(material(tx, &panel)?) } else { None })
}

/// Everybody who is willing and still here gets a number and the sector for which they stand now.
fn number(tx: &mut Write<'_>, panel: &Panel) -> Result<(), Error> {
    let willing = store::willing(tx, panel.item_id)?;
    let all: Vec<(VolunteerId, i64, String, i64)> =
        (1_i64..).zip(willing).map(|(number, (id, sector))| (id, number, sector, 0)).collect();
    store::keep_chances(tx, &all)?;
    Ok(())
}

/// How many of each sector the panel has, from how many of the network stand for it.
fn by_sector(tx: &mut Write<'_>, panel: &Panel) -> Result<(), Error> {
    let place = (panel.network_id, panel.item_id);
    let found = store::sectors(tx, panel.network_id)?;
    let all: i64 = found.iter().map(|(_, members)| members).sum();
    let quota = |(at, (sector, members)): (i64, (String, i64))| {
        let (least, most) = shares(panel.size, (members, all));
        Quota { feature: 0, place: at, value: sector, least, most, share: members }
    };
    let quotas: Vec<Quota> = (0_i64..).zip(found).map(quota).collect();
    store::clear_sectors(tx, panel.item_id)?;
    store::feature(tx, place, &Feature { place: 0, name: String::new() })?;
    store::add_quotas(tx, place, &quotas)?;
    Ok(())
}

/// All that is drawn from.
pub(in crate::panels) fn material(q: &mut Read<'_>, panel: &Panel) -> Result<Material, Error> {
    let mut volunteers = store::volunteers(q, panel.item_id)?;
    volunteers.retain(|one| one.number.is_some());
    Ok(Material {
        size: panel.size,
        features: store::features(q, panel.item_id)?,
        quotas: store::quotas(q, panel.item_id)?,
        volunteers,
    })
}

fn work_out(material: &Material) -> Found {
    let (pool, people) = pool(material);
    match panel::lottery(&pool) {
        Ok(lottery) => {
            let chances = people.iter().zip(lottery.chances()).map(|(one, chance)| (one.id, parts(*chance)));
            Found::Chances(chances.collect(), fingerprint(material))
        }
        Err(refusal) => Found::Trouble(refusal.to_string()),
    }
}

fn keep(tx: &mut Write<'_>, item: ItemId, found: &Found, now: Time) -> Result<(), Error> {
    tx.lock("items", item.get())?;
    let panel = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    let (chances, digest) = match found {
        Found::Chances(chances, digest) => (chances, digest),
        Found::Trouble(why) => {
            store::stuck(tx, item, why, now)?;
            return Ok(());
        }
    };
    let least = chances.iter().map(|(_, chance)| *chance).min().unwrap_or_default();
    let most = chances.iter().map(|(_, chance)| *chance).max().unwrap_or_default();
    if store::counted(tx, item, (least, most, digest), now)? == 0 {
        return Ok(());
    }
    for (id, chance) in chances {
        store::keep_chance(tx, *id, *chance)?;
    }
    items::set_state(tx, item, ("call", "ready"), None)?;
    note(tx, &panel, (None, &PANEL_CLOSED), now)
}

/// Closes at once, for who writes a panel by a program.
pub(in crate::panels) fn close_now(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<(), Error> {
    match close(tx, item, now)? {
        Some(material) => keep(tx, item, &work_out(&material), now),
        None => Ok(()),
    }
}

/// `POST /n/{slug}/panels/{id}/quotas`: widens the quotas by as little as helps, and works the chances out again.
pub(in crate::panels) async fn widen(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let read = visit.read(move |q, viewer| {
        let (_, panel) = find(q, viewer, id, Action::HoldVote)?;
        if panel.phase != Phase::Stuck {
            return Err(refused("panel-refused-stuck"));
        }
        material(q, &panel)
    });
    let material = read.await?;
    let worked = tokio::task::spawn_blocking(move || changes(&material)).await;
    let changes = worked.map_err(|error| Error::Broken(error.into()))?;
    visit
        .write(move |tx, viewer| {
            tx.lock("items", id.get())?;
            let (_, panel) = find(tx, viewer, id, Action::HoldVote)?;
            if changes.is_empty() || store::go(tx, id, (Phase::Stuck, Phase::Closing), viewer.now)? == 0 {
                return Err(refused("panel-refused-stuck"));
            }
            store::add_quotas(tx, (panel.network_id, id), &changes)?;
            note(tx, &panel, (viewer.member_id(), &PANEL_WIDENED), viewer.now)?;
            let again = payload(panel.network_id, id, viewer.now.micros());
            Ok(jobs::queue(tx, viewer.now, &CLOSING, &[(viewer.now, again)])?)
        })
        .await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "panel-widened-done"))
}

/// The quotas that have to be others, as they would have to be.
fn changes(material: &Material) -> Vec<Quota> {
    let (pool, _) = pool(material);
    let Err(Refusal::Infeasible(changes)) = panel::lottery(&pool) else { return Vec::new() };
    let mut quotas = Vec::new();
    for (feature, own) in pool.features.iter().zip(&material.features) {
        let all = material.quotas.iter().filter(|quota| quota.feature == own.place);
        for (known, quota) in feature.quotas.iter().zip(all) {
            let is_meant = |change: &&Change| change.feature == feature.name && change.value == known.value;
            if let Some(change) = changes.iter().find(is_meant) {
                let (least, most) = (i64::from(change.to.0), i64::from(change.to.1));
                quotas.push(Quota { least, most, ..quota.clone() });
            }
        }
    }
    quotas
}
