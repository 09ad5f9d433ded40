//! Whether the server runs, and whether it can do its work: for whoever watches over it.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use house::app::App;
use std::sync::Arc;

/// Says that the process answers; asks nothing of the database.
pub(super) async fn live() -> Response {
    answer(StatusCode::OK, "alive\n")
}

/// Says whether the database answers too; 503 while it does not.
pub(super) async fn ready(State(app): State<Arc<App>>) -> Response {
    match app.db.read(super::store::answers).await {
        Ok(_) => answer(StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(?error, "the database does not answer");
            answer(StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

fn answer(status: StatusCode, text: &'static str) -> Response {
    let head = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
    ];
    (status, head, text).into_response()
}
