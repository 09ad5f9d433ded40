//! What calendar files say of series.

use super::Series;
use crate::events::series::SeriesId;
use db::{Error, Read, Time, Write};
use house::ids::ItemId;

/// The meetings of a series between two moments, in their order: when each begins, and whether it was changed by itself.
pub(in crate::events::series) fn moments(
    q: &mut Read<'_>,
    id: SeriesId,
    (from, before): (Time, Time),
) -> Result<Vec<(ItemId, Time, bool)>, Error> {
    q.all(
        "SELECT item_id, starts_at, own FROM events
         WHERE series_id = $1 AND starts_at >= $2 AND starts_at < $3 ORDER BY starts_at, item_id",
        &[&id, &from, &before],
    )
}

/// Puts an event into a series, as one that is changed by itself.
pub(in crate::events::series) fn take_in(
    tx: &mut Write<'_>,
    item: ItemId,
    id: SeriesId,
) -> Result<u64, Error> {
    tx.run("UPDATE events SET series_id = $2, own = TRUE WHERE item_id = $1", &[&item, &id])
}

/// Notes from which days on a series is held otherwise.
pub(in crate::events::series) fn keep_later(
    tx: &mut Write<'_>,
    id: SeriesId,
    later: &str,
) -> Result<u64, Error> {
    tx.run("UPDATE event_series SET later = $2 WHERE id = $1", &[&id, &later])
}

/// Notes that one of these days has come: all days to come are other ones, by so many days.
pub(in crate::events::series) fn turn(
    tx: &mut Write<'_>,
    id: SeriesId,
    (later, days): (&str, i64),
) -> Result<u64, Error> {
    tx.run("UPDATE event_series SET later = $2, shift = shift + $3 WHERE id = $1", &[&id, &later, &days])
}

/// Notes at which moments a series comes besides its rule.
pub(in crate::events::series) fn keep_besides(
    tx: &mut Write<'_>,
    id: SeriesId,
    moments: &str,
) -> Result<u64, Error> {
    tx.run("UPDATE event_series SET besides = $2 WHERE id = $1", &[&id, &moments])
}

/// Writes down another rule of a series, by which it goes on from where it is.
pub(in crate::events::series) fn recast(tx: &mut Write<'_>, series: &Series) -> Result<u64, Error> {
    tx.run(
        "UPDATE event_series SET rule = $2, first_day = $3, left_out = $4, shift = $5, ended = FALSE WHERE id = $1",
        &[&series.id, &series.rule, &series.first_day, &series.left_out, &series.shift],
    )
}
