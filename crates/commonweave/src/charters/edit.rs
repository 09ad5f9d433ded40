//! Writing a version of the charter. The form carries the version it began from: who was overtaken sees what
//! changed meanwhile, and loses nothing of what they typed.

use super::charter::{Charter, NewCharter, WRITTEN};
use super::store;
use super::version::{Part, parts};
use crate::charters::acts::CHARTER_REVISED;
use askama::Template;
use db::{Read, Write};
use house::happenings::{self, Happened};
use house::web::{Answer, Error, Form, Page, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "charters/views/edit.html")]
pub(super) struct EditPage {
    form: Form,
    path: String,
    /// The version from which the next one starts; 0 before the first.
    base: i64,
    /// What was changed by others since the form was opened.
    meanwhile: Vec<Part>,
    begun: i64,
}

/// The form, filled with the charter in force.
pub(super) async fn edit(visit: Visit) -> Answer {
    visit
        .page(|q, viewer| {
            let newest = store::newest(q, viewer.network.id)?;
            let draft = store::draft(q, viewer.network.id)?;
            let form = newest.as_ref().map_or_else(Form::new, filled);
            let form = draft.map_or(form, |draft| draft.filled());
            page(q, viewer, form)
        })
        .await
}

/// Writes the next version.
pub(super) async fn create(visit: Visit, mut form: Form) -> Answer {
    for field in WRITTEN {
        form = visit.typeset(form, field).await;
    }
    match visit.change_once(form, write).await? {
        Ok(1) => Ok(visit.go_saying(visit.path("charter"), "charter-written-done")),
        Ok(_) => Ok(visit.go_saying(visit.path("charter"), "charter-revised-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, form).map(Page::invalid)).await,
    }
}

/// Writes the next version and tells its number.
fn write(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form) -> Result<i64, Error> {
    let newest = store::newest(tx, viewer.network.id)?;
    let base = newest.as_ref().map_or(0, |newest| newest.version);
    if form.value("base").parse() != Ok(base) {
        form.fail_whole("charter-changed-meanwhile");
    }
    let new = NewCharter::read(form, newest.is_none())?;
    if newest.is_some_and(|newest| newest.says(&new)) {
        return Err(Error::Refused(Said::key("charter-refused-same").with("version", base)));
    }
    let (network, author) = (viewer.network.id, viewer.member()?.id);
    let id = match store::write(tx, network, author, base.saturating_add(1), &new, viewer.now) {
        Err(error) if error.is_unique("charters_version") => {
            return Err(Error::Refused(Said::key("charter-changed-meanwhile")));
        }
        id => id?,
    };
    store::discard_draft(tx, network)?;
    let happened = Happened::new(&CHARTER_REVISED).subject(id.get());
    happenings::record(tx, network, Some(author), viewer.now, happened)?;
    Ok(base.saturating_add(1))
}

pub(super) fn page(q: &mut Read<'_>, viewer: &Viewer, form: Form) -> Result<Page<EditPage>, Error> {
    let newest = store::newest(q, viewer.network.id)?;
    let base = newest.as_ref().map_or(0, |newest| newest.version);
    let begun = form.value("base").parse().unwrap_or(base);
    let meanwhile = match (newest, begun == base) {
        (Some(newest), false) => {
            let older = store::version(q, viewer.network.id, begun)?;
            parts(older.as_ref().unwrap_or(&newest), &newest)
        }
        _ => Vec::new(),
    };
    let path = viewer.path("charter");
    let title = Said::key(if base == 0 { "charter-write" } else { "charter-revise" });
    let body = EditPage { form, path: path.clone(), base, meanwhile, begun };
    Ok(Page::new(body, title).place(Place::Charter).under("charter-title", path))
}

fn filled(charter: &Charter) -> Form {
    Form::new()
        .with("vision", charter.vision.clone())
        .with("purpose", charter.purpose.clone())
        .with("principles", charter.principles.clone())
        .with("objectives", charter.objectives.clone())
}
