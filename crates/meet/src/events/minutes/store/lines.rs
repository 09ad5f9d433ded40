//! Decisions and actions.

use crate::events::minutes::point::{Line, LineId, LineKind, PointId};
use crate::events::series::SeriesId;
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::decisions::Asked;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::reports::Sought;
use house::web::Viewer;
use std::time::Duration;

/// How far back actions are carried over.
const BACK: Duration = Duration::from_secs(86_400 * 400);
/// How many are.
const CARRIED: i64 = 40;

/// A decision or an action as it is written down.
#[derive(Debug)]
pub(in crate::events::minutes) struct Named<'a> {
    pub(in crate::events::minutes) kind: LineKind,
    pub(in crate::events::minutes) text: &'a str,
    pub(in crate::events::minutes) owner: Option<MemberId>,
    pub(in crate::events::minutes) due: String,
    pub(in crate::events::minutes) made: Option<ItemId>,
}

/// What was decided and given to somebody at an event. What was made of it is told as long as it is where the event is, so that
/// it is the same for everybody who reads the minutes.
pub(in crate::events::minutes) fn lines(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Line>, Error> {
    q.all(
        "SELECT minutes_lines.id, minutes_lines.item_id, minutes_lines.point_id, minutes_lines.kind, minutes_lines.text,
                COALESCE(members.name, '') AS owner, minutes_lines.due, made.id AS made_id, made.closed_at,
                minutes_lines.member_id, minutes_lines.written_at
         FROM minutes_lines
         JOIN items ON items.id = minutes_lines.item_id
         LEFT JOIN members ON members.id = minutes_lines.owner_id
         LEFT JOIN items made ON made.id = minutes_lines.made_id AND made.space_id = items.space_id
              AND made.shelf IN ('shown', 'archived')
         WHERE minutes_lines.item_id = $1 ORDER BY minutes_lines.point_id, minutes_lines.id",
        &[&item],
    )
}

/// Who wrote one of them.
pub(in crate::events::minutes) fn line(
    q: &mut Read<'_>,
    (item, point): (ItemId, PointId),
    id: LineId,
) -> Result<Option<MemberId>, Error> {
    q.maybe(
        "SELECT member_id FROM minutes_lines WHERE id = $3 AND item_id = $1 AND point_id = $2",
        &[&item, &point, &id],
    )
}

/// Writes down a decision or an action. Each of an event has a moment of its own, by which the register pages through them.
pub(in crate::events::minutes) fn write_line(
    tx: &mut Write<'_>,
    (network, item, point): (NetworkId, ItemId, PointId),
    named: &Named<'_>,
    (by, now): (MemberId, Time),
) -> Result<LineId, Error> {
    tx.one(
        "INSERT INTO minutes_lines (item_id, point_id, network_id, kind, text, owner_id, due, made_id, member_id, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
                 (SELECT CASE WHEN COALESCE(MAX(written_at), 0) >= $10 THEN MAX(written_at) + 1 ELSE $10 END
                  FROM minutes_lines WHERE item_id = $1)) RETURNING id",
        &[
            &item,
            &point,
            &network,
            &named.kind,
            &named.text,
            &named.owner,
            &named.due,
            &named.made,
            &by,
            &now,
        ],
    )
}

/// How many decisions and actions stand under a point.
pub(in crate::events::minutes) fn lines_of_point(q: &mut Read<'_>, point: PointId) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM minutes_lines WHERE point_id = $1", &[&point])
}

/// Takes a line back.
pub(in crate::events::minutes) fn remove_line(tx: &mut Write<'_>, id: LineId) -> Result<u64, Error> {
    tx.run("DELETE FROM minutes_lines WHERE id = $1", &[&id])
}

/// What somebody took on at earlier meetings of a series, in the same space, and has not ended: the latest meeting first.
pub(in crate::events::minutes) fn carried(
    q: &mut Read<'_>,
    (series, space): (SeriesId, SpaceId),
    before: Time,
) -> Result<Vec<Line>, Error> {
    let since = before - BACK;
    q.all(
        "SELECT minutes_lines.id, minutes_lines.item_id, minutes_lines.point_id, minutes_lines.kind, minutes_lines.text,
                COALESCE(members.name, '') AS owner, minutes_lines.due, made.id AS made_id, made.closed_at,
                minutes_lines.member_id, minutes_lines.written_at
         FROM events
         JOIN items ON items.id = events.item_id
         JOIN minutes_lines ON minutes_lines.item_id = events.item_id
         JOIN items made ON made.id = minutes_lines.made_id AND made.space_id = items.space_id
         LEFT JOIN members ON members.id = minutes_lines.owner_id
         WHERE events.series_id = $1 AND events.starts_at >= $4 AND events.starts_at < $3 AND items.space_id = $2
           AND items.shelf IN ('shown', 'archived') AND minutes_lines.kind = 'action'
           AND made.closed_at IS NULL AND made.shelf = 'shown'
         ORDER BY events.starts_at DESC, minutes_lines.id LIMIT $5",
        &[&series, &space, &before, &since, &CARRIED],
    )
}

db::record! {
    /// A decision in the register.
    #[derive(Debug, Clone)]
    pub(in crate::events::minutes) struct Decision {
        pub(in crate::events::minutes) id: LineId,
        pub(in crate::events::minutes) item_id: ItemId,
        pub(in crate::events::minutes) text: String,
        pub(in crate::events::minutes) space_name: String,
        pub(in crate::events::minutes) written_at: Time,
        pub(in crate::events::minutes) came_count: i64,
    }
}

/// The decisions of meetings that the viewer may read, the latest first, from before this place on.
pub(in crate::events::minutes) fn decided(
    q: &mut Read<'_>,
    viewer: &Viewer,
    asked: &Asked,
) -> Result<Vec<Decision>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    let space = asked.space.unwrap_or(SpaceId::from(0));
    q.all(
        "SELECT minutes_lines.id, minutes_lines.item_id, minutes_lines.text, spaces.name AS space_name,
                minutes_lines.written_at, events.came_count
         FROM minutes_lines
         JOIN events ON events.item_id = minutes_lines.item_id
         JOIN items ON items.id = minutes_lines.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE minutes_lines.network_id = $1 AND minutes_lines.kind = 'decision'
           AND (minutes_lines.written_at, minutes_lines.item_id) < ($4, $5)
           AND items.shelf IN ('shown', 'archived') AND items.state <> 'draft'
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
           AND (items.space_id = $6 OR $6 = 0)
         ORDER BY minutes_lines.written_at DESC, minutes_lines.item_id DESC LIMIT $7",
        &[&viewer.network.id, &me, &inside, &asked.before.0, &asked.before.1, &space, &asked.limit],
    )
}

db::record! {
    /// A decision of a meeting, as those tell it who look across.
    #[derive(Debug, Clone)]
    pub(in crate::events::minutes) struct Settled {
        pub(in crate::events::minutes) id: LineId,
        pub(in crate::events::minutes) item_id: ItemId,
        pub(in crate::events::minutes) text: String,
        pub(in crate::events::minutes) written_at: Time,
    }
}

/// The decisions of meetings of these spaces before a moment that the viewer may read, the latest of each space first; of its
/// newest two hundred meetings.
pub(in crate::events::minutes) fn settled(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sought: &Sought<'_>,
) -> Result<Vec<Settled>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let keys: Vec<&dyn Param> = sought.spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT id, item_id, text, written_at FROM (
            SELECT minutes_lines.id, minutes_lines.item_id, minutes_lines.text, minutes_lines.written_at
            FROM (SELECT id, space_id FROM items
                  WHERE space_id = $0 AND shelf = 'shown' AND kind = 'event' AND state <> 'draft'
                  ORDER BY last_message_at DESC, id DESC LIMIT 200) AS own
            JOIN minutes_lines ON minutes_lines.item_id = own.id
            JOIN spaces ON spaces.id = own.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE +spaces.network_id = $1 AND minutes_lines.kind = 'decision' AND minutes_lines.written_at < $4
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
            ORDER BY minutes_lines.written_at DESC, minutes_lines.id DESC LIMIT $5) AS one",
        &[&viewer.network.id, &me, &viewer.member_id().is_some(), &sought.before, &sought.limit],
        &keys,
    )
}
