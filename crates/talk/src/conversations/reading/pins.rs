//! The messages of an item that were pinned, the one pinned last first.

use super::laying::shown;
use super::thread::below;
use crate::conversations::message::Shown;
use crate::conversations::store;
use askama::Template;
use db::Read;
use house::ids::ItemId;
use house::items;
use house::web::{Answer, At, Error, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "conversations/views/pins.html")]
struct PinsPage {
    messages: Vec<Shown>,
}

/// `GET /n/{slug}/items/{id}/pins`
pub(in crate::conversations) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<PinsPage>, Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let pinned = store::pinned(q, id)?;
    let mut messages = shown(q, viewer, &item, pinned, Vec::new())?;
    // Each leads to its place in the talk.
    for shown in &mut messages {
        let id = shown.message.id;
        shown.href = format!("{}?message={id}#message-{id}", item.href(viewer));
        shown.may_answer = false;
        shown.message.reply_count = 0;
    }
    Ok(below(Page::new(PinsPage { messages }, "conversation-pins"), viewer, &item))
}
