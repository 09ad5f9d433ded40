//! What is one's own: what a member wrote and did in this network, as files to keep.

use super::pack;
use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use house::web::{Answer, Error, Page, Visit, filters};
use std::io::Cursor;

#[derive(Template)]
#[template(path = "portability/views/own.html")]
struct OwnPage {
    network: String,
    file: String,
}

/// `GET /n/{slug}/my-data`
pub(super) async fn show(visit: Visit) -> Answer {
    visit
        .page(move |_, viewer| {
            viewer.member()?;
            let file = viewer.path("my-data.zip");
            let back = viewer.path("profile");
            let page = OwnPage { network: viewer.network.name.clone(), file };
            Ok(Page::new(page, "my-data-title").under("member-profile-title", back))
        })
        .await
}

/// `GET /n/{slug}/my-data.zip`
pub(super) async fn take(visit: Visit) -> Answer {
    let rooms = visit.app.rooms;
    let bytes = visit
        .read(move |q, viewer| {
            let member = viewer.member()?.id;
            let mut file = Cursor::new(Vec::new());
            pack::member(q, rooms, member, &mut file).map_err(Error::Broken)?;
            Ok(file.into_inner())
        })
        .await?;
    let mut response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"my-data.zip\""),
    );
    Ok(response)
}
