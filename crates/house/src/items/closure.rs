//! Closing an item, so that it takes no more messages, and opening it again.

use super::store;
use crate::access::Action;
use crate::happenings::{self, Happened, What};
use crate::ids::ItemId;
use crate::web::{Answer, At, Error, Viewer, Visit};
use db::Write;

/// `POST /n/{slug}/items/{id}/closure`
pub(super) async fn close(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.write(move |tx, viewer| set(tx, viewer, id, false)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "item-closed-done"))
}

/// `POST /n/{slug}/items/{id}/reopening`
pub(super) async fn reopen(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.write(move |tx, viewer| set(tx, viewer, id, true)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "item-reopened-done"))
}

fn set(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, open: bool) -> Result<(), Error> {
    let item = store::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::Moderate)?;
    let at = (!open).then_some(viewer.now);
    if store::close(tx, id, at)? > 0 {
        let what = if open { What::ItemReopened } else { What::ItemClosed };
        let happened = Happened::new(what).space(item.space_id).item(id);
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    }
    Ok(())
}
