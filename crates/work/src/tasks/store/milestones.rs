//! Milestones.

use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, NetworkId, SpaceId};

/// Until when a milestone is to be reached.
pub(in crate::tasks) fn due(q: &mut Read<'_>, item: ItemId) -> Result<Option<Time>, Error> {
    q.maybe("SELECT due_on FROM milestones WHERE item_id = $1", &[&item])
}

/// Until when a milestone of this space is to be reached that is not reached yet.
pub(in crate::tasks) fn open_in(
    q: &mut Read<'_>,
    space: SpaceId,
    item: ItemId,
) -> Result<Option<Time>, Error> {
    q.maybe(
        "SELECT milestones.due_on FROM milestones JOIN items ON items.id = milestones.item_id
         WHERE milestones.item_id = $2 AND items.space_id = $1 AND items.shelf = 'shown' AND items.closed_at IS NULL",
        &[&space, &item],
    )
}

/// Writes down a milestone that was just begun.
pub(in crate::tasks) fn insert(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    due: Time,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO milestones (item_id, network_id, due_on, sequence, changed_at) VALUES ($1, $2, $3, 0, $4)",
        &[&item, &network, &due, &now],
    )
}

/// Moves one.
pub(in crate::tasks) fn change(tx: &mut Write<'_>, item: ItemId, due: Time, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE milestones SET due_on = $2, sequence = sequence + 1, changed_at = $3 WHERE item_id = $1",
        &[&item, &due, &now],
    )
}

db::record! {
    /// A milestone of a space.
    #[derive(Debug, Clone)]
    pub(in crate::tasks) struct Milestone {
        pub(in crate::tasks) id: ItemId,
        pub(in crate::tasks) title: String,
        pub(in crate::tasks) due_on: Time,
        pub(in crate::tasks) reached_at: Option<Time>,
    }
}

/// The milestones of a space, the earliest first; of those that are due before this day only these last.
pub(in crate::tasks) fn of_space(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Milestone>, Error> {
    q.all(
        "SELECT items.id, items.title, milestones.due_on, items.closed_at AS reached_at
         FROM items JOIN milestones ON milestones.item_id = items.id
         WHERE items.space_id = $1 AND items.shelf = 'shown' AND items.kind = 'milestone'
         ORDER BY milestones.due_on DESC, items.id DESC LIMIT 100",
        &[&space],
    )
}

/// How many tasks lead to each of these milestones, and how many of them are done. Tasks that have moved to another space
/// are not counted, for not everyone who sees the milestone may know of them.
pub(in crate::tasks) fn progress(q: &mut Read<'_>, ids: &[ItemId]) -> Result<Vec<(ItemId, i64, i64)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT tasks.milestone_id, COUNT(*), COUNT(tasks.done_at)
         FROM tasks JOIN items ON items.id = tasks.item_id
         JOIN items own ON own.id = tasks.milestone_id AND own.space_id = items.space_id
         WHERE items.shelf IN ('shown', 'archived') AND tasks.milestone_id",
        &[],
        &keys,
        "GROUP BY tasks.milestone_id ORDER BY tasks.milestone_id",
    )
}

/// When these are due, and whether they were reached.
pub(in crate::tasks) fn of_items(
    q: &mut Read<'_>,
    ids: &[ItemId],
) -> Result<Vec<(ItemId, Time, Option<Time>)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT milestones.item_id, milestones.due_on, items.closed_at
         FROM milestones JOIN items ON items.id = milestones.item_id WHERE milestones.item_id",
        &[],
        &keys,
        "ORDER BY milestones.item_id",
    )
}

/// The tasks that lead to a milestone: number, title and when they were done; what is to be done first.
pub(in crate::tasks) fn tasks(
    q: &mut Read<'_>,
    milestone: ItemId,
) -> Result<Vec<(ItemId, SpaceId, String, Option<Time>)>, Error> {
    q.all(
        "SELECT items.id, items.space_id, items.title, tasks.done_at FROM tasks JOIN items ON items.id = tasks.item_id
         WHERE tasks.milestone_id = $1 AND items.shelf = 'shown'
         ORDER BY CASE WHEN tasks.done_at IS NULL THEN 0 ELSE 1 END, tasks.place, items.id LIMIT 200",
        &[&milestone],
    )
}
