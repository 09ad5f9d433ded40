//! Confirming that one has read an announcement.

use super::acts::ANNOUNCEMENT_CONFIRMED;
use super::announcement::find;
use super::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::Item;
use house::web::{Answer, At, Error, Form, Piece, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "announcements/views/_card.html")]
struct ConfirmationCard {
    action: String,
}

/// The question whether the viewer has read it.
pub(super) fn card(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Piece>, Error> {
    let others = viewer.member_id().filter(|me| *me != item.author_id && item.may(viewer, Action::TakePart));
    let Some(me) = others else { return Ok(None) };
    let asks = store::of_item(q, item.id)?.is_some_and(|asked| asked.asks);
    if !asks || store::has_confirmed(q, item.id, me)? {
        return Ok(None);
    }
    let action = viewer.path(format_args!("announcements/{}/confirmation", item.id));
    Ok(Some(Piece::of(ConfirmationCard { action })))
}

/// POST `/n/{slug}/announcements/{id}/confirmation`
pub(super) async fn confirm(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let done = visit.write(move |tx, viewer| {
        find(tx, viewer, id, Action::TakePart)?;
        let me = viewer.member()?.id;
        if store::confirm(tx, viewer.network.id, id, me, viewer.now)? {
            let happened = Happened::new(&ANNOUNCEMENT_CONFIRMED);
            happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    let back = if form.value("from") == "today" {
        visit.path("today")
    } else {
        visit.path(format_args!("items/{id}"))
    };
    Ok(visit.go_saying(back, "announcement-confirmed-done"))
}
