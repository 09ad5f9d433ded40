//! The points of an agenda.

use crate::events::minutes::point::{Aim, Point, PointId, PointState};
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// A point as somebody puts it on an agenda, or changes it.
#[derive(Debug, Clone)]
pub(in crate::events::minutes) struct New {
    pub(in crate::events::minutes) title: String,
    pub(in crate::events::minutes) aim: Aim,
    pub(in crate::events::minutes) length: Option<i64>,
    pub(in crate::events::minutes) speaker: String,
    pub(in crate::events::minutes) material: String,
}

impl New {
    /// Whether a point says just this, and nothing came of it yet.
    pub(in crate::events::minutes) fn is(&self, point: &Point) -> bool {
        (&self.title, self.aim, self.length) == (&point.title, point.aim, point.length)
            && (&self.speaker, &self.material) == (&point.speaker, &point.material)
            && point.notes.is_empty()
    }
}

/// The points of an event, in their order.
pub(in crate::events::minutes) fn points(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Point>, Error> {
    q.all(
        "SELECT id, position, title, aim, length, speaker, material, state, member_id, notes, notes_html, revision,
                began_at, ended_at
         FROM agenda_points WHERE item_id = $1 ORDER BY position, id",
        &[&item],
    )
}

/// How many points stand on the agenda of an event.
pub(in crate::events::minutes) fn planned(q: &mut Read<'_>, item: ItemId) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM agenda_points WHERE item_id = $1 AND state = 'planned'", &[&item])
}

/// A point of this event.
pub(in crate::events::minutes) fn point(
    q: &mut Read<'_>,
    item: ItemId,
    id: PointId,
) -> Result<Option<Point>, Error> {
    q.maybe(
        "SELECT id, position, title, aim, length, speaker, material, state, member_id, notes, notes_html, revision,
                began_at, ended_at
         FROM agenda_points WHERE id = $2 AND item_id = $1",
        &[&item, &id],
    )
}

/// Puts a point at the end of an agenda.
pub(in crate::events::minutes) fn lay(
    tx: &mut Write<'_>,
    (network, item, by): (NetworkId, ItemId, MemberId),
    new: &New,
    state: PointState,
) -> Result<PointId, Error> {
    tx.one(
        "INSERT INTO agenda_points (item_id, network_id, position, title, aim, length, speaker, material, state,
                                    member_id, notes, notes_html, revision)
         VALUES ($1, $2, (SELECT COALESCE(MAX(position), 0) + 1 FROM agenda_points WHERE item_id = $1),
                 $3, $4, $5, $6, $7, $8, $9, '', '', 1) RETURNING id",
        &[&item, &network, &new.title, &new.aim, &new.length, &new.speaker, &new.material, &state, &by],
    )
}

/// Writes down a point anew.
pub(in crate::events::minutes) fn rearrange(
    tx: &mut Write<'_>,
    id: PointId,
    new: &New,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE agenda_points SET title = $2, aim = $3, length = $4, speaker = $5, material = $6 WHERE id = $1",
        &[&id, &new.title, &new.aim, &new.length, &new.speaker, &new.material],
    )
}

/// Writes down whether a point stands on the agenda, and where.
pub(in crate::events::minutes) fn set_state(
    tx: &mut Write<'_>,
    id: PointId,
    (state, position): (PointState, i64),
) -> Result<u64, Error> {
    tx.run("UPDATE agenda_points SET state = $2, position = $3 WHERE id = $1", &[&id, &state, &position])
}

/// Writes down when a point was begun and ended.
pub(in crate::events::minutes) fn set_times(
    tx: &mut Write<'_>,
    id: PointId,
    (began, ended): (Option<Time>, Option<Time>),
) -> Result<u64, Error> {
    tx.run("UPDATE agenda_points SET began_at = $2, ended_at = $3 WHERE id = $1", &[&id, &began, &ended])
}

/// Takes a point away, of which nothing was written down but the words of the agenda.
pub(in crate::events::minutes) fn remove(tx: &mut Write<'_>, id: PointId) -> Result<u64, Error> {
    tx.run("DELETE FROM agenda_revisions WHERE point_id = $1", &[&id])?;
    tx.run("DELETE FROM agenda_points WHERE id = $1", &[&id])
}

/// Writes down the notes of a point and keeps what they said before. Nothing where they are at another number by now.
pub(in crate::events::minutes) fn keep_notes(
    tx: &mut Write<'_>,
    before: &Point,
    (notes, html): (&str, &str),
    (by, now): (MemberId, Time),
) -> Result<u64, Error> {
    let changed = tx.run(
        "UPDATE agenda_points SET notes = $3, notes_html = $4, revision = revision + 1 WHERE id = $1 AND revision = $2",
        &[&before.id, &before.revision, &notes, &html],
    )?;
    if changed > 0 {
        tx.run(
            "INSERT INTO agenda_revisions (point_id, revision, notes, member_id, kept_at) VALUES ($1, $2, $3, $4, $5)",
            &[&before.id, &before.revision, &before.notes, &by, &now],
        )?;
    }
    Ok(changed)
}

/// What the notes of a point said at this number.
pub(in crate::events::minutes) fn notes_at(
    q: &mut Read<'_>,
    id: PointId,
    revision: i64,
) -> Result<Option<String>, Error> {
    q.maybe("SELECT notes FROM agenda_revisions WHERE point_id = $1 AND revision = $2", &[&id, &revision])
}

/// Until when members may propose points, and when the agenda or the minutes were changed last.
pub(in crate::events::minutes) fn agenda(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Option<(Option<Time>, Time)>, Error> {
    q.maybe("SELECT open_until, changed_at FROM agendas WHERE item_id = $1", &[&item])
}

/// Notes that an agenda or its minutes are others.
pub(in crate::events::minutes) fn touch(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO agendas (item_id, network_id, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (item_id) DO UPDATE SET changed_at = excluded.changed_at",
        &[&item, &network, &now],
    )
}

/// Writes down until when members may propose points.
pub(in crate::events::minutes) fn close_at(
    tx: &mut Write<'_>,
    item: ItemId,
    until: Option<Time>,
) -> Result<u64, Error> {
    tx.run("UPDATE agendas SET open_until = $2 WHERE item_id = $1", &[&item, &until])
}
