//! What is kept of check-ins: counted again, exported, given to another, and gone when an item is gone for good.

use db::{Error, Read, Write};
use house::extract::Extract;
use house::ids::{ItemId, MemberId};
use house::recount::{Counted, Wrong};
use house::room::Rooms;

/// The counts that are wrong.
pub(in crate::checkins) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let rows: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT checkin_rounds.id AS id, checkin_rounds.answer_count AS kept,
                   (SELECT COUNT(*) FROM checkin_answers
                    WHERE checkin_answers.round_id = checkin_rounds.id) AS counted
            FROM checkin_rounds) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    Ok(Wrong::each("round of a check-in", "answers", rows).collect())
}

/// Takes away a question's rounds and answers.
pub(in crate::checkins) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM checkin_answers WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM checkin_rounds WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM checkins WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// Whoever leaves leaves their answers, as they do what they said elsewhere, and not their holidays.
pub(in crate::checkins) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM days_off WHERE member_id = $1", &[&member])?;
    Ok(())
}

/// Gives what one member answered to another, who they are. Where both have answered, the other's own answer stays.
pub(in crate::checkins) fn merge(
    tx: &mut Write<'_>,
    _: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run(
        "UPDATE checkin_rounds SET answer_count = answer_count - 1
         WHERE id IN (SELECT mine.round_id FROM checkin_answers AS mine
                      JOIN checkin_answers AS theirs ON theirs.round_id = mine.round_id AND theirs.member_id = $2
                      WHERE mine.member_id = $1)",
        &[&from, &to],
    )?;
    tx.run(
        "DELETE FROM checkin_answers WHERE member_id = $1
            AND round_id IN (SELECT theirs.round_id FROM checkin_answers AS theirs WHERE theirs.member_id = $2)",
        &[&from, &to],
    )?;
    tx.run("UPDATE checkin_answers SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    tx.run("UPDATE days_off SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    Ok(())
}

pub(in crate::checkins) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "checkin-rounds",
        head: &["id", "item_id", "day", "hour", "opened_at", "closed_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, item_id, day, hour, opened_at, closed_at FROM checkin_rounds
                 WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = checkin_rounds.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "checkin-answers",
        head: &["round_id", "item_id", "member_id", "body", "created_at", "edited_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT round_id, item_id, member_id, body, created_at, edited_at FROM checkin_answers
                 WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = checkin_answers.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY round_id, member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT round_id, item_id, member_id, body, created_at, edited_at FROM checkin_answers
                 WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = checkin_answers.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY round_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "days-off",
        head: &["id", "space_id", "member_id", "first_day", "last_day", "name"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, space_id, member_id, first_day, last_day, name FROM days_off
                 WHERE network_id = $1 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, space_id, member_id, first_day, last_day, name FROM days_off
                 WHERE member_id = $1 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
];
