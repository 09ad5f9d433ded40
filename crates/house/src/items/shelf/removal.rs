//! Deleting an item, after a question. It is gone for everybody at once, and for thirty days it can be brought back.

use super::Shelf;
use crate::access::Action;
use crate::happenings::{self, Happened};
use crate::ids::ItemId;
use crate::items::acts::ITEM_DELETED;
use crate::items::item::Item;
use crate::items::show::below_item;
use crate::items::store;
use crate::tags;
use crate::web::{Answer, At, Error, Page, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "items/shelf/views/removal.html")]
struct RemovalPage {
    item: Item,
    href: String,
    archived: bool,
}

/// `GET /n/{slug}/items/{id}/removal`
pub(in crate::items) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

/// `POST /n/{slug}/items/{id}/removal`
pub(in crate::items) async fn remove(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let space = visit.write(move |tx, viewer| delete(tx, viewer, id)).await?.space_id;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{space}")), "item-deleted-done"))
}

fn delete(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    tx.lock("items", id.get())?;
    let item = mine(tx, viewer, id)?;
    if store::set_shelf(tx, id, (item.shelf, Shelf::Deleted), viewer.now)? > 0 {
        tags::put_away(tx, viewer.network.id, item.space_id, id)?;
        let happened = Happened::new(&ITEM_DELETED).space(item.space_id).item(id);
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    }
    Ok(item)
}

fn mine(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    let item = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::Moderate)?;
    Ok(item)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<RemovalPage>, Error> {
    let item = mine(q, viewer, id)?;
    let body = RemovalPage { href: item.href(viewer), archived: item.is_archived(), item: item.clone() };
    Ok(below_item(Page::new(body, "item-delete-title"), viewer, &item))
}
