//! Lists of the tasks of a space.

use crate::tasks::list::Narrow;
use crate::tasks::store::board::Card;
use db::{Error, Read, Time};
use house::ids::{ItemId, SpaceId};

/// What is to be done, what is due first, after this place.
pub(in crate::tasks) fn open(
    q: &mut Read<'_>,
    space: SpaceId,
    narrow: &Narrow,
    after: (Time, ItemId),
    most: i64,
) -> Result<Vec<Card>, Error> {
    q.all(
        "SELECT items.id, items.title, tasks.column_id, tasks.place, tasks.organisation_id,
                organisations.name AS organisation,
                tasks.milestone_id, tasks.starts_on, tasks.due_on, tasks.priority, tasks.help, tasks.check_count,
                tasks.check_done, tasks.estimate, tasks.logged, items.message_count AS messages, tasks.done_at, tasks.sequence
         FROM items JOIN tasks ON tasks.item_id = items.id
         LEFT JOIN organisations ON organisations.id = tasks.organisation_id
         WHERE items.space_id = $1 AND items.verb = 'work' AND items.shelf = 'shown' AND items.closed_at IS NULL
           AND (COALESCE(tasks.due_on, 9223372036854775807), items.id) > ($8, $9)
           AND ($2 = 0 OR EXISTS (SELECT 1 FROM task_people
                                  WHERE task_people.item_id = items.id AND task_people.member_id = $2))
           AND (NOT $3 OR NOT EXISTS (SELECT 1 FROM task_people WHERE task_people.item_id = items.id))
           AND ($4 = 0 OR tasks.organisation_id = $4) AND ($5 = 0 OR tasks.milestone_id = $5)
           AND ($6 = '' OR tasks.priority = $6)
           AND (tasks.due_on < $7 OR $7 = 9223372036854775807)
         ORDER BY COALESCE(tasks.due_on, 9223372036854775807), items.id LIMIT $10",
        &[
            &space,
            &narrow.member,
            &narrow.nobody,
            &narrow.organisation,
            &narrow.milestone,
            &narrow.priority,
            &narrow.before,
            &after.0,
            &after.1,
            &most,
        ],
    )
}

/// What is done, what last was spoken of first, before this place.
pub(in crate::tasks) fn done(
    q: &mut Read<'_>,
    space: SpaceId,
    narrow: &Narrow,
    before: (Time, ItemId),
    most: i64,
) -> Result<Vec<Card>, Error> {
    q.all(
        "SELECT items.id, items.title, tasks.column_id, tasks.place, tasks.organisation_id,
                organisations.name AS organisation,
                tasks.milestone_id, tasks.starts_on, tasks.due_on, tasks.priority, tasks.help, tasks.check_count,
                tasks.check_done, tasks.estimate, tasks.logged, items.message_count AS messages,
                items.last_message_at AS done_at,
                tasks.sequence
         FROM items JOIN tasks ON tasks.item_id = items.id
         LEFT JOIN organisations ON organisations.id = tasks.organisation_id
         WHERE items.space_id = $1 AND items.verb = 'work' AND items.shelf = 'shown' AND items.closed_at IS NOT NULL
           AND (items.last_message_at, items.id) < ($7, $8)
           AND ($2 = 0 OR EXISTS (SELECT 1 FROM task_people
                                  WHERE task_people.item_id = items.id AND task_people.member_id = $2))
           AND (NOT $3 OR NOT EXISTS (SELECT 1 FROM task_people WHERE task_people.item_id = items.id))
           AND ($4 = 0 OR tasks.organisation_id = $4) AND ($5 = 0 OR tasks.milestone_id = $5)
           AND ($6 = '' OR tasks.priority = $6)
         ORDER BY items.last_message_at DESC, items.id DESC LIMIT $9",
        &[
            &space,
            &narrow.member,
            &narrow.nobody,
            &narrow.organisation,
            &narrow.milestone,
            &narrow.priority,
            &before.0,
            &before.1,
            &most,
        ],
    )
}

/// The organisations that carry something that is to be done in a space, by name.
pub(in crate::tasks) fn carriers(
    q: &mut Read<'_>,
    space: SpaceId,
) -> Result<Vec<(house::ids::OrganisationId, String)>, Error> {
    q.all(
        "SELECT DISTINCT organisations.id, organisations.name
         FROM items JOIN tasks ON tasks.item_id = items.id
         JOIN organisations ON organisations.id = tasks.organisation_id
         WHERE items.space_id = $1 AND items.verb = 'work' AND items.shelf = 'shown' AND items.closed_at IS NULL
         ORDER BY organisations.name, organisations.id LIMIT 200",
        &[&space],
    )
}
