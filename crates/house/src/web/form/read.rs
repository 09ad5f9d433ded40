//! How a form comes in: as `application/x-www-form-urlencoded`, as `multipart/form-data`, or behind a question mark.

use super::{Form, Upload};
use crate::web::error::Error;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;

impl Form {
    /// What stands behind the question mark of an address.
    pub fn of_query(query: &str) -> Form {
        form_urlencoded::parse(query.as_bytes())
            .fold(Form::new(), |form, (name, value)| form.with(&name, value))
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Form, Error> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or("application/x-www-form-urlencoded").to_ascii_lowercase();
        if kind.starts_with("multipart/form-data") {
            let multipart = Multipart::from_request(request, state).await;
            return parts(multipart.map_err(|_| Error::Malformed("error-form-kind".into()))?).await;
        }
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Error::Malformed("error-form-kind".into()));
        }
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| refused(&rejection.into_response()))?;
        Ok(form_urlencoded::parse(&bytes).fold(Form::new(), |form, (name, value)| form.with(&name, value)))
    }
}

async fn parts(mut multipart: Multipart) -> Result<Form, Error> {
    let mut form = Form::new();
    loop {
        let part = multipart.next_field().await.map_err(|error| refused(&error.into_response()))?;
        let Some(part) = part else { return Ok(form) };
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|error| refused(&error.into_response()))?;
        form = match file {
            Some(file) => form.with_file(&name, Upload { name: file, bytes: bytes.as_ref().into() }),
            None => form.with(&name, String::from_utf8_lossy(&bytes).into_owned()),
        };
    }
}

fn refused(response: &axum::response::Response) -> Error {
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::Malformed("error-form-broken".into()),
    }
}
