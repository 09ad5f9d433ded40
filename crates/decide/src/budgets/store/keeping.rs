//! What is kept of budgets: counted again, gone when an item is gone for good, and brought over when somebody who was only
//! written down turns out to be a member.

use crate::budgets::budget::VoterId;
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId};
use house::recount::{Counted, Wrong};
use house::room::Rooms;

/// The counts that are wrong. Budgets that came from files have no voters here; one that is counted may have had more than it
/// still has, where two of them turned out to be one.
pub(in crate::budgets) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let entitled: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT budgets.item_id AS id, budgets.entitled_count AS kept,
                   (SELECT COUNT(*) FROM budget_voters WHERE budget_voters.item_id = budgets.item_id) AS counted,
                   budgets.counted_at
            FROM budgets WHERE budgets.source = '') found
         WHERE kept < counted OR (kept > counted AND counted_at IS NULL) ORDER BY id LIMIT 20",
        &[],
    )?;
    let cast: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT budgets.item_id AS id, budgets.cast_count AS kept,
                   (SELECT COUNT(*) FROM budget_voters
                    WHERE budget_voters.item_id = budgets.item_id AND budget_voters.voted) AS counted,
                   budgets.counted_at
            FROM budgets WHERE budgets.source = '') found
         WHERE kept < counted OR (kept > counted AND counted_at IS NULL) ORDER BY id LIMIT 20",
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

/// Brings over what stands under one name to another. Where both may choose in the same budget, one ballot remains: that of whom
/// they turn out to be, or where they have none, the other. What is counted already stays as it was counted.
pub(in crate::budgets) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run("UPDATE budget_projects SET proposer_id = $2 WHERE proposer_id = $1", &[&from, &to])?;
    tx.run("UPDATE budget_projects SET judged_by = $2 WHERE judged_by = $1", &[&from, &to])?;
    let shared: Vec<ItemId> = tx.all(
        "SELECT gone.item_id
         FROM budget_voters gone JOIN budget_voters kept ON kept.item_id = gone.item_id AND kept.member_id = $2
         WHERE gone.member_id = $1 ORDER BY gone.item_id",
        &[&from, &to],
    )?;
    // Choices and the count hold these rows too: who has voted is asked once nobody can any more.
    for item in shared {
        tx.lock("items", item.get())?;
    }
    one_ballot(tx, (from, to))?;
    tx.run("UPDATE budget_voters SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    Ok(())
}

db::record! {
    /// Two voters of one budget who turn out to be one.
    struct Both {
        item_id: ItemId,
        counted_at: Option<Time>,
        gone_id: VoterId,
        gone_voted: bool,
        kept_id: VoterId,
        kept_voted: bool,
    }
}

/// Of two ballots in one budget takes one away. A budget that is counted keeps its outcome: as many voted as voted then.
fn one_ballot(tx: &mut Write<'_>, (from, to): (MemberId, MemberId)) -> Result<(), Error> {
    let both: Vec<Both> = tx.all(
        "SELECT gone.item_id, budgets.counted_at, gone.id AS gone_id, gone.voted AS gone_voted, kept.id AS kept_id,
                kept.voted AS kept_voted
         FROM budget_voters gone JOIN budget_voters kept ON kept.item_id = gone.item_id AND kept.member_id = $2
         JOIN budgets ON budgets.item_id = gone.item_id
         WHERE gone.member_id = $1 ORDER BY gone.item_id",
        &[&from, &to],
    )?;
    for one in both {
        let drop = if one.gone_voted && !one.kept_voted { one.kept_id } else { one.gone_id };
        drop_voter(tx, drop)?;
        if one.counted_at.is_none() {
            count_less(tx, one.item_id, one.gone_voted && one.kept_voted)?;
        }
    }
    Ok(())
}

/// Takes a voter out of a budget, with what they chose.
fn drop_voter(tx: &mut Write<'_>, voter: VoterId) -> Result<(), Error> {
    tx.run("DELETE FROM budget_losses WHERE voter_id = $1", &[&voter])?;
    tx.run("DELETE FROM budget_choices WHERE voter_id = $1", &[&voter])?;
    tx.run("DELETE FROM budget_voters WHERE id = $1", &[&voter])?;
    Ok(())
}

/// Counts one voter less, who had voted or not.
fn count_less(tx: &mut Write<'_>, item: ItemId, voted: bool) -> Result<u64, Error> {
    let cast = i64::from(voted);
    tx.run(
        "UPDATE budgets SET entitled_count = entitled_count - 1, cast_count = cast_count - $2 WHERE item_id = $1",
        &[&item, &cast],
    )
}
