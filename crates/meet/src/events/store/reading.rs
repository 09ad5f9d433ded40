//! Events as they are read: by their item, which the viewer may read, or with the viewer in the statement.

use crate::events::event::{Event, EventAnswer};
use db::{Param, Read, Time};
use house::batch;
use house::ids::{AttendanceId, ItemId, MemberId, NetworkId};
use house::web::Error;

/// When and where an item that the viewer may read is held.
pub(in crate::events) fn event_of(q: &mut Read<'_>, item: ItemId) -> Result<Option<Event>, Error> {
    Ok(q.maybe(
        "SELECT all_day, open_ended, time_zone, starts_at, ends_at, place, link, cancelled, coming_count, maybe_count,
                capacity, most_guests, sign_up, held_count, waiting_count, sequence
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

/// The first who said that they come.
pub(in crate::events) fn coming(
    q: &mut Read<'_>,
    item: ItemId,
    most: i64,
) -> Result<Vec<(MemberId, String)>, Error> {
    Ok(q.all(
        "SELECT members.id, members.name
         FROM attendances JOIN members ON members.id = attendances.member_id
         WHERE attendances.item_id = $1 AND attendances.seat = 'seated'
         ORDER BY attendances.queued_at, attendances.id LIMIT $2",
        &[&item, &most],
    )?)
}

db::record! {
    /// Somebody who comes, perhaps, or waits. Whoever is no member has no number.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Coming {
        pub(in crate::events) id: AttendanceId,
        pub(in crate::events) member_id: Option<MemberId>,
        pub(in crate::events) name: String,
        pub(in crate::events) headline: String,
        pub(in crate::events) party: i64,
        pub(in crate::events) answered_at: Time,
    }
}

/// Those who said this and have a seat, or need none, in the order in which they said so, after this place; 61 at most. Who
/// waits is told to those who hold the event.
pub(in crate::events) fn answered(
    q: &mut Read<'_>,
    item: ItemId,
    answer: EventAnswer,
    after: (Time, AttendanceId),
) -> Result<Vec<Coming>, Error> {
    Ok(q.all(
        "SELECT attendances.id, attendances.member_id, COALESCE(members.name, attendances.name) AS name,
                COALESCE(members.headline, '') AS headline, attendances.party, attendances.answered_at
         FROM attendances LEFT JOIN members ON members.id = attendances.member_id
         WHERE attendances.item_id = $1 AND attendances.answer = $2 AND attendances.seat IN ('seated', 'free')
           AND (attendances.answered_at, attendances.id) > ($3, $4)
         ORDER BY attendances.answered_at, attendances.id LIMIT 61",
        &[&item, &answer, &after.0, &after.1],
    )?)
}

/// Whether an event is where people find it, announced and open. It says nothing of when it is.
pub(in crate::events) fn takes_people(q: &mut Read<'_>, item: ItemId) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM items JOIN spaces ON spaces.id = items.space_id
         WHERE items.id = $1 AND items.shelf = 'shown' AND items.state = 'open' AND spaces.archived_at IS NULL",
        &[&item],
    )?;
    Ok(found.is_some())
}

/// Some events that are to come and for whose seats people wait, by their numbers, after this one.
pub(in crate::events) fn awaited(
    q: &mut Read<'_>,
    now: Time,
    after: ItemId,
    most: i64,
) -> Result<Vec<(NetworkId, ItemId)>, Error> {
    Ok(q.all(
        "SELECT network_id, item_id FROM events
         WHERE waiting_count > 0 AND item_id > $2 AND ends_at > $1 AND NOT cancelled
           AND (capacity IS NULL OR capacity > coming_count + held_count)
         ORDER BY item_id LIMIT $3",
        &[&now, &after, &most],
    )?)
}

/// Whether an event stands where people find it, and is no draft.
pub(in crate::events) fn is_shown(q: &mut Read<'_>, item: ItemId) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM items WHERE id = $1 AND shelf = 'shown' AND state <> 'draft'",
        &[&item],
    )?;
    Ok(found.is_some())
}

/// Whether a member may read the space in which an event or an experiment is.
pub(in crate::events) fn may_read(q: &mut Read<'_>, item: ItemId, member: MemberId) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM items JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE items.id = $1 AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)",
        &[&item, &member],
    )?;
    Ok(found.is_some())
}
