//! The versions of a charter, and what each of them changed.

use super::charter::{Charter, PARTS};
use super::store;
use askama::Template;
use house::web::difference::{Piece, difference};
use house::web::{Answer, At, Error, Page, Place, Said, Visit, filters};

/// How many versions stand on a page.
const PAGE: usize = 30;

#[derive(Template)]
#[template(path = "charters/views/versions.html")]
struct VersionsPage {
    path: String,
    newest: i64,
    versions: Vec<Charter>,
    older: Option<String>,
}

#[derive(Template)]
#[template(path = "charters/views/version.html")]
struct VersionPage {
    path: String,
    charter: Charter,
    since: Option<i64>,
    parts: Vec<Part>,
    newest: bool,
}

/// A part of the charter with what changed in it.
pub(super) struct Part {
    pub(super) heading: &'static str,
    pub(super) pieces: Vec<Piece>,
    pub(super) changed: bool,
}

/// All versions, the latest first.
pub(super) async fn list(visit: Visit) -> Answer {
    let before = visit.query.value("after").parse().unwrap_or(i64::MAX);
    visit
        .page(move |q, viewer| {
            let newest = store::newest(q, viewer.network.id)?.ok_or(Error::NotFound)?;
            let mut versions = store::versions_before(q, viewer.network.id, before, 31)?;
            let more = versions.len() > PAGE;
            versions.truncate(PAGE);
            let path = viewer.path("charter");
            let last = versions.last().filter(|_| more);
            let older = last.map(|last| format!("{path}/versions?after={}", last.version));
            let body = VersionsPage { newest: newest.version, versions, older, path: path.clone() };
            let title = Said::key("charter-versions");
            Ok(Page::new(body, title).place(Place::Charter).under("charter-title", path))
        })
        .await
}

/// One version, with what it changed in the one before, or in another that was asked for by `since`.
pub(super) async fn show(visit: Visit, At((_, number)): At<(String, i64)>) -> Answer {
    let since: Option<i64> = visit.query.value("since").parse().ok();
    visit
        .page(move |q, viewer| {
            let network = viewer.network.id;
            let charter = store::version(q, network, number)?.ok_or(Error::NotFound)?;
            let newest = store::newest(q, network)?.is_some_and(|newest| newest.version == number);
            let older = match since.or_else(|| number.checked_sub(1)).filter(|since| *since < number) {
                Some(since) => store::version(q, network, since)?,
                None => None,
            };
            let parts = parts(older.as_ref().unwrap_or(&charter), &charter);
            let path = viewer.path("charter");
            let since = older.map(|older| older.version);
            let body = VersionPage { path: path.clone(), charter, since, parts, newest };
            let title = Said::key("charter-version").with("version", number);
            let page = Page::new(body, title).place(Place::Charter).under("charter-title", path.clone());
            Ok(page.under("charter-versions", format!("{path}/versions")))
        })
        .await
}

/// What changed from one version to another, part by part.
pub(super) fn parts(older: &Charter, newer: &Charter) -> Vec<Part> {
    PARTS
        .iter()
        .map(|(field, heading)| {
            let pieces = difference(older.part(field), newer.part(field));
            let changed = pieces.iter().any(|piece| piece.added() || piece.removed());
            Part { heading, pieces, changed }
        })
        .collect()
}
