//! Who has answered a time poll, and what they said. How many of a sector said what is kept beside it: what somebody said
//! is taken out of the sums before it changes, and added to them afterwards.

use crate::events::polls::poll::{AnswererId, Asker, OfferId, Suits};
use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId};

db::record! {
    /// Somebody who has answered.
    #[derive(Debug, Clone)]
    pub(in crate::events::polls) struct Answered {
        pub(in crate::events::polls) id: AnswererId,
        pub(in crate::events::polls) member_id: Option<MemberId>,
        pub(in crate::events::polls) name: String,
        pub(in crate::events::polls) sector: String,
        pub(in crate::events::polls) round: i64,
        pub(in crate::events::polls) entered: bool,
    }
}

/// A member who has answered.
pub(in crate::events::polls) fn known(
    q: &mut Read<'_>,
    item: ItemId,
    member: MemberId,
) -> Result<Option<Answered>, Error> {
    q.maybe(
        "SELECT id, member_id, name, sector, round, entered_by IS NOT NULL AS entered FROM poll_answerers
         WHERE member_id = $2 AND item_id = $1",
        &[&item, &member],
    )
}

/// Somebody who is no member and of whom what they said was written down under this name.
pub(in crate::events::polls) fn of_named(
    q: &mut Read<'_>,
    item: ItemId,
    name_key: &str,
) -> Result<Option<Answered>, Error> {
    q.maybe(
        "SELECT id, member_id, name, sector, round, entered_by IS NOT NULL AS entered FROM poll_answerers
         WHERE item_id = $1 AND name_key = $2 AND member_id IS NULL ORDER BY id LIMIT 1",
        &[&item, &name_key],
    )
}

/// One of those who have answered this poll.
pub(in crate::events::polls) fn answerer(
    q: &mut Read<'_>,
    item: ItemId,
    id: AnswererId,
) -> Result<Option<Answered>, Error> {
    q.maybe(
        "SELECT id, member_id, name, sector, round, entered_by IS NOT NULL AS entered FROM poll_answerers
         WHERE id = $2 AND item_id = $1",
        &[&item, &id],
    )
}

/// Those who have answered, in the order in which they first did, after this one. Members stand there with their names.
pub(in crate::events::polls) fn answered(
    q: &mut Read<'_>,
    item: ItemId,
    after: AnswererId,
    most: i64,
) -> Result<Vec<Answered>, Error> {
    q.all(
        "SELECT poll_answerers.id, poll_answerers.member_id, COALESCE(members.name, poll_answerers.name) AS name,
                poll_answerers.sector, poll_answerers.round, poll_answerers.entered_by IS NOT NULL AS entered
         FROM poll_answerers LEFT JOIN members ON members.id = poll_answerers.member_id
         WHERE poll_answerers.item_id = $1 AND poll_answerers.id > $2 ORDER BY poll_answerers.id LIMIT $3",
        &[&item, &after, &most],
    )
}

/// What these have said.
pub(in crate::events::polls) fn answers_of(
    q: &mut Read<'_>,
    who: &[AnswererId],
) -> Result<Vec<(AnswererId, OfferId, Suits)>, Error> {
    let keys: Vec<&dyn db::Param> = who.iter().map(|id| -> &dyn db::Param { id }).collect();
    let before = "SELECT answerer_id, time_id, suits FROM poll_answers WHERE answerer_id";
    batch::among(q, before, &[], &keys, "ORDER BY answerer_id, time_id")
}

/// Notes somebody who answers for the first time.
pub(in crate::events::polls) fn note(
    tx: &mut Write<'_>,
    item: ItemId,
    (who, name_key): (&Asker, &str),
    (sector, now): (&str, Time),
) -> Result<AnswererId, Error> {
    tx.run("UPDATE polls SET answerer_count = answerer_count + 1 WHERE item_id = $1", &[&item])?;
    tx.one(
        "INSERT INTO poll_answerers (item_id, member_id, name, name_key, sector, round, answered_at, entered_by)
         VALUES ($1, $2, $3, $4, $5, 0, $6, $7) RETURNING id",
        &[&item, &who.member, &who.name, &name_key, &sector, &now, &who.entered_by],
    )
}

/// Takes out of the sums what somebody has said.
pub(in crate::events::polls) fn uncount(
    tx: &mut Write<'_>,
    item: ItemId,
    who: AnswererId,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE poll_sums
         SET yes_count = yes_count - (SELECT COUNT(*) FROM poll_answers WHERE poll_answers.time_id = poll_sums.time_id
                                        AND poll_answers.answerer_id = $2 AND poll_answers.suits = 'yes'),
             need_be_count = need_be_count - (SELECT COUNT(*) FROM poll_answers
                 WHERE poll_answers.time_id = poll_sums.time_id AND poll_answers.answerer_id = $2
                   AND poll_answers.suits = 'need-be'),
             no_count = no_count - (SELECT COUNT(*) FROM poll_answers WHERE poll_answers.time_id = poll_sums.time_id
                                      AND poll_answers.answerer_id = $2 AND poll_answers.suits = 'no')
         WHERE item_id = $1 AND sector = (SELECT sector FROM poll_answerers WHERE poll_answerers.id = $2)",
        &[&item, &who],
    )
}

/// Adds to the sums what somebody has said.
fn count(tx: &mut Write<'_>, item: ItemId, who: AnswererId) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO poll_sums (time_id, item_id, sector, yes_count, need_be_count, no_count)
         SELECT poll_times.id, poll_times.item_id, poll_answerers.sector, 0, 0, 0
         FROM poll_times JOIN poll_answerers ON poll_answerers.item_id = poll_times.item_id
         WHERE poll_times.item_id = $1 AND poll_answerers.id = $2
         ON CONFLICT (time_id, sector) DO NOTHING",
        &[&item, &who],
    )?;
    tx.run(
        "UPDATE poll_sums
         SET yes_count = yes_count + (SELECT COUNT(*) FROM poll_answers WHERE poll_answers.time_id = poll_sums.time_id
                                        AND poll_answers.answerer_id = $2 AND poll_answers.suits = 'yes'),
             need_be_count = need_be_count + (SELECT COUNT(*) FROM poll_answers
                 WHERE poll_answers.time_id = poll_sums.time_id AND poll_answers.answerer_id = $2
                   AND poll_answers.suits = 'need-be'),
             no_count = no_count + (SELECT COUNT(*) FROM poll_answers WHERE poll_answers.time_id = poll_sums.time_id
                                      AND poll_answers.answerer_id = $2 AND poll_answers.suits = 'no')
         WHERE item_id = $1 AND sector = (SELECT sector FROM poll_answerers WHERE poll_answerers.id = $2)",
        &[&item, &who],
    )
}

/// Writes down what somebody says who is noted, in the sector to which they belong now, and counts it. What they said to times
/// that are over stays.
pub(in crate::events::polls) fn say(
    tx: &mut Write<'_>,
    item: ItemId,
    (id, who, sector): (AnswererId, &Asker, &str),
    answers: &[(OfferId, Suits)],
    now: Time,
) -> Result<(), Error> {
    uncount(tx, item, id)?;
    tx.run(
        "UPDATE poll_answerers SET sector = $2, answered_at = $3, entered_by = $4,
                round = (SELECT round FROM polls WHERE polls.item_id = $5) WHERE id = $1",
        &[&id, &sector, &now, &who.entered_by, &item],
    )?;
    let rows: Vec<Row<'_>> =
        answers.iter().map(|(time, suits)| -> Row<'_> { vec![time, &id, suits] }).collect();
    let head = "INSERT INTO poll_answers (time_id, answerer_id, suits)";
    batch::insert(
        tx,
        head,
        &rows,
        "ON CONFLICT (time_id, answerer_id) DO UPDATE SET suits = excluded.suits",
    )?;
    count(tx, item, id)?;
    Ok(())
}

/// Takes away what somebody has said, and them from those who have answered.
pub(in crate::events::polls) fn withdraw(
    tx: &mut Write<'_>,
    item: ItemId,
    who: AnswererId,
) -> Result<(), Error> {
    uncount(tx, item, who)?;
    tx.run("DELETE FROM poll_answers WHERE answerer_id = $1", &[&who])?;
    let gone = tx.run("DELETE FROM poll_answerers WHERE id = $1 AND item_id = $2", &[&who, &item])?;
    if gone > 0 {
        tx.run("UPDATE polls SET answerer_count = answerer_count - 1 WHERE item_id = $1", &[&item])?;
    }
    Ok(())
}

/// Some of the members whom a time suits, or who make it possible, after this one.
pub(in crate::events::polls) fn of_time(
    q: &mut Read<'_>,
    poll: ItemId,
    after: AnswererId,
    most: i64,
) -> Result<Vec<(AnswererId, MemberId)>, Error> {
    q.all(
        "SELECT poll_answerers.id, poll_answerers.member_id
         FROM polls JOIN poll_answers ON poll_answers.time_id = polls.time_id
         JOIN poll_answerers ON poll_answerers.id = poll_answers.answerer_id
         WHERE polls.item_id = $1 AND poll_answers.answerer_id > $2 AND poll_answers.suits IN ('yes', 'need-be')
           AND poll_answerers.member_id IS NOT NULL
         ORDER BY poll_answers.answerer_id LIMIT $3",
        &[&poll, &after, &most],
    )
}

/// Some of the members who have answered before times were added, after this one.
pub(in crate::events::polls) fn to_ask_again(
    q: &mut Read<'_>,
    (poll, round): (ItemId, i64),
    after: AnswererId,
    most: i64,
) -> Result<Vec<(AnswererId, MemberId)>, Error> {
    q.all(
        "SELECT id, member_id FROM poll_answerers
         WHERE item_id = $1 AND id > $2 AND round < $3 AND member_id IS NOT NULL ORDER BY id LIMIT $4",
        &[&poll, &after, &round, &most],
    )
}
