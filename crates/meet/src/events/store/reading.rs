//! Events as they are read: by their item, which the viewer may read, or with the viewer in the statement.

use crate::events::event::{Event, EventAnswer};
use crate::events::times::LONGEST;
use db::{Param, Read, Time};
use house::batch;
use house::dates::Window;
use house::ids::{ItemId, MemberId, SpaceId};
use house::web::{Error, Viewer};
use std::time::Duration;

/// The number of nobody and of no space.
const NONE: i64 = 0;

/// When and where an item that the viewer may read is held.
pub(in crate::events) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Event>, Error> {
    Ok(q.maybe(
        "SELECT all_day, open_ended, time_zone, starts_at, ends_at, place, link, cancelled, coming_count, maybe_count
         FROM events WHERE item_id = $1",
        &[&item],
    )?)
}

/// When items that the viewer may read are held: for whole days or not, whether it was called off, and from when.
pub(in crate::events) fn of_items(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, bool, bool, Time)>, db::Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, all_day, cancelled, starts_at FROM events WHERE item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id")
}

/// What a member has said.
pub(in crate::events) fn answer_of(
    q: &mut Read<'_>,
    item: ItemId,
    member: MemberId,
) -> Result<Option<EventAnswer>, db::Error> {
    q.maybe("SELECT answer FROM event_answers WHERE item_id = $1 AND member_id = $2", &[&item, &member])
}

/// The first who said that they come.
pub(in crate::events) fn coming(
    q: &mut Read<'_>,
    item: ItemId,
    most: i64,
) -> Result<Vec<(MemberId, String)>, Error> {
    Ok(q.all(
        "SELECT members.id, members.name
         FROM event_answers JOIN members ON members.id = event_answers.member_id
         WHERE event_answers.item_id = $1 AND event_answers.answer = 'yes'
         ORDER BY event_answers.answered_at, event_answers.member_id LIMIT $2",
        &[&item, &most],
    )?)
}

db::record! {
    /// Somebody who comes, or perhaps.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Coming {
        pub(in crate::events) id: MemberId,
        pub(in crate::events) name: String,
        pub(in crate::events) headline: String,
        pub(in crate::events) answered_at: Time,
    }
}

/// Those who said this, in the order in which they did, after this place; 61 at most.
pub(in crate::events) fn answered(
    q: &mut Read<'_>,
    item: ItemId,
    answer: EventAnswer,
    after: (Time, MemberId),
) -> Result<Vec<Coming>, Error> {
    Ok(q.all(
        "SELECT members.id, members.name, members.headline, event_answers.answered_at
         FROM event_answers JOIN members ON members.id = event_answers.member_id
         WHERE event_answers.item_id = $1 AND event_answers.answer = $2
           AND (event_answers.answered_at, event_answers.member_id) > ($3, $4)
         ORDER BY event_answers.answered_at, event_answers.member_id LIMIT 61",
        &[&item, &answer, &after.0, &after.1],
    )?)
}

db::record! {
    /// An event in a calendar.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Planned {
        pub(in crate::events) item_id: ItemId,
        pub(in crate::events) title: String,
        pub(in crate::events) author_id: MemberId,
        pub(in crate::events) space_id: SpaceId,
        pub(in crate::events) space_name: String,
        pub(in crate::events) all_day: bool,
        pub(in crate::events) open_ended: bool,
        pub(in crate::events) starts_at: Time,
        pub(in crate::events) ends_at: Time,
        pub(in crate::events) place: String,
        pub(in crate::events) link: String,
        pub(in crate::events) cancelled: bool,
        pub(in crate::events) sequence: i64,
        pub(in crate::events) changed_at: Time,
        pub(in crate::events) answer: Option<EventAnswer>,
    }
}

/// Of each 24 hours the first are taken before all of them are put in order.
const PLANNED: &str = "SELECT item_id, title, author_id, space_id, space_name, all_day, open_ended, starts_at, ends_at, place, link,
            cancelled, sequence, changed_at, answer
     FROM (
        SELECT events.item_id, items.title, items.author_id, items.space_id, spaces.name AS space_name,
               events.all_day, events.open_ended, events.starts_at, events.ends_at, events.place, events.link,
               events.cancelled, events.sequence, events.changed_at, event_answers.answer,
               ROW_NUMBER() OVER (PARTITION BY (events.starts_at - $6) / 86400000000
                                  ORDER BY events.starts_at, events.item_id) AS in_day
        FROM events
        JOIN items ON items.id = events.item_id
        JOIN spaces ON spaces.id = items.space_id
        LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
        LEFT JOIN event_answers ON event_answers.item_id = events.item_id AND event_answers.member_id = $2
        WHERE events.network_id = $1 AND events.starts_at >= $4 AND events.starts_at < $5
          AND ((NOT events.all_day AND events.starts_at < $7
                AND (events.starts_at >= $6 OR events.ends_at > $6))
               OR (events.all_day AND events.starts_at < $9 AND events.ends_at > $8))
          AND items.shelf IN ('shown', 'archived')
          AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
               OR space_members.member_id IS NOT NULL)
          AND (items.space_id = $10 OR $10 = 0)
          AND (NOT $11 OR event_answers.answer IN ('yes', 'maybe') OR items.author_id = $2)
     ) planned
     WHERE in_day <= $12 ORDER BY starts_at, item_id LIMIT $13";

/// The events that the viewer may read and that touch the window. No event is longer than a month, so that nothing older
/// is looked at.
pub(in crate::events) fn between(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Planned>, Error> {
    let longest = Duration::from_secs(86_400 * (u64::try_from(LONGEST).unwrap_or_default() + 2));
    let (first, end) = window.days();
    let (low, high) = (window.from.min(first) - longest, window.until.max(end));
    let me = viewer.member_id().unwrap_or(MemberId::from(NONE));
    let space = window.space.unwrap_or(SpaceId::from(NONE));
    let inside = viewer.member_id().is_some();
    Ok(q.all(
        PLANNED,
        &[
            &viewer.network.id,
            &me,
            &inside,
            &low,
            &high,
            &window.from,
            &window.until,
            &first,
            &end,
            &space,
            &window.mine,
            &window.each_day,
            &window.most,
        ],
    )?)
}
