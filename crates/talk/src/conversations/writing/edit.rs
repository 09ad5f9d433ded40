//! Changing a message.

use crate::conversations::acts::MESSAGE_EDITED;
use crate::conversations::message::{Message, MessageText};
use crate::conversations::reading::below;
use crate::conversations::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::files::{self, Brought, Target};
use house::happenings::{self, Act, Happened};
use house::ids::{ItemId, MessageId};
use house::inbox::{self, Spoken};
use house::items::{self, Item};
use house::mentions;
use house::web::{Answer, At, Error, Form, Page, Piece, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "conversations/writing/views/edit.html")]
struct EditPage {
    form: Form,
    files: Piece,
    action: String,
    back: String,
    mentions: String,
}

pub(super) type Which = (ItemId, MessageId);

/// `GET /n/{slug}/items/{id}/messages/{message}/edit`
pub(in crate::conversations) async fn edit(
    visit: Visit,
    At((_, item, id)): At<(String, ItemId, MessageId)>,
) -> Answer {
    let limits = files::offering(Form::new(), &visit.app.config);
    visit.page(move |q, viewer| page(q, viewer, (item, id), (limits, false))).await
}

/// `POST /n/{slug}/items/{id}/messages/{message}`
pub(in crate::conversations) async fn save(
    visit: Visit,
    At((_, item, id)): At<(String, ItemId, MessageId)>,
    Brought(form): Brought,
) -> Answer {
    let form = mentions::typeset(&visit, form, "body", Some(mentions::Place::Item(item))).await;
    let mut form = files::offering(form, &visit.app.config);
    let text = MessageText::read(&mut form);
    let done = visit.change(form, move |tx, viewer, form| {
        // Whoever removes it at the same moment has removed what is written now.
        tx.lock("messages", id.get())?;
        let (of, message) = mine(tx, viewer, (item, id), Action::EditOwn)?;
        let kept = store::source_of(tx, id)?;
        // It is nobody else: the same person has written in another window meanwhile.
        form.expect_unchanged(&Form::new().with("body", &kept));
        form.checked()?;
        let text = text.as_ref().ok_or(Error::Invalid)?;
        let moved = files::attach(tx, viewer, form, Target::message(item, id))?;
        let other = kept != text.body;
        if other {
            store::rewrite(tx, viewer.network.id, id, (&text.body, &text.html), viewer.now)?;
        }
        if other || moved {
            record(tx, viewer, &of, id, &MESSAGE_EDITED)?;
            let before = Some(message.body_html.as_str());
            let said = Spoken { message: Some(id), html: &text.html, before, answers: &[] };
            inbox::spoken(tx, viewer, &of, said)?;
        }
        Ok(())
    });
    match done.await? {
        Ok(()) => Ok(visit.go(visit.path(format_args!("items/{item}?message={id}#message-{id}")))),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, (item, id), (form, true)).map(Page::invalid)).await
        }
    }
}

/// Notes in the log what was done with a message.
pub(super) fn record(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    id: MessageId,
    what: &'static Act,
) -> Result<(), Error> {
    let happened = Happened::new(what).space(item.space_id).item(item.id).message(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// The message with its item, if the viewer may do this with it.
pub(super) fn mine(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, id): Which,
    action: Action,
) -> Result<(Item, Message), Error> {
    let item = items::visible_to(q, viewer, item)?.ok_or(Error::NotFound)?;
    let message = store::of_item(q, item.id, id)?.ok_or(Error::NotFound)?;
    message.require(&item, viewer, action)?;
    Ok((item, message))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    which: Which,
    (form, typed): (Form, bool),
) -> Result<Page<EditPage>, Error> {
    let (item, message) = mine(q, viewer, which, Action::EditOwn)?;
    let kept = Form::new().with("body", store::source_of(q, message.id)?);
    let form = match typed {
        true => form.caught_up(&kept, |_, text| Said::raw(text)),
        // Only what was written has a mark: the form also carries the limits of files.
        false => form.with("body", kept.value("body")).replaced("begun", kept.clone().begun().begun_marks()),
    };
    let files = files::field(q, viewer, &form, Some(Target::message(item.id, message.id)))?;
    let action = format!("{}/messages/{}", item.href(viewer), message.id);
    let back = format!("{}?message={}#message-{}", item.href(viewer), message.id, message.id);
    let mentions = viewer.path(format_args!("mentions?item={}", item.id));
    let page = Page::new(EditPage { form, files, action, back, mentions }, "conversation-edit-title");
    Ok(below(page, viewer, &item))
}
