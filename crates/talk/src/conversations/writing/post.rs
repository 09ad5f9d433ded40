//! Writing a message.

use crate::conversations::acts::MESSAGE_POSTED;
use crate::conversations::message::MessageText;
use crate::conversations::reading::{self, Window};
use crate::conversations::store::{self, Posting};
use db::Write;
use house::access::Action;
use house::files::{self, Brought, Target};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, MessageId};
use house::inbox::{self, Spoken};
use house::items::{self, Item, Shape};
use house::mentions;
use house::spaces;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit};

/// Why a message is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// The item takes no more messages.
    Closed,
    /// Items of this kind have no conversation.
    Silent,
    /// The form has brought another text already.
    Sent,
}

impl Refused {
    fn said(self) -> Said {
        match self {
            Refused::Closed => Said::key("conversation-refused-closed"),
            Refused::Silent => Said::key("conversation-refused-silent"),
            Refused::Sent => Said::key("conversation-refused-sent"),
        }
    }
}

/// `POST /n/{slug}/items/{id}/messages`
pub(in crate::conversations) async fn create(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    Brought(form): Brought,
) -> Answer {
    let form = mentions::typeset(&visit, form, "body", Some(mentions::Place::Item(id))).await;
    let mut form = files::offering(form, &visit.app.config);
    // Read before the change begins; where nothing can be taken, the change only finds out who is asking.
    let text = MessageText::read(&mut form);
    let kinds = visit.app.rooms.kinds();
    // A script that stands at the end of a running talk puts in what was sent by itself.
    let quick = form.value("quick") == "yes" && !files::any(&form) && reading::wants_part(&visit);
    let parent = form.value("parent").parse::<MessageId>().ok();
    let done = visit.change(form, move |tx, viewer, form| {
        let item = items::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
        item.require(viewer, Action::TakePart)?;
        if kinds.iter().any(|kind| kind.name == item.kind && kind.shape == Shape::Silent) {
            return Err(Error::Refused(Refused::Silent.said()));
        }
        form.checked()?;
        write(tx, viewer, &item, text.as_ref().ok_or(Error::Invalid)?, form)
    });
    match done.await? {
        Ok(message) if quick => reading::sent(&visit, id, message, parent.is_some()).await,
        Ok(message) => {
            Ok(visit.go(visit.path(format_args!("items/{id}?message={message}#message-{message}"))))
        }
        Err(form) => {
            // What comes from here is another message than what this form may have brought before.
            let form = form.replaced("once", visit.app.chance.token()?);
            let window = Window::newest(parent);
            let told = visit.clone();
            visit
                .page(move |q, viewer| {
                    reading::page(q, viewer, &told, id, window, (form, None)).map(Page::invalid)
                })
                .await
        }
    }
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    text: &MessageText,
    form: &mut Form,
) -> Result<MessageId, Error> {
    let author = viewer.member()?.id;
    let once = form.value("once").to_owned();
    let once = Some(once.as_str()).filter(|once| once.len() == 32);
    if let Some(sent) = sent_before(tx, author, once, &text.body)? {
        return Ok(sent);
    }
    takes(item, form)?;
    let (parent, answers) = answered(tx, item.id, form.value("parent"))?;
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
        return sent_before(tx, author, once, &text.body)?.ok_or(Error::NotFound);
    };
    files::attach(tx, viewer, form, Target::message(item.id, id))?;
    store::keep_draft(tx, (viewer.network.id, author, item.id), parent, "", viewer.now)?;
    items::note_message(tx, item.id, 1, viewer.now)?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    let happened = Happened::new(&MESSAGE_POSTED).space(item.space_id).item(item.id).message(id);
    happenings::record(tx, viewer.network.id, Some(author), viewer.now, happened)?;
    let said = Spoken { message: Some(id), html: &text.html, before: None, answers: &answers };
    inbox::spoken(tx, viewer, item, said)?;
    Ok(id)
}

/// Goes on only where the item takes messages; what was typed stands in the form.
fn takes(item: &Item, form: &mut Form) -> Result<(), Error> {
    if !item.is_open() {
        return Err(Error::Refused(Refused::Closed.said()));
    }
    if !item.takes_messages() {
        form.fail("body", "conversation-refused-phase");
    }
    form.checked()
}

/// The message that this form has posted already, by a double click or after a broken line.
///
/// # Errors
/// [`Error::Refused`] where it has posted another text: nobody may believe that this one was taken.
fn sent_before(
    tx: &mut Write<'_>,
    author: MemberId,
    once: Option<&str>,
    body: &str,
) -> Result<Option<MessageId>, Error> {
    let Some(once) = once else { return Ok(None) };
    match store::sent_before(tx, author, once)? {
        Some((_, Some(sent))) if sent != body => Err(Error::Refused(Refused::Sent.said())),
        found => Ok(found.map(|(id, _)| id)),
    }
}

/// The contribution under which a reply goes, one level deep, whatever was replied to; and whose words it answers.
fn answered(
    tx: &mut Write<'_>,
    item: ItemId,
    asked: &str,
) -> Result<(Option<MessageId>, Vec<MemberId>), Error> {
    let Ok(id) = asked.parse() else { return Ok((None, Vec::new())) };
    let Some(message) = store::of_item(tx, item, id)? else { return Ok((None, Vec::new())) };
    let author = (!message.is_gone()).then_some(message.author_id);
    Ok((Some(message.parent_id.unwrap_or(message.id)), author.into_iter().collect()))
}
