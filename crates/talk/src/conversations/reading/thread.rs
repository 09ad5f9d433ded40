//! One contribution with all its replies: where a link to a message leads.

use super::laying::shown;
use crate::conversations::bar::Acts;
use crate::conversations::message::Shown;
use crate::conversations::store;
use askama::Template;
use db::Read;
use house::ids::{ItemId, MessageId};
use house::items::{self, Item, Kinds, Shape};
use house::web::{Answer, At, Error, Page, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "conversations/views/thread.html")]
struct ThreadPage {
    shown: Shown,
    acts: Option<Acts>,
    reacted: Vec<(String, String)>,
    whole: String,
    later: Option<String>,
}

const SHOWN: usize = 100;

/// `GET /n/{slug}/items/{id}/messages/{message}`
pub(in crate::conversations) async fn show(
    visit: Visit,
    At((_, item, message)): At<(String, ItemId, MessageId)>,
) -> Answer {
    let after = visit.query.value("after").parse().unwrap_or(MessageId::from(0));
    let kinds = visit.app.rooms.kinds();
    visit.page(move |q, viewer| page(q, viewer, kinds, (item, message), after)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    (item, id): (ItemId, MessageId),
    after: MessageId,
) -> Result<Page<ThreadPage>, Error> {
    let item = items::visible_to(q, viewer, item)?.ok_or(Error::NotFound)?;
    let message = store::of_item(q, item.id, id)?.ok_or(Error::NotFound)?;
    let whole = format!("{}?message={id}#message-{id}", item.href(viewer));
    let mut replies = store::replies_of(q, item.id, id, after)?;
    let more = replies.len() > SHOWN;
    replies.truncate(SHOWN);
    let href = format!("{}/messages/{id}", item.href(viewer));
    let later = replies.last().filter(|_| more).map(|last| format!("{href}?after={}", last.id));
    let reacted = if viewer.member_id().is_some() { store::who_reacted(q, id)? } else { Vec::new() };
    let one = shown(q, viewer, &item, vec![message], replies)?.pop().ok_or(Error::NotFound)?;
    let running = kinds.iter().any(|kind| kind.name == item.kind && kind.shape == Shape::Live);
    let may = viewer.member_id().is_some() && !one.message.is_gone();
    let acts = may.then(|| Acts::of(&one, running));
    let page = Page::new(ThreadPage { shown: one, acts, reacted, whole, later }, "conversation-message");
    Ok(below(page, viewer, &item))
}

/// Puts a page below the item to which it belongs.
pub(in crate::conversations) fn below<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    page.place(Place::Spaces)
        .under(Said::raw(&item.space_name), &space)
        .under(Said::raw(&item.title), item.href(viewer))
        .in_space(space)
}
