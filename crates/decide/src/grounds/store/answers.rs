//! What people say to statements.

use super::Voiced;
use crate::grounds::ground::Voice;
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, NetworkId, ParticipantId, StatementId};

/// What somebody has said to a statement.
fn answer_of(
    q: &mut Read<'_>,
    item: ItemId,
    person: ParticipantId,
    statement: StatementId,
) -> Result<Option<i64>, Error> {
    q.maybe(
        "SELECT answer FROM ground_answers WHERE item_id = $1 AND person_id = $2 AND statement_id = $3",
        &[&item, &person, &statement],
    )
}

/// All that somebody has said: the statement, and what.
pub(in crate::grounds) fn answers_of(
    q: &mut Read<'_>,
    item: ItemId,
    person: ParticipantId,
) -> Result<Vec<(StatementId, i64)>, Error> {
    q.all(
        "SELECT statement_id, answer FROM ground_answers WHERE item_id = $1 AND person_id = $2 ORDER BY statement_id",
        &[&item, &person],
    )
}

/// Writes down what somebody says to a statement, in the place of what they said before. False where that was the same.
pub(in crate::grounds) fn keep_answer(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (person, statement): (ParticipantId, StatementId),
    voice: Voice,
    now: Time,
) -> Result<bool, Error> {
    // Two answers of one person at once follow one another, so that each finds what the other has left.
    tx.lock("ground_people", person.get())?;
    let before = answer_of(tx, item, person, statement)?.and_then(Voice::of_number);
    if before == Some(voice) {
        return Ok(false);
    }
    tx.run(
        "INSERT INTO ground_answers (item_id, person_id, statement_id, network_id, answer, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (item_id, person_id, statement_id)
         DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at",
        &[&item, &person, &statement, &network, &voice.number(), &now],
    )?;
    let step = |one| i64::from(voice == one) - i64::from(before == Some(one));
    tx.run(
        "UPDATE ground_statements SET agree_count = agree_count + $2, pass_count = pass_count + $3,
                disagree_count = disagree_count + $4
         WHERE id = $1",
        &[&statement, &step(Voice::Agree), &step(Voice::Pass), &step(Voice::Disagree)],
    )?;
    Ok(true)
}

/// All that these people have said.
pub(in crate::grounds) fn answers_of_many(
    q: &mut Read<'_>,
    item: ItemId,
    people: &[ParticipantId],
) -> Result<Vec<Voiced>, Error> {
    let keys: Vec<&dyn Param> = people.iter().map(|person| -> &dyn Param { person }).collect();
    let before =
        "SELECT person_id, statement_id, answer FROM ground_answers WHERE item_id = $1 AND person_id";
    batch::among(q, before, &[&item], &keys, "ORDER BY person_id, statement_id")
}

/// Writes down many answers at once; whoever said something to a statement before keeps that. After it, `count_again`.
pub(in crate::grounds) fn keep_many(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    answers: &[(ParticipantId, StatementId, i64, Time)],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = answers
        .iter()
        .map(|(person, statement, answer, at)| -> Row<'_> {
            vec![&item, person, statement, &network, answer, at]
        })
        .collect();
    let head =
        "INSERT INTO ground_answers (item_id, person_id, statement_id, network_id, answer, answered_at)";
    batch::insert(tx, head, &rows, "ON CONFLICT (item_id, person_id, statement_id) DO NOTHING")
}

/// Counts the answers to the statements of a ground again, after many were written.
pub(in crate::grounds) fn count_again(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run(
        "UPDATE ground_statements SET
            agree_count = (SELECT COUNT(*) FROM ground_answers
                           WHERE ground_answers.statement_id = ground_statements.id AND ground_answers.answer = 1),
            pass_count = (SELECT COUNT(*) FROM ground_answers
                          WHERE ground_answers.statement_id = ground_statements.id AND ground_answers.answer = 0),
            disagree_count = (SELECT COUNT(*) FROM ground_answers
                              WHERE ground_answers.statement_id = ground_statements.id AND ground_answers.answer = -1)
         WHERE item_id = $1",
        &[&item],
    )
}
