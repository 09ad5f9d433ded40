//! Statements.

use crate::grounds::ground::State;
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, NetworkId, ParticipantId, StatementId};

db::record! {
    /// A statement as its page shows it. Nobody is told who wrote it.
    #[derive(Debug, Clone)]
    pub(in crate::grounds) struct Statement {
        pub(in crate::grounds) id: StatementId,
        pub(in crate::grounds) number: i64,
        pub(in crate::grounds) author_id: Option<ParticipantId>,
        pub(in crate::grounds) seed: bool,
        pub(in crate::grounds) text: String,
        pub(in crate::grounds) state: State,
        pub(in crate::grounds) reason: String,
        pub(in crate::grounds) agree_count: i64,
        pub(in crate::grounds) pass_count: i64,
        pub(in crate::grounds) disagree_count: i64,
        pub(in crate::grounds) lead_count: i64,
        pub(in crate::grounds) created_at: Time,
    }
}

db::record! {
    /// What is known of a statement when the next one is chosen.
    #[derive(Debug, Clone)]
    pub(in crate::grounds) struct Tally {
        pub(in crate::grounds) id: StatementId,
        pub(in crate::grounds) agree_count: i64,
        pub(in crate::grounds) pass_count: i64,
        pub(in crate::grounds) disagree_count: i64,
        pub(in crate::grounds) extremity: f64,
    }
}

/// What became of a statement, and why.
#[derive(Debug, Clone, Copy)]
pub(in crate::grounds) struct Judged<'a> {
    pub(in crate::grounds) state: State,
    pub(in crate::grounds) reason: &'a str,
}

/// A statement of this ground.
pub(in crate::grounds) fn one(
    q: &mut Read<'_>,
    item: ItemId,
    id: StatementId,
) -> Result<Option<Statement>, Error> {
    q.maybe(
        "SELECT id, number, author_id, seed, text, state, reason, agree_count, pass_count, disagree_count, lead_count,
                created_at
         FROM ground_statements WHERE id = $1 AND item_id = $2",
        &[&id, &item],
    )
}

/// Statements in this state, in the order of their numbers, after a number; 41 at most.
pub(in crate::grounds) fn page(
    q: &mut Read<'_>,
    item: ItemId,
    state: State,
    after: i64,
) -> Result<Vec<Statement>, Error> {
    q.all(
        "SELECT id, number, author_id, seed, text, state, reason, agree_count, pass_count, disagree_count, lead_count,
                created_at
         FROM ground_statements WHERE item_id = $1 AND state = $2 AND number > $3 ORDER BY number LIMIT 41",
        &[&item, &state, &after],
    )
}

/// What somebody wrote in this ground, newest first.
pub(in crate::grounds) fn waiting(q: &mut Read<'_>, person: ParticipantId) -> Result<Vec<Statement>, Error> {
    q.all(
        "SELECT id, number, author_id, seed, text, state, reason, agree_count, pass_count, disagree_count, lead_count,
                created_at
         FROM ground_statements WHERE author_id = $1 ORDER BY id DESC LIMIT 40",
        &[&person],
    )
}

/// The texts of those of these statements that are shown.
pub(in crate::grounds) fn texts(
    q: &mut Read<'_>,
    item: ItemId,
    ids: &[StatementId],
) -> Result<Vec<(StatementId, i64, String, i64)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT id, number, text, lead_count FROM ground_statements WHERE item_id = $1 AND state = 'shown' AND id";
    batch::among(q, before, &[&item], &keys, "ORDER BY id")
}

/// The words of all statements of these grounds that are shown.
pub(in crate::grounds) fn known_texts(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, StatementId, String)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, id, text FROM ground_statements WHERE state = 'shown' AND item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id, id")
}

/// The statements that are shown and that somebody has not answered, with what the next is chosen by.
pub(in crate::grounds) fn open_to(
    q: &mut Read<'_>,
    item: ItemId,
    person: Option<ParticipantId>,
) -> Result<Vec<Tally>, Error> {
    let person = person.unwrap_or(ParticipantId::from(0));
    q.all(
        "SELECT statements.id, statements.agree_count, statements.pass_count, statements.disagree_count,
                COALESCE(marks.extremity, 0.0) AS extremity
         FROM ground_statements statements LEFT JOIN ground_marks marks ON marks.statement_id = statements.id
         WHERE statements.item_id = $1 AND statements.state = 'shown'
           AND NOT EXISTS (SELECT 1 FROM ground_answers answers
                           WHERE answers.item_id = $1 AND answers.person_id = $2 AND answers.statement_id = statements.id)
         ORDER BY statements.number",
        &[&item, &person],
    )
}

/// The number and the identity of the statements with these numbers.
pub(in crate::grounds) fn of_numbers(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Vec<(i64, StatementId)>, Error> {
    q.all("SELECT number, id FROM ground_statements WHERE item_id = $1 ORDER BY number", &[&item])
}

/// How many statements a ground has, whatever became of them.
pub(in crate::grounds) fn count_all(q: &mut Read<'_>, item: ItemId) -> Result<i64, Error> {
    q.one("SELECT COALESCE(MAX(number), -1) + 1 AS next FROM ground_statements WHERE item_id = $1", &[&item])
}

/// Adds a statement under a number that is free; none where it is not.
pub(in crate::grounds) fn add(
    tx: &mut Write<'_>,
    (network, item, number): (NetworkId, ItemId, i64),
    (author, seed): (Option<ParticipantId>, bool),
    (text, state): (&str, State),
    now: Time,
) -> Result<Option<StatementId>, Error> {
    let made = tx.maybe(
        "INSERT INTO ground_statements (item_id, network_id, number, author_id, seed, text, state, reason, agree_count,
                                        pass_count, disagree_count, lead_count, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '', 0, 0, 0, 0, $8)
         ON CONFLICT (item_id, number) DO NOTHING RETURNING id",
        &[&item, &network, &number, &author, &seed, &text, &state, &now],
    )?;
    if made.is_some() {
        count(tx, item, i64::from(state == State::Shown), i64::from(state == State::Waiting))?;
    }
    Ok(made)
}

/// Writes down what became of a statement. False where it is so already.
pub(in crate::grounds) fn decide(
    tx: &mut Write<'_>,
    item: ItemId,
    (id, before): (StatementId, State),
    judged: Judged<'_>,
) -> Result<bool, Error> {
    let changed = tx.run(
        "UPDATE ground_statements SET state = $3, reason = $4 WHERE id = $1 AND state = $2 AND state <> $3",
        &[&id, &before, &judged.state, &judged.reason],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    let step = |one| i64::from(judged.state == one) - i64::from(before == one);
    count(tx, item, step(State::Shown), step(State::Waiting))?;
    Ok(true)
}

fn count(tx: &mut Write<'_>, item: ItemId, shown: i64, waiting: i64) -> Result<u64, Error> {
    tx.run(
        "UPDATE grounds SET statement_count = statement_count + $2, waiting_count = waiting_count + $3 WHERE item_id = $1",
        &[&item, &shown, &waiting],
    )
}
