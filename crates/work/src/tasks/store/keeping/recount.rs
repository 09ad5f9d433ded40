//! Counts again what is kept beside tasks.

use db::{Error, Read};
use house::recount::{Counted, Wrong};

/// The counts that are wrong.
pub(in crate::tasks) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let checks = Wrong::each("task", "lines of its check list", checks(q)?);
    let ticks = Wrong::each("task", "lines of its check list that are done", ticks(q)?);
    let logged = Wrong::each("task", "minutes that were given to it", logged(q)?);
    let ends = Wrong::each("task", "ends as its item has them", ends(q)?);
    Ok(checks.chain(ticks).chain(logged).chain(ends).collect())
}

fn checks(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT tasks.item_id AS id, tasks.check_count AS kept,
                   (SELECT COUNT(*) FROM task_checks WHERE task_checks.item_id = tasks.item_id) AS counted
            FROM tasks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn ticks(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT tasks.item_id AS id, tasks.check_done AS kept,
                   (SELECT COUNT(*) FROM task_checks
                    WHERE task_checks.item_id = tasks.item_id AND task_checks.done_at IS NOT NULL) AS counted
            FROM tasks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn logged(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT tasks.item_id AS id, tasks.logged AS kept,
                   (SELECT CAST(COALESCE(SUM(task_hours.minutes), 0) AS BIGINT) FROM task_hours
                    WHERE task_hours.item_id = tasks.item_id) AS counted
            FROM tasks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

/// A task is done when its item is closed.
fn ends(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT tasks.item_id AS id, CASE WHEN tasks.done_at IS NULL THEN 0 ELSE 1 END AS kept,
                   CASE WHEN items.closed_at IS NULL THEN 0 ELSE 1 END AS counted
            FROM tasks JOIN items ON items.id = tasks.item_id) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}
