//! Closing a conversation: whoever closes it says what came of it.

use crate::conversations::reading::below;
use crate::conversations::store::{self, Purpose};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::ItemId;
use house::items::{self, Kinds};
use house::mentions;
use house::web::form::PAGES;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "conversations/keeping/views/outcome.html")]
struct OutcomePage {
    form: Form,
    action: String,
    back: String,
    mentions: String,
}

/// `GET /n/{slug}/items/{id}/outcome`
pub(in crate::conversations) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/items/{id}/outcome`
pub(in crate::conversations) async fn close(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let form = mentions::typeset(&visit, form, "body", Some(mentions::Place::Item(id))).await;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, kinds, id, form)).await? {
        Ok(said) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), said)),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    id: ItemId,
    form: &mut Form,
) -> Result<&'static str, Error> {
    let item = items::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::Moderate)?;
    form.text("body", PAGES);
    let text = form.markdown("body", PAGES);
    form.checked()?;
    let said = items::step(tx, viewer, kinds, &item, "closed")?;
    let whose = (viewer.network.id, id, viewer.member()?.id);
    store::sum_up(tx, whose, Purpose::Outcome, (&text.text, &text.html), viewer.now)?;
    Ok(said)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<OutcomePage>, Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::Moderate)?;
    let form = match typed {
        Some(form) => form,
        None => {
            let before = store::summary(q, id, Purpose::Outcome)?;
            Form::new().with("body", before.map(|outcome| outcome.body).unwrap_or_default())
        }
    };
    let back = item.href(viewer);
    let mentions = viewer.path(format_args!("mentions?item={id}"));
    let body = OutcomePage { form, action: format!("{back}/outcome"), back, mentions };
    Ok(below(Page::new(body, "conversation-close"), viewer, &item))
}
