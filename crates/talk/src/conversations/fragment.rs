//! What a live page puts in place: a message as an element, the same for every reader. It speaks the network's
//! language and its time zone; whose message it is, the browser finds out.

use super::message::{Message, Shown};
use crate::conversations::acts::{MESSAGE_DELETED, MESSAGE_EDITED, MESSAGE_POSTED, REACTION_CHANGED};
use askama::Template;
use house::files;
use house::happenings::{Act, What};
use house::items::Item;
use house::web::{Speech, Viewer, filters};
use std::sync::Arc;

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
}

/// The element for a line of the log about a message; none for what changes nothing on the page.
pub(super) fn of(
    what: &What,
    item: &Item,
    threaded: bool,
    (message, files): (Message, Vec<files::Shown>),
    viewer: &Viewer,
    speech: &Speech,
) -> Result<Option<Arc<str>>, askama::Error> {
    let is = |acts: &[&Act]| acts.iter().any(|act| what.is(act));
    let (act, target) = match message.parent_id.filter(|_| threaded) {
        Some(parent) if is(&[&MESSAGE_POSTED]) => ("append", format!("replies-{parent}")),
        None if is(&[&MESSAGE_POSTED]) => ("append", "messages".to_owned()),
        _ if is(&[&MESSAGE_EDITED, &MESSAGE_DELETED, &REACTION_CHANGED]) => {
            ("replace", format!("message-{}", message.id))
        }
        _ => return Ok(None),
    };
    let fragment = Fragment {
        act,
        target,
        holds_replies: act == "append" && threaded && message.parent_id.is_none(),
        entry: act == "append",
        shown: Shown {
            href: viewer.path(format_args!("items/{}/messages/{}", item.id, message.id)),
            reactions: message.counted(&[]),
            own: false,
            may_edit: false,
            may_remove: false,
            may_answer: item.is_open(),
            person: Some(viewer.path(format_args!("people/{}", message.author_id))),
            files,
            replies: Vec::new(),
            flat: !threaded,
            message,
        },
    };
    Ok(Some(fragment.render_with_values(speech)?.into()))
}
