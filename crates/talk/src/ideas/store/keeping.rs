//! What is kept of ideas: counted again, exported, and gone when an item is gone for good.

use db::{Error, Read, Write};
use house::extract::Extract;
use house::ids::{ItemId, MemberId};
use house::recount::{Counted, Wrong};

/// The counts that are wrong.
pub(in crate::ideas) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let rows: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT ideas.item_id AS id, ideas.interest_count AS kept,
                   (SELECT COUNT(*) FROM idea_interests WHERE idea_interests.item_id = ideas.item_id) AS counted
            FROM ideas) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    Ok(Wrong::each("idea", "people who are interested", rows).collect())
}

/// Takes back everything in which a member was interested, as they leave the network.
pub(in crate::ideas) fn withdraw_all(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run(
        "UPDATE ideas SET interest_count = interest_count - 1
         WHERE item_id IN (SELECT item_id FROM idea_interests WHERE member_id = $1)",
        &[&member],
    )?;
    tx.run("DELETE FROM idea_interests WHERE member_id = $1", &[&member])?;
    Ok(())
}

/// Takes away what was said about an idea.
pub(in crate::ideas) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM idea_interests WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM ideas WHERE item_id = $1", &[&item])?;
    Ok(())
}

pub(in crate::ideas) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "ideas",
        head: &["item_id", "stance", "answer", "answered_by", "answered_at", "merged_into", "project_id"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, stance, answer, answered_by, answered_at, merged_into, project_id
                 FROM ideas WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = ideas.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, stance, answer, answered_by, answered_at, merged_into, project_id
                 FROM ideas WHERE answered_by = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = ideas.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "idea-interests",
        head: &["item_id", "member_id", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, member_id, created_at
                 FROM idea_interests WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = idea_interests.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, member_id, created_at
                 FROM idea_interests WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = idea_interests.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&member],
                take,
            )
        }),
    },
];
