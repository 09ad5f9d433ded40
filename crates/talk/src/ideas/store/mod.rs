//! The tables of ideas. Whoever asks has made sure that the viewer may read the item.

mod keeping;
mod waiting;

pub(super) use keeping::{EXTRACTS, purge, recount, withdraw_all};
pub(super) use waiting::{Unanswered, put_forward, waiting};

use super::IDEA;
use super::idea::{Idea, Stance};
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};

/// What became of an idea; none where nothing did yet.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Idea>, Error> {
    q.maybe(
        "SELECT ideas.interest_count, ideas.stance, ideas.answer, ideas.answer_html, members.name AS answered_by,
                ideas.answered_at, ideas.merged_into, ideas.project_id
         FROM ideas LEFT JOIN members ON members.id = ideas.answered_by WHERE ideas.item_id = $1",
        &[&item],
    )
}

/// How many are interested in each of these ideas.
pub(super) fn interests(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, i64)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, interest_count FROM ideas WHERE interest_count > 0 AND item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id")
}

/// Who is interested, the first first; 30 at most.
pub(super) fn interested(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(MemberId, String)>, Error> {
    q.all(
        "SELECT members.id, members.name FROM idea_interests JOIN members ON members.id = idea_interests.member_id
         WHERE idea_interests.item_id = $1 ORDER BY idea_interests.created_at, members.id LIMIT 30",
        &[&item],
    )
}

/// Whether a member is interested.
pub(super) fn is_interested(q: &mut Read<'_>, item: ItemId, member: MemberId) -> Result<bool, Error> {
    let found: Option<ItemId> = q.maybe(
        "SELECT item_id FROM idea_interests WHERE item_id = $1 AND member_id = $2",
        &[&item, &member],
    )?;
    Ok(found.is_some())
}

/// The open ideas of a space but this one, the liveliest first; 50 at most.
pub(super) fn others(q: &mut Read<'_>, space: SpaceId, but: ItemId) -> Result<Vec<(ItemId, String)>, Error> {
    q.all(
        "SELECT id, title FROM items WHERE space_id = $1 AND kind = $3 AND state = 'open' AND shelf = 'shown' AND id <> $2
         ORDER BY last_message_at DESC, id DESC LIMIT 50",
        &[&space, &but, &IDEA.name],
    )
}

/// Makes sure that an idea has its row, and holds it until the change ends.
fn begin(tx: &mut Write<'_>, network: NetworkId, item: ItemId) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO ideas (item_id, network_id, interest_count, answer, answer_html) VALUES ($1, $2, 0, '', '')
         ON CONFLICT (item_id) DO UPDATE SET network_id = excluded.network_id",
        &[&item, &network],
    )
}

/// A member is interested from now on, or no longer. False where it was so already.
///
/// # Errors
/// Those of the database.
pub fn welcome(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, member): (ItemId, MemberId),
    yes: bool,
    now: Time,
) -> Result<bool, Error> {
    begin(tx, network, item)?;
    let changed = if yes {
        tx.run(
            "INSERT INTO idea_interests (item_id, member_id, network_id, created_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (item_id, member_id) DO NOTHING",
            &[&item, &member, &network, &now],
        )?
    } else {
        tx.run("DELETE FROM idea_interests WHERE item_id = $1 AND member_id = $2", &[&item, &member])?
    };
    let delta = if yes { 1_i64 } else { -1 };
    if changed > 0 {
        count(tx, item, delta)?;
    }
    Ok(changed > 0)
}

fn count(tx: &mut Write<'_>, item: ItemId, delta: i64) -> Result<u64, Error> {
    tx.run("UPDATE ideas SET interest_count = interest_count + $2 WHERE item_id = $1", &[&item, &delta])
}

/// Writes what those who hold the space answer.
pub(super) fn answer(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, by): (ItemId, MemberId),
    (stance, text, html): (Stance, &str, &str),
    now: Time,
) -> Result<u64, Error> {
    begin(tx, network, item)?;
    tx.run(
        "UPDATE ideas SET stance = $2, answer = $3, answer_html = $4, answered_by = $5, answered_at = $6
         WHERE item_id = $1",
        &[&item, &stance, &text, &html, &by, &now],
    )
}

/// The idea of which this project was made.
pub(super) fn of_project(q: &mut Read<'_>, space: SpaceId) -> Result<Option<ItemId>, Error> {
    q.maybe("SELECT item_id FROM ideas WHERE project_id = $1 ORDER BY item_id LIMIT 1", &[&space])
}

/// Keeps which project was made of an idea.
///
/// # Errors
/// Those of the database.
pub fn keep_project(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, space): (ItemId, SpaceId),
) -> Result<u64, Error> {
    begin(tx, network, item)?;
    tx.run("UPDATE ideas SET project_id = $2 WHERE item_id = $1", &[&item, &space])
}

/// Makes one idea part of another, with those who were interested. False where it was part of one already.
pub(super) fn merge(
    tx: &mut Write<'_>,
    network: NetworkId,
    (from, into): (ItemId, ItemId),
) -> Result<bool, Error> {
    // Always in the same order, so that of two who merge crosswise neither waits for the other for ever.
    begin(tx, network, from.min(into))?;
    begin(tx, network, from.max(into))?;
    let merged = tx.run(
        "UPDATE ideas SET merged_into = $2 WHERE item_id = $1 AND merged_into IS NULL",
        &[&from, &into],
    )?;
    if merged == 0 {
        return Ok(false);
    }
    let came = tx.run(
        "INSERT INTO idea_interests (item_id, member_id, network_id, created_at)
         SELECT $2, member_id, network_id, created_at FROM idea_interests WHERE item_id = $1
         ON CONFLICT (item_id, member_id) DO NOTHING",
        &[&from, &into],
    )?;
    count(tx, into, i64::try_from(came).unwrap_or(0))?;
    Ok(true)
}
