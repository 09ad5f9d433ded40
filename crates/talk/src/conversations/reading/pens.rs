//! What the places to write on a page begin with: what was refused, what is quoted, what somebody has begun before.

use super::window::Window;
use crate::conversations::pen::{self, Pen};
use crate::conversations::store;
use crate::conversations::writing::quoted;
use db::Read;
use house::items::{Head, Shape};
use house::web::{Error, Form, Speech, Viewer, Visit};

/// What stands in a place to write, and what it will look like, as safe HTML.
pub(in crate::conversations) type Typed = (Form, Option<String>);

/// The place to write, and what a place to write in a thread begins with.
pub(super) fn pens(
    q: &mut Read<'_>,
    viewer: &Viewer,
    visit: &Visit,
    (head, speech): (&Head, &Speech),
    (window, past): (&Window, bool),
    (form, preview): Typed,
) -> Result<(Option<Pen>, Option<Typed>), Error> {
    let channel = head.kind.shape == Shape::Live;
    if head.kind.shape == Shape::Silent || !pen::may_write(viewer, head, &form) {
        return Ok((None, None));
    }
    let writer = viewer.member_id().filter(|_| !form.has_errors());
    let begun = |q: &mut Read<'_>, thread| match writer {
        Some(me) => store::draft(q, me, head.item.id, thread),
        None => Ok(None),
    };
    let quote = window.quote.filter(|_| form.value("body").is_empty());
    let quoted = quote.map(|quote| quoted(q, viewer, &head.item, quote)).transpose()?.flatten();
    let form = match quoted {
        Some(said) => form.with("body", said.composed(speech)),
        None if form.value("body").is_empty() => match begun(q, None)? {
            Some(draft) => form.with("body", draft),
            None => form,
        },
        None => form,
    };
    // What was refused in a thread stands again there, and nothing else asks for attention.
    if channel && !form.value("parent").is_empty() {
        return Ok((None, Some((form, preview))));
    }
    let answered = window.thread.map(|thread| begun(q, Some(thread))).transpose()?.flatten();
    let thread = Form::new().with("once", visit.app.chance.token()?);
    let pen = Pen::new(q, viewer, head, form)?;
    let reply = window.reply.filter(|_| !channel);
    let reply = reply.map(|reply| pen::answered(q, head.item.id, reply)).transpose()?.flatten();
    let pen = Pen { reply, running: channel, quick: channel && !past, preview, ..pen };
    Ok((Some(pen), Some((thread.with("body", answered.unwrap_or_default()), None))))
}
