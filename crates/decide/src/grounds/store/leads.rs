//! What was made of statements, and which common ones have led nowhere yet.

use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, NetworkId, SpaceId, StatementId};
use house::web::Viewer;

/// Something that was made of a statement.
pub(in crate::grounds) type Lead = (StatementId, ItemId);

db::record! {
    /// A statement that all share and nobody has taken further.
    #[derive(Debug, Clone)]
    pub(in crate::grounds) struct Orphan {
        pub(in crate::grounds) id: StatementId,
        pub(in crate::grounds) item_id: ItemId,
        pub(in crate::grounds) text: String,
        pub(in crate::grounds) title: String,
        pub(in crate::grounds) space_name: String,
        pub(in crate::grounds) agree_count: i64,
        pub(in crate::grounds) answers: i64,
        /// Whether the viewer holds the space in which it was said.
        pub(in crate::grounds) held: bool,
    }
}

/// What was made of these statements.
pub(in crate::grounds) fn leads_of(q: &mut Read<'_>, statements: &[StatementId]) -> Result<Vec<Lead>, Error> {
    let keys: Vec<&dyn Param> = statements.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT statement_id, item_id FROM ground_leads WHERE statement_id";
    batch::among(q, before, &[], &keys, "ORDER BY statement_id, item_id")
}

/// Writes down that an item was made of a statement.
pub(in crate::grounds) fn lead(
    tx: &mut Write<'_>,
    network: NetworkId,
    (statement, item): (StatementId, ItemId),
    now: Time,
) -> Result<u64, Error> {
    let made = tx.run(
        "INSERT INTO ground_leads (statement_id, item_id, network_id, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (statement_id, item_id) DO NOTHING",
        &[&statement, &item, &network, &now],
    )?;
    count(tx, statement, made)
}

/// Counts what was made of a statement.
fn count(tx: &mut Write<'_>, statement: StatementId, made: u64) -> Result<u64, Error> {
    let made = i64::try_from(made).unwrap_or(0);
    tx.run("UPDATE ground_statements SET lead_count = lead_count + $2 WHERE id = $1", &[&statement, &made])
}

/// The projects that were made of these statements.
pub(in crate::grounds) fn projects_of(
    q: &mut Read<'_>,
    statements: &[StatementId],
) -> Result<Vec<(StatementId, SpaceId)>, Error> {
    let keys: Vec<&dyn Param> = statements.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT statement_id, space_id FROM ground_projects WHERE statement_id";
    batch::among(q, before, &[], &keys, "ORDER BY statement_id")
}

/// The statement of which a project was made, as long as it is shown: its ground, number there and words.
pub(in crate::grounds) fn origin_of(
    q: &mut Read<'_>,
    space: SpaceId,
) -> Result<Option<(ItemId, StatementId, i64, String)>, Error> {
    q.maybe(
        "SELECT statements.item_id, statements.id, statements.number, statements.text
         FROM ground_projects JOIN ground_statements statements ON statements.id = ground_projects.statement_id
         WHERE ground_projects.space_id = $1 AND statements.state = 'shown'
         ORDER BY ground_projects.statement_id LIMIT 1",
        &[&space],
    )
}

/// Keeps which project was made of a statement.
pub(in crate::grounds) fn keep_project(
    tx: &mut Write<'_>,
    network: NetworkId,
    (statement, space): (StatementId, SpaceId),
    now: Time,
) -> Result<u64, Error> {
    let made = tx.run(
        "INSERT INTO ground_projects (statement_id, space_id, network_id, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (statement_id) DO NOTHING",
        &[&statement, &space, &network, &now],
    )?;
    count(tx, statement, made)
}

/// What all share and nobody has taken further, newest first, before a number; 41 at most. The viewer may read them all.
pub(in crate::grounds) fn orphans(
    q: &mut Read<'_>,
    viewer: &Viewer,
    before: StatementId,
) -> Result<Vec<Orphan>, Error> {
    let me = viewer.member_id();
    let inside = me.is_some();
    q.all(
        "SELECT statements.id, statements.item_id, statements.text, items.title, spaces.name AS space_name,
                statements.agree_count,
                statements.agree_count + statements.pass_count + statements.disagree_count AS answers,
                COALESCE(space_members.role = 'facilitator', FALSE) AS held
         FROM ground_marks marks
         JOIN ground_statements statements ON statements.id = marks.statement_id
         JOIN items ON items.id = statements.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE marks.network_id = $1 AND marks.common = TRUE AND marks.statement_id < $4
           AND statements.lead_count = 0 AND statements.state = 'shown' AND items.shelf = 'shown'
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY marks.statement_id DESC LIMIT 41",
        &[&viewer.network.id, &me, &inside, &before],
    )
}
