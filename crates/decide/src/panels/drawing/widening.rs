//! Widening quotas that cannot be met: by as little as helps, as the page says it, and for everyone to see.

use super::closing::plan;
use super::note;
use crate::panels::acts::PANEL_WIDENED;
use crate::panels::panel::{Phase, Trouble, find, refused};
use crate::panels::store;
use db::Write;
use house::access::Action;
use house::ids::ItemId;
use house::web::{Answer, At, Error, Viewer, Visit};

/// `POST /n/{slug}/panels/{id}/quotas`
pub(in crate::panels) async fn widen(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.write(move |tx, viewer| write(tx, viewer, id)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "panel-widened-done"))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (_, panel) = find(tx, viewer, id, Action::HoldVote)?;
    if panel.trouble != Some(Trouble::Quotas) {
        return Err(refused("panel-refused-stuck"));
    }
    let first = store::draws(tx, id)?.pop().ok_or(Error::NotFound)?;
    if panel.phase == Phase::Stuck && first.draw_on <= viewer.now {
        // The seed may be known: whoever widens now could choose what comes out.
        return Err(refused("panel-refused-past"));
    }
    store::widen(tx, id)?;
    store::set_trouble(tx, id, None, viewer.now)?;
    if store::go(tx, id, (Phase::Stuck, Phase::Closing), viewer.now)? > 0 {
        plan(tx, (panel.network_id, id), viewer.now, viewer.now)?;
    }
    note(tx, &panel, (viewer.member_id(), &PANEL_WIDENED), viewer.now)
}
