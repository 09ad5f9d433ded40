//! The draft of a network's next version: one at most.

use crate::charters::charter::NewCharter;
use crate::charters::draft::Draft;
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// The draft.
pub(in crate::charters) fn draft(q: &mut Read<'_>, network: NetworkId) -> Result<Option<Draft>, Error> {
    q.maybe(
        "SELECT charter_drafts.item_id, charter_drafts.version, charter_drafts.vision, charter_drafts.purpose,
                charter_drafts.principles, charter_drafts.objectives, charter_drafts.vision_html,
                charter_drafts.purpose_html, charter_drafts.principles_html, charter_drafts.reason,
                members.name AS author, charter_drafts.updated_at, items.message_count
         FROM charter_drafts
         JOIN members ON members.id = charter_drafts.author_id JOIN items ON items.id = charter_drafts.item_id
         WHERE charter_drafts.network_id = $1",
        &[&network],
    )
}

/// Keeps the draft, by whom, talked over where, and of which version; what stood before goes.
pub(in crate::charters) fn keep_draft(
    tx: &mut Write<'_>,
    network: NetworkId,
    (author, item, version): (MemberId, ItemId, i64),
    new: &NewCharter,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO charter_drafts (network_id, author_id, item_id, version, vision, purpose, principles, objectives,
                                     reason, vision_html, purpose_html, principles_html, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (network_id) DO UPDATE SET author_id = excluded.author_id, version = excluded.version,
            vision = excluded.vision, purpose = excluded.purpose, principles = excluded.principles,
            objectives = excluded.objectives, reason = excluded.reason, vision_html = excluded.vision_html,
            purpose_html = excluded.purpose_html, principles_html = excluded.principles_html,
            updated_at = excluded.updated_at",
        &[
            &network,
            &author,
            &item,
            &version,
            &new.vision,
            &new.purpose,
            &new.principles,
            &new.objectives,
            &new.reason,
            &new.html.vision,
            &new.html.purpose,
            &new.html.principles,
            &now,
        ],
    )
}

/// Throws the draft away; what was said about it stays.
pub(in crate::charters) fn discard_draft(tx: &mut Write<'_>, network: NetworkId) -> Result<u64, Error> {
    tx.run("DELETE FROM charter_drafts WHERE network_id = $1", &[&network])
}

/// A draft goes with the discussion of it.
pub(in crate::charters) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM charter_drafts WHERE item_id = $1", &[&item])?;
    Ok(())
}
