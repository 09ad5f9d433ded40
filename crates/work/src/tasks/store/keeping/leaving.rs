//! What becomes of tasks when somebody leaves, when two turn out to be one, and when an item is gone for good.

use crate::tasks::store::again::{drop_kept_of, merge_templates};
use db::{Error, Write};
use house::ids::{HoursId, ItemId, MemberId, OrganisationId, TaskTemplateId};
use house::room::Rooms;

/// Whoever leaves does nothing more; the time that they gave stays given.
pub(in crate::tasks) fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM task_people WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM task_filters WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM task_undos WHERE member_id = $1", &[&member])?;
    Ok(())
}

/// Gives what one member does and did to another, who they are.
pub(in crate::tasks) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO task_people (item_id, member_id, network_id, since)
         SELECT item_id, $2, network_id, since FROM task_people WHERE member_id = $1
         ON CONFLICT (item_id, member_id) DO NOTHING",
        &[&from, &to],
    )?;
    tx.run("UPDATE task_hours SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    tx.run("UPDATE task_checks SET done_by = $2 WHERE done_by = $1", &[&from, &to])?;
    merge_templates(tx, from, to)?;
    leave(tx, from)
}

/// Takes away what is known of an item that is gone for good.
pub(in crate::tasks) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM task_hours WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM task_people WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM task_checks WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM task_ties WHERE blocker_id = $1 OR blocked_id = $1", &[&item])?;
    tx.run("UPDATE tasks SET parent_id = NULL WHERE parent_id = $1", &[&item])?;
    tx.run("UPDATE tasks SET milestone_id = NULL WHERE milestone_id = $1", &[&item])?;
    tx.run("DELETE FROM task_repeats WHERE item_id = $1", &[&item])?;
    tx.run("UPDATE task_repeats SET made_from = NULL WHERE made_from = $1", &[&item])?;
    drop_kept_of(tx, item)?;
    tx.run("DELETE FROM milestones WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM tasks WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// What an organisation carries and gave.
pub(in crate::tasks) struct Carried {
    pub(in crate::tasks) tasks: Vec<ItemId>,
    pub(in crate::tasks) hours: Vec<HoursId>,
    pub(in crate::tasks) templates: Vec<TaskTemplateId>,
}

/// Gives what one organisation carries and gave to another; tells which that was.
pub(in crate::tasks) fn move_organisation(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<Carried, Error> {
    let tasks = tx.all("SELECT item_id FROM tasks WHERE organisation_id = $1 ORDER BY item_id", &[&from])?;
    let hours = tx.all("SELECT id FROM task_hours WHERE organisation_id = $1 ORDER BY id", &[&from])?;
    let templates =
        tx.all("SELECT id FROM task_templates WHERE organisation_id = $1 ORDER BY id", &[&from])?;
    tx.run("UPDATE tasks SET organisation_id = $2 WHERE organisation_id = $1", &[&from, &into])?;
    tx.run("UPDATE task_templates SET organisation_id = $2 WHERE organisation_id = $1", &[&from, &into])?;
    tx.run("UPDATE task_hours SET organisation_id = $2 WHERE organisation_id = $1", &[&from, &into])?;
    Ok(Carried { tasks, hours, templates })
}

/// Gives these back.
pub(in crate::tasks) fn move_back(
    tx: &mut Write<'_>,
    carried: &Carried,
    from: OrganisationId,
    to: OrganisationId,
) -> Result<(), Error> {
    for task in &carried.tasks {
        tx.run(
            "UPDATE tasks SET organisation_id = $3 WHERE item_id = $1 AND organisation_id = $2",
            &[task, &from, &to],
        )?;
    }
    for line in &carried.hours {
        tx.run(
            "UPDATE task_hours SET organisation_id = $3 WHERE id = $1 AND organisation_id = $2",
            &[line, &from, &to],
        )?;
    }
    for template in &carried.templates {
        tx.run(
            "UPDATE task_templates SET organisation_id = $3 WHERE id = $1 AND organisation_id = $2",
            &[template, &from, &to],
        )?;
    }
    Ok(())
}
