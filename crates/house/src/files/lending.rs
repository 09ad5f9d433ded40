//! A picture that somebody brought so that something is made of it, and that is not kept itself.

use super::attaching::{GRACE, named};
use super::{store, thumb_place};
use crate::ids::FileId;
use crate::web::{Error, Form, Viewer, Visit};
use db::Write;

/// The small size of the one picture that a form brought, with the files that came; none where the form complains now.
///
/// # Errors
/// Those of the database; [`Error::Away`] where the depot does not do its work.
pub async fn picture_brought(visit: &Visit, form: &mut Form) -> Result<Option<(Vec<FileId>, Vec<u8>)>, Error> {
    let ids = named(form);
    if form.has_errors() {
        return Ok(None);
    }
    let asked = ids.clone();
    let found = visit.read(move |q, viewer| Ok(store::waiting(q, viewer.member()?.id, &asked)?)).await?;
    let Some(file) = found.into_iter().next() else {
        form.fail("bring", "file-refused-none");
        return Ok(None);
    };
    if !file.is_picture() {
        form.fail("bring", "portrait-refused-kind");
        return Ok(None);
    }
    let away = |cause: String| Error::Away(anyhow::anyhow!("a picture could not be read: {cause}"));
    let body = visit.app.depot.open(&thumb_place(&file.place)).await.map_err(|trouble| away(trouble.to_string()))?;
    let body = body.ok_or_else(|| away("it is not where it should be".to_owned()))?;
    let most = usize::try_from(file.thumb_bytes).unwrap_or_default();
    let bytes = axum::body::to_bytes(body, most).await.map_err(|cause| away(cause.to_string()))?;
    Ok(Some((ids, bytes.to_vec())))
}

/// Gives back what was brought for this alone.
///
/// # Errors
/// Those of the database.
pub fn give_back(tx: &mut Write<'_>, viewer: &Viewer, ids: &[FileId]) -> Result<(), Error> {
    let waiting = store::waiting(tx, viewer.member()?.id, ids)?;
    Ok(store::remove(tx, &waiting, viewer.now + GRACE)?)
}
