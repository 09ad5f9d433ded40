//! What an export holds of tasks.

use house::extract::Extract;

pub(in crate::tasks) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "task-columns",
        head: &["id", "space_id", "word", "name", "position", "done", "most", "archived_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, space_id, word, name, position, done, most, archived_at FROM task_columns
                 WHERE network_id = $1 ORDER BY space_id, position, id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "tasks",
        head: &[
            "item_id",
            "column_id",
            "place",
            "organisation_id",
            "milestone_id",
            "parent_id",
            "starts_on",
            "due_on",
            "estimate",
            "priority",
            "help",
            "done_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT tasks.item_id, tasks.column_id, tasks.place, tasks.organisation_id, tasks.milestone_id,
                        tasks.parent_id, tasks.starts_on, tasks.due_on, tasks.estimate, tasks.priority, tasks.help,
                        tasks.done_at
                 FROM tasks JOIN items ON items.id = tasks.item_id
                 WHERE tasks.network_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY tasks.item_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT tasks.item_id, tasks.column_id, tasks.place, tasks.organisation_id, tasks.milestone_id,
                        tasks.parent_id, tasks.starts_on, tasks.due_on, tasks.estimate, tasks.priority, tasks.help,
                        tasks.done_at
                 FROM items JOIN tasks ON tasks.item_id = items.id
                 WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY items.id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "task-people",
        head: &["item_id", "member_id", "since"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT task_people.item_id, task_people.member_id, task_people.since
                 FROM task_people JOIN items ON items.id = task_people.item_id
                 WHERE items.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY task_people.item_id, task_people.member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT task_people.item_id, task_people.member_id, task_people.since
                 FROM task_people JOIN items ON items.id = task_people.item_id
                 WHERE task_people.member_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY task_people.item_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "task-checks",
        head: &["id", "item_id", "position", "text", "done_at", "done_by"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT task_checks.id, task_checks.item_id, task_checks.position, task_checks.text,
                        task_checks.done_at, task_checks.done_by
                 FROM task_checks JOIN items ON items.id = task_checks.item_id
                 WHERE items.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY task_checks.item_id, task_checks.position, task_checks.id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "task-hours",
        head: &["id", "item_id", "member_id", "organisation_id", "day", "minutes", "what", "logged_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT task_hours.id, task_hours.item_id, task_hours.member_id, task_hours.organisation_id,
                        task_hours.day, task_hours.minutes, task_hours.what, task_hours.logged_at
                 FROM task_hours JOIN items ON items.id = task_hours.item_id
                 WHERE items.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY task_hours.day, task_hours.id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT task_hours.id, task_hours.item_id, task_hours.member_id, task_hours.organisation_id,
                        task_hours.day, task_hours.minutes, task_hours.what, task_hours.logged_at
                 FROM task_hours JOIN items ON items.id = task_hours.item_id
                 WHERE task_hours.member_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY task_hours.day, task_hours.id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "task-ties",
        head: &["blocker_id", "blocked_id", "tied_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT blocker_id, blocked_id, tied_at FROM task_ties WHERE network_id = $1
                   AND NOT EXISTS (SELECT 1 FROM items WHERE items.id IN (task_ties.blocker_id, task_ties.blocked_id)
                                   AND items.shelf = 'deleted')
                 ORDER BY blocker_id, blocked_id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "milestones",
        head: &["item_id", "due_on"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT milestones.item_id, milestones.due_on
                 FROM milestones JOIN items ON items.id = milestones.item_id
                 WHERE milestones.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY milestones.due_on, milestones.item_id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "task-filters",
        head: &["id", "space_id", "name", "query"],
        of_network: None,
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, space_id, name, query FROM task_filters WHERE member_id = $1 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "task-repeats",
        head: &["item_id", "every", "step", "month_day", "made_from"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT task_repeats.item_id, task_repeats.every, task_repeats.step, task_repeats.month_day,
                        task_repeats.made_from
                 FROM task_repeats JOIN items ON items.id = task_repeats.item_id
                 WHERE items.network_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY task_repeats.item_id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "task-templates",
        head: &[
            "id",
            "space_id",
            "title",
            "body",
            "estimate",
            "priority",
            "organisation_id",
            "checks",
            "made_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT task_templates.id, task_templates.space_id, task_templates.title, task_templates.body,
                        task_templates.estimate, task_templates.priority, task_templates.organisation_id,
                        task_templates.checks, task_templates.made_at
                 FROM spaces JOIN task_templates ON task_templates.space_id = spaces.id
                 LEFT JOIN items ON items.id = task_templates.made_from
                 WHERE spaces.network_id = $1
                   AND (task_templates.made_from IS NULL OR items.shelf IN ('shown', 'archived'))
                 ORDER BY task_templates.space_id, task_templates.id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT task_templates.id, task_templates.space_id, task_templates.title, task_templates.body,
                        task_templates.estimate, task_templates.priority, task_templates.organisation_id,
                        task_templates.checks, task_templates.made_at
                 FROM task_templates LEFT JOIN items ON items.id = task_templates.made_from
                 WHERE task_templates.made_by = $1
                   AND (task_templates.made_from IS NULL OR items.shelf IN ('shown', 'archived'))
                 ORDER BY task_templates.id",
                &[&member],
                take,
            )
        }),
    },
];
