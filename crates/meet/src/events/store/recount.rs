//! Counts again who comes.

use db::{Error, Read};
use house::recount::{Counted, Wrong};

/// The counts that are wrong.
pub(in crate::events) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let coming = Wrong::each("event", "people who come", coming(q)?);
    let perhaps = Wrong::each("event", "people who come perhaps", perhaps(q)?);
    Ok(coming.chain(perhaps).collect())
}

fn coming(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT events.item_id AS id, events.coming_count AS kept,
                   (SELECT COUNT(*) FROM event_answers
                    WHERE event_answers.item_id = events.item_id AND event_answers.answer = 'yes') AS counted
            FROM events) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn perhaps(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT events.item_id AS id, events.maybe_count AS kept,
                   (SELECT COUNT(*) FROM event_answers
                    WHERE event_answers.item_id = events.item_id AND event_answers.answer = 'maybe') AS counted
            FROM events) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}
