//! Going out of a correspondence. What was written stays with the others.

use super::acts::CORRESPONDENCE_CHANGED;
use super::circle::{find, names};
use super::store;
use askama::Template;
use house::happenings::{self, Happened};
use house::ids::CorrespondenceId;
use house::web::{Answer, At, Page, Visit, filters};

#[derive(Template)]
#[template(path = "correspondence/views/departure.html")]
struct DeparturePage {
    names: String,
    action: String,
    back: String,
}

/// `GET /n/{slug}/correspondence/{id}/departure`
pub(super) async fn ask(visit: Visit, At((_, id)): At<(String, CorrespondenceId)>) -> Answer {
    let page = move |q: &mut db::Read<'_>, viewer: &house::web::Viewer| {
        find(q, viewer, id)?;
        let others = store::others(q, &[id], viewer.member()?.id)?.remove(&id).unwrap_or_default();
        let back = viewer.path(format_args!("correspondence/{id}"));
        let body = DeparturePage { names: names(&others), action: format!("{back}/departure"), back };
        let page = Page::new(body, "correspondence-leave");
        Ok(page.under("correspondence-plural", viewer.path("correspondence")))
    };
    visit.page(page).await
}

/// `POST /n/{slug}/correspondence/{id}/departure`
pub(super) async fn leave(visit: Visit, At((_, id)): At<(String, CorrespondenceId)>) -> Answer {
    let done = visit.write(move |tx, viewer| {
        find(tx, viewer, id)?;
        store::leave(tx, id, viewer.member()?.id)?;
        let happened = Happened::new(&CORRESPONDENCE_CHANGED).subject(id.get());
        happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path("correspondence"), "correspondence-left-done"))
}
