//! Tags that begin so, offered while somebody types.

use super::{list, store};
use crate::members::fold;
use crate::web::{Answer, Visit};
use askama::Template;
use axum::response::{Html, IntoResponse};

/// How many are offered.
const OFFERED: i64 = 8;

#[derive(Template)]
#[template(path = "tags/views/_offers.html")]
struct Offers {
    tags: Vec<store::Row>,
}

/// `GET /n/{slug}/tags/offers`
pub(super) async fn offer(visit: Visit) -> Answer {
    let key: String = fold(visit.query.value("q")).chars().take(super::naming::LONGEST).collect();
    let read = visit.read(move |q, viewer| {
        if key.is_empty() {
            return Ok(Vec::new());
        }
        Ok(store::browse(q, viewer, (&list::before(&key), &format!("{key}\u{10ffff}")), OFFERED)?)
    });
    let offers = Offers { tags: read.await? };
    Ok(Html(offers.render().map_err(anyhow::Error::from)?).into_response())
}
