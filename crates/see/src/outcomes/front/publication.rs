//! Whether everyone who may read the network sees its outcomes.

use crate::outcomes::acts::OUTCOMES_PUBLISHED;
use crate::outcomes::store;
use db::Read;
use house::happenings::{self, Happened};
use house::web::{Answer, Error, Form, Viewer, Visit};

/// Whether the viewer is somebody to whom the network does not show its outcomes.
pub(in crate::outcomes) fn is_closed(q: &mut Read<'_>, viewer: &Viewer) -> Result<bool, Error> {
    Ok(viewer.member_id().is_none() && !store::is_public(q, viewer.network.id)?)
}

/// `POST /n/{slug}/outcomes/publication`
pub(in crate::outcomes) async fn publish(visit: Visit, form: Form) -> Answer {
    let shown = form.value("shown") == "yes";
    visit
        .write(move |tx, viewer| {
            if store::is_public(tx, viewer.network.id)? == shown {
                return Ok(());
            }
            store::publish(tx, viewer.network.id, shown)?;
            let happened = Happened::new(&OUTCOMES_PUBLISHED).detail(if shown { "shown" } else { "hidden" });
            happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
            Ok(())
        })
        .await?;
    let said = if shown { "outcome-shown-done" } else { "outcome-hidden-done" };
    Ok(visit.go_saying(visit.path("outcomes"), said))
}
