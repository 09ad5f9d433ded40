//! Who was there, beside what they said to the event; and the code that hangs at its door.

use db::{Error, Read, Time, Write};
use house::extract::Extract;
use house::ids::{AttendanceId, ItemId, MemberId};
use house::recount::Wrong;

db::word! {
    /// Which of those who have a seat are shown.
    pub(super) enum Shown {
        /// All.
        All = "all",
        /// Those who are there.
        Here = "here",
        /// Those of whom it was not noted.
        Missing = "missing",
    }
}

impl Shown {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Shown::All => "presence-all",
            Shown::Here => "presence-is-here",
            Shown::Missing => "presence-missing",
        }
    }
}

db::record! {
    /// Somebody who has a seat, and since when they are there.
    #[derive(Debug, Clone)]
    pub(super) struct Guest {
        pub(super) id: AttendanceId,
        pub(super) member_id: Option<MemberId>,
        pub(super) name: String,
        pub(super) headline: String,
        pub(super) party: i64,
        pub(super) queued_at: Time,
        pub(super) came_at: Option<Time>,
    }
}

/// Some of those who have a seat, in the order in which they said so, after this place.
pub(super) fn guests(
    q: &mut Read<'_>,
    item: ItemId,
    shown: Shown,
    after: (Time, AttendanceId),
    most: i64,
) -> Result<Vec<Guest>, Error> {
    q.all(
        "SELECT attendances.id, attendances.member_id, COALESCE(members.name, attendances.name) AS name,
                COALESCE(members.headline, '') AS headline, attendances.party, attendances.queued_at,
                attendances.came_at
         FROM attendances LEFT JOIN members ON members.id = attendances.member_id
         WHERE attendances.item_id = $1 AND attendances.seat = 'seated'
           AND (attendances.queued_at, attendances.id) > ($3, $4)
           AND ($2 = 'all' OR ($2 = 'here' AND attendances.came_at IS NOT NULL)
                OR ($2 = 'missing' AND attendances.came_at IS NULL))
         ORDER BY attendances.queued_at, attendances.id LIMIT $5",
        &[&item, &shown, &after.0, &after.1, &most],
    )
}

/// Whether this is somebody who has a seat at this event.
pub(in crate::events) fn is_of(q: &mut Read<'_>, item: ItemId, who: AttendanceId) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM attendances WHERE id = $2 AND item_id = $1 AND seat = 'seated'",
        &[&item, &who],
    )?;
    Ok(found.is_some())
}

/// What a member who has a seat has said.
pub(in crate::events) fn seated(
    q: &mut Read<'_>,
    item: ItemId,
    member: MemberId,
) -> Result<Option<AttendanceId>, Error> {
    q.maybe(
        "SELECT id FROM attendances WHERE member_id = $2 AND item_id = $1 AND seat = 'seated'",
        &[&item, &member],
    )
}

/// The code at the door, where one hangs there.
pub(super) fn code(q: &mut Read<'_>, item: ItemId) -> Result<Option<String>, Error> {
    let found: Option<Option<String>> =
        q.maybe("SELECT door_code FROM events WHERE item_id = $1", &[&item])?;
    Ok(found.flatten())
}

/// Hangs this code at the door.
pub(super) fn hang(tx: &mut Write<'_>, item: ItemId, code: &str) -> Result<u64, Error> {
    tx.run("UPDATE events SET door_code = $2 WHERE item_id = $1", &[&item, &code])
}

/// Notes since when somebody is there, or that they are not. False where that was noted before.
pub(super) fn mark(
    tx: &mut Write<'_>,
    item: ItemId,
    who: AttendanceId,
    since: Option<Time>,
) -> Result<bool, Error> {
    let (changed, more) = match since {
        Some(since) => {
            let noted =
                "UPDATE attendances SET came_at = $3 WHERE id = $2 AND item_id = $1 AND came_at IS NULL";
            (tx.run(noted, &[&item, &who, &since])?, 1)
        }
        None => {
            let gone = "UPDATE attendances SET came_at = NULL WHERE id = $2 AND item_id = $1 AND came_at IS NOT NULL";
            (tx.run(gone, &[&item, &who])?, -1_i64)
        }
    };
    if changed == 0 {
        return Ok(false);
    }
    tx.run("UPDATE events SET came_count = came_count + $2 WHERE item_id = $1", &[&item, &more])?;
    Ok(true)
}

/// Of how many it was noted that they are there.
pub(in crate::events) fn came(q: &mut Read<'_>, item: ItemId) -> Result<i64, Error> {
    let came: Option<i64> = q.maybe("SELECT came_count FROM events WHERE item_id = $1", &[&item])?;
    Ok(came.unwrap_or(0))
}

/// Whether it was noted that a member is there.
pub(super) fn is_noted(q: &mut Read<'_>, item: ItemId, member: MemberId) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM attendances WHERE member_id = $2 AND item_id = $1 AND came_at IS NOT NULL",
        &[&item, &member],
    )?;
    Ok(found.is_some())
}

/// Whether a code hangs at the door and a member was not noted yet.
pub(super) fn is_awaited(q: &mut Read<'_>, item: ItemId, member: MemberId) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM events
         LEFT JOIN attendances ON attendances.item_id = events.item_id AND attendances.member_id = $2
         WHERE events.item_id = $1 AND events.door_code IS NOT NULL AND attendances.came_at IS NULL",
        &[&item, &member],
    )?;
    Ok(found.is_some())
}

/// Whether a member counts as having been there: where it was noted of anybody, it has to be noted of them.
pub(in crate::events) fn was_there(q: &mut Read<'_>, item: ItemId, member: MemberId) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM events JOIN attendances ON attendances.item_id = events.item_id
         WHERE events.item_id = $1 AND attendances.member_id = $2
           AND (events.came_count = 0 OR attendances.came_at IS NOT NULL)",
        &[&item, &member],
    )?;
    Ok(found.is_some())
}

/// The counts that are wrong.
pub(in crate::events) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let found = q.all(
        "SELECT id, kept, counted FROM (
            SELECT events.item_id AS id, events.came_count AS kept,
                   (SELECT COUNT(*) FROM attendances
                    WHERE attendances.item_id = events.item_id AND attendances.came_at IS NOT NULL) AS counted
            FROM events) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    Ok(Wrong::each("event", "people who were there", found).collect())
}

/// What a member takes along: where it was noted that they were there. Of others it is told to nobody.
pub(in crate::events) const PRESENCES: Extract = Extract {
    name: "event-presences",
    head: &["item_id", "came_at"],
    of_network: None,
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT item_id, came_at FROM attendances WHERE member_id = $1 AND came_at IS NOT NULL
               AND EXISTS (SELECT 1 FROM items WHERE items.id = attendances.item_id AND items.shelf IN ('shown', 'archived'))
             ORDER BY item_id",
            &[&member],
            take,
        )
    }),
};
