//! What is kept of proposals: counted again, gone when an item is gone for good, and brought over when somebody who was
//! only written down turns out to be a member.

use db::{Error, Read, Write};
use house::ids::{ItemId, MemberId};
use house::recount::{Counted, Wrong};
use house::room::Rooms;

/// The counts that are wrong.
pub(in crate::proposals) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let entitled: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT proposals.item_id AS id, proposals.entitled_count AS kept,
                   (SELECT COUNT(*) FROM proposal_voters WHERE proposal_voters.item_id = proposals.item_id) AS counted
            FROM proposals) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    let cast: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT proposals.item_id AS id, proposals.cast_count AS kept,
                   (SELECT COUNT(*) FROM proposal_voters
                    WHERE proposal_voters.item_id = proposals.item_id AND proposal_voters.cast_version > 0) AS counted
            FROM proposals) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    let entitled = Wrong::each("proposal", "voters", entitled);
    Ok(entitled.chain(Wrong::each("proposal", "voters who voted", cast)).collect())
}

/// Takes away how a proposal was decided.
pub(in crate::proposals) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM proposal_amendments WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_ballots WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_envelopes WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_papers WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_voters WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_named WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_options WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_piles WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_turnouts WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposals WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// Brings over what stands under one name to another. Where both may vote on the same, each keeps their vote.
pub(in crate::proposals) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run("UPDATE proposals SET outcome_by = $2 WHERE outcome_by = $1", &[&from, &to])?;
    tx.run("UPDATE proposal_amendments SET author_id = $2 WHERE author_id = $1", &[&from, &to])?;
    tx.run("UPDATE proposal_amendments SET answered_by = $2 WHERE answered_by = $1", &[&from, &to])?;
    tx.run("UPDATE proposal_ballots SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    tx.run(
        "UPDATE proposal_voters SET member_id = $2 WHERE member_id = $1
           AND item_id NOT IN (SELECT item_id FROM proposal_voters WHERE member_id = $2)",
        &[&from, &to],
    )?;
    tx.run(
        "INSERT INTO proposal_named (item_id, member_id, network_id)
         SELECT item_id, $2, network_id FROM proposal_named WHERE member_id = $1
         ON CONFLICT (item_id, member_id) DO NOTHING",
        &[&from, &to],
    )?;
    tx.run("DELETE FROM proposal_named WHERE member_id = $1", &[&from])?;
    Ok(())
}
