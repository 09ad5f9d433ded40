//! What was deleted in a space and can still be brought back: for its authors what they wrote, for who holds the space all
//! of it.

use super::GRACE;
use crate::access::Action;
use crate::happenings::{self, Happened};
use crate::ids::{ItemId, SpaceId};
use crate::items::acts::ITEM_RESTORED;
use crate::items::store;
use crate::spaces;
use crate::tags;
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Time, Write};

#[derive(Template)]
#[template(path = "items/shelf/views/deleted.html")]
struct DeletedPage {
    action: String,
    items: Vec<Row>,
    older: Option<String>,
}

struct Row {
    id: ItemId,
    title: String,
    author: String,
    at: Time,
    /// When it is purged.
    until: Time,
}

const SHOWN: usize = 30;

/// `GET /n/{slug}/spaces/{id}/deleted`
pub(in crate::items) async fn list(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let before = crate::items::list::place(visit.query.value("before"));
    visit.page(move |q, viewer| page(q, viewer, id, before)).await
}

/// `POST /n/{slug}/spaces/{id}/deleted`
pub(in crate::items) async fn restore(
    visit: Visit,
    At((_, id)): At<(String, SpaceId)>,
    form: Form,
) -> Answer {
    let item = form.value("item").parse().ok();
    let item = visit.write(move |tx, viewer| bring_back(tx, viewer, id, item)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{item}")), "item-restored-done"))
}

/// What one may not bring back is told as what is no longer there.
fn bring_back(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    space: SpaceId,
    item: Option<ItemId>,
) -> Result<ItemId, Error> {
    let space = spaces::visible_to(tx, viewer, space)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::ReadDeleted)?;
    if let Some(item) = item {
        tx.lock("items", item.get())?;
    }
    let item = item.map(|item| store::deleted_to(tx, viewer, item)).transpose()?.flatten();
    let item = item.filter(|item| item.space_id == space.id);
    let item = item.ok_or_else(|| Error::Refused(Said::key("item-refused-restore")))?;
    if store::bring_back(tx, item.id, viewer.now)? > 0 {
        tags::bring_back(tx, viewer.network.id, space.id, item.id)?;
        let happened = Happened::new(&ITEM_RESTORED).space(space.id).item(item.id);
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    }
    Ok(item.id)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: SpaceId,
    before: (Time, ItemId),
) -> Result<Page<DeletedPage>, Error> {
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::ReadDeleted)?;
    let (me, holds) = (viewer.member()?.id, space.may(viewer, Action::HoldSpace));
    let inside = holds || space.may(viewer, Action::TakePart);
    let mut found = if inside { store::deleted_in(q, id, (me, holds), before)? } else { Vec::new() };
    let href = space.href(viewer);
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let older = found
        .last()
        .filter(|_| more)
        .map(|last| format!("{href}/deleted?before={}-{}", last.shelved_at.micros(), last.id));
    let row = |row: store::Deleted| Row {
        id: row.id,
        title: row.title,
        author: row.author_name,
        at: row.shelved_at,
        until: row.shelved_at + GRACE,
    };
    let items = found.into_iter().map(row).collect();
    let body = DeletedPage { action: format!("{href}/deleted"), items, older };
    let page = Page::new(body, "item-deleted-title").place(Place::Spaces);
    Ok(page
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&space.name), &href)
        .in_space(href))
}
