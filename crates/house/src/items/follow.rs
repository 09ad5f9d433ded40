//! Following an item, and no longer. What one follows is nobody else's business, so the log says nothing of it.

use super::store;
use crate::access::Action;
use crate::ids::ItemId;
use crate::web::{Answer, At, Error, Form, Viewer, Visit};
use db::Write;

/// `POST /n/{slug}/items/{id}/following`
pub(super) async fn follow(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let on = form.value("follow") != "no";
    visit.write(move |tx, viewer| set(tx, viewer, id, on)).await?;
    let said = if on { "item-followed-done" } else { "item-unfollowed-done" };
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), said))
}

fn set(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, on: bool) -> Result<(), Error> {
    let item = store::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::Follow)?;
    let member = viewer.member()?.id;
    if on {
        store::follow(tx, viewer.network.id, id, member, viewer.now)?;
    } else {
        store::unfollow(tx, id, member)?;
    }
    Ok(())
}
