//! The place in a form where files are brought, described and left out.

use super::attaching::{self, Target};
use super::file::Shown;
use super::intake::largest;
use super::store;
use crate::config::Config;
use crate::web::{Error, Form, Piece, Said, Viewer, filters};
use askama::Template;
use db::Read;

/// The field of a form by which it knows the largest file that may come with it.
const LIMIT: &str = "file-limit";

#[derive(Template)]
#[template(path = "files/views/field.html")]
struct Field {
    files: Vec<Shown>,
    href: String,
    limit: u64,
    error: Option<Said>,
    alt: String,
}

/// The form, which knows from now on how large a file may be.
pub fn offering(form: Form, config: &Config) -> Form {
    form.replaced(LIMIT, largest(config).to_string())
}

/// What a form shows of files: those that it carries, or, where it is opened anew, those that stand on what it changes.
///
/// # Errors
/// Those of the database.
pub fn field(q: &mut Read<'_>, viewer: &Viewer, form: &Form, target: Option<Target>) -> Result<Piece, Error> {
    let there = target.map(|target| store::on(q, target)).transpose()?.unwrap_or_default();
    let named = attaching::named(form);
    let anew = form.value("files").is_empty() && named.is_empty();
    let waiting = match viewer.member_id() {
        Some(member) => store::waiting(q, member, &named)?,
        None => Vec::new(),
    };
    let carried = there.into_iter().filter(|file| anew || named.contains(&file.id)).chain(waiting);
    let shown = carried.map(|file| {
        let typed = form.values(&format!("alt-{}", file.id)).first();
        let alt = typed.unwrap_or(&file.alt).clone();
        Shown { alt, ..file.shown(viewer) }
    });
    Ok(Piece::of(Field {
        files: shown.collect(),
        href: viewer.path("files"),
        limit: form.value(LIMIT).parse().unwrap_or(0),
        error: form.error("bring").cloned(),
        alt: form.value("alt").to_owned(),
    }))
}

impl Field {
    /// The largest file, in mebibytes.
    fn mebibytes(&self) -> i64 {
        i64::try_from(self.limit / (1024 * 1024)).unwrap_or(i64::MAX)
    }
}
