//! Counts again who comes, who waits, whose seats are kept, who was there, and what was said to time polls.

use crate::events::{polls, presence, tables};
use db::{Error, Read};
use house::recount::{Counted, Wrong};

/// The counts that are wrong.
pub(in crate::events) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let seated = Wrong::each("event", "people who come", seated(q)?);
    let held = Wrong::each("event", "seats that are kept", offered(q)?);
    let perhaps = Wrong::each("event", "people who come perhaps", perhaps(q)?);
    let waiting = Wrong::each("event", "people who wait", waiting(q)?);
    let used = Wrong::each("reserve", "seats that are used", used(q)?);
    let (came, answered, rounds) = (presence::recount(q)?, polls::recount(q)?, tables::recount(q)?);
    let seats = seated.chain(held).chain(perhaps).chain(waiting).chain(used);
    Ok(seats.chain(came).chain(answered).chain(rounds).collect())
}

fn seated(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT events.item_id AS id, events.coming_count AS kept,
                   (SELECT CAST(COALESCE(SUM(attendances.party), 0) AS BIGINT) FROM attendances
                    WHERE attendances.item_id = events.item_id AND attendances.seat = 'seated') AS counted
            FROM events) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn offered(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT events.item_id AS id, events.held_count AS kept,
                   (SELECT CAST(COALESCE(SUM(attendances.party), 0) AS BIGINT) FROM attendances
                    WHERE attendances.item_id = events.item_id AND attendances.seat = 'offered') AS counted
            FROM events) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn perhaps(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT events.item_id AS id, events.maybe_count AS kept,
                   (SELECT COUNT(*) FROM attendances
                    WHERE attendances.item_id = events.item_id AND attendances.answer = 'maybe') AS counted
            FROM events) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn waiting(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT events.item_id AS id, events.waiting_count AS kept,
                   (SELECT COUNT(*) FROM attendances
                    WHERE attendances.item_id = events.item_id AND attendances.seat = 'waiting') AS counted
            FROM events) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn used(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT event_reserves.id, event_reserves.used AS kept,
                   (SELECT CAST(COALESCE(SUM(attendances.party), 0) AS BIGINT) FROM attendances
                    WHERE attendances.item_id = event_reserves.item_id AND attendances.reserve_id = event_reserves.id
                      AND attendances.seat IN ('seated', 'offered')) AS counted
            FROM event_reserves) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}
