//! What is kept of budgets: counted again, gone when an item is gone for good, and brought over when somebody who was only
//! written down turns out to be a member.

use db::{Error, Read, Write};
use house::ids::{ItemId, MemberId};
use house::recount::{Counted, Wrong};
use house::room::Rooms;

/// The counts that are wrong. Budgets that came from files have no voters here.
pub(in crate::budgets) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let entitled: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT budgets.item_id AS id, budgets.entitled_count AS kept,
                   (SELECT COUNT(*) FROM budget_voters WHERE budget_voters.item_id = budgets.item_id) AS counted
            FROM budgets WHERE budgets.source = '') found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    let cast: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT budgets.item_id AS id, budgets.cast_count AS kept,
                   (SELECT COUNT(*) FROM budget_voters
                    WHERE budget_voters.item_id = budgets.item_id AND budget_voters.voted) AS counted
            FROM budgets WHERE budgets.source = '') found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    let entitled = Wrong::each("budget", "voters", entitled);
    Ok(entitled.chain(Wrong::each("budget", "voters who voted", cast)).collect())
}

/// Takes away all of a budget.
pub(in crate::budgets) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run(
        "DELETE FROM budget_leads WHERE made_id = $1
            OR project_id IN (SELECT id FROM budget_projects WHERE item_id = $1)",
        &[&item],
    )?;
    tx.run("DELETE FROM budget_groups WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM budget_results WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM budget_piles WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM budget_losses WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM budget_choices WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM budget_voters WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM budget_projects WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM budget_parts WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM budgets WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// Brings over what stands under one name to another. Where both may choose in the same budget, each keeps their vote.
pub(in crate::budgets) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run("UPDATE budget_projects SET proposer_id = $2 WHERE proposer_id = $1", &[&from, &to])?;
    tx.run("UPDATE budget_projects SET judged_by = $2 WHERE judged_by = $1", &[&from, &to])?;
    tx.run(
        "UPDATE budget_voters SET member_id = $2 WHERE member_id = $1
           AND item_id NOT IN (SELECT item_id FROM budget_voters WHERE member_id = $2)",
        &[&from, &to],
    )?;
    Ok(())
}
