//! Wordings of the charter that are put to a vote.

use crate::charters::charter::NewCharter;
use db::{Error, Read, Time, Write};
use house::extract::Extract;
use house::ids::{ItemId, MemberId, NetworkId};

db::record! {
    /// What a proposal would make of the charter.
    #[derive(Debug, Clone)]
    pub(in crate::charters) struct Amendment {
        pub member_id: MemberId,
        /// The version that it began with.
        pub base: i64,
        pub vision: String,
        pub purpose: String,
        pub principles: String,
        pub objectives: String,
        pub vision_html: String,
        pub purpose_html: String,
        pub principles_html: String,
        pub reason: String,
        pub adopted_version: Option<i64>,
    }
}

/// What a proposal would make of the charter.
pub(in crate::charters) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Amendment>, Error> {
    q.maybe(
        "SELECT member_id, base, vision, purpose, principles, objectives, vision_html, purpose_html, principles_html,
                reason, adopted_version
         FROM charter_amendments WHERE item_id = $1",
        &[&item],
    )
}

/// Puts a wording to the vote, in place of the one before.
pub(in crate::charters) fn put(
    tx: &mut Write<'_>,
    (network, item, by): (NetworkId, ItemId, MemberId),
    base: i64,
    new: &NewCharter,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO charter_amendments (item_id, network_id, member_id, base, vision, purpose, principles, objectives,
                                         reason, created_at, vision_html, purpose_html, principles_html)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (item_id) DO UPDATE SET member_id = excluded.member_id, base = excluded.base,
             vision = excluded.vision, purpose = excluded.purpose, principles = excluded.principles,
             objectives = excluded.objectives, reason = excluded.reason, created_at = excluded.created_at,
             vision_html = excluded.vision_html, purpose_html = excluded.purpose_html,
             principles_html = excluded.principles_html",
        &[
            &item,
            &network,
            &by,
            &base,
            &new.vision,
            &new.purpose,
            &new.principles,
            &new.objectives,
            &new.reason,
            &now,
            &new.html.vision,
            &new.html.purpose,
            &new.html.principles,
        ],
    )
}

/// The version that came of it.
pub(in crate::charters) fn note_adopted(
    tx: &mut Write<'_>,
    item: ItemId,
    version: i64,
) -> Result<u64, Error> {
    tx.run("UPDATE charter_amendments SET adopted_version = $2 WHERE item_id = $1", &[&item, &version])
}

/// A proposal that is gone for good takes its wording along.
pub(in crate::charters) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM charter_amendments WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// What an export holds of them.
pub(super) const EXTRACT: Extract = Extract {
    name: "charter_amendments",
    head: &[
        "item_id",
        "member_id",
        "base",
        "vision",
        "purpose",
        "principles",
        "objectives",
        "reason",
        "created_at",
        "adopted_version",
    ],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT item_id, member_id, base, vision, purpose, principles, objectives, reason, created_at, adopted_version
             FROM charter_amendments WHERE network_id = $1
               AND EXISTS (SELECT 1 FROM items WHERE items.id = charter_amendments.item_id AND items.shelf IN ('shown', 'archived'))
             ORDER BY item_id",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT item_id, member_id, base, vision, purpose, principles, objectives, reason, created_at, adopted_version
             FROM charter_amendments WHERE member_id = $1
               AND EXISTS (SELECT 1 FROM items WHERE items.id = charter_amendments.item_id AND items.shelf IN ('shown', 'archived'))
             ORDER BY item_id",
            &[&member],
            take,
        )
    }),
};
