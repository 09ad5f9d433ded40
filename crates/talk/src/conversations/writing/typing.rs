//! Telling those who look at a conversation that somebody is writing in it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use house::access::Action;
use house::ids::{ItemId, MemberId};
use house::items;
use house::web::{Answer, At, Error, Visit};

/// The same for every reader; whoever writes is not shown it by their own browser.
#[derive(Template)]
#[template(path = "conversations/writing/views/_typing.html")]
struct Typing {
    member: MemberId,
    name: String,
}

/// `POST /n/{slug}/items/{id}/typing`
pub(in crate::conversations) async fn typing(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let (network, typing) = visit
        .read(move |q, viewer| {
            let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
            item.require(viewer, Action::TakePart)?;
            let me = viewer.member()?;
            Ok((viewer.network.id, Typing { member: me.id, name: me.name.clone() }))
        })
        .await?;
    visit.app.hub.whisper(network, ("conversation", id.get()), &typing.render()?);
    Ok(StatusCode::NO_CONTENT.into_response())
}
