//! What is put into an open page: a message as an element. What a stream brings is the same for every reader, speaks the
//! network's language and its time zone, and whose message it is, the browser finds out; what answers somebody's own form is
//! theirs.

use super::laying::shown;
use crate::conversations::acts::{MESSAGE_DELETED, MESSAGE_EDITED, MESSAGE_PINNED};
use crate::conversations::acts::{MESSAGE_POSTED, MESSAGE_UNPINNED, REACTION_CHANGED};
use crate::conversations::message::{Message, Origin, Shown};
use crate::conversations::store;
use askama::Template;
use axum::http::header;
use axum::response::IntoResponse;
use house::files;
use house::happenings::{Act, What};
use house::ids::{ItemId, MessageId};
use house::items::{self, Item, Shape};
use house::web::{Answer, Error, Speech, Viewer, Visit, filters};
use std::sync::Arc;

/// The type of what a script puts into its page.
const PART: &str = "text/vnd.turbo-stream.html";

#[derive(Template)]
#[template(path = "conversations/views/_live.html")]
struct Fragment {
    /// What to do with the element: `append` or `replace`.
    act: &'static str,
    /// The element to which, or in place of which.
    target: String,
    shown: Shown,
    /// Whether a contribution brings a place for its replies.
    holds_replies: bool,
    /// Whether the element is an entry of a list, or stands in place of the message alone.
    entry: bool,
    /// The once-key of the next message, and where it goes.
    once: Option<(&'static str, String)>,
}

/// The element for a line of the log about a message; none for what changes nothing on the page. `renewed`: the message was
/// there and is put anew.
pub(super) fn of(
    what: &What,
    (item, threaded, renewed): (&Item, bool, bool),
    (message, files, from): (Message, Vec<files::Shown>, Origin),
    viewer: &Viewer,
    speech: &Speech,
) -> Result<Option<Arc<str>>, askama::Error> {
    let is = |acts: &[&Act]| acts.iter().any(|act| what.is(act));
    let posted = is(&[&MESSAGE_POSTED]) && !renewed;
    let changed = [&MESSAGE_EDITED, &MESSAGE_DELETED, &REACTION_CHANGED, &MESSAGE_PINNED, &MESSAGE_UNPINNED];
    if !posted && !renewed && !is(&changed) {
        return Ok(None);
    }
    let shown = Shown {
        href: viewer.path(format_args!("items/{}/messages/{}", item.id, message.id)),
        reactions: message.counted(&[]),
        may_answer: item.takes_messages(),
        person: Some(viewer.path(format_args!("people/{}", message.author_id))),
        from,
        files,
        flat: !threaded,
        ..Shown::plain(message)
    };
    let fragment = if posted { appended(shown, threaded) } else { replaced(shown) };
    Ok(Some(fragment.render_with_values(speech)?.into()))
}

fn appended(shown: Shown, threaded: bool) -> Fragment {
    let target = match shown.message.parent_id {
        Some(parent) => format!("replies-{parent}"),
        None => "messages".to_owned(),
    };
    let holds_replies = threaded && shown.message.parent_id.is_none();
    Fragment { act: "append", target, holds_replies, entry: true, once: None, shown }
}

fn replaced(shown: Shown) -> Fragment {
    let target = format!("message-{}", shown.message.id);
    Fragment { act: "replace", target, holds_replies: false, entry: false, once: None, shown }
}

/// Whether a form was sent by a script that puts the answer into its page.
pub(in crate::conversations) fn wants_part(visit: &Visit) -> bool {
    let accepted = visit.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| accepted.contains(PART))
}

/// An answer that a script puts into its page.
pub(in crate::conversations) fn part(html: String) -> Answer {
    Ok(([(header::CONTENT_TYPE, "text/vnd.turbo-stream.html; charset=utf-8")], html).into_response())
}

/// The answer to who has sent this message into a running talk: the message, and the key of the next.
pub(in crate::conversations) async fn sent(
    visit: &Visit,
    item: ItemId,
    id: MessageId,
    beside: bool,
) -> Answer {
    let next = visit.app.chance.token()?;
    let key = if beside { "once-thread" } else { "once" };
    let fragment =
        own(visit, item, id, move |shown| Fragment { once: Some((key, next)), ..appended(shown, false) });
    part(fragment.await?)
}

/// The answer to who has given a sign to this message, or taken it back: the message as it is now.
pub(in crate::conversations) async fn changed(visit: &Visit, item: ItemId, id: MessageId) -> Answer {
    part(own(visit, item, id, replaced).await?)
}

/// A message as its viewer has it, made into a fragment.
async fn own(
    visit: &Visit,
    item: ItemId,
    id: MessageId,
    make: impl FnOnce(Shown) -> Fragment + Send + 'static,
) -> Result<String, Error> {
    let (kinds, told) = (visit.app.rooms.kinds(), visit.clone());
    let made = visit.read(move |q, viewer| {
        let item = items::visible_to(q, viewer, item)?.ok_or(Error::NotFound)?;
        let message = store::of_item(q, item.id, id)?.ok_or(Error::NotFound)?;
        let flat = kinds.iter().any(|kind| kind.name == item.kind && kind.shape == Shape::Live);
        let mut one = shown(q, viewer, &item, vec![message], Vec::new())?.pop().ok_or(Error::NotFound)?;
        one.flat = flat;
        let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
        make(one).render_with_values(&speech).map_err(|error| anyhow::anyhow!(error).into())
    });
    made.await
}
