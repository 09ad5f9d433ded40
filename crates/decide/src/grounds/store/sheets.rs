//! What is written into files: people in the order of their shuffle, votes statement by statement.

use db::{Error, Read, Time};
use house::ids::{ItemId, ParticipantId, StatementId};

/// Those who take part, in the order of chance; from a place on, some thousands at most.
pub(in crate::grounds) fn shuffled(
    q: &mut Read<'_>,
    item: ItemId,
    after: (i64, ParticipantId),
    most: i64,
) -> Result<Vec<(ParticipantId, i64)>, Error> {
    q.all(
        "SELECT id, shuffle FROM ground_people WHERE item_id = $1 AND (shuffle, id) > ($2, $3)
         ORDER BY shuffle, id LIMIT $4",
        &[&item, &after.0, &after.1, &most],
    )
}

/// What all say to a statement, and when.
pub(in crate::grounds) fn votes_of(
    q: &mut Read<'_>,
    statement: StatementId,
) -> Result<Vec<(ParticipantId, i64, Time)>, Error> {
    q.all(
        "SELECT person_id, answer, answered_at FROM ground_answers WHERE statement_id = $1 ORDER BY person_id",
        &[&statement],
    )
}
