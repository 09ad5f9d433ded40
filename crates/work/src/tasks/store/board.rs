//! The cards of a board, of which a bounded number is read, in as many statements whatever their number.

use crate::tasks::task::Priority;
use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{ColumnId, ItemId, MemberId, OrganisationId, SpaceId};

/// The most cards that a board shows of what is to be done.
pub(in crate::tasks) const OPEN: i64 = 2_000;
/// How many of what was done last a board shows in each column.
pub(in crate::tasks) const DONE: i64 = 30;

db::record! {
    /// A task as a board and lists show it.
    #[derive(Debug, Clone, Hash)]
    pub(in crate::tasks) struct Card {
        pub(in crate::tasks) id: ItemId,
        pub(in crate::tasks) title: String,
        pub(in crate::tasks) column_id: ColumnId,
        pub(in crate::tasks) place: String,
        pub(in crate::tasks) organisation_id: Option<OrganisationId>,
        pub(in crate::tasks) organisation: Option<String>,
        pub(in crate::tasks) milestone_id: Option<ItemId>,
        pub(in crate::tasks) starts_on: Option<Time>,
        pub(in crate::tasks) due_on: Option<Time>,
        pub(in crate::tasks) priority: Priority,
        pub(in crate::tasks) help: String,
        pub(in crate::tasks) check_count: i64,
        pub(in crate::tasks) check_done: i64,
        pub(in crate::tasks) estimate: i64,
        pub(in crate::tasks) logged: i64,
        pub(in crate::tasks) messages: i64,
        pub(in crate::tasks) done_at: Option<Time>,
        pub(in crate::tasks) sequence: i64,
    }
}

/// What is to be done in a space, in the order of its places.
pub(in crate::tasks) fn open(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Card>, Error> {
    q.all(
        "SELECT items.id, items.title, tasks.column_id, tasks.place, tasks.organisation_id,
                organisations.name AS organisation,
                tasks.milestone_id, tasks.starts_on, tasks.due_on, tasks.priority, tasks.help, tasks.check_count,
                tasks.check_done, tasks.estimate, tasks.logged, items.message_count AS messages, tasks.done_at, tasks.sequence
         FROM items JOIN tasks ON tasks.item_id = items.id
         LEFT JOIN organisations ON organisations.id = tasks.organisation_id
         WHERE items.space_id = $1 AND items.verb = 'work' AND items.shelf = 'shown' AND items.closed_at IS NULL
         ORDER BY tasks.place, items.id LIMIT $2",
        &[&space, &OPEN],
    )
}

/// What was done last in a column of a space.
pub(in crate::tasks) fn done(q: &mut Read<'_>, space: SpaceId, column: ColumnId) -> Result<Vec<Card>, Error> {
    q.all(
        "SELECT items.id, items.title, tasks.column_id, tasks.place, tasks.organisation_id,
                organisations.name AS organisation,
                tasks.milestone_id, tasks.starts_on, tasks.due_on, tasks.priority, tasks.help, tasks.check_count,
                tasks.check_done, tasks.estimate, tasks.logged, items.message_count AS messages, tasks.done_at, tasks.sequence
         FROM tasks JOIN items ON items.id = tasks.item_id
         LEFT JOIN organisations ON organisations.id = tasks.organisation_id
         WHERE tasks.column_id = $2 AND tasks.done_at IS NOT NULL AND items.space_id = $1 AND items.shelf = 'shown'
         ORDER BY tasks.done_at DESC, tasks.item_id DESC LIMIT $3",
        &[&space, &column, &DONE],
    )
}

/// These tasks, as far as they stand on the board of this space.
pub(in crate::tasks) fn these(q: &mut Read<'_>, space: SpaceId, ids: &[ItemId]) -> Result<Vec<Card>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT items.id, items.title, tasks.column_id, tasks.place, tasks.organisation_id,
                organisations.name AS organisation,
                tasks.milestone_id, tasks.starts_on, tasks.due_on, tasks.priority, tasks.help, tasks.check_count,
                tasks.check_done, tasks.estimate, tasks.logged, items.message_count AS messages, tasks.done_at, tasks.sequence
         FROM items JOIN tasks ON tasks.item_id = items.id
         LEFT JOIN organisations ON organisations.id = tasks.organisation_id
         WHERE +items.space_id = $1 AND items.shelf = 'shown' AND items.id",
        &[&space],
        &keys,
        "ORDER BY tasks.place, items.id",
    )
}

/// Who does these tasks: the task, the member and their name, in the order in which they took it.
pub(in crate::tasks) fn people(
    q: &mut Read<'_>,
    ids: &[ItemId],
) -> Result<Vec<(ItemId, MemberId, String)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT task_people.item_id, members.id, members.name
         FROM task_people JOIN members ON members.id = task_people.member_id WHERE task_people.item_id",
        &[],
        &keys,
        "ORDER BY task_people.item_id, task_people.since, members.id",
    )
}

/// Which of these tasks wait for something that is not done, in their own space or in one that everybody reads. What stands
/// elsewhere is not counted: a card tells the same to all who see it, and not all of them may know of that.
pub(in crate::tasks) fn blocked(q: &mut Read<'_>, ids: &[ItemId]) -> Result<Vec<(ItemId, i64)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT task_ties.blocked_id, COUNT(*) FROM task_ties JOIN items ON items.id = task_ties.blocker_id
         JOIN items own ON own.id = task_ties.blocked_id JOIN spaces ON spaces.id = items.space_id
         WHERE items.closed_at IS NULL AND items.shelf IN ('shown', 'archived')
           AND (items.space_id = own.space_id OR spaces.visibility = 'public') AND task_ties.blocked_id",
        &[],
        &keys,
        "GROUP BY task_ties.blocked_id ORDER BY task_ties.blocked_id",
    )
}

/// The next card of a column behind this one, as the board of a space has it.
pub(in crate::tasks) fn next_in(
    q: &mut Read<'_>,
    space: SpaceId,
    column: ColumnId,
    (place, item): (&str, ItemId),
) -> Result<Option<ItemId>, Error> {
    q.maybe(
        "SELECT tasks.item_id FROM tasks JOIN items ON items.id = tasks.item_id
         WHERE tasks.column_id = $2 AND (tasks.place, tasks.item_id) > ($3, $4) AND items.space_id = $1
           AND items.shelf = 'shown' AND tasks.done_at IS NULL
         ORDER BY tasks.place, tasks.item_id LIMIT 1",
        &[&space, &column, &place, &item],
    )
}

/// How many tasks that are to be done stand in each column of a space.
pub(in crate::tasks) fn amounts(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<(ColumnId, i64)>, Error> {
    q.all(
        "SELECT tasks.column_id, COUNT(*) AS amount FROM items JOIN tasks ON tasks.item_id = items.id
         WHERE items.space_id = $1 AND items.verb = 'work' AND items.shelf = 'shown' AND items.closed_at IS NULL
         GROUP BY tasks.column_id ORDER BY tasks.column_id",
        &[&space],
    )
}
