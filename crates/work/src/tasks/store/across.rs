//! What is asked of tasks by those who look across.

use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::MemberId;
use house::reports::Reach;

fn keys(members: &[MemberId]) -> Vec<&dyn Param> {
    members.iter().map(|id| -> &dyn Param { id }).collect()
}

/// How many tasks each of these members has that are to be done; of their newest two hundred.
pub(in crate::tasks) fn carried(
    q: &mut Read<'_>,
    members: &[MemberId],
    reach: Reach,
    _: Time,
) -> Result<Vec<(MemberId, i64)>, Error> {
    batch::each(
        q,
        "SELECT member_id, carried FROM (
            SELECT mine.member_id, COUNT(*) AS carried
            FROM (SELECT member_id, item_id FROM task_people WHERE member_id = $0
                  ORDER BY item_id DESC LIMIT 200) AS mine
            JOIN tasks ON tasks.item_id = mine.item_id
            JOIN items ON items.id = mine.item_id
            JOIN spaces ON spaces.id = items.space_id
            WHERE tasks.done_at IS NULL AND items.shelf = 'shown' AND spaces.archived_at IS NULL
              AND ($1 OR spaces.visibility <> 'members')
            GROUP BY mine.member_id) AS one",
        &[&(reach == Reach::Whole)],
        &keys(members),
    )
}

/// How many minutes each of these members gave since a day, in spaces that every member may read.
pub(in crate::tasks) fn given(
    q: &mut Read<'_>,
    members: &[MemberId],
    since: Time,
) -> Result<Vec<(MemberId, i64)>, Error> {
    batch::among(
        q,
        "SELECT task_hours.member_id, CAST(SUM(task_hours.minutes) AS BIGINT) AS minutes
         FROM task_hours JOIN items ON items.id = task_hours.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE task_hours.day >= $1 AND items.shelf IN ('shown', 'archived') AND spaces.visibility <> 'members'
           AND task_hours.member_id",
        &[&since],
        &keys(members),
        "GROUP BY task_hours.member_id ORDER BY task_hours.member_id",
    )
}
