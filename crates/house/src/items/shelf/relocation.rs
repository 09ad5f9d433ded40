//! Moving an item to another space. Who may read it changes in the same moment, for its conversation, its files and every
//! open page.

use crate::access::{Action, SpaceVisibility};
use crate::happenings::{self, Happened};
use crate::ids::{ItemId, SpaceId};
use crate::items::acts::{ITEM_MOVED, ITEM_MOVED_AWAY};
use crate::items::item::Item;
use crate::items::kind;
use crate::items::show::below_item;
use crate::items::store;
use crate::room::Rooms;
use crate::search;
use crate::spaces::{self, Space};
use crate::tags;
use crate::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "items/shelf/views/move.html")]
struct MovePage {
    form: Form,
    href: String,
    spaces: Vec<(String, String)>,
}

/// `GET /n/{slug}/items/{id}/move`
pub(in crate::items) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms, id, Form::new())).await
}

/// `POST /n/{slug}/items/{id}/move`
pub(in crate::items) async fn relocate(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let rooms = visit.app.rooms;
    match visit.change(form, move |tx, viewer, form| go(tx, viewer, rooms, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "item-moved-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, rooms, id, form).map(Page::invalid)).await,
    }
}

fn go(tx: &mut Write<'_>, viewer: &Viewer, rooms: Rooms, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let item = mine(tx, viewer, rooms, id)?;
    let to = form.choice::<SpaceId>("space");
    let to = to.map(|to| spaces::visible_to(tx, viewer, to)).transpose()?.flatten();
    // A space to which one may not move it is no choice, exactly as one that does not exist.
    let Some(to) = to.filter(|to| may_go(viewer, &item, to)) else {
        form.fail("space", "error-field-choice");
        return Err(Error::Invalid);
    };
    if !to.takes(&item.kind) {
        form.fail("space", "item-refused-phase");
        return Err(Error::Invalid);
    }
    if store::relocate(tx, id, (item.space_id, to.id))? == 0 {
        form.fail_whole("item-refused-moved");
        return Err(Error::Invalid);
    }
    if let Some(kind) = kind::named(rooms.kinds(), &item.kind) {
        spaces::use_tab(tx, to.id, kind.verb)?;
    }
    tags::moved(tx, viewer.network.id, id, (item.space_id, to.id))?;
    search::renew_item(tx, rooms, id, viewer.now)?;
    spaces::note_activity(tx, to.id, viewer.now)?;
    // Those who stay behind learn that something went, not what or where to.
    let member = viewer.member_id();
    let left = Happened::new(&ITEM_MOVED_AWAY).space(item.space_id);
    happenings::record(tx, viewer.network.id, member, viewer.now, left)?;
    let came = Happened::new(&ITEM_MOVED).space(to.id).item(id);
    happenings::record(tx, viewer.network.id, member, viewer.now, came)?;
    Ok(())
}

/// Whether this item may go to that space: its author takes it where they may write, and who holds a space to another one
/// that they hold.
fn may_go(viewer: &Viewer, item: &Item, to: &Space) -> bool {
    let author = item.may(viewer, Action::EditOwn) && to.may(viewer, Action::TakePart);
    let holds = item.may(viewer, Action::HoldSpace) && to.may(viewer, Action::HoldSpace);
    // What others have said among few is not for one of them to lay open.
    let opens = item.message_count > 0 && reach(to.visibility) > reach(item.space_visibility);
    to.id != item.space_id && (author && (!opens || item.may(viewer, Action::HoldSpace)) || holds)
}

/// How far a space is open.
fn reach(visibility: SpaceVisibility) -> u8 {
    match visibility {
        SpaceVisibility::Members => 0,
        SpaceVisibility::Network => 1,
        SpaceVisibility::Public => 2,
    }
}

/// An item that the viewer may take to another space, unless its kind says why it has to stay.
fn mine(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, id: ItemId) -> Result<Item, Error> {
    let item = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::Moderate)?;
    let bound = kind::named(rooms.kinds(), &item.kind).and_then(|kind| kind.bound);
    match bound.map(|bound| bound(q, id)).transpose()?.flatten() {
        Some(why) => Err(Error::Refused(Said::key(why))),
        None => Ok(item),
    }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    id: ItemId,
    form: Form,
) -> Result<Page<MovePage>, Error> {
    let item = mine(q, viewer, rooms, id)?;
    let open = spaces::open_to(q, viewer)?.into_iter().filter(|space| may_go(viewer, &item, space));
    let spaces = open.map(|space| (space.id.to_string(), space.name)).collect();
    let body = MovePage { form, href: item.href(viewer), spaces };
    Ok(below_item(Page::new(body, "item-move"), viewer, &item))
}
