//! Where somebody is named in agendas and minutes.

use crate::events::minutes::point::PointId;
use db::{Error, Read, Write};
use house::ids::{ItemId, MemberId, NetworkId};
use house::room::Erased;

/// Whether somebody else of the network has this folded name, whose account was not erased.
pub(super) fn has_namesake(q: &mut Read<'_>, erased: &Erased, name_key: &str) -> Result<bool, Error> {
    let other: Option<MemberId> = q.maybe(
        "SELECT id FROM members
         WHERE network_id = $1 AND name_key = $2 AND id <> $3 AND erased_at IS NULL ORDER BY id LIMIT 1",
        &[&erased.network, &name_key, &erased.member],
    )?;
    Ok(other.is_some())
}

/// Takes a name out of approved minutes, where it stands in this way, and from the points that somebody brings.
pub(super) fn unname(tx: &mut Write<'_>, erased: &Erased, (was, is): (&str, &str)) -> Result<(), Error> {
    tx.run(
        "UPDATE minutes_versions SET html = REPLACE(html, $2, $3)
         WHERE item_id IN (SELECT id FROM items WHERE network_id = $1 AND kind = 'event')
           AND REPLACE(html, $2, $3) <> html",
        &[&erased.network, &was, &is],
    )?;
    tx.run(
        "UPDATE agenda_points SET speaker = $3 WHERE network_id = $1 AND speaker = $2",
        &[&erased.network, &erased.name, &erased.nobody],
    )?;
    Ok(())
}

/// The notes of points in which something like this stands.
pub(super) fn points(
    q: &mut Read<'_>,
    network: NetworkId,
    like: &str,
) -> Result<Vec<(PointId, String, String)>, Error> {
    q.all(
        "SELECT id, notes, notes_html FROM agenda_points WHERE network_id = $1 AND notes LIKE $2 ORDER BY id",
        &[&network, &like],
    )
}

/// The same of what they said before.
pub(super) fn revisions(
    q: &mut Read<'_>,
    network: NetworkId,
    like: &str,
) -> Result<Vec<(PointId, i64, String)>, Error> {
    q.all(
        "SELECT agenda_revisions.point_id, agenda_revisions.revision, agenda_revisions.notes
         FROM agenda_points JOIN agenda_revisions ON agenda_revisions.point_id = agenda_points.id
         WHERE agenda_points.network_id = $1 AND agenda_revisions.notes LIKE $2
         ORDER BY agenda_revisions.point_id, agenda_revisions.revision",
        &[&network, &like],
    )
}

/// Approved minutes in which something like this stands.
pub(super) fn versions(
    q: &mut Read<'_>,
    network: NetworkId,
    like: &str,
) -> Result<Vec<(ItemId, i64, String)>, Error> {
    q.all(
        "SELECT minutes_versions.item_id, minutes_versions.number, minutes_versions.html
         FROM items JOIN minutes_versions ON minutes_versions.item_id = items.id
         WHERE items.network_id = $1 AND items.kind = 'event' AND minutes_versions.html LIKE $2
         ORDER BY minutes_versions.item_id, minutes_versions.number",
        &[&network, &like],
    )
}

/// Writes the notes of a point anew, where they still say what they were read as; nobody has edited them. 0 where somebody did.
pub(super) fn rewrite_point(
    tx: &mut Write<'_>,
    id: PointId,
    was: &str,
    (notes, html): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE agenda_points SET notes = $2, notes_html = $3 WHERE id = $1 AND notes = $4",
        &[&id, &notes, &html, &was],
    )
}

/// The same of what the notes of a point said before.
pub(super) fn rewrite_revision(
    tx: &mut Write<'_>,
    (id, revision): (PointId, i64),
    (was, notes): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE agenda_revisions SET notes = $3 WHERE point_id = $1 AND revision = $2 AND notes = $4",
        &[&id, &revision, &notes, &was],
    )
}

/// The same of approved minutes.
pub(super) fn rewrite_version(
    tx: &mut Write<'_>,
    (item, number): (ItemId, i64),
    (was, html): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE minutes_versions SET html = $3 WHERE item_id = $1 AND number = $2 AND html = $4",
        &[&item, &number, &html, &was],
    )
}
