//! Putting files on an item or a message, in the change that writes it, and taking them off.
//!
//! A form names the files that it carries in its field `file`, one after the other, and says in `alt-NUMBER` what each
//! picture shows. The field `files` tells that it was shown with its files, so that those left out are to go.

use super::file::File;
use super::store;
use crate::ids::{FileId, ItemId, MemberId, MessageId};
use crate::web::{Error, Form, Viewer};
use db::{Time, Write};
use std::time::Duration;

/// The longest text that says what a picture shows.
const ALT: usize = 500;
/// How long the bytes of a file stay that was taken off, so that a copy of the database made before finds them.
pub(super) const GRACE: Duration = Duration::from_secs(60 * 60 * 24);

/// What carries files: an item, or one of its messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// The item, which says who may have them.
    pub item: ItemId,
    /// The message; none for the item itself.
    pub message: Option<MessageId>,
}

impl Target {
    /// The item itself.
    pub fn item(item: ItemId) -> Target {
        Target { item, message: None }
    }

    /// A message of an item.
    pub fn message(item: ItemId, message: MessageId) -> Target {
        Target { item, message: Some(message) }
    }
}

/// The files that a form carries.
pub(super) fn named(form: &Form) -> Vec<FileId> {
    let mut ids: Vec<FileId> = form.values("file").iter().filter_map(|id| id.parse().ok()).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Whether a form carries any file, so that it may come without words.
pub fn any(form: &Form) -> bool {
    !named(form).is_empty()
}

/// Puts the files of a form where they belong and takes off those that it no longer carries. Tells whether anything is other
/// than before. Whoever asks has made sure that the viewer may write there.
///
/// # Errors
/// [`Error::Invalid`] with a complaint in the form; those of the database.
pub fn attach(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form, target: Target) -> Result<bool, Error> {
    let named = named(form);
    if named.is_empty() && form.value("files").is_empty() {
        return Ok(false);
    }
    let there = store::on(tx, target)?;
    let (stay, go): (Vec<File>, Vec<File>) = there.into_iter().partition(|file| named.contains(&file.id));
    let new: Vec<FileId> = named.into_iter().filter(|id| !stay.iter().any(|file| file.id == *id)).collect();
    let new = waiting(tx, viewer.member()?.id, &new, form)?;
    let changed: Vec<(FileId, String)> = stay
        .iter()
        .map(|file| (file.id, alt(form, file)))
        .filter(|(id, alt)| stay.iter().any(|file| file.id == *id && file.alt != *alt))
        .collect();
    form.checked()?;
    store::remove(tx, &go, viewer.now + GRACE)?;
    store::describe(tx, &changed)?;
    let came = store::attach(tx, viewer.member()?.id, target, &new)?;
    Ok(came > 0 || !go.is_empty() || !changed.is_empty())
}

/// Puts the files of an item itself on another one too. From then on each goes its own way: who may have one is asked of the item
/// that carries it.
///
/// # Errors
/// Those of the database.
pub fn carry(tx: &mut Write<'_>, between: (ItemId, ItemId), now: Time) -> Result<(), db::Error> {
    store::carry(tx, between, now)
}

/// Those of the viewer's files that wait, with what they show. One that waited too long is complained about.
fn waiting(
    tx: &mut Write<'_>,
    member: MemberId,
    ids: &[FileId],
    form: &mut Form,
) -> Result<Vec<(FileId, String)>, Error> {
    let found = store::waiting(tx, member, ids)?;
    if found.len() < ids.len() {
        form.fail("bring", "file-refused-gone");
    }
    Ok(found.iter().map(|file| (file.id, alt(form, file))).collect())
}

/// What a picture shows, as the form says it; what is kept, where the form does not ask.
fn alt(form: &mut Form, file: &File) -> String {
    let field = format!("alt-{}", file.id);
    if !file.is_picture() || form.values(&field).is_empty() {
        return file.alt.clone();
    }
    form.optional_line(&field, ALT)
}

/// Takes all files off an item that is purged, and off its messages.
pub(super) fn forget_item(tx: &mut Write<'_>, item: ItemId) -> Result<(), db::Error> {
    let gone = store::all_of_item(tx, item)?;
    // Its time of grace is over: nothing of it has to stay for a copy of the database.
    store::remove(tx, &gone, Time::from_micros(0))
}

/// Takes all files off a message that is removed.
///
/// # Errors
/// Those of the database.
pub fn forget_message(tx: &mut Write<'_>, message: MessageId, now: Time) -> Result<(), db::Error> {
    let gone = store::of_messages(tx, &[message])?;
    store::remove(tx, &gone, now + GRACE)
}
