//! Every URL of the program, and what stands before them all.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderName;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use house::app::App;
use house::web::{Error, RouteLine, guard};
use std::sync::Arc;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};

/// The largest body of a request that brings no file, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;
/// How hard pages are compressed. A page is made for one reader and sent once: the default would take as long as all the
/// rest of a page, and at the least a page is a sixth larger.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(1);
/// What people bring comes back as it is: it is large, mostly small already, and its length is told.
const FILES: NotForContentType = NotForContentType::const_new("application/octet-stream");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The URL table, for the docs and for the test that walks it.
pub fn table(app: &App) -> Vec<RouteLine> {
    app.rooms.routes(app).finish().0
}

/// The program as a service.
pub fn service(app: Arc<App>) -> Router {
    let https = app.config.https();
    let (_, router) = app.rooms.routes(&app).finish();
    // One stack, so that a request passes through one box and not through one for each layer; the outermost first.
    let worth = DefaultPredicate::new().and(FILES);
    let before_all = ServiceBuilder::new()
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(CompressionLayer::new().quality(COMPRESSION).compress_when(worth))
        .map_response(move |response: Response| guard::secured(https, response))
        .layer(from_fn_with_state(app.clone(), guard::speak))
        .layer(CatchPanicLayer::custom(guard::panicked))
        .layer(CsrfLayer::new().with_rejection_response(|_| guard::foreign()))
        .layer(from_fn_with_state(app.clone(), guard::limit_posts))
        .layer(DefaultBodyLimit::max(BODY_LIMIT));
    router
        .fallback(|| async { Error::NotFound })
        .method_not_allowed_fallback(|| async { Error::NotFound })
        .layer(before_all)
        .with_state(app)
}

/// The same pages with nothing before them and nothing round them, for `bench/pages` to compare with.
#[cfg(feature = "floor")]
pub fn floor(app: Arc<App>, floor: house::web::visit::floor::Floor) -> Router {
    let (_, router) = app.rooms.routes(&app).finish();
    router.layer(axum::Extension(floor)).with_state(app)
}
