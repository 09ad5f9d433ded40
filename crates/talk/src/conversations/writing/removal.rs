//! Taking a message away, after a question: what is removed does not come back.

use super::edit::{Which, mine, record};
use crate::conversations::acts::MESSAGE_DELETED;
use crate::conversations::reading::below;
use crate::conversations::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::files;
use house::ids::{ItemId, MessageId};
use house::items;
use house::mentions;
use house::web::{Answer, At, Error, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "conversations/writing/views/removal.html")]
struct RemovalPage {
    author: String,
    html: String,
    action: String,
    back: String,
}

/// `GET /n/{slug}/items/{id}/messages/{message}/removal`
pub(in crate::conversations) async fn ask(
    visit: Visit,
    At((_, item, id)): At<(String, ItemId, MessageId)>,
) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, (item, id))).await
}

/// `POST /n/{slug}/items/{id}/messages/{message}/removal`
pub(in crate::conversations) async fn remove(
    visit: Visit,
    At((_, item, id)): At<(String, ItemId, MessageId)>,
) -> Answer {
    let done = visit.write(move |tx, viewer| {
        tx.lock("messages", id.get())?;
        let (of, _) = mine(tx, viewer, (item, id), Action::Moderate)?;
        if store::remove(tx, id, viewer.now)? {
            files::forget_message(tx, id, viewer.now)?;
            items::note_message(tx, item, -1, viewer.now)?;
            record(tx, viewer, &of, id, &MESSAGE_DELETED)?;
        }
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(
        visit.path(format_args!("items/{item}?message={id}#message-{id}")),
        "conversation-removed-done",
    ))
}

fn page(q: &mut Read<'_>, viewer: &Viewer, which: Which) -> Result<Page<RemovalPage>, Error> {
    let (item, mut message) = mine(q, viewer, which, Action::Moderate)?;
    mentions::show(q, viewer, &mut [&mut message.body_html])?;
    let href = item.href(viewer);
    let body = RemovalPage {
        action: format!("{href}/messages/{}/removal", message.id),
        back: format!("{href}?message={}#message-{}", message.id, message.id),
        author: message.author_name,
        html: message.body_html,
    };
    Ok(below(Page::new(body, "conversation-removal-title"), viewer, &item))
}
