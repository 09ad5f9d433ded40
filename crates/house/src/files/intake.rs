//! Forms that bring files. What comes goes to the depot piece by piece while the form is read; in the form stand the numbers
//! of the files, as if they had been brought before. So nothing is lost where something else in the form is not in order.

use super::keeping::Keeping;
use crate::app::App;
use crate::config::Config;
use crate::web::{Error, Form, Said, Visit};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRef, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use std::sync::Arc;

/// How many of the largest files a form may bring at once without a script, which sends each by itself.
const AT_ONCE: u64 = 4;
/// The most that all the words of a form may take, in bytes.
const WORDS: usize = 1024 * 1024;
/// The most parts of a form.
const PARTS: usize = 2_000;
const MEBIBYTE: u64 = 1024 * 1024;

/// A form that came with files or without. Complaints about files stand beside its field `bring`.
#[derive(Debug)]
pub struct Brought(pub Form);

/// The largest file, in bytes.
pub(super) fn largest(config: &Config) -> u64 {
    config.file_limit.saturating_mul(MEBIBYTE)
}

impl<S> FromRequest<S> for Brought
where
    Arc<App>: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Brought, Error> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, state).await?;
        let mut request = Request::from_parts(parts, body);
        let count = visit.app.config.files_per_text;
        let mut form = if is_multipart(request.headers()) {
            let room = largest(&visit.app.config).saturating_mul(AT_ONCE).saturating_add(MEBIBYTE);
            DefaultBodyLimit::max(usize::try_from(room).unwrap_or(usize::MAX)).apply(&mut request);
            let multipart = Multipart::from_request(request, state).await;
            let multipart = multipart.map_err(|_| Error::Malformed("error-form-kind".into()))?;
            Intake { keeping: Keeping::of(visit), form: Form::new(), words: 0 }.read(multipart).await?
        } else {
            Form::from_request(request, state).await?
        };
        if form.values("file").len() > count {
            form.fail("bring", Said::key("file-refused-count").with("limit", count));
        }
        Ok(Brought(form))
    }
}

fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data"))
}

/// A form that is being read.
struct Intake {
    keeping: Keeping,
    form: Form,
    words: usize,
}

impl Intake {
    async fn read(mut self, mut multipart: Multipart) -> Result<Form, Error> {
        for _ in 0..PARTS {
            let part = match multipart.next_field().await {
                Ok(None) => return Ok(self.described()),
                Ok(Some(part)) => part,
                Err(error) => return self.broken_off(error.status()),
            };
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                Some(file) => self.file(&file, part).await?,
                None => self.word(name, part).await?,
            }
        }
        Err(Error::TooLarge)
    }

    /// A field that somebody filled in.
    async fn word(&mut self, name: String, mut part: Field<'_>) -> Result<(), Error> {
        let mut value = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(|error| malformed(&error.into_response()))? {
            self.words = self.words.saturating_add(piece.len());
            if self.words > WORDS {
                return Err(Error::TooLarge);
            }
            value.extend_from_slice(&piece);
        }
        self.form = std::mem::take(&mut self.form).with(&name, String::from_utf8_lossy(&value).into_owned());
        Ok(())
    }

    /// A file; a field in which none was chosen comes with no name and no bytes.
    async fn file(&mut self, name: &str, mut part: Field<'_>) -> Result<(), Error> {
        let Some(mut arriving) = self.keeping.begin(name).await? else { return Ok(()) };
        loop {
            match part.chunk().await {
                Ok(Some(piece)) if arriving.take(&piece).await => {}
                Ok(_) => break,
                // The next part meets the same end, and the form is shown again.
                Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => return Ok(()),
                Err(error) => return Err(malformed(&error.into_response())),
            }
        }
        if name.is_empty() && arriving.is_empty() {
            return Ok(());
        }
        match self.keeping.end(arriving).await? {
            Ok(id) => self.form = std::mem::take(&mut self.form).with("file", id.to_string()),
            Err(said) => self.form.fail("bring", said),
        }
        Ok(())
    }

    /// Without a script one text says what all the pictures show that come with it.
    fn described(self) -> Form {
        let alt = self.form.value("alt").trim().to_owned();
        if alt.is_empty() {
            return self.form;
        }
        let came = self.keeping.came().iter();
        came.fold(self.form, |form, id| form.with(&format!("alt-{id}"), alt.clone()))
    }

    /// More came than is taken: what was read of the form so far is shown again. Anything else was cut off on its way.
    fn broken_off(mut self, status: StatusCode) -> Result<Form, Error> {
        if status != StatusCode::PAYLOAD_TOO_LARGE {
            return Err(Error::Malformed("error-form-broken".into()));
        }
        self.form.fail("bring", "file-refused-much");
        Ok(self.described())
    }
}

fn malformed(response: &axum::response::Response) -> Error {
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::Malformed("error-form-broken".into()),
    }
}
