//! Whom I have blocked: from whom I take no letters.

use super::acts::CORRESPONDENCE_CHANGED;
use super::store;
use askama::Template;
use db::Write;
use house::blocks;
use house::happenings::{self, Happened};
use house::ids::MemberId;
use house::room::Rooms;
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
            blocked: blocks::blocked(q, viewer.member()?.id)?,
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
    let rooms = visit.app.rooms;
    visit.write(move |tx, viewer| close(tx, viewer, rooms, &form)).await?;
    Ok(visit.go_saying(visit.path("blocks"), "correspondence-blocked-done"))
}

/// `POST /n/{slug}/blocks/removal`
pub(super) async fn unblock(visit: Visit, form: Form) -> Answer {
    visit.write(move |tx, viewer| reopen(tx, viewer, &form)).await?;
    Ok(visit.go_saying(visit.path("blocks"), "correspondence-unblocked-done"))
}

fn close(tx: &mut Write<'_>, viewer: &Viewer, rooms: Rooms, form: &Form) -> Result<(), Error> {
    let Some((me, other)) = pair(viewer, form)? else { return Ok(()) };
    let known = store::reachable(tx, viewer.network.id, &[other])?;
    if !known.is_empty() && blocks::block(tx, rooms, viewer.network.id, (me, other), viewer.now)? {
        note(tx, viewer)?;
    }
    Ok(())
}

fn reopen(tx: &mut Write<'_>, viewer: &Viewer, form: &Form) -> Result<(), Error> {
    let Some(pair) = pair(viewer, form)? else { return Ok(()) };
    if blocks::unblock(tx, pair)? {
        note(tx, viewer)?;
    }
    Ok(())
}

/// The viewer and the other whom the form names.
fn pair(viewer: &Viewer, form: &Form) -> Result<Option<(MemberId, MemberId)>, Error> {
    let me = viewer.member()?.id;
    let asked = form.value("member").parse::<MemberId>().ok().filter(|other| *other != me);
    Ok(asked.map(|other| (me, other)))
}

fn note(tx: &mut Write<'_>, viewer: &Viewer) -> Result<(), Error> {
    let happened = Happened::new(&CORRESPONDENCE_CHANGED);
    happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
    Ok(())
}
