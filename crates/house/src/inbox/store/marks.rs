//! What a member has read, done and put off.

use crate::batch;
use crate::ids::{AccountId, ItemId, MemberId, MessageId, NetworkId};
use crate::inbox::reading::ReadPlace;
use db::{Error, Param, Read, Time, Write};

/// How far a member has read an item.
pub(in crate::inbox) fn read_place(
    q: &mut Read<'_>,
    member: MemberId,
    item: ItemId,
) -> Result<Option<ReadPlace>, Error> {
    q.maybe(
        "SELECT attention.read_at, attention.read_message, attention.unread, attention.called_at
         FROM attention WHERE attention.member_id = $1 AND attention.item_id = $2",
        &[&member, &item],
    )
}

/// Those of these items that a member was called to or has chosen a level for.
pub(in crate::inbox) fn minded(
    q: &mut Read<'_>,
    member: MemberId,
    items: &[ItemId],
) -> Result<Vec<ItemId>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT items.id FROM items
         LEFT JOIN attention ON attention.member_id = $1 AND attention.item_id = items.id AND attention.stands
         LEFT JOIN item_followers ON item_followers.member_id = $1 AND item_followers.item_id = items.id
         WHERE (attention.item_id IS NOT NULL OR item_followers.item_id IS NOT NULL) AND items.id",
        &[&member],
        &keys,
        "ORDER BY items.id",
    )
}

/// Those of these items, in spaces of a member, that moved since the member read them and since this moment.
pub(in crate::inbox) fn fresh(
    q: &mut Read<'_>,
    member: MemberId,
    items: &[ItemId],
    since: Time,
) -> Result<Vec<ItemId>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT items.id FROM items
         JOIN space_members ON space_members.space_id = +items.space_id AND space_members.member_id = $1
         LEFT JOIN attention ON attention.item_id = items.id AND attention.member_id = $1
         WHERE items.last_message_at > COALESCE(attention.read_at, 0) AND items.last_message_at > $2
           AND items.last_message_at > COALESCE(space_members.read_to, 0)
           AND items.last_message_at > space_members.joined_at AND items.id",
        &[&member, &since],
        &keys,
        "ORDER BY items.id",
    )
}

/// Notes that a member has seen an item up to this moment and this message. What called them meanwhile stays unread.
pub(in crate::inbox) fn has_read(
    tx: &mut Write<'_>,
    network: NetworkId,
    (member, item): (MemberId, ItemId),
    (moment, message): (Time, MessageId),
    called: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO attention
            (member_id, item_id, network_id, read_at, read_message, reason, called_at, stands, unread, done_at,
             read_before, called_before)
         VALUES ($1, $2, $3, $4, $5, '', 0, FALSE, FALSE, 0, 0, 0)
         ON CONFLICT (member_id, item_id) DO UPDATE SET
            read_at = CASE WHEN attention.read_at < excluded.read_at THEN excluded.read_at
                           ELSE attention.read_at END,
            read_message = CASE WHEN attention.read_message < excluded.read_message THEN excluded.read_message
                                ELSE attention.read_message END,
            unread = attention.unread AND attention.called_at > CAST($6 AS BIGINT)",
        &[&member, &item, &network, &moment, &message, &called],
    )
}

/// Takes an item out of the list.
pub(in crate::inbox) fn done(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
    item: ItemId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO attention
            (member_id, item_id, network_id, read_at, read_message, reason, called_at, stands, unread, done_at,
             read_before, called_before)
         VALUES ($1, $2, $3, $4, 0, '', 0, FALSE, FALSE, $4, 0, 0)
         ON CONFLICT (member_id, item_id) DO UPDATE SET
            read_before = CASE WHEN attention.stands OR attention.done_at = 0 THEN attention.read_at
                               ELSE attention.read_before END,
            called_before = CASE WHEN attention.stands THEN attention.called_at
                                 WHEN attention.done_at = 0 THEN 0 ELSE attention.called_before END,
            read_at = CASE WHEN attention.read_at < excluded.read_at THEN excluded.read_at
                           ELSE attention.read_at END,
            stands = FALSE, unread = FALSE, done_at = excluded.done_at",
        &[&member, &item, &network, &now],
    )
}

/// Puts an item off until a moment to come, when it stands at the top of the list.
pub(in crate::inbox) fn snooze(
    tx: &mut Write<'_>,
    network: NetworkId,
    (member, item): (MemberId, ItemId),
    until: Time,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO attention
            (member_id, item_id, network_id, read_at, read_message, reason, called_at, stands, unread, done_at,
             read_before, called_before)
         VALUES ($1, $2, $3, $5, 0, 'later', $4, TRUE, TRUE, $5, 0, 0)
         ON CONFLICT (member_id, item_id) DO UPDATE SET
            reason = CASE WHEN attention.stands THEN attention.reason ELSE excluded.reason END,
            read_before = CASE WHEN attention.called_at > CAST($5 AS BIGINT) THEN attention.read_before
                               ELSE attention.read_at END,
            called_before = CASE WHEN attention.called_at > CAST($5 AS BIGINT) THEN attention.called_before
                                 WHEN attention.stands THEN attention.called_at ELSE 0 END,
            read_at = CASE WHEN attention.read_at < excluded.read_at THEN excluded.read_at
                           ELSE attention.read_at END,
            called_at = excluded.called_at, stands = TRUE, unread = TRUE, done_at = excluded.done_at",
        &[&member, &item, &network, &until, &now],
    )
}

/// Takes back what was done with an item last: it stands where it stood.
pub(in crate::inbox) fn back(tx: &mut Write<'_>, member: MemberId, item: ItemId) -> Result<u64, Error> {
    tx.run(
        "UPDATE attention SET
            read_at = read_before, stands = called_before > 0, unread = called_before > read_before,
            called_at = CASE WHEN called_before > 0 THEN called_before ELSE called_at END, done_at = 0
         WHERE member_id = $1 AND item_id = $2 AND done_at > 0",
        &[&member, &item],
    )
}

/// Takes all that stands at this moment in the list or below it out of the list.
pub(in crate::inbox) fn all_done(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
    to: Time,
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO inbox_members (member_id, network_id, level, done_to, done_before, done_at)
         VALUES ($1, $2, '', $3, 0, $4)
         ON CONFLICT (member_id) DO UPDATE SET done_before = inbox_members.done_to, done_at = excluded.done_at,
            done_to = excluded.done_to
            WHERE inbox_members.done_to < excluded.done_to",
        &[&member, &network, &to, &now],
    )?;
    tx.run(
        "UPDATE attention SET read_before = read_at, called_before = called_at, stands = FALSE, unread = FALSE,
                done_at = $3
         WHERE member_id = $1 AND stands AND called_at <= $2",
        &[&member, &to, &now],
    )?;
    Ok(())
}

/// Takes that back.
pub(in crate::inbox) fn all_back(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run(
        "UPDATE attention SET stands = TRUE, called_at = called_before, unread = called_before > read_at, done_at = 0
         WHERE member_id = $1 AND called_before > 0 AND done_at > 0 AND NOT stands
           AND done_at = (SELECT inbox_members.done_at FROM inbox_members WHERE inbox_members.member_id = $1)",
        &[&member],
    )?;
    tx.run(
        "UPDATE inbox_members SET done_to = done_before, done_at = 0 WHERE member_id = $1 AND done_at > 0",
        &[&member],
    )?;
    Ok(())
}

/// Forgets all of a member.
pub(in crate::inbox) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM attention WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM inbox_spaces WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM inbox_members WHERE member_id = $1", &[&member])?;
    Ok(())
}

/// Forgets what an account chose.
pub(in crate::inbox) fn forget_account(tx: &mut Write<'_>, account: AccountId) -> Result<(), Error> {
    tx.run("DELETE FROM inbox_accounts WHERE account_id = $1", &[&account])?;
    Ok(())
}

/// Nobody is asked for anything by this item any more. Whoever was named there, or answered, still is.
pub(in crate::inbox) fn rest(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run(
        "UPDATE attention SET stands = FALSE, unread = FALSE
         WHERE item_id = $1 AND stands AND reason NOT IN ('mention', 'organisation', 'reply', 'later')",
        &[&item],
    )?;
    Ok(())
}

/// The same for one member.
pub(in crate::inbox) fn rest_for(tx: &mut Write<'_>, item: ItemId, member: MemberId) -> Result<(), Error> {
    tx.run(
        "UPDATE attention SET stands = FALSE, unread = FALSE
         WHERE item_id = $1 AND member_id = $2 AND stands
           AND reason NOT IN ('mention', 'organisation', 'reply', 'later')",
        &[&item, &member],
    )?;
    Ok(())
}

/// Forgets all of an item.
pub(in crate::inbox) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM attention WHERE item_id = $1", &[&item])?;
    Ok(())
}
