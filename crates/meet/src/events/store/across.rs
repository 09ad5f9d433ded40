//! What is asked of events by those who look across.

use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::MemberId;
use house::reports::Reach;
use std::time::Duration;

/// So far one looks back.
const MONTH: Duration = Duration::from_secs(60 * 60 * 24 * 30);

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
