//! What is kept of panels: counted again, gone when an item is gone for good or a member leaves, brought over when two are one.

use crate::panels::panel::Phase;
use db::{Error, Read, Write};
use house::ids::{ItemId, MemberId};
use house::recount::{Counted, Wrong};
use house::room::Rooms;

/// The counts that are wrong.
pub(in crate::panels) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let rows: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT panels.item_id AS id, panels.volunteer_count AS kept,
                   (SELECT COUNT(*) FROM panel_volunteers WHERE panel_volunteers.item_id = panels.item_id) AS counted
            FROM panels) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    Ok(Wrong::each("panel", "volunteers", rows).collect())
}

/// Takes away all of a panel.
pub(in crate::panels) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM panel_chances WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM panel_draws WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM panel_volunteers WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM panel_quotas WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM panel_features WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM panels WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// Whoever leaves is not willing any more where people still come, and gives back a seat that they have.
pub(in crate::panels) fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    let concerned: Vec<ItemId> = tx.all(
        "SELECT item_id FROM panel_volunteers WHERE member_id = $1 AND seat IN ('drawn', 'willing') ORDER BY item_id",
        &[&member],
    )?;
    for item in concerned {
        // Closing a call holds this row too: whoever has a number keeps it, because the lists may be published.
        tx.lock("items", item.get())?;
        let phase: Option<Phase> = tx.maybe("SELECT phase FROM panels WHERE item_id = $1", &[&item])?;
        if matches!(phase, Some(Phase::Call | Phase::Stuck)) {
            super::withdraw(tx, item, member)?;
            continue;
        }
        tx.run(
            "UPDATE panel_volunteers SET seat = CASE WHEN seat = 'drawn' THEN 'left' ELSE 'away' END
             WHERE item_id = $1 AND member_id = $2 AND seat IN ('drawn', 'willing')",
            &[&item, &member],
        )?;
    }
    Ok(())
}

/// Brings over what stands under one name to another. Whoever came twice came once, as long as nobody has a number.
pub(in crate::panels) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    let both: Vec<(ItemId, Phase)> = tx.all(
        "SELECT gone.item_id, panels.phase FROM panel_volunteers gone
         JOIN panel_volunteers kept ON kept.item_id = gone.item_id AND kept.member_id = $2
         JOIN panels ON panels.item_id = gone.item_id
         WHERE gone.member_id = $1 ORDER BY gone.item_id",
        &[&from, &to],
    )?;
    for (item, phase) in both {
        if matches!(phase, Phase::Call | Phase::Stuck) {
            super::withdraw(tx, item, from)?;
        }
    }
    tx.run(
        "UPDATE panel_volunteers SET member_id = $2 WHERE member_id = $1
           AND item_id NOT IN (SELECT item_id FROM panel_volunteers WHERE member_id = $2)",
        &[&from, &to],
    )?;
    Ok(())
}
