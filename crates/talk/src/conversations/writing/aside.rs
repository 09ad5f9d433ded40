//! What a place to write does besides sending: it shows what a text will look like, and keeps it on the server.

use crate::conversations::reading::{self, Window};
use crate::conversations::store;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use house::access::Action;
use house::files::{self, Brought};
use house::ids::{ItemId, MessageId};
use house::items;
use house::mentions;
use house::web::form::PAGES;
use house::web::{Answer, At, Error, Form, Visit};

/// `POST /n/{slug}/items/{id}/preview`
pub(in crate::conversations) async fn preview(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    Brought(form): Brought,
) -> Answer {
    let form = mentions::typeset(&visit, form, "body", Some(mentions::Place::Item(id))).await;
    let mut form = files::offering(form, &visit.app.config);
    let mut html = form.markdown("body", PAGES).html;
    if reading::wants_part(&visit) {
        let place = if form.value("parent").is_empty() || form.value("quick") != "yes" {
            "preview"
        } else {
            "preview-thread"
        };
        let made = visit.read(move |q, viewer| {
            let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
            item.require(viewer, Action::TakePart)?;
            mentions::show(q, viewer, &mut [&mut html])?;
            Ok(html)
        });
        let html = made.await?;
        return reading::part(format!(
            "<turbo-stream action=\"update\" target=\"{place}\"><template><div class=\"preview prose\" dir=\"auto\">{html}</div></template></turbo-stream>"
        ));
    }
    let window = Window::newest(form.value("parent").parse().ok());
    let told = visit.clone();
    let made = move |q: &mut db::Read<'_>, viewer: &house::web::Viewer| {
        let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
        item.require(viewer, Action::TakePart)?;
        mentions::show(q, viewer, &mut [&mut html])?;
        reading::page(q, viewer, &told, id, window, (form, Some(html)))
    };
    visit.page(made).await
}

/// `POST /n/{slug}/items/{id}/draft`
pub(in crate::conversations) async fn draft(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    mut form: Form,
) -> Answer {
    let thread = form.value("parent").parse::<MessageId>().ok();
    let body = form.optional_text("body", PAGES);
    let fits = !form.has_errors();
    let done = visit.write(move |tx, viewer| {
        let item = items::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
        item.require(viewer, Action::TakePart)?;
        let whose = (viewer.network.id, viewer.member()?.id, item.id);
        // A thread of another conversation is none of this.
        let thread = thread.map(|thread| store::of_item(tx, item.id, thread)).transpose()?.flatten();
        let thread = thread.map(|message| message.parent_id.unwrap_or(message.id));
        if fits { Ok(store::keep_draft(tx, whose, thread, &body, viewer.now)?) } else { Ok(()) }
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
