//! What is kept of common grounds: counted again, and gone when an item is gone for good.

use db::{Error, Read, Write};
use house::ids::ItemId;
use house::recount::{Counted, Wrong};

/// The counts that are wrong.
pub(in crate::grounds) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let statements = Wrong::each("ground", "statements", statements(q)?);
    let waiting = Wrong::each("ground", "statements that wait", waiting(q)?);
    let people = Wrong::each("ground", "people", people(q)?);
    let answers = Wrong::each("statement", "answers", answers(q)?);
    let agreeing = Wrong::each("statement", "people who agree", agreeing(q)?);
    Ok(statements.chain(waiting).chain(people).chain(answers).chain(agreeing).collect())
}

fn statements(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT grounds.item_id AS id, grounds.statement_count AS kept,
                   (SELECT COUNT(*) FROM ground_statements
                    WHERE ground_statements.item_id = grounds.item_id AND ground_statements.state = 'shown') AS counted
            FROM grounds) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn waiting(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT grounds.item_id AS id, grounds.waiting_count AS kept,
                   (SELECT COUNT(*) FROM ground_statements
                    WHERE ground_statements.item_id = grounds.item_id AND ground_statements.state = 'waiting') AS counted
            FROM grounds) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn people(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT grounds.item_id AS id, grounds.person_count AS kept,
                   (SELECT COUNT(*) FROM ground_people WHERE ground_people.item_id = grounds.item_id) AS counted
            FROM grounds) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn answers(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT statements.id, statements.agree_count + statements.pass_count + statements.disagree_count AS kept,
                   (SELECT COUNT(*) FROM ground_answers WHERE ground_answers.statement_id = statements.id) AS counted
            FROM ground_statements statements) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn agreeing(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT statements.id, statements.agree_count AS kept,
                   (SELECT COUNT(*) FROM ground_answers
                    WHERE ground_answers.statement_id = statements.id AND ground_answers.answer = 1) AS counted
            FROM ground_statements statements) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

/// Takes away what is known of an item that is gone for good: of a ground all, and of what a statement led to the trace.
pub(in crate::grounds) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run(
        "UPDATE ground_statements SET lead_count = lead_count - 1
         WHERE id IN (SELECT statement_id FROM ground_leads WHERE item_id = $1)",
        &[&item],
    )?;
    tx.run(
        "DELETE FROM ground_leads
         WHERE item_id = $1 OR statement_id IN (SELECT id FROM ground_statements WHERE item_id = $1)",
        &[&item],
    )?;
    tx.run(
        "DELETE FROM ground_projects WHERE statement_id IN (SELECT id FROM ground_statements WHERE item_id = $1)",
        &[&item],
    )?;
    tx.run("DELETE FROM ground_marks WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM ground_maps WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM ground_answers WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM ground_statements WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM ground_people WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM grounds WHERE item_id = $1", &[&item])?;
    Ok(())
}
