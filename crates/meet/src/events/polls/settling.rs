//! One step to the event: the time that was chosen becomes an event in the same space, with the words of the poll and linked with
//! it. The poll is closed, and those who could come then are told. A poll becomes one event at most, as long as that is there.

use super::poll::{Offer, OfferId, Poll, Refused};
use super::{find, store, telling};
use crate::events::acts::POLL_SETTLED;
use crate::events::{EVENT, hold, pulse};
use db::{Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::inbox;
use house::items::{self, Beginning, ITEM_LINKED, ITEM_STARTED, Item, ItemText};
use house::networks;
use house::spaces;
use house::web::{Answer, At, Error, Form, Said, Viewer, Visit};

/// `POST /n/{slug}/polls/{id}/event`
pub(super) async fn settle(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let time = form.value("time").parse::<OfferId>().ok();
    let event = visit.write(move |tx, viewer| choose(tx, viewer, id, time)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{event}")), "poll-settled-done"))
}

/// Makes an event of the time that whoever holds a poll has chosen.
///
/// # Errors
/// [`Error::NotFound`] where the viewer does not hold it, [`Error::Refused`] where that time is not to be had, or an event was made
/// before; those of the database.
pub fn choose(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    time: Option<OfferId>,
) -> Result<ItemId, Error> {
    find(tx, viewer, id, Action::Moderate)?;
    let time = time.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    tx.lock("items", id.get())?;
    let (item, poll) = find(tx, viewer, id, Action::Moderate)?;
    item.require(viewer, Action::TakePart)?;
    if item.is_archived() || item.space_archived {
        return Err(Error::Refused(Said::key("item-refused-archived")));
    }
    let made = poll.event_id.map(|event| items::visible_to(tx, viewer, event)).transpose()?.flatten();
    if made.is_some() {
        return Err(Refused::Settled.into());
    }
    let offer = store::offers(tx, id)?.into_iter().find(|offer| offer.id == time).ok_or(Refused::Gone)?;
    if offer.starts_at <= viewer.now {
        return Err(Refused::Past.into());
    }
    let network = viewer.network.id;
    let event = begin(tx, (network, viewer.member()?.id), &item, (&poll, &offer), viewer.now)?;
    store::settle(tx, id, (offer.id, event))?;
    close(tx, viewer, &item)?;
    telling::of_event(tx, (network, id), event, viewer.now)?;
    Ok(event)
}

/// Starts the event and links it with its poll.
fn begin(
    tx: &mut Write<'_>,
    (network, author): (NetworkId, MemberId),
    item: &Item,
    (poll, offer): (&Poll, &Offer),
    now: Time,
) -> Result<ItemId, Error> {
    let text = ItemText { title: item.title.clone(), body: item.body.clone(), html: item.body_html.clone() };
    let space = item.space_id;
    let begin = Beginning { network, space, kind: &EVENT, author, now, once: None };
    let id = items::create(tx, &begin, &text)?.ok_or(Error::NotFound)?;
    let event = offer.event(poll);
    hold(tx, network, id, &event, now)?;
    pulse::ask_at_the_end(tx, (network, id), &event, now)?;
    networks::use_page(tx, network, "events")?;
    spaces::use_tab(tx, space, EVENT.verb)?;
    spaces::note_activity(tx, space, now)?;
    let started = Happened::new(&ITEM_STARTED).space(space).item(id).detail(EVENT.name);
    happenings::record(tx, network, Some(author), now, started)?;
    items::link(tx, network, (item.id, id), author, now)?;
    let linked = Happened::new(&ITEM_LINKED).space(space).item(item.id);
    happenings::record(tx, network, Some(author), now, linked)?;
    Ok(id)
}

/// The poll has come to its end: it asks nobody any more.
fn close(tx: &mut Write<'_>, viewer: &Viewer, item: &Item) -> Result<(), Error> {
    items::set_state(tx, item.id, ("open", "closed"), Some(viewer.now))?;
    inbox::rest(tx, item.id)?;
    let settled = Happened::new(&POLL_SETTLED).space(item.space_id).item(item.id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, settled)?;
    Ok(())
}
