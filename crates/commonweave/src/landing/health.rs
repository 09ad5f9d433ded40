//! Whether the server runs, and whether it can do its work: for whoever watches over it.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use house::app::App;
use std::sync::Arc;
use std::time::Duration;

/// Says that the process answers; asks nothing of the database.
pub(super) async fn live() -> Response {
    answer(StatusCode::OK, "alive\n")
}

/// How long a database may take to show that it can read and write.
const PATIENCE: Duration = Duration::from_secs(4);

/// Says whether the database answers and writes too; 503 while it does not. Nobody can have more than a write a second made
/// by asking: between them it reads, and says of writing what the last write has shown.
pub(super) async fn ready(State(app): State<Arc<App>>) -> Response {
    let probing = app.throttle.may_probe();
    let look = async {
        app.db.read(super::store::answers).await?;
        if probing {
            app.db.write(super::store::writes).await?;
        }
        Ok::<_, db::Error>(())
    };
    let found = tokio::time::timeout(PATIENCE, look).await;
    if probing {
        app.throttle.probed(matches!(found, Ok(Ok(()))));
    }
    let why = match found {
        Ok(Ok(())) if app.throttle.last_probe() => return answer(StatusCode::OK, "ready\n"),
        Ok(Ok(())) => "the last write was not kept".to_owned(),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "no answer in time".to_owned(),
    };
    tracing::warn!(why, "the database does not do its work");
    let mut away = answer(StatusCode::SERVICE_UNAVAILABLE, "the database does not answer, or cannot write\n");
    away.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    away
}

fn answer(status: StatusCode, text: &'static str) -> Response {
    let head = [(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))];
    (status, head, text).into_response()
}
