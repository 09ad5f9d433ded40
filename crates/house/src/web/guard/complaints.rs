//! Puts an error into the reader's language. The page depends on the error, the language, the address and the session
//! alone, so that what is hidden and what does not exist look the same to the last byte.

use super::reader::Reader;
use crate::app::App;
use crate::web::error::{Complaint, Error};
use crate::web::frame::{Crumb, ErrorContent};
use crate::web::texts::{Locale, Said, Speech};
use crate::web::visit::{plain_frame, theme};
use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Renders the page of an error on its way out.
pub async fn speak(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let (uri, asked) = (request.uri().clone(), Asked::of(request.headers()));
    let mut response = next.run(request).await;
    let Some(complaint) = response.extensions_mut().remove::<Complaint>() else { return response };
    let cookies = asked.cookies();
    let reader = Reader::of(&app, &cookies, response.status()).await;
    let reference = asked.reference.as_ref().and_then(|id| id.to_str().ok());
    let reference = reference.filter(|_| response.status().is_server_error());
    let speech = Speech::new(app.texts.clone(), asked.locale(), "UTC", app.clock.now());
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let mut frame = plain_frame(&speech, &complaint.title, path);
    frame.theme = theme(&cookies);
    let mut ways = vec![Crumb { text: speech.key("error-way-home").into_owned(), href: "/".to_owned() }];
    if let Some(reader) = &reader {
        reader.fill(&mut frame);
        ways = [reader.ways(&speech), ways].concat();
    }
    let missing = response.status() == StatusCode::NOT_FOUND && reader.is_some();
    let advice = if missing { &Said::key("error-missing-known") } else { &complaint.advice };
    let (heading, said) = (speech.say(&complaint.title), speech.say(advice));
    let body = ErrorContent { heading: &heading, said: &said, ways: &ways, reference };
    let content = body.render_with_values(&speech).unwrap_or_default();
    let page = frame.round(&content, &speech);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.remove(header::CONTENT_LENGTH);
    *response.body_mut() = page.unwrap_or_default().into();
    response
}

/// What of a request the page of an error depends on. Every request passes here and few end in an error: it is kept as it
/// came, and looked into when it is needed.
struct Asked {
    languages: Option<HeaderValue>,
    reference: Option<HeaderValue>,
    cookies: Vec<HeaderValue>,
}

impl Asked {
    fn of(headers: &HeaderMap) -> Asked {
        Asked {
            languages: headers.get(header::ACCEPT_LANGUAGE).cloned(),
            reference: headers.get("x-request-id").cloned(),
            cookies: headers.get_all(header::COOKIE).iter().cloned().collect(),
        }
    }

    fn locale(&self) -> Locale {
        let languages = self.languages.as_ref().and_then(|value| value.to_str().ok());
        languages.and_then(Locale::accepted).unwrap_or_default()
    }

    fn cookies(&self) -> HeaderMap {
        self.cookies.iter().map(|cookie| (header::COOKIE, cookie.clone())).collect()
    }
}

/// The answer to a post that another site sent in somebody's name.
pub fn foreign() -> Response {
    let said = crate::web::Said::key("error-foreign-advice");
    let mut response = Error::Malformed(said).into_response();
    *response.status_mut() = StatusCode::FORBIDDEN;
    response
}

/// The answer where a handler panicked: the cause goes to the log, a page to the reader.
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| cause.downcast_ref::<String>().cloned());
    Error::Broken(anyhow::anyhow!("a handler panicked: {}", text.unwrap_or_default())).into_response()
}
