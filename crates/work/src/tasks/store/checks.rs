//! Check lists.

use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{CheckId, ItemId, MemberId, NetworkId};

db::record! {
    /// A line of a check list.
    #[derive(Debug, Clone)]
    pub(in crate::tasks) struct Check {
        pub(in crate::tasks) id: CheckId,
        pub(in crate::tasks) text: String,
        pub(in crate::tasks) done_at: Option<Time>,
        pub(in crate::tasks) done_by: Option<MemberId>,
    }
}

/// The check list of a task.
pub(in crate::tasks) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Check>, Error> {
    q.all(
        "SELECT id, text, done_at, done_by FROM task_checks WHERE item_id = $1 ORDER BY position, id",
        &[&item],
    )
}

/// Ticks a line, or takes the tick away; 0 where it is so already, or is not of this task.
pub(in crate::tasks) fn tick(
    tx: &mut Write<'_>,
    item: ItemId,
    check: CheckId,
    done: Option<(Time, MemberId)>,
) -> Result<u64, Error> {
    let (at, by) = done.unzip();
    tx.run(
        "UPDATE task_checks SET done_at = $3, done_by = $4
         WHERE id = $2 AND item_id = $1 AND (done_at IS NULL) = $5",
        &[&item, &check, &at, &by, &done.is_some()],
    )
}

/// Puts this list in the place of the one that there is.
pub(in crate::tasks) fn replace(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    list: &[(String, Option<Time>, Option<MemberId>)],
) -> Result<(), Error> {
    tx.run("DELETE FROM task_checks WHERE item_id = $1", &[&item])?;
    let positions: Vec<i64> = (1..).zip(list).map(|(position, _)| position).collect();
    let rows: Vec<Row<'_>> = list
        .iter()
        .zip(&positions)
        .map(|((text, at, by), position)| -> Row<'_> { vec![&item, &network, position, text, at, by] })
        .collect();
    let head = "INSERT INTO task_checks (item_id, network_id, position, text, done_at, done_by)";
    batch::insert(tx, head, &rows, "")?;
    count(tx, item)
}

/// Counts the list of a task, so that no board has to.
pub(in crate::tasks) fn count(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run(
        "UPDATE tasks SET
                check_count = (SELECT COUNT(*) FROM task_checks WHERE task_checks.item_id = $1),
                check_done = (SELECT COUNT(*) FROM task_checks
                              WHERE task_checks.item_id = $1 AND task_checks.done_at IS NOT NULL)
         WHERE item_id = $1",
        &[&item],
    )?;
    Ok(())
}
