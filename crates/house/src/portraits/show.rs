//! Handing pictures out. The address changes with the picture, so a browser may show it for a day without asking again; to whom
//! it is shown is asked each time that it does ask.

use super::{Of, store};
use crate::ids::{MemberId, OrganisationId};
use crate::web::{Answer, At, Error, Visit};
use crate::{members, organisations};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// For this browser alone, and not for long.
const KEPT: &str = "private, max-age=86400";
/// A picture runs nothing and loads nothing.
const POLICY: &str = "default-src 'none'; sandbox";

/// GET `/n/{slug}/people/{id}/picture`
pub(super) async fn of_member(visit: Visit, At((_, id)): At<(String, MemberId)>) -> Answer {
    let found = visit.read(move |q, viewer| {
        members::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
        store::one(q, Of::Member(id))?.ok_or(Error::NotFound)
    });
    Ok(answer(found.await?))
}

/// GET `/n/{slug}/organisations/{id}/logo`
pub(super) async fn of_organisation(visit: Visit, At((_, id)): At<(String, OrganisationId)>) -> Answer {
    let found = visit.read(move |q, viewer| {
        organisations::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
        store::one(q, Of::Organisation(id))?.ok_or(Error::NotFound)
    });
    Ok(answer(found.await?))
}

fn answer((media, content): (String, Vec<u8>)) -> Response {
    let mut response = content.into_response();
    let lines = [
        (header::CONTENT_TYPE, media.as_str()),
        (header::CACHE_CONTROL, KEPT),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    for (name, value) in lines {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
