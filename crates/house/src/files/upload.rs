//! Bringing files while one writes: each by itself, so that one sees how far it has come. The answer is what the form shows of
//! them.

use super::file::Shown;
use super::intake::Brought;
use super::{attaching, store};
use crate::web::{Answer, Error, Said, Visit, filters};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};

#[derive(Template)]
#[template(path = "files/views/brought.html")]
struct BroughtPage {
    files: Vec<Shown>,
    errors: Vec<Said>,
}

/// `POST /n/{slug}/files`
pub(super) async fn create(visit: Visit, Brought(mut form): Brought) -> Answer {
    let ids = attaching::named(&form);
    if ids.is_empty() && !form.has_errors() {
        form.fail("bring", "file-refused-none");
    }
    let read = visit.read(move |q, viewer| {
        let found = store::waiting(q, viewer.member()?.id, &ids)?;
        let files: Vec<Shown> = found.into_iter().map(|file| file.shown(viewer)).collect();
        Ok::<_, Error>((files, viewer.account.clone(), viewer.network.clone()))
    });
    let (files, account, network) = read.await?;
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let errors = form.errors().iter().map(|(_, said)| said.clone()).collect();
    let speech = visit.speech(account.as_ref(), Some(&network));
    let html = BroughtPage { files, errors }.render_with_values(&speech)?;
    Ok((status, Html(html)).into_response())
}
