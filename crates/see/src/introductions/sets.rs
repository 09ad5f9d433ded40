//! Introductions that an event asks for: among those who come and want to be introduced, as many as can be are given somebody of another
//! sector. Whoever holds the event learns neither who wants that nor what anybody said.

use super::store;
use super::{INTRODUCTIONS_ENDED, INTRODUCTIONS_GATHERED, proposing};
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::items::{self, Item};
use house::jobs::{self, Job, Payload, Run};
use house::networks;
use house::web::{Error, Said, Viewer};
use meet::events;

/// So many of those who come are looked at, and so many events are offered to whoever holds them.
const MOST: i64 = 500;
const OFFERED: i64 = 10;

/// Proposes those who come to an event to one another, as soon as it asks for it; those who say later that they come are looked at each
/// day.
pub(super) static GATHERING: Job = Job {
    name: "introductions-gathering",
    every: None,
    tries: Job::TRIES,
    run: Run::Outside(|app, task| {
        Box::pin(async move {
            let place = (task.payload.get("network")?, task.payload.get("item")?);
            let proposed = tokio::task::spawn_blocking(move || gather_now(&app.db, place, task.now)).await;
            proposed.map_err(|error| Error::Broken(error.into()))?
        })
    }),
};

fn gather_now(db: &db::Db, (network, item): (NetworkId, ItemId), now: Time) -> Result<(), Error> {
    proposing::propose(db, network, Some(item), now)
}

/// An event that the viewer can have introduce people, or not any more, as they see it on their page.
pub(super) struct Held {
    pub(super) id: ItemId,
    pub(super) title: String,
    pub(super) href: String,
    pub(super) starts_at: Time,
    pub(super) asked: bool,
}

/// The events ahead that the viewer holds.
pub(super) fn held(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Held>, Error> {
    let found = events::held_ahead(q, viewer, OFFERED)?;
    let ids: Vec<ItemId> = found.iter().map(|(id, _, _)| *id).collect();
    let asked = store::sets_among(q, &ids)?;
    let line = |(id, title, starts_at): (ItemId, String, Time)| Held {
        id,
        title,
        href: viewer.path(format_args!("items/{id}")),
        starts_at,
        asked: asked.contains(&id),
    };
    Ok(found.into_iter().map(line).collect())
}

/// An event that the viewer holds.
fn event(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == events::EVENT.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, Action::Moderate)?;
    Ok(item)
}

/// Has an event introduce those who come; tells the key of what is said of it.
pub(super) fn gather(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<&'static str, Error> {
    let item = event(tx, viewer, id)?;
    if !item.is_open() || !events::is_ahead(tx, id, viewer.now)? {
        return Err(Error::Refused(Said::key("introductions-event-over")));
    }
    let (network, me) = (viewer.network.id, viewer.member()?.id);
    if !store::gather(tx, network, (id, me), viewer.now)? {
        return Ok("introductions-unchanged-done");
    }
    networks::use_page(tx, network, "introductions")?;
    let what = Payload::new().number("network", network.get()).number("item", id.get());
    jobs::queue(tx, viewer.now, &GATHERING, &[(viewer.now, what.number("at", viewer.now.micros()))])?;
    let happened = Happened::new(&INTRODUCTIONS_GATHERED).space(item.space_id).item(id);
    happenings::record(tx, network, Some(me), viewer.now, happened)?;
    Ok("introductions-gathered-done")
}

/// It introduces nobody any more.
pub(super) fn scatter(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<&'static str, Error> {
    let item = event(tx, viewer, id)?;
    if !store::scatter(tx, id)? {
        return Ok("introductions-unchanged-done");
    }
    let happened = Happened::new(&INTRODUCTIONS_ENDED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok("introductions-scattered-done")
}

/// The members who come to an event that introduces people: nobody where it does so no longer, where it has begun, or where whoever asked
/// for it does not hold it any more.
pub(super) fn comers(q: &mut Read<'_>, id: ItemId, now: Time) -> Result<Vec<MemberId>, Error> {
    let Some(by) = store::asked_by(q, id)? else { return Ok(Vec::new()) };
    match Viewer::of_member(q, by, now).and_then(|viewer| event(q, &viewer, id)) {
        Ok(item) if item.is_open() => Ok(events::comers_ahead(q, id, now, MOST)?),
        Ok(_) | Err(Error::NotFound) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
