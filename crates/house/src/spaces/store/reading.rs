//! Spaces as a viewer may see them: every statement carries the viewer, and none gives a row that is hidden.

use crate::access::{Action, SpaceVisibility};
use crate::ids::{MemberId, NetworkId, SpaceId};
use crate::spaces::space::{Space, SpaceText};
use crate::web::{Error, Viewer};
use db::{Read, Time, Write};

/// A place in the list of spaces: how high the space stands by hand, when something last happened in it, its number.
pub(in crate::spaces) type Before = (i64, Time, SpaceId);

/// The place before all of them.
pub(in crate::spaces) fn first() -> Before {
    (i64::MAX, Time::from_micros(i64::MAX), SpaceId::from(i64::MAX))
}

/// The number of nobody, for viewers who are not members.
const NOBODY: i64 = 0;

fn me(viewer: &Viewer) -> MemberId {
    viewer.member_id().unwrap_or(MemberId::from(NOBODY))
}

/// The space, if the viewer may read it.
///
/// # Errors
/// Those of the database.
pub fn visible_to(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId) -> Result<Option<Space>, Error> {
    let space: Option<Space> = q.maybe(
        "SELECT spaces.id, spaces.network_id, spaces.kind, spaces.name, spaces.purpose, spaces.visibility,
                spaces.member_count, spaces.created_at, spaces.last_activity_at, spaces.tabs, spaces.phase,
                spaces.joining, spaces.join_question, spaces.archived_at, spaces.arranged, spaces.resting,
                space_members.role, space_members.seen_at
         FROM spaces
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $3
         WHERE spaces.id = $1 AND spaces.network_id = $2",
        &[&id, &viewer.network.id, &me(viewer)],
    )?;
    Ok(space.filter(|space| space.may(viewer, Action::ReadSpace)))
}

/// Those of these spaces that the viewer may read, asked in a few statements for all.
///
/// # Errors
/// Those of the database.
pub fn those_visible_to(q: &mut Read<'_>, viewer: &Viewer, ids: &[SpaceId]) -> Result<Vec<Space>, Error> {
    let keys: Vec<&dyn db::Param> = ids.iter().map(|id| -> &dyn db::Param { id }).collect();
    let spaces: Vec<Space> = crate::batch::among(
        q,
        "SELECT spaces.id, spaces.network_id, spaces.kind, spaces.name, spaces.purpose, spaces.visibility,
                spaces.member_count, spaces.created_at, spaces.last_activity_at, spaces.tabs, spaces.phase,
                spaces.joining, spaces.join_question, spaces.archived_at, spaces.arranged, spaces.resting,
                space_members.role, space_members.seen_at
         FROM spaces
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE +spaces.network_id = $1 AND spaces.id",
        &[&viewer.network.id, &me(viewer)],
        &keys,
        "ORDER BY spaces.id",
    )?;
    Ok(spaces.into_iter().filter(|space| space.may(viewer, Action::ReadSpace)).collect())
}

/// The commons of a network. It gives no right: who asks for the host, or has asked already.
///
/// # Errors
/// Those of the database.
pub fn commons(q: &mut Read<'_>, network: NetworkId) -> Result<Option<SpaceId>, db::Error> {
    q.maybe(
        "SELECT id FROM spaces WHERE network_id = $1 AND kind = 'commons' ORDER BY id LIMIT 1",
        &[&network],
    )
}

/// Who may read a space of this network. It gives no right: who asks for the host, or has asked already.
///
/// # Errors
/// Those of the database.
pub fn of_network(
    q: &mut Read<'_>,
    network: NetworkId,
    id: SpaceId,
) -> Result<Option<SpaceVisibility>, db::Error> {
    q.maybe("SELECT visibility FROM spaces WHERE id = $1 AND network_id = $2", &[&id, &network])
}

/// The spaces in which the viewer may start an item, the liveliest first, at most 50.
///
/// # Errors
/// Those of the database.
pub fn open_to(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Space>, Error> {
    let spaces: Vec<Space> = q.all(
        "SELECT spaces.id, spaces.network_id, spaces.kind, spaces.name, spaces.purpose, spaces.visibility,
                spaces.member_count, spaces.created_at, spaces.last_activity_at, spaces.tabs, spaces.phase,
                spaces.joining, spaces.join_question, spaces.archived_at, spaces.arranged, spaces.resting,
                space_members.role, space_members.seen_at
         FROM space_members JOIN spaces ON spaces.id = space_members.space_id
         WHERE space_members.member_id = $1 AND spaces.archived_at IS NULL
         ORDER BY spaces.last_activity_at DESC, spaces.id DESC LIMIT 50",
        &[&me(viewer)],
    )?;
    Ok(spaces.into_iter().filter(|space| space.may(viewer, Action::TakePart)).collect())
}

/// The spaces that the viewer may see and that are in use, those first that stewards have arranged, in their order, then the
/// liveliest; or those that were put aside. After this place; 31 at most.
pub(in crate::spaces) fn browse(
    q: &mut Read<'_>,
    viewer: &Viewer,
    before: Before,
    archived: bool,
) -> Result<Vec<Space>, Error> {
    let inside = viewer.member_id().is_some();
    if archived {
        return browse_archived(q, viewer, (before.1, before.2));
    }
    Ok(q.all(
        "SELECT spaces.id, spaces.network_id, spaces.kind, spaces.name, spaces.purpose, spaces.visibility,
                spaces.member_count, spaces.created_at, spaces.last_activity_at, spaces.tabs, spaces.phase,
                spaces.joining, spaces.join_question, spaces.archived_at, spaces.arranged, spaces.resting,
                space_members.role, space_members.seen_at
         FROM spaces
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE spaces.network_id = $1 AND spaces.archived_at IS NULL
           AND (spaces.arranged, spaces.last_activity_at, spaces.id) < ($4, $5, $6)
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY spaces.arranged DESC, spaces.last_activity_at DESC, spaces.id DESC LIMIT 31",
        &[&viewer.network.id, &me(viewer), &inside, &before.0, &before.1, &before.2],
    )?)
}

fn browse_archived(q: &mut Read<'_>, viewer: &Viewer, before: (Time, SpaceId)) -> Result<Vec<Space>, Error> {
    let inside = viewer.member_id().is_some();
    Ok(q.all(
        "SELECT spaces.id, spaces.network_id, spaces.kind, spaces.name, spaces.purpose, spaces.visibility,
                spaces.member_count, spaces.created_at, spaces.last_activity_at, spaces.tabs, spaces.phase,
                spaces.joining, spaces.join_question, spaces.archived_at, spaces.arranged, spaces.resting,
                space_members.role, space_members.seen_at
         FROM spaces
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE spaces.network_id = $1 AND spaces.archived_at IS NOT NULL
           AND (spaces.last_activity_at, spaces.id) < ($4, $5)
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY spaces.last_activity_at DESC, spaces.id DESC LIMIT 31",
        &[&viewer.network.id, &me(viewer), &inside, &before.0, &before.1],
    )?)
}

/// The liveliest spaces that the viewer may read and join and is not in, at most `limit`.
///
/// # Errors
/// Those of the database.
pub fn to_join(q: &mut Read<'_>, viewer: &Viewer, limit: usize) -> Result<Vec<Space>, Error> {
    let spaces = browse(q, viewer, first(), false)?;
    let open =
        spaces.into_iter().filter(|space| space.role.is_none() && space.may(viewer, Action::JoinSpace));
    Ok(open.take(limit).collect())
}

/// Number and name of those of these spaces that the viewer may read.
///
/// # Errors
/// Those of the database.
pub fn names(q: &mut Read<'_>, viewer: &Viewer, ids: &[SpaceId]) -> Result<Vec<(SpaceId, String)>, Error> {
    let keys: Vec<&dyn db::Param> = ids.iter().map(|id| -> &dyn db::Param { id }).collect();
    let inside = viewer.member_id().is_some();
    Ok(crate::batch::among(
        q,
        "SELECT spaces.id, spaces.name FROM spaces
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE +spaces.network_id = $1
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
           AND spaces.id",
        &[&viewer.network.id, &me(viewer), &inside],
        &keys,
        "ORDER BY spaces.id",
    )?)
}

/// Changes a space's name, purpose and visibility, and notes when it was opened to those who are not in it.
pub(in crate::spaces) fn rename(
    tx: &mut Write<'_>,
    id: SpaceId,
    text: &SpaceText,
    visibility: SpaceVisibility,
    now: Time,
) -> Result<u64, Error> {
    let changed = tx.run(
        "UPDATE spaces SET name = $2, name_key = $3, purpose = $4, visibility = $5, updated_at = $6,
                opened_up_at = CASE WHEN visibility = 'members' AND $5 <> 'members' THEN $6 ELSE opened_up_at END
         WHERE id = $1",
        &[&id, &text.name, &text.name.to_lowercase(), &text.purpose, &visibility, &now],
    )?;
    super::renew(tx, id)?;
    Ok(changed)
}

/// Notes that something happened in the space, so that lists and the rail can say so.
///
/// # Errors
/// Those of the database.
pub fn note_activity(tx: &mut Write<'_>, id: SpaceId, now: Time) -> Result<(), Error> {
    tx.run("UPDATE spaces SET last_activity_at = $2 WHERE id = $1 AND last_activity_at < $2", &[&id, &now])?;
    Ok(())
}
