//! What becomes of the tables of time polls as a whole: counted again, exported, and cleared of those who leave and of what is
//! gone for good.

use super::answers::withdraw;
use crate::events::polls::poll::AnswererId;
use db::{Error, Read, Write};
use house::extract::Extract;
use house::ids::{ItemId, MemberId};
use house::recount::{Counted, Wrong};

/// What an export holds of polls: their zone, and what was made of them.
pub(in crate::events) const POLLS: Extract = Extract {
    name: "polls",
    head: &["item_id", "time_zone", "event_id"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT polls.item_id, polls.time_zone, polls.event_id FROM polls JOIN items ON items.id = polls.item_id
             WHERE polls.network_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY polls.item_id",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT polls.item_id, polls.time_zone, polls.event_id FROM items JOIN polls ON polls.item_id = items.id
             WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY items.id",
            &[&member],
            take,
        )
    }),
};

/// The times that were offered.
pub(in crate::events) const OFFERS: Extract = Extract {
    name: "poll-times",
    head: &["id", "item_id", "starts_at", "ends_at"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT poll_times.id, poll_times.item_id, poll_times.starts_at, poll_times.ends_at
             FROM polls JOIN poll_times ON poll_times.item_id = polls.item_id JOIN items ON items.id = polls.item_id
             WHERE polls.network_id = $1 AND items.shelf IN ('shown', 'archived')
             ORDER BY polls.item_id, poll_times.starts_at, poll_times.id",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT poll_times.id, poll_times.item_id, poll_times.starts_at, poll_times.ends_at
             FROM items JOIN poll_times ON poll_times.item_id = items.id
             WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived')
             ORDER BY items.id, poll_times.starts_at, poll_times.id",
            &[&member],
            take,
        )
    }),
};

/// Who said what to which time.
pub(in crate::events) const ANSWERS: Extract = Extract {
    name: "poll-answers",
    head: &["item_id", "time_id", "member_id", "name", "suits", "answered_at"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT poll_answerers.item_id, poll_answers.time_id, poll_answerers.member_id, poll_answerers.name,
                    poll_answers.suits, poll_answerers.answered_at
             FROM polls JOIN items ON items.id = polls.item_id
             JOIN poll_answerers ON poll_answerers.item_id = polls.item_id
             JOIN poll_answers ON poll_answers.answerer_id = poll_answerers.id
             WHERE polls.network_id = $1 AND items.shelf IN ('shown', 'archived')
             ORDER BY polls.item_id, poll_answerers.id, poll_answers.time_id",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT poll_answerers.item_id, poll_answers.time_id, poll_answerers.member_id, poll_answerers.name,
                    poll_answers.suits, poll_answerers.answered_at
             FROM poll_answerers JOIN poll_answers ON poll_answers.answerer_id = poll_answerers.id
             WHERE poll_answerers.member_id = $1
               AND EXISTS (SELECT 1 FROM items WHERE items.id = poll_answerers.item_id
                             AND items.shelf IN ('shown', 'archived'))
             ORDER BY poll_answerers.item_id, poll_answers.time_id",
            &[&member],
            take,
        )
    }),
};

/// The answers of a member, with their polls, in the order of these. Every change of the answers to a poll holds the poll, and
/// so does this one: in the order of their numbers, so that no two wait for one another.
fn held(tx: &mut Write<'_>, member: MemberId) -> Result<Vec<(ItemId, AnswererId)>, Error> {
    let of: Vec<(ItemId, AnswererId)> =
        tx.all("SELECT item_id, id FROM poll_answerers WHERE member_id = $1 ORDER BY item_id", &[&member])?;
    for (item, _) in &of {
        tx.lock("items", item.get())?;
    }
    Ok(of)
}

/// Takes back what a member has said to polls, as they leave the network.
pub(in crate::events) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    for (item, who) in held(tx, member)? {
        withdraw(tx, item, who)?;
    }
    Ok(())
}

/// What was said in the name of somebody who was only written down goes over to the member who they are. Where the member has
/// answered the same poll, that stands.
pub(in crate::events) fn merge(tx: &mut Write<'_>, from: MemberId, to: MemberId) -> Result<(), Error> {
    held(tx, from)?;
    tx.run(
        "UPDATE poll_answerers SET member_id = $2 WHERE member_id = $1
           AND NOT EXISTS (SELECT 1 FROM poll_answerers others
                           WHERE others.item_id = poll_answerers.item_id AND others.member_id = $2)",
        &[&from, &to],
    )?;
    tx.run("UPDATE poll_answerers SET entered_by = $2 WHERE entered_by = $1", &[&from, &to])?;
    forget(tx, from)
}

/// Takes away what is known of a poll whose item is gone for good; where it was an event, its poll knows it no longer.
pub(in crate::events) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    let times = "SELECT id FROM poll_times WHERE item_id = $1";
    tx.run(&format!("DELETE FROM poll_answers WHERE time_id IN ({times})"), &[&item])?;
    tx.run("DELETE FROM poll_sums WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM poll_answerers WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM poll_times WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM polls WHERE item_id = $1", &[&item])?;
    tx.run("UPDATE polls SET event_id = NULL, time_id = NULL WHERE event_id = $1", &[&item])?;
    Ok(())
}

/// The counts that are wrong.
pub(in crate::events) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let people = Wrong::each("poll", "people who have answered", people(q)?);
    let said = Wrong::each("time of a poll", "answers", said(q)?);
    let suits = Wrong::each("time of a poll", "people whom it suits", suits(q)?);
    Ok(people.chain(said).chain(suits).collect())
}

fn people(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT polls.item_id AS id, polls.answerer_count AS kept,
                   (SELECT COUNT(*) FROM poll_answerers WHERE poll_answerers.item_id = polls.item_id) AS counted
            FROM polls) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn said(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT poll_times.id AS id,
                   (SELECT CAST(COALESCE(SUM(poll_sums.yes_count + poll_sums.need_be_count + poll_sums.no_count), 0) AS BIGINT)
                    FROM poll_sums WHERE poll_sums.time_id = poll_times.id) AS kept,
                   (SELECT COUNT(*) FROM poll_answers WHERE poll_answers.time_id = poll_times.id) AS counted
            FROM poll_times) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn suits(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT poll_times.id AS id,
                   (SELECT CAST(COALESCE(SUM(poll_sums.yes_count), 0) AS BIGINT)
                    FROM poll_sums WHERE poll_sums.time_id = poll_times.id) AS kept,
                   (SELECT COUNT(*) FROM poll_answers
                    WHERE poll_answers.time_id = poll_times.id AND poll_answers.suits = 'yes') AS counted
            FROM poll_times) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}
