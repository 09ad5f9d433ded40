//! How far somebody has read. Opening an item reads it: the line of the list that only informed goes, and the number in the
//! bar goes down.

use super::gathering::LOOKS_BACK;
use super::store;
use crate::access::Action;
use crate::ids::{ItemId, MemberId, MessageId, NetworkId, SpaceId};
use crate::items::{self, Item};
use crate::spaces;
use crate::web::{Answer, At, Error, Form, Viewer, Visit};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use db::{Read, Time, Write};
use std::collections::BTreeSet;

db::record! {
    /// How far a member has read an item.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct ReadPlace {
        /// All that happened up to this moment was seen.
        pub read_at: Time,
        /// The messages up to this one were seen: the line between old and new stands behind it. 0 where none was.
        pub read_message: MessageId,
        /// Whether they were called and have not looked yet.
        pub unread: bool,
        /// When they were called last.
        pub called_at: Time,
    }
}

/// How far the viewer has read an item; nothing where they have never been there, or are no member.
///
/// # Errors
/// Those of the database.
pub fn read_place(q: &mut Read<'_>, viewer: &Viewer, item: ItemId) -> Result<Option<ReadPlace>, Error> {
    let Some(member) = viewer.member_id() else { return Ok(None) };
    Ok(store::read_place(q, member, item)?)
}

/// What is written down when the viewer sees an item up to this message; nothing where they have seen all that before. The
/// page writes it down once it is on its way: [`crate::web::Page::noting`].
pub fn note_read(
    viewer: &Viewer,
    item: &Item,
    message: MessageId,
    before: Option<ReadPlace>,
) -> Option<impl Fn(&mut Write<'_>) -> Result<(), Error> + Send + Sync + 'static> {
    let seen = before.is_some_and(|place| {
        place.read_at >= item.moved_at && place.read_message >= message && !place.unread
    });
    let (network, member) = (viewer.network.id, viewer.member_id()?);
    let called = before.map_or(Time::from_micros(0), |place| place.called_at);
    let (item, moment) = (item.id, item.moved_at);
    let now = viewer.now;
    (!seen).then_some(move |tx: &mut Write<'_>| {
        keep(tx, network, (member, item), (moment, message), called)?;
        Ok(spaces::note_item_read(tx, item, member, (now, now - LOOKS_BACK))?)
    })
}

/// Which of these items, which the viewer may read, stand in spaces that they are in and moved since they read them. What
/// moved before they came, before they called all read, or thirty days ago, is new no more.
///
/// # Errors
/// Those of the database.
pub fn fresh(q: &mut Read<'_>, viewer: &Viewer, items: &[ItemId]) -> Result<BTreeSet<ItemId>, Error> {
    let Some(member) = viewer.member_id() else { return Ok(BTreeSet::new()) };
    Ok(store::fresh(q, member, items, viewer.now - LOOKS_BACK)?.into_iter().collect())
}

/// `POST /n/{slug}/reading`: all that is new in the viewer's spaces is read.
pub(super) async fn read_all(visit: Visit) -> Answer {
    let done = visit.write(move |tx, viewer| {
        let member = viewer.member()?.id;
        Ok(spaces::read_all(tx, member, None, viewer.now)?)
    });
    done.await?;
    Ok(visit.go_saying(visit.path("today"), "inbox-read-all-done"))
}

/// `POST /n/{slug}/spaces/{id}/reading`: all that is new in this space is read.
pub(super) async fn read_space(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let done = visit.write(move |tx, viewer| {
        let space = spaces::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
        space.require(viewer, Action::LeaveSpace)?;
        let member = viewer.member()?.id;
        Ok(spaces::read_all(tx, member, Some(id), viewer.now)?)
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/items")), "inbox-read-all-done"))
}

fn keep(
    tx: &mut Write<'_>,
    network: NetworkId,
    whose: (MemberId, ItemId),
    seen: (Time, MessageId),
    called: Time,
) -> Result<(), Error> {
    store::has_read(tx, network, whose, seen, called)?;
    Ok(())
}

/// `POST /n/{slug}/items/{id}/reading`: a page that is open has shown what came meanwhile, up to this message.
pub(super) async fn read(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let message = form.value("message").parse().unwrap_or(MessageId::from(0));
    let done = visit.write(move |tx, viewer| {
        let item = items::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
        item.require(viewer, Action::Follow)?;
        let place = read_place(tx, viewer, id)?;
        match note_read(viewer, &item, message, place) {
            Some(note) => note(tx),
            None => Ok(()),
        }
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
