//! The small stylesheet that gives a network its colour.

use crate::web::colour::{Rgb, fingerprint, stylesheet};
use crate::web::{At, Error, Visit};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// Kept for a year without asking again: another colour has another address.
const FOREVER: HeaderValue = HeaderValue::from_static("private, max-age=31536000, immutable");

/// The stylesheet of the network's present colour; what names another colour is not there.
pub(super) async fn show(visit: Visit, At((_, file)): At<(String, String)>) -> Result<Response, Error> {
    let colour = visit.read(|_, viewer| Ok(viewer.network.colour.clone())).await?;
    let colour = colour.as_deref().and_then(Rgb::parse).ok_or(Error::NotFound)?;
    if file != format!("{}.css", fingerprint(colour)) {
        return Err(Error::NotFound);
    }
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, FOREVER)], stylesheet(colour)).into_response())
}
