//! Making a link.

use super::{DAYS, NewInvitation};
use crate::access::Role;
use crate::happenings::{self, Happened};
use crate::ids::InvitationId;
use crate::members::acts::INVITATION_MADE;
use crate::members::store;
use crate::web::{Error, Viewer};
use db::Write;
use std::time::Duration;

/// Makes a link, and records that.
pub(super) fn make(tx: &mut Write<'_>, viewer: &Viewer, new: &NewInvitation) -> Result<InvitationId, Error> {
    let by = viewer.member()?.id;
    let id = store::insert_invitation(tx, viewer.network.id, by, new, viewer.now)?;
    let happened = Happened::new(&INVITATION_MADE).subject(id.get()).detail(new.role.as_str());
    happenings::record(tx, viewer.network.id, Some(by), viewer.now, happened)?;
    Ok(id)
}

/// Writes down that a steward invited somebody by mail as a member, for as long as links last, without a letter: it went
/// elsewhere, and so did what the link holds.
///
/// # Errors
/// Those of the database.
pub fn note_invited(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (email, note): (&str, &str),
    token_hash: String,
) -> Result<InvitationId, Error> {
    let lasts = Duration::from_secs(u64::try_from(DAYS).unwrap_or_default() * 86_400);
    let new = NewInvitation {
        token_hash,
        role: Role::Member,
        note: note.to_owned(),
        email: email.to_lowercase(),
        member: None,
        expires_at: viewer.now + lasts,
        uses: 1,
    };
    make(tx, viewer, &new)
}
