//! The place to write: what it holds, what it answers, where it sends.

use super::message::Message;
use super::store;
use db::Read;
use house::access::Action;
use house::files;
use house::ids::{ItemId, MessageId};
use house::items::Head;
use house::web::{Error, Form, Piece, Viewer};

/// What the tools put round or before what is typed: their word, the key of their name, and the path that draws them.
pub(super) const TOOLS: [(&str, &str, &str); 6] = [
    ("bold", "conversation-tool-bold", "M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z"),
    ("list", "conversation-tool-list", "M4 5h.01M4 10h.01M4 15h.01M8 5h8M8 10h8M8 15h8"),
    (
        "link",
        "conversation-tool-link",
        "M8 12a3 3 0 0 0 4 0l3-3a3 3 0 0 0-4-4l-1 1M12 8a3 3 0 0 0-4 0l-3 3a3 3 0 0 0 4 4l1-1",
    ),
    ("quote", "conversation-tool-quote", "M4 6v8M8 6h8M8 10h8M8 14h5"),
    ("picture", "conversation-tool-picture", "M3.5 4.5h13v11h-13zM7 8.5h.01M4 14l4-3 3 2 3-4 2.5 3"),
    (
        "mention",
        "conversation-tool-mention",
        "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0v1.2a2 2 0 0 0 4 0V10a7 7 0 1 0-3 5.7",
    ),
];

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
    form.has_errors() || (head.item.is_open() && head.item.may(viewer, Action::TakePart))
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
