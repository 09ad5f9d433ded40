//! What somebody has begun to write.

use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, MessageId, NetworkId};

/// What a member has begun to write upon an item; of a thread, or of none.
pub(in crate::conversations) fn draft(
    q: &mut Read<'_>,
    member: MemberId,
    item: ItemId,
    thread: Option<MessageId>,
) -> Result<Option<String>, Error> {
    let thread = thread.unwrap_or(MessageId::from(0));
    q.maybe(
        "SELECT body FROM drafts WHERE member_id = $1 AND item_id = $2 AND thread = $3",
        &[&member, &item, &thread],
    )
}

/// Keeps it; an empty one goes.
pub(in crate::conversations) fn keep_draft(
    tx: &mut Write<'_>,
    (network, member, item): (NetworkId, MemberId, ItemId),
    thread: Option<MessageId>,
    body: &str,
    now: Time,
) -> Result<(), Error> {
    let thread = thread.unwrap_or(MessageId::from(0));
    if body.trim().is_empty() {
        tx.run(
            "DELETE FROM drafts WHERE member_id = $1 AND item_id = $2 AND thread = $3",
            &[&member, &item, &thread],
        )?;
        return Ok(());
    }
    tx.run(
        "INSERT INTO drafts (member_id, item_id, thread, network_id, body, saved_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (member_id, item_id, thread) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
        &[&member, &item, &thread, &network, &body, &now],
    )?;
    Ok(())
}

/// Whoever leaves leaves nothing unfinished behind.
pub(in crate::conversations) fn forget_drafts(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM drafts WHERE member_id = $1", &[&member])?;
    Ok(())
}
