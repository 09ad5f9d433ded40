//! What money is asked for, and what those who hold the space said to it.

use crate::budgets::budget::{Project, ProjectId};
use crate::budgets::rules::Fate;
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId};

/// A project as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::budgets) struct Draft {
    pub(in crate::budgets) title: String,
    pub(in crate::budgets) body: String,
    pub(in crate::budgets) html: String,
    pub(in crate::budgets) cost: i64,
    pub(in crate::budgets) category: String,
    pub(in crate::budgets) place: String,
}

db::record! {
    /// A project in a list.
    #[derive(Debug, Clone)]
    pub(in crate::budgets) struct Listed {
        pub(in crate::budgets) id: ProjectId,
        pub(in crate::budgets) title: String,
        pub(in crate::budgets) cost: i64,
        pub(in crate::budgets) category: String,
        pub(in crate::budgets) place: String,
        pub(in crate::budgets) state: Fate,
        pub(in crate::budgets) rank: Option<i64>,
        pub(in crate::budgets) why: Option<String>,
    }
}

db::record! {
    /// How many projects of a state there are, and what they cost together.
    #[derive(Debug, Clone)]
    pub(in crate::budgets) struct Tally {
        pub(in crate::budgets) state: Fate,
        pub(in crate::budgets) projects: i64,
    }
}

/// A project of a budget.
pub(in crate::budgets) fn project(
    q: &mut Read<'_>,
    item: ItemId,
    project: ProjectId,
) -> Result<Option<Project>, Error> {
    q.maybe(
        "SELECT budget_projects.id, budget_projects.code, budget_projects.title, budget_projects.body,
                budget_projects.body_html, budget_projects.cost, budget_projects.category, budget_projects.place,
                budget_projects.proposer_id, proposers.name AS proposer, budget_projects.state,
                budget_projects.reason, budget_projects.unmet, budget_projects.judged_by AS judge_id,
                judges.name AS judge, budget_projects.judged_at
         FROM budget_projects
         LEFT JOIN members proposers ON proposers.id = budget_projects.proposer_id
         LEFT JOIN members judges ON judges.id = budget_projects.judged_by
         WHERE budget_projects.item_id = $1 AND budget_projects.id = $2",
        &[&item, &project],
    )
}

/// All projects that are to be had, in the order in which they came.
pub(in crate::budgets) fn projects(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Project>, Error> {
    q.all(
        "SELECT budget_projects.id, budget_projects.code, budget_projects.title, '' AS body, '' AS body_html,
                budget_projects.cost, budget_projects.category, budget_projects.place, budget_projects.proposer_id,
                NULL AS proposer, budget_projects.state, '' AS reason, '' AS unmet, NULL AS judge_id, NULL AS judge,
                budget_projects.judged_at
         FROM budget_projects WHERE budget_projects.item_id = $1 AND budget_projects.state = 'accepted'
         ORDER BY budget_projects.id LIMIT 2000",
        &[&item],
    )
}

/// Projects of a state, from after this one on, narrowed by category and place where these are not empty; each with what
/// became of it.
pub(in crate::budgets) fn listed(
    q: &mut Read<'_>,
    item: ItemId,
    (state, category, place): (Fate, &str, &str),
    after: ProjectId,
    limit: i64,
) -> Result<Vec<Listed>, Error> {
    q.all(
        "SELECT budget_projects.id, budget_projects.title, budget_projects.cost, budget_projects.category,
                budget_projects.place, budget_projects.state, budget_results.rank, budget_results.why
         FROM budget_projects LEFT JOIN budget_results ON budget_results.project_id = budget_projects.id
         WHERE budget_projects.item_id = $1 AND budget_projects.state = $2 AND budget_projects.id > $3
           AND ($4 = '' OR budget_projects.category = $4) AND ($5 = '' OR budget_projects.place = $5)
         ORDER BY budget_projects.id LIMIT $6",
        &[&item, &state, &after, &category, &place, &limit],
    )
}

/// How many projects of each state there are.
pub(in crate::budgets) fn tally(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT state, COUNT(*) AS projects FROM budget_projects WHERE item_id = $1 GROUP BY state ORDER BY state",
        &[&item],
    )
}

/// The categories and places in which projects stand, each with how many there are. What was taken back is nobody's concern.
pub(in crate::budgets) fn used_parts(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Vec<(String, String, i64)>, Error> {
    q.all(
        "SELECT category, place, COUNT(*) AS projects FROM budget_projects
         WHERE item_id = $1 AND state <> 'withdrawn' GROUP BY category, place ORDER BY category, place",
        &[&item],
    )
}

/// The project that costs most of those that may be funded.
pub(in crate::budgets) fn dearest(q: &mut Read<'_>, item: ItemId) -> Result<Option<(String, i64)>, Error> {
    q.maybe(
        "SELECT title, cost FROM budget_projects WHERE item_id = $1 AND state IN ('waiting', 'accepted')
         ORDER BY cost DESC, id LIMIT 1",
        &[&item],
    )
}

/// A category is called otherwise: its projects go along.
pub(in crate::budgets) fn rename_category(
    tx: &mut Write<'_>,
    item: ItemId,
    (from, to): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE budget_projects SET category = $3 WHERE item_id = $1 AND category = $2",
        &[&item, &from, &to],
    )
}

/// A place is called otherwise: its projects go along.
pub(in crate::budgets) fn rename_place(
    tx: &mut Write<'_>,
    item: ItemId,
    (from, to): (&str, &str),
) -> Result<u64, Error> {
    tx.run("UPDATE budget_projects SET place = $3 WHERE item_id = $1 AND place = $2", &[&item, &from, &to])
}

/// Whether this member has proposed something of this title, other than this project.
pub(in crate::budgets) fn title_taken(
    q: &mut Read<'_>,
    (item, member): (ItemId, MemberId),
    (title, but): (&str, ProjectId),
) -> Result<bool, Error> {
    let found: Option<ProjectId> = q.maybe(
        "SELECT id FROM budget_projects
         WHERE proposer_id = $1 AND item_id = $2 AND title = $3 AND id <> $4 AND state <> 'withdrawn'
         ORDER BY id LIMIT 1",
        &[&member, &item, &title, &but],
    )?;
    Ok(found.is_some())
}

/// Writes down what somebody proposes.
pub(in crate::budgets) fn add(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, by): (ItemId, MemberId),
    draft: &Draft,
    now: Time,
) -> Result<ProjectId, Error> {
    tx.one(
        "INSERT INTO budget_projects (item_id, network_id, title, body, body_html, cost, category, place, proposer_id,
                                      state, reason, unmet, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', '', '', $10, $10) RETURNING id",
        &[
            &item,
            &network,
            &draft.title,
            &draft.body,
            &draft.html,
            &draft.cost,
            &draft.category,
            &draft.place,
            &by,
            &now,
        ],
    )
}

/// Writes down the projects of a file, each with what the file calls it.
pub(in crate::budgets) fn bring(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    projects: &[(String, Draft)],
    now: Time,
) -> Result<Vec<(String, ProjectId)>, Error> {
    let state = Fate::Accepted;
    let none = String::new();
    let rows: Vec<Row<'_>> = projects
        .iter()
        .map(|(code, draft)| -> Row<'_> {
            vec![
                &item,
                &network,
                code,
                &draft.title,
                &draft.body,
                &draft.html,
                &draft.cost,
                &draft.category,
                &draft.place,
                &state,
                &none,
                &none,
                &now,
                &now,
            ]
        })
        .collect();
    let head = "INSERT INTO budget_projects (item_id, network_id, code, title, body, body_html, cost, category, place,
                                             state, reason, unmet, created_at, changed_at)";
    batch::insert_returning(tx, head, &rows, "RETURNING code, id")
}

/// Writes down another text. What was judged waits to be judged again. Nothing is changed where it can no longer be.
pub(in crate::budgets) fn change(
    tx: &mut Write<'_>,
    project: ProjectId,
    draft: &Draft,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE budget_projects SET title = $2, body = $3, body_html = $4, cost = $5, category = $6, place = $7,
                state = 'waiting', changed_at = $8
         WHERE id = $1 AND state IN ('waiting', 'accepted', 'rejected')",
        &[
            &project,
            &draft.title,
            &draft.body,
            &draft.html,
            &draft.cost,
            &draft.category,
            &draft.place,
            &now,
        ],
    )
}

/// Takes a project back.
pub(in crate::budgets) fn withdraw(tx: &mut Write<'_>, project: ProjectId, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE budget_projects SET state = 'withdrawn', changed_at = $2
         WHERE id = $1 AND state IN ('waiting', 'accepted', 'rejected')",
        &[&project, &now],
    )
}

/// Writes down what those who hold the space say to it. Nothing is changed where somebody said the same before.
pub(in crate::budgets) fn judge(
    tx: &mut Write<'_>,
    (project, by): (ProjectId, MemberId),
    state: Fate,
    (reason, unmet): (&str, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE budget_projects SET state = $2, reason = $3, unmet = $4, judged_by = $5, judged_at = $6, changed_at = $6
         WHERE id = $1 AND state IN ('waiting', 'accepted', 'rejected')
           AND (state <> $2 OR reason <> $3 OR unmet <> $4)",
        &[&project, &state, &reason, &unmet, &by, &now],
    )
}

/// Who proposed what nobody has judged.
pub(in crate::budgets) fn unjudged(q: &mut Read<'_>, item: ItemId) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT DISTINCT proposer_id FROM budget_projects
         WHERE item_id = $1 AND state = 'waiting' AND proposer_id IS NOT NULL ORDER BY proposer_id LIMIT 500",
        &[&item],
    )
}

/// What nobody has judged does not go to the vote.
pub(in crate::budgets) fn leave_unjudged(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE budget_projects SET state = 'unjudged', changed_at = $2 WHERE item_id = $1 AND state = 'waiting'",
        &[&item, &now],
    )
}

/// The titles of the projects of these budgets, by which they are found.
pub(in crate::budgets) fn words(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, String)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before =
        "SELECT item_id, title FROM budget_projects WHERE state IN ('waiting', 'accepted') AND item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id, id LIMIT 5000")
}
