//! Events that come back.

mod brought;
mod heard;
mod returns;

pub(super) use brought::{keep_besides, keep_later, moments, recast, take_in, turn};
pub(super) use heard::{came, meetings, minuted, pointed, took_on};
pub(super) use returns::{Return, returns};

use super::SeriesId;
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::web::Viewer;
use std::time::Duration;

db::record! {
    /// Events that come back.
    #[derive(Debug, Clone)]
    pub(super) struct Series {
        pub(super) id: SeriesId,
        pub(super) network_id: NetworkId,
        pub(super) space_id: SpaceId,
        pub(super) author_id: MemberId,
        /// As RFC 5545 writes it.
        pub(super) rule: String,
        /// Its first day, by which the rule reckons.
        pub(super) first_day: String,
        /// Days on which it does not come back, with blanks between them.
        pub(super) left_out: String,
        /// By how many days all of them were moved since.
        pub(super) shift: i64,
        /// The last day that was written down as an event.
        pub(super) grown_to: String,
        /// The code of the country on whose holidays it does not come back; empty where there is none.
        pub(super) holidays: String,
        /// From which days of its rule it is held otherwise: see `brought::Later`.
        pub(super) later: String,
        /// The moments at which it comes besides its rule, with blanks between them.
        pub(super) besides: String,
    }
}

db::record! {
    /// One of them.
    #[derive(Debug, Clone)]
    pub(super) struct Meeting {
        pub(super) series_id: SeriesId,
        pub(super) item_id: ItemId,
        pub(super) title: String,
        pub(super) starts_at: Time,
        pub(super) time_zone: String,
        pub(super) all_day: bool,
        pub(super) cancelled: bool,
        pub(super) coming_count: i64,
    }
}

/// Begins a series with this event; gives its number.
pub(super) fn begin(
    tx: &mut Write<'_>,
    (network, space, author): (NetworkId, SpaceId, MemberId),
    (item, rule, day): (ItemId, &str, &str),
    (left_out, now): (&str, Time),
) -> Result<SeriesId, Error> {
    let id: SeriesId = tx.one(
        "INSERT INTO event_series (network_id, space_id, author_id, rule, first_day, left_out, shift, grown_to, ended, begun_at)
         VALUES ($1, $2, $3, $4, $5, $6, 0, $5, FALSE, $7) RETURNING id",
        &[&network, &space, &author, &rule, &day, &left_out, &now],
    )?;
    tx.run("UPDATE events SET series_id = $2 WHERE item_id = $1", &[&item, &id])?;
    Ok(id)
}

/// Puts another event into a series, up to whose day it is written down then.
pub(super) fn join(tx: &mut Write<'_>, item: ItemId, (id, day): (SeriesId, &str)) -> Result<u64, Error> {
    tx.run("UPDATE events SET series_id = $2 WHERE item_id = $1", &[&item, &id])?;
    tx.run("UPDATE event_series SET grown_to = $2 WHERE id = $1 AND grown_to < $2", &[&id, &day])
}

/// The series, by its number.
pub(super) fn series(q: &mut Read<'_>, id: SeriesId) -> Result<Option<Series>, Error> {
    q.maybe(
        "SELECT id, network_id, space_id, author_id, rule, first_day, left_out, shift, grown_to, holidays,
                later, besides
         FROM event_series WHERE id = $1",
        &[&id],
    )
}

/// To which series an event belongs.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<SeriesId>, Error> {
    let found: Option<(Option<SeriesId>,)> =
        q.maybe("SELECT series_id FROM events WHERE item_id = $1", &[&item])?;
    Ok(found.and_then(|(series,)| series))
}

/// How many series are looked at together.
pub(super) const DUE: i64 = 50;

/// The series of which days before this one may be wanting, after this number.
pub(super) fn due(q: &mut Read<'_>, before: &str, after: SeriesId) -> Result<Vec<Series>, Error> {
    q.all(
        "SELECT id, network_id, space_id, author_id, rule, first_day, left_out, shift, grown_to, holidays,
                later, besides
         FROM event_series WHERE NOT ended AND grown_to < $1 AND id > $2 ORDER BY id LIMIT $3",
        &[&before, &after, &DUE],
    )
}

/// Notes up to which day a series is written down, and whether it has come to its end.
pub(super) fn grown(tx: &mut Write<'_>, id: SeriesId, to: &str, ended: bool) -> Result<u64, Error> {
    tx.run("UPDATE event_series SET grown_to = $2, ended = $3 WHERE id = $1", &[&id, &to, &ended])
}

/// Notes that all days to come are other ones, by so many days.
pub(super) fn shift(tx: &mut Write<'_>, id: SeriesId, days: i64) -> Result<u64, Error> {
    tx.run("UPDATE event_series SET shift = shift + $2 WHERE id = $1", &[&id, &days])
}

/// The last meeting of a series that was not changed by itself, nor moved elsewhere: the others are made after it.
pub(super) fn model(q: &mut Read<'_>, id: SeriesId) -> Result<Option<ItemId>, Error> {
    q.maybe(
        "SELECT events.item_id FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         WHERE events.series_id = $1 AND NOT events.own AND items.shelf IN ('shown', 'archived')
         ORDER BY events.starts_at DESC, events.item_id DESC LIMIT 1",
        &[&id],
    )
}

/// The meetings of a series after a moment that were not changed by themselves, nor moved elsewhere, the next first.
pub(super) fn to_come(q: &mut Read<'_>, id: SeriesId, after: Time, most: i64) -> Result<Vec<ItemId>, Error> {
    q.all(
        "SELECT events.item_id FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         WHERE events.series_id = $1 AND events.starts_at > $2 AND NOT events.own AND items.shelf = 'shown'
         ORDER BY events.starts_at, events.item_id LIMIT $3",
        &[&id, &after, &most],
    )
}

/// Notes whether a meeting was changed by itself: what is changed for all leaves it as it is then.
pub(super) fn set_own(tx: &mut Write<'_>, item: ItemId, own: bool) -> Result<u64, Error> {
    tx.run("UPDATE events SET own = $2 WHERE item_id = $1", &[&item, &own])
}

/// Holds an item that was just started as its model is held, at another time.
pub(super) fn hold_like(
    tx: &mut Write<'_>,
    (model, item): (ItemId, ItemId),
    (starts_at, ends_at): (Time, Time),
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO events (item_id, network_id, all_day, open_ended, time_zone, starts_at, ends_at, place, link,
                             cancelled, coming_count, maybe_count, sequence, changed_at, capacity, most_guests, sign_up,
                             way_in, features, language, cost, bring, hosts, series_id)
         SELECT CAST($2 AS BIGINT), network_id, all_day, open_ended, time_zone, CAST($3 AS BIGINT),
                CAST($4 AS BIGINT), place, link, FALSE, 0, 0, 0, CAST($5 AS BIGINT), capacity,
                most_guests, sign_up, way_in, features, language, cost, bring, hosts, series_id
         FROM events WHERE item_id = $1",
        &[&model, &item, &starts_at, &ends_at, &now],
    )?;
    tx.run(
        "INSERT INTO event_questions (item_id, position, question)
         SELECT CAST($2 AS BIGINT), position, question FROM event_questions WHERE item_id = $1",
        &[&model, &item],
    )?;
    Ok(())
}

/// Writes down what an event tells and takes as another one does.
pub(super) fn take_after(tx: &mut Write<'_>, (model, item): (ItemId, ItemId)) -> Result<u64, Error> {
    tx.run(
        "UPDATE events SET capacity = model.capacity, most_guests = model.most_guests, sign_up = model.sign_up,
                way_in = model.way_in, features = model.features, language = model.language, cost = model.cost,
                bring = model.bring, hosts = model.hosts
         FROM events AS model WHERE events.item_id = $2 AND model.item_id = $1",
        &[&model, &item],
    )
}

/// The series of a network that the viewer may read, the newest first, before this number: with their spaces.
pub(super) fn listed(
    q: &mut Read<'_>,
    viewer: &Viewer,
    before: SeriesId,
    most: i64,
) -> Result<Vec<(SeriesId, SpaceId, String)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        "SELECT event_series.id, event_series.space_id, spaces.name
         FROM event_series
         JOIN spaces ON spaces.id = event_series.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE event_series.network_id = $1 AND event_series.id < $4
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY event_series.id DESC LIMIT $5",
        &[&viewer.network.id, &me, &inside, &before, &most],
    )
}

/// How long before and after a moment the meetings of several series are looked for.
const AROUND: Duration = Duration::from_secs(86_400 * 400);

/// The meetings of these series around a moment: of each so many of the latest before it, and so many of the next after it, in
/// their order. The viewer may read the spaces in which they are; what was moved elsewhere, and what is not announced yet, is
/// left out.
pub(super) fn around(
    q: &mut Read<'_>,
    of: &[SeriesId],
    now: Time,
    (before, after): (i64, i64),
) -> Result<Vec<Meeting>, Error> {
    let keys: Vec<&dyn Param> = of.iter().map(|id| -> &dyn Param { id }).collect();
    let (low, high) = (now - AROUND, now + AROUND);
    let select = "SELECT series_id, item_id, title, starts_at, time_zone, all_day, cancelled, coming_count FROM (
            SELECT events.series_id, events.item_id, items.title, events.starts_at, events.time_zone, events.all_day,
                   events.cancelled, events.coming_count,
                   ROW_NUMBER() OVER (PARTITION BY events.series_id, events.starts_at < $1
                                      ORDER BY CASE WHEN events.starts_at < $1 THEN -events.starts_at ELSE events.starts_at END,
                                               events.item_id) AS place
            FROM events JOIN items ON items.id = events.item_id
            JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
            WHERE events.starts_at >= $2 AND events.starts_at < $3 AND items.shelf IN ('shown', 'archived')
              AND items.state <> 'draft' AND events.series_id";
    let nearest = ") found
         WHERE place <= CASE WHEN starts_at < $1 THEN CAST($4 AS BIGINT) ELSE CAST($5 AS BIGINT) END
         ORDER BY starts_at, item_id";
    batch::among(q, select, &[&now, &low, &high, &before, &after], &keys, nearest)
}

/// As [`around`], of one series: of those before the moment so many of the latest, however long ago they were.
pub(super) fn of_one(q: &mut Read<'_>, id: SeriesId, now: Time, most: i64) -> Result<Vec<Meeting>, Error> {
    let mut meetings: Vec<Meeting> = q.all(
        "SELECT events.series_id, events.item_id, items.title, events.starts_at, events.time_zone, events.all_day,
                events.cancelled, events.coming_count
         FROM events CROSS JOIN items CROSS JOIN event_series
         WHERE events.series_id = $1 AND events.starts_at < $2 AND items.id = events.item_id
           AND event_series.id = events.series_id AND event_series.space_id = items.space_id
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft'
         ORDER BY events.starts_at DESC, events.item_id DESC LIMIT $3",
        &[&id, &now, &most],
    )?;
    meetings.reverse();
    meetings.extend(around(q, &[id], now, (0, most))?);
    Ok(meetings)
}

/// The next meetings of a series after a moment, the next first; as [`around`], however far they are.
pub(super) fn next(q: &mut Read<'_>, id: SeriesId, after: Time, most: i64) -> Result<Vec<Meeting>, Error> {
    q.all(
        "SELECT events.series_id, events.item_id, items.title, events.starts_at, events.time_zone, events.all_day,
                events.cancelled, events.coming_count
         FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         WHERE events.series_id = $1 AND events.starts_at >= $2 AND items.shelf IN ('shown', 'archived')
           AND items.state <> 'draft'
         ORDER BY events.starts_at, events.item_id LIMIT $3",
        &[&id, &after, &most],
    )
}

/// Notes that a series leaves a day out.
pub(super) fn leave_out(tx: &mut Write<'_>, id: SeriesId, day: &str) -> Result<u64, Error> {
    tx.run("UPDATE event_series SET left_out = left_out || ' ' || $2 WHERE id = $1", &[&id, &day])
}
