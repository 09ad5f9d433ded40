//! Writing a message.

use super::message::MessageText;
use super::show::{self, Window};
use super::store::{self, Posting};
use db::Write;
use house::access::Action;
use house::happenings::{self, Happened, What};
use house::ids::{ItemId, MessageId};
use house::items::{self, Item};
use house::spaces;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit};

/// Why a message is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// The item takes no more messages.
    Closed,
}

impl Refused {
    fn said(self) -> Said {
        match self {
            Refused::Closed => Said::key("conversation-refused-closed"),
        }
    }
}

/// `POST /n/{slug}/items/{id}/messages`
pub(super) async fn create(visit: Visit, At((_, id)): At<(String, ItemId)>, mut form: Form) -> Answer {
    // Rendered before the change begins; where nothing can be taken, the change only finds out who is asking.
    let text = MessageText::read(&mut form);
    let kinds = visit.app.rooms.kinds();
    let done = visit.change(form, move |tx, viewer, form| {
        let item = items::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
        item.require(viewer, Action::TakePart)?;
        form.checked()?;
        write(tx, viewer, &item, text.as_ref().ok_or(Error::Invalid)?, form)
    });
    match done.await? {
        Ok(message) => {
            Ok(visit.go(visit.path(format_args!("items/{id}?message={message}#message-{message}"))))
        }
        Err(form) => {
            let reply = form.value("parent").parse().ok();
            let window = Window::newest(reply);
            visit
                .page(move |q, viewer| show::page(q, viewer, kinds, id, window, form).map(Page::invalid))
                .await
        }
    }
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    text: &MessageText,
    form: &Form,
) -> Result<MessageId, Error> {
    let author = viewer.member()?.id;
    let once = Some(form.value("once")).filter(|once| once.len() == 32);
    let sent = |tx: &mut Write<'_>| once.map(|once| store::sent_before(tx, author, once)).transpose();
    if let Some(sent) = sent(tx)?.flatten() {
        return Ok(sent);
    }
    if !item.is_open() {
        return Err(Error::Refused(Refused::Closed.said()));
    }
    let parent = parent(tx, item.id, form.value("parent"))?;
    let new = Posting {
        network: viewer.network.id,
        item: item.id,
        parent,
        author,
        body: &text.body,
        html: &text.html,
        once,
        now: viewer.now,
    };
    let Some(id) = store::post(tx, &new)? else {
        return sent(tx)?.flatten().ok_or(Error::NotFound);
    };
    items::note_message(tx, item.id, 1, viewer.now)?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    let happened = Happened::new(What::MessagePosted).space(item.space_id).item(item.id).message(id);
    happenings::record(tx, viewer.network.id, Some(author), viewer.now, happened)?;
    Ok(id)
}

/// The contribution under which a reply goes: one level deep, whatever was replied to.
fn parent(tx: &mut Write<'_>, item: ItemId, asked: &str) -> Result<Option<MessageId>, Error> {
    let Ok(id) = asked.parse() else { return Ok(None) };
    let message = store::of_item(tx, item, id)?;
    Ok(message.map(|message| message.parent_id.unwrap_or(message.id)))
}
