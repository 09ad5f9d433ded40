//! Handing files out. Each time it is asked whether the viewer may have the file, also where their browser holds it already.

use super::file::{File, Shown};
use super::name::disposition;
use super::{store, thumb_place};
use crate::ids::{FileId, ItemId, MessageId};
use crate::items;
use crate::web::{Answer, At, Error, Viewer, Visit};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use db::Read;

/// A browser that shows a file by itself runs nothing that stands in it and loads nothing for its sake.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// The files of an item that the viewer may read.
///
/// # Errors
/// Those of the database.
pub fn of_item(q: &mut Read<'_>, viewer: &Viewer, item: ItemId) -> Result<Vec<Shown>, Error> {
    Ok(store::of_item(q, item)?.into_iter().map(|file| file.shown(viewer)).collect())
}

/// The files of these messages of an item that the viewer may read.
///
/// # Errors
/// Those of the database.
pub fn of_messages(q: &mut Read<'_>, viewer: &Viewer, ids: &[MessageId]) -> Result<Vec<Shown>, Error> {
    Ok(store::of_messages(q, ids)?.into_iter().map(|file| file.shown(viewer)).collect())
}

/// `GET /n/{slug}/files/{id}`: a picture to look at, anything else to save.
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, FileId)>) -> Answer {
    let file = visit.read(move |q, viewer| visible_to(q, viewer, id)).await?;
    let place = file.place.clone();
    send(&visit, &file, &place, file.bytes, &format!("\"{}\"", file.digest)).await
}

/// `GET /n/{slug}/files/{id}/thumb`: the small size of a picture.
pub(super) async fn thumb(visit: Visit, At((_, id)): At<(String, FileId)>) -> Answer {
    let file = visit.read(move |q, viewer| visible_to(q, viewer, id)).await?;
    if !file.is_picture() {
        return Err(Error::NotFound);
    }
    let place = thumb_place(&file.place);
    send(&visit, &file, &place, file.thumb_bytes, &format!("\"{}-thumb\"", file.digest)).await
}

/// The file, if the viewer may read its item, or has brought it and not yet sent it.
fn visible_to(q: &mut Read<'_>, viewer: &Viewer, id: FileId) -> Result<File, Error> {
    let file = store::by_id(q, viewer.network.id, id)?.ok_or(Error::NotFound)?;
    let may = match file.item_id {
        Some(item) => items::visible_to(q, viewer, item)?.is_some(),
        None => viewer.member_id() == Some(file.member_id),
    };
    if may { Ok(file) } else { Err(Error::NotFound) }
}

async fn send(visit: &Visit, file: &File, place: &str, bytes: i64, mark: &str) -> Answer {
    let known = visit.headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known == Some(mark) {
        return Ok(told(StatusCode::NOT_MODIFIED.into_response(), file, mark));
    }
    let body = visit.app.depot.open(place).await.map_err(|trouble| {
        tracing::error!(cause = %trouble, "a file could not be handed out");
        Error::Away(anyhow::anyhow!("a file could not be handed out"))
    })?;
    let body =
        body.ok_or_else(|| anyhow::anyhow!("the bytes of file {} are not where they should be", file.id))?;
    let mut response = told(Response::new(body), file, mark);
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
    Ok(response)
}

/// The answer with what a browser has to know about the file.
fn told(mut response: Response, file: &File, mark: &str) -> Response {
    let shown = disposition(&file.name, file.is_picture());
    let lines: [(HeaderName, &str); 5] = [
        (header::CONTENT_TYPE, &file.media),
        (header::CONTENT_DISPOSITION, &shown),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        // A browser may hold it, and asks each time whether it may still show it.
        (header::CACHE_CONTROL, "private, no-cache"),
        (header::ETAG, mark),
    ];
    for (name, value) in lines {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
