//! Putting an item aside: it leaves the lists, stays readable as it is, and can come back.

use super::Shelf;
use crate::access::Action;
use crate::happenings::{self, Happened};
use crate::ids::ItemId;
use crate::items::acts::ITEM_ARCHIVED;
use crate::items::store;
use crate::web::{Answer, At, Error, Form, Viewer, Visit};
use db::Write;

/// `POST /n/{slug}/items/{id}/archive`
pub(in crate::items) async fn archive(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let on = form.value("archive") != "no";
    visit.write(move |tx, viewer| set(tx, viewer, id, on)).await?;
    let said = if on { "item-archived-done" } else { "item-unarchived-done" };
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), said))
}

fn set(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, on: bool) -> Result<(), Error> {
    let item = store::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::Moderate)?;
    let change = if on { (Shelf::Shown, Shelf::Archived) } else { (Shelf::Archived, Shelf::Shown) };
    if store::set_shelf(tx, id, change, viewer.now)? > 0 {
        let detail = if on { "" } else { "removed" };
        let happened = Happened::new(&ITEM_ARCHIVED).space(item.space_id).item(id).detail(detail);
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    }
    Ok(())
}
