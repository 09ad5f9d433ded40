//! The one error type at the edge. Which to use:
//!
//! - [`Error::NotFound`] for what does not exist *and* for what the viewer may not see; nobody can tell the two apart.
//! - [`Error::Invalid`] when the form already carries its complaints, each beside its field.
//! - [`Error::Refused`] when a rule refuses the act as a whole; the sentence says what to do next.
//! - [`Error::Broken`] for what must never happen; logged once, here, and shown as 500.

use super::texts::Said;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::time::Duration;

/// What a handler may answer instead of a page.
#[derive(Debug)]
pub enum Error {
    /// Absent, or hidden from this viewer: 404.
    NotFound,
    /// The form carries complaints: 422, and the form again.
    Invalid,
    /// A rule refuses: 409, or the form again with this sentence above it.
    Refused(Said),
    /// The request cannot be understood: 400.
    Malformed(Said),
    /// Larger than the server takes: 413.
    TooLarge,
    /// Too many requests: 429, with how long to wait.
    TooMany(Duration),
    /// The server has more to do than it can queue: 503, with how long to wait.
    Busy(Duration),
    /// Ours to mend: 500.
    Broken(anyhow::Error),
}

/// What a handler returns.
pub type Answer = Result<Response, Error>;

/// Travels with an error response to the layer that puts it into the reader's language.
#[derive(Debug, Clone)]
pub struct Complaint {
    /// The heading.
    pub title: Said,
    /// What to do next.
    pub advice: Said,
}

impl Error {
    fn parts(&self) -> (StatusCode, Complaint) {
        let said = |title, advice| Complaint { title: Said::key(title), advice: Said::key(advice) };
        match self {
            Error::NotFound => (StatusCode::NOT_FOUND, said("error-missing-title", "error-missing-advice")),
            Error::Invalid => {
                (StatusCode::UNPROCESSABLE_ENTITY, said("error-invalid-title", "error-invalid-advice"))
            }
            Error::Refused(advice) => (
                StatusCode::CONFLICT,
                Complaint { title: "error-refused-title".into(), advice: advice.clone() },
            ),
            Error::Malformed(advice) => (
                StatusCode::BAD_REQUEST,
                Complaint { title: "error-malformed-title".into(), advice: advice.clone() },
            ),
            Error::TooLarge => {
                (StatusCode::PAYLOAD_TOO_LARGE, said("error-large-title", "error-large-advice"))
            }
            Error::TooMany(_) => {
                (StatusCode::TOO_MANY_REQUESTS, said("error-many-title", "error-many-advice"))
            }
            Error::Busy(_) => {
                (StatusCode::SERVICE_UNAVAILABLE, said("error-busy-title", "error-busy-advice"))
            }
            Error::Broken(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, said("error-broken-title", "error-broken-advice"))
            }
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Error::Broken(cause) = &self {
            tracing::error!(cause = format!("{cause:#}"), "a request failed");
        }
        let (status, complaint) = self.parts();
        let mut response = status.into_response();
        if let Error::TooMany(wait) | Error::Busy(wait) = self {
            let seconds = wait.as_secs().max(1);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(complaint);
        response
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Error {
        match error {
            db::Error::Missing => Error::NotFound,
            db::Error::Busy { retry_after } => Error::Busy(retry_after),
            db::Error::TooSlow => Error::Busy(Duration::from_secs(5)),
            db::Error::Unavailable(why) => {
                tracing::error!(why, "the database is away");
                Error::Busy(Duration::from_secs(5))
            }
            other => Error::Broken(other.into()),
        }
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Error {
        Error::Broken(error)
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Error {
        Error::Broken(error.into())
    }
}
