//! The tables of tasks.

pub(super) mod across;
pub(super) mod again;
pub(super) mod board;
pub(super) mod checks;
pub(super) mod columns;
pub(super) mod hours;
pub(super) mod keeping;
pub(super) mod lists;
pub(super) mod milestones;
pub(super) mod people;
pub(super) mod reading;
pub(super) mod ties;

pub(super) use keeping::{Carried, EXTRACTS, leave, merge, move_back, move_organisation, purge, recount};

use super::task::{Planned, midnight_of};
use db::{Error, Time, Write};
use house::ids::{ColumnId, ItemId, MemberId, NetworkId};

/// Writes down a task that was just started.
pub(super) fn insert(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (column, place): (ColumnId, &str),
    planned: &Planned,
    (done, source): (Option<Time>, Option<&str>),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO tasks (item_id, network_id, column_id, place, organisation_id, milestone_id, parent_id, starts_on,
                            due_on, estimate, priority, help, help_key, help_at, check_count, check_done, logged,
                            done_at, sequence, changed_at, source)
         VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8, $9, $10, '', '', NULL, 0, 0, 0, $11, 0, $12, $13)",
        &[
            &item,
            &network,
            &column,
            &place,
            &planned.organisation,
            &planned.milestone,
            &planned.starts.map(midnight_of),
            &planned.due.map(midnight_of),
            &planned.estimate,
            &planned.priority,
            &done,
            &now,
            &source,
        ],
    )
}

/// Writes down another plan.
pub(super) fn plan(tx: &mut Write<'_>, item: ItemId, planned: &Planned, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE tasks SET organisation_id = $2, milestone_id = $3, starts_on = $4, due_on = $5, estimate = $6,
                priority = $7, sequence = sequence + 1, changed_at = $8
         WHERE item_id = $1",
        &[
            &item,
            &planned.organisation,
            &planned.milestone,
            &planned.starts.map(midnight_of),
            &planned.due.map(midnight_of),
            &planned.estimate,
            &planned.priority,
            &now,
        ],
    )
}

/// Puts a task into this column, at this place.
pub(super) fn put(
    tx: &mut Write<'_>,
    item: ItemId,
    (column, place): (ColumnId, &str),
    done: Option<Time>,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE tasks SET column_id = $2, place = $3, done_at = $4, sequence = sequence + 1, changed_at = $5
         WHERE item_id = $1",
        &[&item, &column, &place, &done, &now],
    )
}

/// Makes a task a part of another.
pub(super) fn set_parent(tx: &mut Write<'_>, item: ItemId, parent: Option<ItemId>) -> Result<u64, Error> {
    tx.run("UPDATE tasks SET parent_id = $2 WHERE item_id = $1", &[&item, &parent])
}

/// Notes with which skill somebody could help; empty where no help is wanted any more.
pub(super) fn seek_help(
    tx: &mut Write<'_>,
    item: ItemId,
    (skill, key): (&str, &str),
    at: Option<Time>,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE tasks SET help = $2, help_key = $3, help_at = $4 WHERE item_id = $1",
        &[&item, &skill, &key, &at],
    )
}

/// Help is no longer wanted once somebody has come who offers that skill.
pub(super) fn seek_help_ends(tx: &mut Write<'_>, item: ItemId, helper: MemberId) -> Result<u64, Error> {
    tx.run(
        "UPDATE tasks SET help = '', help_key = '', help_at = NULL
         WHERE item_id = $1 AND help_at IS NOT NULL
           AND EXISTS (SELECT 1 FROM member_skills WHERE member_skills.member_id = $2
                       AND member_skills.direction = 'offers' AND member_skills.skill_key = tasks.help_key)",
        &[&item, &helper],
    )
}
