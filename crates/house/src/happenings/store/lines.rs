//! Reading the log of one network.

use crate::happenings::{Act, Happening, LogPlace};
use crate::ids::{HappeningId, MemberId, NetworkId};
use db::{Error, Read, Time};

/// What the log of a network is narrowed to.
#[derive(Debug, Clone, Copy, Default)]
pub struct LogFilter {
    /// Only this act.
    pub what: Option<&'static Act>,
    /// Only what this member did.
    pub member: Option<MemberId>,
}

/// Lines of a network before this place, the newest first. Whoever asks decides which of them the viewer may see.
///
/// # Errors
/// Those of the database.
pub fn log_before(
    q: &mut Read<'_>,
    network: NetworkId,
    filter: LogFilter,
    before: LogPlace,
    limit: i64,
) -> Result<Vec<Happening>, Error> {
    let what = filter.what.map_or("", |act| act.word);
    match (filter.member, filter.what) {
        (Some(member), _) => q.all(
            "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
                    detail, created_at, news, narrows
             FROM happenings
             WHERE network_id = $1 AND member_id = $2 AND (visible_order, id) < ($3, $4)
               AND ($5 = '' OR what = $5)
             ORDER BY visible_order DESC, id DESC LIMIT $6",
            &[&network, &member, &before.order, &before.id, &what, &limit],
        ),
        (None, Some(_)) => q.all(
            "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
                    detail, created_at, news, narrows
             FROM happenings
             WHERE network_id = $1 AND what = $2 AND (visible_order, id) < ($3, $4)
             ORDER BY visible_order DESC, id DESC LIMIT $5",
            &[&network, &what, &before.order, &before.id, &limit],
        ),
        (None, None) => q.all(
            "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
                    detail, created_at, news, narrows
             FROM happenings
             WHERE network_id = $1 AND (visible_order, id) < ($2, $3)
             ORDER BY visible_order DESC, id DESC LIMIT $4",
            &[&network, &before.order, &before.id, &limit],
        ),
    }
}

const NEWS: &str =
    "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
            detail, created_at, news, narrows
     FROM happenings
     WHERE network_id = $1 AND created_at > $2 AND (created_at, id) < ($3, $4) AND news
     ORDER BY created_at DESC, id DESC LIMIT $5";

/// Lines of a network that are news, since a moment and before a place in time, the newest first; `limit` at most. All
/// that is committed, also what [`super::place`] has not passed yet because an older change is still under way: a page
/// does not wait for that, and has to tell its stream, which begins at that place, what it has shown.
///
/// # Errors
/// Those of the database.
pub fn news(
    q: &mut Read<'_>,
    network: NetworkId,
    since: Time,
    before: (Time, HappeningId),
    limit: i64,
) -> Result<Vec<Happening>, Error> {
    q.all(NEWS, &[&network, &since, &before.0, &before.1, &limit])
}

/// Lines of a network after this place, the oldest first; [`super::BATCH`] at most. Whoever asks decides which of
/// them the viewer may see.
///
/// # Errors
/// Those of the database.
pub fn after_in_network(
    q: &mut Read<'_>,
    network: NetworkId,
    place: LogPlace,
) -> Result<Vec<Happening>, Error> {
    let horizon = q.horizon()?;
    q.all(
        "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
                detail, created_at, news, narrows
         FROM happenings WHERE network_id = $1 AND (visible_order, id) > ($2, $3) AND visible_order < $4
         ORDER BY visible_order, id LIMIT 200",
        &[&network, &place.order, &place.id, &horizon],
    )
}

/// Lines of a network behind this place that the same read shows already, because something older is still under way and the
/// place waits for it; the oldest first, 100 at most. None on SQLite. Whoever asks decides which of them the viewer may see.
///
/// # Errors
/// Those of the database.
pub fn early(q: &mut Read<'_>, network: NetworkId, place: LogPlace) -> Result<Vec<Happening>, Error> {
    q.all(
        "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
                detail, created_at, news, narrows
         FROM happenings WHERE network_id = $1 AND (visible_order, id) > ($2, $3)
         ORDER BY visible_order, id LIMIT 100",
        &[&network, &place.order, &place.id],
    )
}
