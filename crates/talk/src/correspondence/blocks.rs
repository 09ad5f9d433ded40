//! From whom I take no letters.

use super::acts::CORRESPONDENCE_CHANGED;
use super::store;
use askama::Template;
use db::Write;
use house::happenings::{self, Happened};
use house::ids::MemberId;
use house::web::{Answer, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "correspondence/views/blocks.html")]
struct BlocksPage {
    blocked: Vec<(MemberId, String)>,
    action: String,
    people: String,
    letters: String,
}

/// `GET /n/{slug}/blocks`
pub(super) async fn list(visit: Visit) -> Answer {
    let page = |q: &mut db::Read<'_>, viewer: &Viewer| {
        let body = BlocksPage {
            blocked: store::blocked(q, viewer.member()?.id)?,
            action: viewer.path("blocks"),
            people: viewer.path("people"),
            letters: viewer.path("correspondence"),
        };
        let page = Page::new(body, "correspondence-blocks");
        Ok(page.under("correspondence-plural", viewer.path("correspondence")))
    };
    visit.page(page).await
}

/// `POST /n/{slug}/blocks`
pub(super) async fn block(visit: Visit, form: Form) -> Answer {
    visit.write(move |tx, viewer| set(tx, viewer, &form, true)).await?;
    Ok(visit.go_saying(visit.path("blocks"), "correspondence-blocked-done"))
}

/// `POST /n/{slug}/blocks/removal`
pub(super) async fn unblock(visit: Visit, form: Form) -> Answer {
    visit.write(move |tx, viewer| set(tx, viewer, &form, false)).await?;
    Ok(visit.go_saying(visit.path("blocks"), "correspondence-unblocked-done"))
}

fn set(tx: &mut Write<'_>, viewer: &Viewer, form: &Form, blocked: bool) -> Result<(), Error> {
    let me = viewer.member()?.id;
    let asked = form.value("member").parse::<MemberId>().ok().filter(|other| *other != me);
    let Some(other) = asked else { return Ok(()) };
    let changed = if blocked {
        let known = store::reachable(tx, viewer.network.id, &[other])?;
        !known.is_empty() && store::block(tx, viewer.network.id, (me, other), viewer.now)?
    } else {
        store::unblock(tx, (me, other))?
    };
    if changed {
        let happened = Happened::new(&CORRESPONDENCE_CHANGED);
        happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
    }
    Ok(())
}
