//! What is asked of events by those who look across.

use db::{Error, Param, Read, Time};
use house::batch;
use house::dates::zoned;
use house::ids::{ItemId, MemberId, NetworkId, OrganisationId};
use house::reports::{Reach, Sought, Tally};
use house::web::Viewer;
use std::time::Duration;

/// So far one looks back.
const MONTH: Duration = Duration::from_secs(60 * 60 * 24 * 30);
/// So far back meetings stand in a trend.
const YEAR: Duration = Duration::from_secs(60 * 60 * 24 * 366);

/// How many minutes each of these members sat in meetings that ended within thirty days, of the newest hundred and twenty to
/// which they came; of one meeting eight hours at most.
pub(in crate::events) fn sat(
    q: &mut Read<'_>,
    members: &[MemberId],
    reach: Reach,
    now: Time,
) -> Result<Vec<(MemberId, i64)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT member_id, minutes FROM (
            SELECT mine.member_id, CAST(SUM(CASE WHEN events.ends_at - events.starts_at > 28800000000 THEN 480
                    ELSE (events.ends_at - events.starts_at) / 60000000 END) AS BIGINT) AS minutes
            FROM (SELECT member_id, item_id FROM attendances
                  WHERE member_id = $0 AND seat IN ('seated', 'free') AND answer = 'yes'
                  ORDER BY item_id DESC LIMIT 120) AS mine
            JOIN events ON events.item_id = mine.item_id
            JOIN items ON items.id = mine.item_id
            JOIN spaces ON spaces.id = items.space_id
            WHERE events.ends_at > $1 AND events.ends_at <= $2
              AND NOT events.all_day AND NOT events.open_ended AND NOT events.cancelled
              AND items.shelf IN ('shown', 'archived') AND ($3 OR spaces.visibility <> 'members')
            GROUP BY mine.member_id) AS one",
        &[&(now - MONTH), &now, &(reach == Reach::Whole)],
        &keys,
    )
}

/// How many minutes the people of each organisation sat in meetings of the last thirty days that every member may read; of one
/// meeting eight hours at most. Whoever is of several organisations counts for the one that came to the network first. Where
/// fewer than five people came nothing is told: what one person carries is not for everybody.
pub(in crate::events) fn sat_of_each(
    q: &mut Read<'_>,
    network: NetworkId,
    now: Time,
) -> Result<Vec<(OrganisationId, i64)>, Error> {
    q.all(
        "SELECT home.organisation_id, CAST(SUM(CASE WHEN events.ends_at - events.starts_at > 28800000000 THEN 480
                ELSE (events.ends_at - events.starts_at) / 60000000 END) AS BIGINT) AS minutes
         FROM events JOIN attendances ON attendances.item_id = events.item_id
         JOIN items ON items.id = events.item_id
         JOIN spaces ON spaces.id = items.space_id
         JOIN (SELECT member_id, MIN(organisation_id) AS organisation_id FROM affiliations
               WHERE network_id = $1 AND ended_at IS NULL AND member_state = 'active'
               GROUP BY member_id) AS home
           ON home.member_id = attendances.member_id
         WHERE events.network_id = $1 AND events.starts_at > $2 AND events.ends_at <= $3
           AND attendances.seat IN ('seated', 'free') AND attendances.answer = 'yes'
           AND NOT events.all_day AND NOT events.open_ended AND NOT events.cancelled
           AND items.shelf IN ('shown', 'archived') AND spaces.visibility <> 'members'
         GROUP BY home.organisation_id HAVING COUNT(DISTINCT attendances.member_id) >= 5
         ORDER BY home.organisation_id",
        &[&network, &(now - MONTH), &now],
    )
}

/// How many meetings began between two moments in each space.
pub(in crate::events) fn held(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT CAST(NULL AS BIGINT) AS member_id, items.space_id, COUNT(*) AS amount
         FROM events JOIN items ON items.id = events.item_id
         WHERE events.network_id = $1 AND events.starts_at >= $2 AND events.starts_at < $3 AND NOT events.cancelled
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft'
         GROUP BY items.space_id ORDER BY items.space_id",
        &[&network, &from, &until],
    )
}

/// To how many of these meetings each member came; where somebody noted who was there, these alone count.
pub(in crate::events) fn attended(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT attendances.member_id, items.space_id, COUNT(*) AS amount
         FROM events JOIN items ON items.id = events.item_id
         JOIN attendances ON attendances.item_id = events.item_id
         WHERE events.network_id = $1 AND events.starts_at >= $2 AND events.starts_at < $3 AND NOT events.cancelled
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft' AND attendances.member_id IS NOT NULL
           AND attendances.answer = 'yes' AND attendances.seat IN ('seated', 'free')
           AND (events.came_count = 0 OR attendances.came_at IS NOT NULL)
         GROUP BY attendances.member_id, items.space_id ORDER BY attendances.member_id, items.space_id",
        &[&network, &from, &until],
    )
}

/// How many minutes each member sat in these meetings; of one meeting eight hours at most, and only where it has an end.
pub(in crate::events) fn sat_through(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT attendances.member_id, items.space_id,
                CAST(SUM(CASE WHEN events.ends_at - events.starts_at > 28800000000 THEN 480
                              ELSE (events.ends_at - events.starts_at) / 60000000 END) AS BIGINT) AS amount
         FROM events JOIN items ON items.id = events.item_id
         JOIN attendances ON attendances.item_id = events.item_id
         WHERE events.network_id = $1 AND events.starts_at >= $2 AND events.starts_at < $3 AND NOT events.cancelled
           AND NOT events.all_day AND NOT events.open_ended
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft' AND attendances.member_id IS NOT NULL
           AND attendances.answer = 'yes' AND attendances.seat IN ('seated', 'free')
           AND (events.came_count = 0 OR attendances.came_at IS NOT NULL)
         GROUP BY attendances.member_id, items.space_id ORDER BY attendances.member_id, items.space_id",
        &[&network, &from, &until],
    )
}

/// The meetings of a time, in spaces that every member may read, to which most people came: title, beginning, how many.
pub(in crate::events) fn best_attended(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<(ItemId, String, Time, i64)>, Error> {
    q.all(
        "SELECT events.item_id, items.title, events.starts_at, events.coming_count
         FROM events JOIN items ON items.id = events.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE events.network_id = $1 AND events.starts_at >= $2 AND events.starts_at < $3 AND NOT events.cancelled
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft' AND spaces.visibility <> 'members'
         ORDER BY events.coming_count DESC, events.item_id LIMIT 8",
        &[&network, &from, &until],
    )
}

/// The events ahead in the spaces of which the viewer is a member, the next first: number, title, when it begins.
pub(in crate::events) fn ahead(
    q: &mut Read<'_>,
    viewer: &Viewer,
    limit: i64,
) -> Result<Vec<(ItemId, String, Time)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    q.all(
        "SELECT items.id, items.title, events.starts_at
         FROM events JOIN items ON items.id = events.item_id
         JOIN spaces ON spaces.id = items.space_id
         JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE events.network_id = $1 AND events.starts_at > $3 AND NOT events.cancelled
           AND items.shelf = 'shown' AND spaces.archived_at IS NULL
         ORDER BY events.starts_at, events.item_id LIMIT $4",
        &[&viewer.network.id, &me, &viewer.now, &limit],
    )
}

/// The events ahead that somebody began or that are in a space which they facilitate, the next first: number, title, when it begins.
pub(in crate::events) fn held_ahead(
    q: &mut Read<'_>,
    viewer: &Viewer,
    limit: i64,
) -> Result<Vec<(ItemId, String, Time)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    q.all(
        "SELECT items.id, items.title, events.starts_at
         FROM events JOIN items ON items.id = events.item_id
         JOIN spaces ON spaces.id = items.space_id
         JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE events.network_id = $1 AND events.starts_at > $3 AND NOT events.cancelled
           AND (items.author_id = $2 OR space_members.role = 'facilitator')
           AND items.shelf = 'shown' AND items.state <> 'draft' AND items.closed_at IS NULL
           AND spaces.archived_at IS NULL
         ORDER BY events.starts_at, events.item_id LIMIT $4",
        &[&viewer.network.id, &me, &viewer.now, &limit],
    )
}

/// Whether an event is published, has not begun and was not called off.
pub(in crate::events) fn is_ahead(q: &mut Read<'_>, item: ItemId, now: Time) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM events JOIN items ON items.id = events.item_id
         WHERE events.item_id = $1 AND events.starts_at > $2 AND NOT events.cancelled AND items.state <> 'draft'",
        &[&item, &now],
    )?;
    Ok(found.is_some())
}

/// The active members who said that they come, and have a seat where one is needed, those who said so first; so many at most.
pub(in crate::events) fn seated(q: &mut Read<'_>, item: ItemId, limit: i64) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT members.id
         FROM attendances JOIN members ON members.id = attendances.member_id
         WHERE attendances.item_id = $1 AND attendances.answer = 'yes' AND attendances.seat IN ('seated', 'free')
           AND members.state = 'active'
         ORDER BY attendances.answered_at, attendances.id LIMIT $2",
        &[&item, &limit],
    )
}

/// The latest meetings of a year of which answers are told and that the viewer may read, the latest first: number, when it began.
pub(in crate::events) fn felt(
    q: &mut Read<'_>,
    viewer: &Viewer,
    limit: i64,
) -> Result<Vec<(ItemId, Time)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    q.all(
        "SELECT events.item_id, events.starts_at
         FROM events JOIN items ON items.id = events.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE events.network_id = $1 AND events.starts_at < $3 AND events.starts_at > $4
           AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
           AND EXISTS (SELECT 1 FROM event_pulses WHERE event_pulses.item_id = events.item_id AND event_pulses.told)
         ORDER BY events.starts_at DESC, events.item_id DESC LIMIT $5",
        &[&viewer.network.id, &me, &viewer.now, &(viewer.now - YEAR), &limit],
    )
}

/// The meetings of these spaces that began before a moment and that the viewer may read, the latest of each space first; of its
/// newest two hundred. What takes a whole day is told by its noon: midnight in UTC is another day by the clocks of others.
pub(in crate::events) fn held_in(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sought: &Sought<'_>,
) -> Result<Vec<(ItemId, String, Time)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let keys: Vec<&dyn Param> = sought.spaces.iter().map(|id| -> &dyn Param { id }).collect();
    let clocks = i64::from(zoned(viewer.now, &viewer.zone()).offset().seconds());
    let noon = (12 * 3_600 - clocks) * 1_000_000;
    batch::each(
        q,
        "SELECT id, title, held_at FROM (
            SELECT own.id, own.title,
                   events.starts_at + CASE WHEN events.all_day THEN CAST($6 AS BIGINT) ELSE 0 END AS held_at
            FROM (SELECT id, space_id, title FROM items
                  WHERE space_id = $0 AND shelf = 'shown' AND kind = 'event' AND state <> 'draft'
                  ORDER BY last_message_at DESC, id DESC LIMIT 200) AS own
            JOIN events ON events.item_id = own.id
            JOIN spaces ON spaces.id = own.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE +spaces.network_id = $1 AND NOT events.cancelled
              AND events.starts_at + CASE WHEN events.all_day THEN CAST($6 AS BIGINT) ELSE 0 END < $4
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
            ORDER BY held_at DESC, own.id DESC LIMIT $5) AS one",
        &[&viewer.network.id, &me, &viewer.member_id().is_some(), &sought.before, &sought.limit, &noon],
        &keys,
    )
}
