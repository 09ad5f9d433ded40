//! Events as calendars have them.

use crate::events::event::{EventAnswer, Seat};
use crate::events::page::LONGEST;
use db::{Read, Time};
use house::dates::Window;
use house::ids::{ItemId, MemberId, SpaceId};
use house::web::{Error, Viewer};
use std::time::Duration;

/// The number of nobody and of no space.
const NONE: i64 = 0;

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
        pub(in crate::events) seat: Option<Seat>,
    }
}

/// Of each 24 hours the first are taken before all of them are put in order.
const PLANNED: &str = "SELECT item_id, title, author_id, space_id, space_name, all_day, open_ended, starts_at, ends_at, place, link,
            cancelled, sequence, changed_at, answer, seat
     FROM (
        SELECT events.item_id, items.title, items.author_id, items.space_id, spaces.name AS space_name,
               events.all_day, events.open_ended, events.starts_at, events.ends_at, events.place, events.link,
               events.cancelled, events.sequence, events.changed_at, attendances.answer, attendances.seat,
               ROW_NUMBER() OVER (PARTITION BY (events.starts_at - $6) / 86400000000
                                  ORDER BY events.starts_at, events.item_id) AS in_day
        FROM events
        JOIN items ON items.id = events.item_id
        JOIN spaces ON spaces.id = items.space_id
        LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
        LEFT JOIN attendances ON attendances.item_id = events.item_id AND attendances.member_id = $2
        WHERE events.network_id = $1 AND events.starts_at >= $4 AND events.starts_at < $5
          AND ((NOT events.all_day AND events.starts_at < $7
                AND (events.starts_at >= $6 OR events.ends_at > $6))
               OR (events.all_day AND events.starts_at < $9 AND events.ends_at > $8))
          AND items.shelf IN ('shown', 'archived') AND (items.state <> 'draft' OR items.author_id = $2)
          AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
               OR space_members.member_id IS NOT NULL)
          AND (items.space_id = $10 OR $10 = 0)
          AND (NOT $11 OR attendances.answer IN ('yes', 'maybe') OR items.author_id = $2)
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

/// One event in a calendar, which the viewer may read.
pub(in crate::events) fn planned(
    q: &mut Read<'_>,
    item: ItemId,
    member: Option<MemberId>,
) -> Result<Option<Planned>, Error> {
    let me = member.unwrap_or(MemberId::from(NONE));
    Ok(q.maybe(
        "SELECT events.item_id, items.title, items.author_id, items.space_id, spaces.name AS space_name,
                events.all_day, events.open_ended, events.starts_at, events.ends_at, events.place, events.link,
                events.cancelled, events.sequence, events.changed_at, attendances.answer, attendances.seat
         FROM events
         JOIN items ON items.id = events.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN attendances ON attendances.item_id = events.item_id AND attendances.member_id = $2
         WHERE events.item_id = $1",
        &[&item, &me],
    )?)
}
