//! Tasks that come back, and tasks that a space keeps as templates.

use crate::tasks::again::Rhythm;
use crate::tasks::task::Priority;
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId, OrganisationId, SpaceId, TaskTemplateId};

/// How a task comes back; none where it does not.
pub(in crate::tasks) fn rhythm(q: &mut Read<'_>, item: ItemId) -> Result<Option<Rhythm>, Error> {
    q.maybe("SELECT every, step, month_day FROM task_repeats WHERE item_id = $1", &[&item])
}

/// Lets a task come back in this rhythm.
pub(in crate::tasks) fn set_rhythm(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    rhythm: &Rhythm,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO task_repeats (item_id, network_id, every, step, month_day) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (item_id) DO UPDATE SET every = excluded.every, step = excluded.step,
             month_day = excluded.month_day",
        &[&item, &network, &rhythm.every, &rhythm.step, &rhythm.month_day],
    )
}

/// Lets it come back no longer; 0 where it does not.
pub(in crate::tasks) fn stop(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM task_repeats WHERE item_id = $1", &[&item])
}

/// The rhythm goes on from one task to another.
pub(in crate::tasks) fn hand_on(tx: &mut Write<'_>, from: ItemId, to: ItemId) -> Result<u64, Error> {
    tx.run("UPDATE task_repeats SET item_id = $2, made_from = $1 WHERE item_id = $1", &[&from, &to])
}

/// The task that was made of this one when it was done, as long as it stands in this space and nobody has changed it, spoken of it or
/// worked on it since.
pub(in crate::tasks) fn untouched(
    q: &mut Read<'_>,
    old: ItemId,
    space: SpaceId,
) -> Result<Option<ItemId>, Error> {
    q.maybe(
        "SELECT task_repeats.item_id
         FROM task_repeats JOIN tasks ON tasks.item_id = task_repeats.item_id
         JOIN items ON items.id = task_repeats.item_id
         WHERE task_repeats.made_from = $1 AND items.space_id = $2 AND tasks.done_at IS NULL AND tasks.sequence = 0 AND tasks.logged = 0
           AND tasks.check_done = 0 AND items.shelf = 'shown' AND items.message_count = 0 AND items.revision = 1
         ORDER BY task_repeats.item_id LIMIT 1",
        &[&old, &space],
    )
}

/// Title and body of a task, and who started it.
pub(in crate::tasks) fn text(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Option<(String, String, MemberId)>, Error> {
    q.maybe(
        "SELECT items.title, items.body, items.author_id FROM tasks JOIN items ON items.id = tasks.item_id
         WHERE tasks.item_id = $1",
        &[&item],
    )
}

db::record! {
    /// A task as a space makes it again and again.
    #[derive(Debug, Clone)]
    pub(in crate::tasks) struct Template {
        pub(in crate::tasks) id: TaskTemplateId,
        pub(in crate::tasks) title: String,
        pub(in crate::tasks) body: String,
        pub(in crate::tasks) estimate: i64,
        pub(in crate::tasks) priority: Priority,
        pub(in crate::tasks) organisation_id: Option<OrganisationId>,
        /// The check list, a line each.
        pub(in crate::tasks) checks: String,
    }
}

/// The templates of a space, the earliest first, at most 100. What was kept of a task that is deleted is not among them: it comes back
/// with that task, or goes with it.
pub(in crate::tasks) fn templates(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Template>, Error> {
    q.all(
        "SELECT task_templates.id, task_templates.title, task_templates.body, task_templates.estimate,
                task_templates.priority, task_templates.organisation_id, task_templates.checks
         FROM task_templates LEFT JOIN items ON items.id = task_templates.made_from
         WHERE task_templates.space_id = $1
           AND (task_templates.made_from IS NULL OR items.shelf IN ('shown', 'archived'))
         ORDER BY task_templates.id LIMIT 100",
        &[&space],
    )
}

/// Keeps a template of a task.
pub(in crate::tasks) fn keep_template(
    tx: &mut Write<'_>,
    (network, space, by): (NetworkId, SpaceId, MemberId),
    template: &Template,
    (item, now): (ItemId, Time),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO task_templates (network_id, space_id, title, body, estimate, priority, organisation_id, checks,
                                     made_by, made_at, made_from)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            &network,
            &space,
            &template.title,
            &template.body,
            &template.estimate,
            &template.priority,
            &template.organisation_id,
            &template.checks,
            &by,
            &now,
            &item,
        ],
    )
}

/// Lets go all that was kept of a task which is gone for good.
pub(in crate::tasks) fn drop_kept_of(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM task_templates WHERE made_from = $1", &[&item])
}

/// Lets a template go; 0 where it is not of this space.
pub(in crate::tasks) fn drop_template(
    tx: &mut Write<'_>,
    space: SpaceId,
    id: TaskTemplateId,
) -> Result<u64, Error> {
    tx.run("DELETE FROM task_templates WHERE id = $2 AND space_id = $1", &[&space, &id])
}

/// Gives the templates of one member to another, who they are.
pub(in crate::tasks) fn merge_templates(
    tx: &mut Write<'_>,
    from: MemberId,
    to: MemberId,
) -> Result<u64, Error> {
    tx.run("UPDATE task_templates SET made_by = $2 WHERE made_by = $1", &[&from, &to])
}
