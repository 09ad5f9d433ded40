//! The map as it was drawn last, and what it is drawn from.

use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, NetworkId, ParticipantId, StatementId};
use house::sector::Sector;

/// How many answers are read at a time: a read has five seconds.
const CHUNK: i64 = 100_000;

db::record! {
    /// One answer, as the map takes it.
    #[derive(Debug, Clone, Copy)]
    pub(in crate::grounds) struct Voiced {
        pub(in crate::grounds) person_id: ParticipantId,
        pub(in crate::grounds) statement_id: StatementId,
        pub(in crate::grounds) answer: i64,
    }
}

db::record! {
    /// What the map says of a statement.
    #[derive(Debug, Clone, Copy)]
    pub(in crate::grounds) struct Mark {
        pub(in crate::grounds) statement_id: StatementId,
        pub(in crate::grounds) axis_x: f64,
        pub(in crate::grounds) axis_y: f64,
        pub(in crate::grounds) mean: f64,
        pub(in crate::grounds) extremity: f64,
        pub(in crate::grounds) common: bool,
    }
}

/// Some answers after this one, in the order of people and statements; fewer than asked for are the last.
pub(in crate::grounds) fn voiced(
    q: &mut Read<'_>,
    item: ItemId,
    after: (ParticipantId, StatementId),
) -> Result<(Vec<Voiced>, bool), Error> {
    let found: Vec<Voiced> = q.all(
        "SELECT person_id, statement_id, answer FROM ground_answers
         WHERE item_id = $1 AND (person_id, statement_id) > ($2, $3)
         ORDER BY person_id, statement_id LIMIT $4",
        &[&item, &after.0, &after.1, &CHUNK],
    )?;
    let more = i64::try_from(found.len()).is_ok_and(|count| count == CHUNK);
    Ok((found, more))
}

/// For which sector those who take part stand: of each the first.
pub(in crate::grounds) fn sectors_of(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Vec<(ParticipantId, Sector)>, Error> {
    q.all(
        "SELECT ground_people.id, affiliations.sector
         FROM ground_people JOIN affiliations ON affiliations.member_id = ground_people.member_id
         WHERE ground_people.item_id = $1 AND affiliations.ended_at IS NULL AND affiliations.member_state = 'active'
         ORDER BY ground_people.id, affiliations.organisation_id",
        &[&item],
    )
}

/// The figures of the last map, and when it was drawn.
pub(in crate::grounds) fn map_of(q: &mut Read<'_>, item: ItemId) -> Result<Option<(Time, String)>, Error> {
    q.maybe("SELECT drawn_at, figures FROM ground_maps WHERE item_id = $1", &[&item])
}

/// What the last map says of each statement.
pub(in crate::grounds) fn marks_of(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Mark>, Error> {
    q.all(
        "SELECT statement_id, axis_x, axis_y, mean, extremity, common FROM ground_marks WHERE item_id = $1
         ORDER BY statement_id",
        &[&item],
    )
}

/// Keeps a map in the place of the last one, unless that is newer. False then.
pub(in crate::grounds) fn keep_map(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (figures, marks): (&str, &[Mark]),
    now: Time,
) -> Result<bool, Error> {
    let kept = tx.run(
        "INSERT INTO ground_maps (item_id, network_id, drawn_at, figures) VALUES ($1, $2, $3, $4)
         ON CONFLICT (item_id) DO UPDATE SET drawn_at = excluded.drawn_at, figures = excluded.figures
         WHERE ground_maps.drawn_at <= excluded.drawn_at",
        &[&item, &network, &now, &figures],
    )?;
    if kept == 0 {
        return Ok(false);
    }
    tx.run("DELETE FROM ground_marks WHERE item_id = $1", &[&item])?;
    let rows: Vec<Row<'_>> = marks
        .iter()
        .map(|mark| -> Row<'_> {
            vec![
                &mark.statement_id,
                &item,
                &network,
                &mark.axis_x,
                &mark.axis_y,
                &mark.mean,
                &mark.extremity,
                &mark.common,
            ]
        })
        .collect();
    let head = "INSERT INTO ground_marks (statement_id, item_id, network_id, axis_x, axis_y, mean, extremity, common)";
    batch::insert(tx, head, &rows, "")?;
    Ok(true)
}
