//! Putting a space aside: it leaves the lists, can still be read, and nothing new is said in it.

use super::edit::held;
use super::store;
use crate::happenings::{self, Happened};
use crate::ids::SpaceId;
use crate::spaces::acts::SPACE_ARCHIVED;
use crate::web::{Answer, At, Error, Form, Said, Visit};

/// `POST /n/{slug}/spaces/{id}/archive`
pub(super) async fn archive(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    let yes = form.value("archive") != "no";
    let done = visit.write(move |tx, viewer| {
        let space = held(tx, viewer, id)?;
        if space.is_commons() {
            return Err(Error::Refused(Said::key("space-refused-archive")));
        }
        if store::set_archived(tx, id, yes.then_some(viewer.now))? {
            let happened = Happened::new(&SPACE_ARCHIVED).space(id).detail(if yes { "" } else { "removed" });
            happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    let said = if yes { "space-archived-done" } else { "space-unarchived-done" };
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}")), said))
}
