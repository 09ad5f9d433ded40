//! Events in the list of a network.

use crate::events::event::{Event, EventAnswer, Seat};
use db::{Read, Time};
use house::ids::{ItemId, MemberId, SpaceId};
use house::web::{Error, Viewer};

/// The number of nobody and of no space.
const NONE: i64 = 0;

db::record! {
    /// An event in a list.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Listed {
        pub(in crate::events) item_id: ItemId,
        pub(in crate::events) title: String,
        pub(in crate::events) space_id: SpaceId,
        pub(in crate::events) space_name: String,
        pub(in crate::events) draft: bool,
        pub(in crate::events) all_day: bool,
        pub(in crate::events) open_ended: bool,
        pub(in crate::events) time_zone: String,
        pub(in crate::events) starts_at: Time,
        pub(in crate::events) ends_at: Time,
        pub(in crate::events) place: String,
        pub(in crate::events) online: bool,
        pub(in crate::events) cancelled: bool,
        pub(in crate::events) coming_count: i64,
        pub(in crate::events) held_count: i64,
        pub(in crate::events) capacity: Option<i64>,
        pub(in crate::events) answer: Option<EventAnswer>,
        pub(in crate::events) seat: Option<Seat>,
    }
}

impl Listed {
    /// When it is, and how many come.
    pub(in crate::events) fn event(&self) -> Event {
        Event {
            all_day: self.all_day,
            open_ended: self.open_ended,
            cancelled: self.cancelled,
            coming_count: self.coming_count,
            held_count: self.held_count,
            capacity: self.capacity,
            ..Event::between(&self.time_zone, self.starts_at, self.ends_at)
        }
    }
}

/// Which events are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum Span {
    /// Those that are not over, the next first.
    Coming,
    /// Those that have been, the latest first.
    Past,
}

/// A part of the list.
#[derive(Debug, Clone, Copy)]
pub(in crate::events) struct Listing {
    pub(in crate::events) span: Span,
    /// Only those to which the viewer said yes or maybe, or that they hold.
    pub(in crate::events) mine: bool,
    pub(in crate::events) space: Option<SpaceId>,
    /// After this one.
    pub(in crate::events) after: Option<(Time, ItemId)>,
    pub(in crate::events) most: i64,
}

/// What both lists ask for, up to the order.
const LISTED: &str = "SELECT events.item_id, items.title, items.space_id, spaces.name AS space_name, items.state = 'draft' AS draft,
            events.all_day, events.open_ended, events.time_zone, events.starts_at, events.ends_at, events.place,
            events.link <> '' AS online, events.cancelled, events.coming_count, events.held_count, events.capacity,
            attendances.answer, attendances.seat
     FROM events
     JOIN items ON items.id = events.item_id
     JOIN spaces ON spaces.id = items.space_id
     LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
     LEFT JOIN attendances ON attendances.item_id = events.item_id AND attendances.member_id = $2
     WHERE events.network_id = $1
       AND items.shelf = 'shown' AND (items.state <> 'draft' OR items.author_id = $2)
       AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
            OR space_members.member_id IS NOT NULL)
       AND (items.space_id = $4 OR $4 = 0)
       AND (NOT $5 OR attendances.answer IN ('yes', 'maybe') OR items.author_id = $2)";

/// What follows for those that are not over: an event without an end is over a day after it began.
const COMING: &str = "AND (events.ends_at > $6 OR ((events.open_ended OR events.all_day) AND events.ends_at > $6 - 86400000000))
       AND (events.starts_at, events.item_id) > ($7, $8) AND events.starts_at > $6 - 2851200000000
     ORDER BY events.starts_at, events.item_id LIMIT $9";

/// What follows for those that have been.
const PAST: &str = "AND NOT (events.ends_at > $6 OR ((events.open_ended OR events.all_day) AND events.ends_at > $6 - 86400000000))
       AND (events.starts_at, events.item_id) < ($7, $8)
     ORDER BY events.starts_at DESC, events.item_id DESC LIMIT $9";

/// The events that the viewer may read, in this part of the list.
pub(in crate::events) fn listed(
    q: &mut Read<'_>,
    viewer: &Viewer,
    listing: &Listing,
) -> Result<Vec<Listed>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(NONE));
    let inside = viewer.member_id().is_some();
    let space = listing.space.unwrap_or(SpaceId::from(NONE));
    let first = match listing.span {
        Span::Coming => (Time::from_micros(i64::MIN), ItemId::from(0)),
        Span::Past => (Time::from_micros(i64::MAX), ItemId::from(i64::MAX)),
    };
    let rest = match listing.span {
        Span::Coming => COMING,
        Span::Past => PAST,
    };
    let (at, id) = listing.after.unwrap_or(first);
    let params: &[&dyn db::Param] =
        &[&viewer.network.id, &me, &inside, &space, &listing.mine, &viewer.now, &at, &id, &listing.most];
    Ok(q.all(&format!("{LISTED} {rest}"), params)?)
}
