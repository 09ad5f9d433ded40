//! Giving a task to somebody: only to whoever may read it, and so that they hear of it.

use super::acts::{TASK_GIVEN, TASK_TAKEN};
use super::desk::note;
use super::store;
use db::{Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::web::{Error, Viewer};
use house::{items, members};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    /// They have it now.
    Now,
    /// They had it before.
    Before,
    /// They may not read it, so they do not have it.
    Never,
}

/// Gives a task to a member, or lets the viewer take it, and writes that down. Where help was wanted that they offer, it is no
/// longer.
pub(super) fn give_to(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (space, id): (SpaceId, ItemId),
    to: MemberId,
) -> Result<Given, Error> {
    // The viewer has found it.
    let mine = viewer.member_id() == Some(to);
    if !mine && !may_have(tx, (viewer.network.id, viewer.now), id, to)? {
        return Ok(Given::Never);
    }
    if store::people::give(tx, viewer.network.id, id, to, viewer.now)? == 0 {
        return Ok(Given::Before);
    }
    if mine {
        note(tx, viewer, (space, id), &TASK_TAKEN, (None, ""))?;
    } else {
        note(tx, viewer, (space, id), &TASK_GIVEN, (Some(to), ""))?;
    }
    store::seek_help_ends(tx, id, to)?;
    Ok(Given::Now)
}

/// Whether somebody may read the task that they are given.
pub(super) fn may_have(
    q: &mut Read<'_>,
    (network, now): (NetworkId, Time),
    id: ItemId,
    to: MemberId,
) -> Result<bool, Error> {
    if members::active_names(q, network, &[to])?.is_empty() {
        return Ok(false);
    }
    match Viewer::of_member(q, to, now) {
        Ok(theirs) => Ok(items::visible_to(q, &theirs, id)?.is_some()),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}
