//! Giving a seat back: whoever was drawn and cannot take part says so, and leaves the space of the panel.

use super::below;
use crate::panels::acts::PANEL_VACATED;
use crate::panels::panel::{Panel, Seat, find, refused};
use crate::panels::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, SpaceId};
use house::items::Item;
use house::spaces;
use house::web::{Answer, At, Error, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "panels/views/seat.html")]
struct SeatPage {
    action: String,
    back: String,
}

/// `GET /n/{slug}/panels/{id}/seat`
pub(in crate::panels) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

/// `POST /n/{slug}/panels/{id}/seat`
pub(in crate::panels) async fn give_back(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.write(move |tx, viewer| leave(tx, viewer, id)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "panel-given-back-done"))
}

/// A panel on which the viewer is.
fn own(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Panel), Error> {
    let (item, panel) = find(q, viewer, id, Action::Volunteer)?;
    let own = store::volunteer(q, id, viewer.member()?.id)?;
    if own.is_some_and(|own| own.seat == Seat::Drawn) {
        Ok((item, panel))
    } else {
        Err(refused("panel-refused-seat"))
    }
}

fn leave(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, panel) = own(tx, viewer, id)?;
    let me = viewer.member()?.id;
    if store::give_back(tx, id, me)? == 0 {
        return Err(refused("panel-refused-seat"));
    }
    if let Some(space) = panel.space_id {
        part(tx, viewer, space, me)?;
    }
    let happened = Happened::new(&PANEL_VACATED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    Ok(())
}

/// Takes somebody out of the space of the panel, unless they hold it.
fn part(tx: &mut Write<'_>, viewer: &Viewer, space: SpaceId, me: MemberId) -> Result<(), Error> {
    tx.lock("spaces", space.get())?;
    let holds = spaces::facilitators(tx, space)?.iter().any(|one| one.id == me);
    if !holds && spaces::leave(tx, space, me)? {
        let left = Happened::new(&spaces::SPACE_LEFT).space(space).subject(me.get());
        happenings::record(tx, viewer.network.id, Some(me), viewer.now, left)?;
    }
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<SeatPage>, Error> {
    let (item, panel) = own(q, viewer, id)?;
    let body = SeatPage { action: panel.path(viewer, "seat"), back: item.href(viewer) };
    Ok(below(Page::new(body, "panel-give-back"), viewer, &item))
}
