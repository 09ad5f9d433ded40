//! Who came to the meetings of a series, and who did what for them: of those that were announced, took place, and are where the series
//! is.

use crate::events::series::SeriesId;
use db::{Error, Read, Time};
use house::ids::{ItemId, MemberId};

/// The meetings that began between two moments, in their order.
pub(in crate::events::series) fn meetings(
    q: &mut Read<'_>,
    id: SeriesId,
    (from, until): (Time, Time),
) -> Result<Vec<ItemId>, Error> {
    q.all(
        "SELECT events.item_id
         FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         WHERE events.series_id = $1 AND events.starts_at >= $2 AND events.starts_at < $3 AND NOT events.cancelled
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft'
         ORDER BY events.starts_at, events.item_id",
        &[&id, &from, &until],
    )
}

/// To how many of them each member came; where somebody noted who was there, these alone count.
pub(in crate::events::series) fn came(
    q: &mut Read<'_>,
    id: SeriesId,
    (from, until): (Time, Time),
) -> Result<Vec<(MemberId, i64)>, Error> {
    q.all(
        "SELECT attendances.member_id, COUNT(*) AS amount
         FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         JOIN attendances ON attendances.item_id = events.item_id
         WHERE events.series_id = $1 AND events.starts_at >= $2 AND events.starts_at < $3 AND NOT events.cancelled
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft' AND attendances.member_id IS NOT NULL
           AND attendances.answer = 'yes' AND attendances.seat IN ('seated', 'free')
           AND (events.came_count = 0 OR attendances.came_at IS NOT NULL)
         GROUP BY attendances.member_id ORDER BY attendances.member_id",
        &[&id, &from, &until],
    )
}

/// How many points each member put on their agendas, or proposed for them.
pub(in crate::events::series) fn pointed(
    q: &mut Read<'_>,
    id: SeriesId,
    (from, until): (Time, Time),
) -> Result<Vec<(MemberId, i64)>, Error> {
    q.all(
        "SELECT agenda_points.member_id, COUNT(*) AS amount
         FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         JOIN agenda_points ON agenda_points.item_id = events.item_id
         WHERE events.series_id = $1 AND events.starts_at >= $2 AND events.starts_at < $3 AND NOT events.cancelled
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft'
         GROUP BY agenda_points.member_id ORDER BY agenda_points.member_id",
        &[&id, &from, &until],
    )
}

/// How many decisions and actions each member wrote into their minutes.
pub(in crate::events::series) fn minuted(
    q: &mut Read<'_>,
    id: SeriesId,
    (from, until): (Time, Time),
) -> Result<Vec<(MemberId, i64)>, Error> {
    q.all(
        "SELECT minutes_lines.member_id, COUNT(*) AS amount
         FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         JOIN minutes_lines ON minutes_lines.item_id = events.item_id
         WHERE events.series_id = $1 AND events.starts_at >= $2 AND events.starts_at < $3 AND NOT events.cancelled
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft'
         GROUP BY minutes_lines.member_id ORDER BY minutes_lines.member_id",
        &[&id, &from, &until],
    )
}

/// How many actions each member took on.
pub(in crate::events::series) fn took_on(
    q: &mut Read<'_>,
    id: SeriesId,
    (from, until): (Time, Time),
) -> Result<Vec<(MemberId, i64)>, Error> {
    q.all(
        "SELECT minutes_lines.owner_id, COUNT(*) AS amount
         FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         JOIN minutes_lines ON minutes_lines.item_id = events.item_id
         WHERE events.series_id = $1 AND events.starts_at >= $2 AND events.starts_at < $3 AND NOT events.cancelled
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft'
           AND minutes_lines.kind = 'action' AND minutes_lines.owner_id IS NOT NULL
         GROUP BY minutes_lines.owner_id ORDER BY minutes_lines.owner_id",
        &[&id, &from, &until],
    )
}
