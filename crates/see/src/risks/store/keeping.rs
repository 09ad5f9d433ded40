//! What is kept of risks: exported, given on, and gone when an item is gone for good.

use db::{Error, Write};
use house::extract::Extract;
use house::ids::{ItemId, MemberId};
use house::room::Rooms;

/// Whoever leaves the network carries no risk of it any more.
pub(in crate::risks) fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("UPDATE risks SET owner_id = NULL WHERE owner_id = $1", &[&member])?;
    Ok(())
}

/// What stands under somebody who was only written down goes over to the member who they are.
pub(in crate::risks) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run("UPDATE risks SET owner_id = $2 WHERE owner_id = $1", &[&from, &to])?;
    tx.run("UPDATE risk_triggers SET set_by = $2 WHERE set_by = $1", &[&from, &to])?;
    tx.run("UPDATE risk_turns SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    Ok(())
}

/// Takes away what was said about a risk.
pub(in crate::risks) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM risk_turns WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM risk_triggers WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM risks WHERE item_id = $1", &[&item])?;
    Ok(())
}

pub(in crate::risks) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "risks",
        head: &[
            "item_id",
            "cause",
            "consequence",
            "likelihood",
            "impact",
            "owner_id",
            "answer",
            "answer_text",
            "review_on_at",
            "raised_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, cause, consequence, likelihood, impact, owner_id, answer, answer_text, review_on, raised_at
                 FROM risks WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = risks.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT risks.item_id, risks.cause, risks.consequence, risks.likelihood, risks.impact, risks.owner_id,
                        risks.answer, '' AS answer_text, risks.review_on, risks.raised_at
                 FROM risks JOIN items ON items.id = risks.item_id
                 WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY risks.item_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "risk-triggers",
        head: &["item_id", "gauge", "subject_id", "threshold", "set_by", "set_at", "armed", "raised_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, gauge, subject_id, threshold, set_by, set_at, armed, raised_at
                 FROM risk_triggers WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = risk_triggers.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, gauge, subject_id, threshold, set_by, set_at, armed, raised_at
                 FROM risk_triggers WHERE set_by = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = risk_triggers.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "risk-turns",
        head: &["item_id", "member_id", "turn", "likelihood", "impact", "note", "turned_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, member_id, turn, likelihood, impact, note, turned_at
                 FROM risk_turns WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = risk_turns.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, member_id, turn, likelihood, impact, note, turned_at
                 FROM risk_turns WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = risk_turns.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&member],
                take,
            )
        }),
    },
];
