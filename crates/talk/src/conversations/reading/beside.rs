//! The answers to one message of a running talk, beside the flow; on a small screen in its place.

use super::laying::{Laying, shown};
use super::pens::Typed;
use super::window::Window;
use crate::conversations::message::Shown;
use crate::conversations::pen::Pen;
use crate::conversations::store;
use db::Read;
use house::ids::MessageId;
use house::items::Head;
use house::web::{Error, Viewer};

/// How many answers stand there; the first of a longer thread are on a page of their own.
const SHOWN: usize = 100;

/// A thread, as `_beside.html` shows it.
pub(super) struct Beside {
    pub(super) top: Shown,
    /// Where the whole thread stands, where it is longer.
    pub(super) whole: Option<String>,
    /// The page without it.
    pub(super) close: String,
    pub(super) pen: Option<Pen>,
}

impl Beside {
    /// The thread of this contribution; none where it is not there.
    pub(super) fn of(
        q: &mut Read<'_>,
        viewer: &Viewer,
        (head, laying): (&Head, &Laying<'_>),
        window: &Window,
        typed: Option<Typed>,
    ) -> Result<Option<Beside>, Error> {
        let Some(asked) = window.thread else { return Ok(None) };
        let Some(message) = store::of_item(q, head.item.id, asked)? else { return Ok(None) };
        let top = match message.parent_id {
            Some(parent) => store::of_item(q, head.item.id, parent)?.ok_or(Error::NotFound)?,
            None => message,
        };
        let mut replies = store::replies_of(q, head.item.id, top.id, MessageId::from(0))?;
        let href = format!("{}/messages/{}", head.href, top.id);
        let whole = (replies.len() > SHOWN).then_some(href);
        replies.truncate(SHOWN);
        let reply = (!top.is_gone()).then(|| (top.id, top.author_name.clone()));
        let mut top = shown(q, viewer, &head.item, vec![top], replies)?.pop().ok_or(Error::NotFound)?;
        top.replies.iter_mut().for_each(|reply| laying.mark(reply));
        top.flat = false;
        let pen = match typed {
            Some((form, preview)) => {
                let pen = Pen::new(q, viewer, head, form)?;
                Some(Pen {
                    files: None,
                    reply,
                    running: true,
                    quick: whole.is_none(),
                    beside: true,
                    preview,
                    ..pen
                })
            }
            None => None,
        };
        let close = format!("{}#message-{}", head.href, top.message.id);
        Ok(Some(Beside { top, whole, close, pen }))
    }
}
