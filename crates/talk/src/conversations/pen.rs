//! The place to write: what it holds, what it answers, where it sends.

use super::message::Message;
use super::store;
use db::Read;
use house::access::Action;
use house::files;
use house::ids::{ItemId, MessageId};
use house::items::Head;
use house::web::{Error, Form, Piece, Viewer};

/// A place to write, as `_composer.html` shows it.
#[derive(Debug)]
pub(super) struct Pen {
    pub(super) item: ItemId,
    /// The address of the item.
    pub(super) href: String,
    /// Where names are offered.
    pub(super) mentions: String,
    pub(super) form: Form,
    /// Where files are brought; a thread beside the flow has no such place.
    pub(super) files: Option<Piece>,
    /// What is answered, and whose words that are.
    pub(super) reply: Option<(MessageId, String)>,
    /// Whether it stands in a running talk: what is sent comes back alone, and Enter sends.
    pub(super) running: bool,
    /// Whether what is sent is put into the page by the answer.
    pub(super) quick: bool,
    /// Whether it stands in a thread beside the flow.
    pub(super) beside: bool,
    /// What its text will look like, as safe HTML, where that was asked for without a script.
    pub(super) preview: Option<String>,
}

impl Pen {
    /// The place to write below the conversation of this item.
    pub(super) fn new(q: &mut Read<'_>, viewer: &Viewer, head: &Head, form: Form) -> Result<Pen, Error> {
        Ok(Pen {
            item: head.item.id,
            href: head.href.clone(),
            mentions: head.mentions.clone(),
            files: Some(files::field(q, viewer, &form, None)?),
            form,
            reply: None,
            running: false,
            quick: false,
            beside: false,
            preview: None,
        })
    }

    /// The number of its text field in the page.
    pub(super) fn field(&self) -> &'static str {
        if self.beside { "f-body-thread" } else { "f-body" }
    }

    /// Where its once-key stands.
    pub(super) fn once(&self) -> &'static str {
        if self.beside { "once-thread" } else { "once" }
    }

    /// Where its preview stands.
    pub(super) fn preview_place(&self) -> &'static str {
        if self.beside { "preview-thread" } else { "preview" }
    }

    /// Under which name the browser keeps what is typed.
    pub(super) fn keep(&self) -> String {
        match &self.reply {
            Some((reply, _)) if self.beside => format!("message-{}-{reply}", self.item),
            _ => format!("message-{}", self.item),
        }
    }

    /// Whether a quotation stands in it that nobody has typed.
    pub(super) fn quotes(&self) -> bool {
        self.form.value("body").starts_with("> ") && !self.form.has_errors()
    }

    /// Whether one begins to write in it at once.
    pub(super) fn wants_focus(&self) -> bool {
        self.form.has_errors() || (self.reply.is_some() && !self.beside) || self.quotes()
    }
}

/// Whether the viewer may write; what somebody has typed is shown again even where it can no longer be taken.
pub(super) fn may_write(viewer: &Viewer, head: &Head, form: &Form) -> bool {
    form.has_errors() || (head.item.takes_messages() && head.item.may(viewer, Action::TakePart))
}

/// The contribution that is replied to, and who wrote it.
pub(super) fn answered(
    q: &mut Read<'_>,
    item: ItemId,
    id: MessageId,
) -> Result<Option<(MessageId, String)>, Error> {
    let message = store::of_item(q, item, id)?.filter(|message| !message.is_gone());
    Ok(message.map(|Message { id, author_name, .. }| (id, author_name)))
}
