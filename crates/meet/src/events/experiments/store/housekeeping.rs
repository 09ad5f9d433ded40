//! What becomes of experiments as a whole: those that wait for somebody, exported, given on, and gone when an item is gone for good.

use db::{Error, Read, Time, Write};
use house::extract::Extract;
use house::ids::{ItemId, MemberId};
use house::web::Viewer;

/// What a member sees to, may read, and whose last day has come: the earliest first.
pub(in crate::events) fn waiting(
    q: &mut Read<'_>,
    viewer: &Viewer,
    member: MemberId,
    (until, most): (Time, i64),
) -> Result<Vec<(ItemId, String)>, Error> {
    q.all(
        "SELECT items.id, items.title FROM experiments
         JOIN items ON items.id = experiments.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         WHERE experiments.owner_id = $1 AND experiments.until_on <= $3 AND experiments.verdict IS NULL
           AND experiments.network_id = $2 AND items.shelf = 'shown' AND spaces.archived_at IS NULL
           AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
         ORDER BY experiments.until_on, experiments.item_id LIMIT $4",
        &[&member, &viewer.network.id, &until, &most],
    )
}

/// Whoever leaves the network sees to no experiment of it any more.
pub(in crate::events) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("UPDATE experiments SET owner_id = NULL WHERE owner_id = $1", &[&member])?;
    Ok(())
}

/// What stands under somebody who was only written down goes over to the member who they are.
pub(in crate::events) fn merge(tx: &mut Write<'_>, from: MemberId, to: MemberId) -> Result<(), Error> {
    tx.run("UPDATE experiments SET owner_id = $2 WHERE owner_id = $1", &[&from, &to])?;
    tx.run("UPDATE experiments SET reviewed_by = $2 WHERE reviewed_by = $1", &[&from, &to])?;
    Ok(())
}

/// Takes away what is known of an experiment whose item is gone for good.
pub(in crate::events) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM experiments WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// What an export holds of experiments.
pub(in crate::events) const EXPERIMENTS: Extract = Extract {
    name: "experiments",
    head: &[
        "item_id",
        "series_id",
        "owner_id",
        "until_on_at",
        "sign",
        "verdict",
        "learned",
        "reviewed_by",
        "reviewed_at",
    ],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT item_id, series_id, owner_id, until_on, sign, verdict, learned, reviewed_by, reviewed_at
             FROM experiments WHERE network_id = $1
               AND EXISTS (SELECT 1 FROM items WHERE items.id = experiments.item_id
                             AND items.shelf IN ('shown', 'archived'))
             ORDER BY item_id",
            &[&network],
            take,
        )
    }),
    // What somebody began, and what they said became of others; of neither the words of somebody else.
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT item_id, series_id, owner_id, until_on, sign, verdict, learned, reviewed_by, reviewed_at FROM (
                SELECT experiments.item_id, experiments.series_id, experiments.owner_id, experiments.until_on,
                       experiments.sign, experiments.verdict,
                       CASE WHEN experiments.reviewed_by = $1 THEN experiments.learned ELSE '' END AS learned,
                       experiments.reviewed_by, experiments.reviewed_at
                FROM items JOIN experiments ON experiments.item_id = items.id
                WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived')
                UNION ALL
                SELECT experiments.item_id, experiments.series_id, experiments.owner_id, experiments.until_on,
                       '', experiments.verdict, experiments.learned, experiments.reviewed_by, experiments.reviewed_at
                FROM experiments JOIN items ON items.id = experiments.item_id
                WHERE experiments.reviewed_by = $1 AND items.author_id <> $1
                  AND items.shelf IN ('shown', 'archived')) own
             ORDER BY item_id",
            &[&member],
            take,
        )
    }),
};
