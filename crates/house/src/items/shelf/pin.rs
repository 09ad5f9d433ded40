//! Pinning an item to the top of its space, by those who hold it. A few pins point at something; many point at nothing.

use crate::access::Action;
use crate::happenings::{self, Happened};
use crate::ids::ItemId;
use crate::items::acts::ITEM_PINNED;
use crate::items::store;
use crate::web::{Answer, At, Error, Form, Said, Viewer, Visit};
use db::Write;

/// The most items that can be pinned in a space.
const PINS: i64 = 6;

/// `POST /n/{slug}/items/{id}/pin`
pub(in crate::items) async fn pin(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let on = form.value("pin") != "no";
    visit.write(move |tx, viewer| set(tx, viewer, id, on)).await?;
    let said = if on { "item-pinned-done" } else { "item-unpinned-done" };
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), said))
}

fn set(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, on: bool) -> Result<(), Error> {
    let item = store::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::HoldSpace)?;
    tx.lock("spaces", item.space_id.get())?;
    if on && item.pinned_at.is_none() && store::pins(tx, item.space_id)? >= PINS {
        return Err(Error::Refused(Said::key("item-refused-pins").with("max", PINS)));
    }
    if store::pin(tx, id, on.then_some(viewer.now))? > 0 {
        let detail = if on { "" } else { "removed" };
        let happened = Happened::new(&ITEM_PINNED).space(item.space_id).item(id).detail(detail);
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    }
    Ok(())
}
