//! Writing many messages and reactions at once.

use super::writing::Posting;
use crate::conversations::message::recount;
use db::{Error, Param, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, MessageId, NetworkId};
use std::collections::{BTreeMap, HashMap};

/// A reaction about to be given.
pub struct Reacting {
    /// To which message.
    pub message: MessageId,
    /// By whom; nobody gives the same sign twice.
    pub member: MemberId,
    /// One of the signs that exist.
    pub sign: &'static str,
    /// When.
    pub now: Time,
}

/// Writes messages of which none replies to another of them, and counts the replies; answers with their numbers in
/// the order in which they were given. No two of an item have the same moment and author.
///
/// # Errors
/// Those of the database.
pub fn post_many(tx: &mut Write<'_>, new: &[Posting<'_>]) -> Result<Vec<MessageId>, Error> {
    let rows: Vec<Row<'_>> = new
        .iter()
        .map(|new| -> Row<'_> {
            vec![
                &new.network,
                &new.item,
                &new.parent,
                &new.author,
                &new.body,
                &new.html,
                &new.once,
                &0_i64,
                &"",
                &new.now,
            ]
        })
        .collect();
    let made: Vec<(MessageId, ItemId, MemberId, Time)> = batch::insert_returning(
        tx,
        "INSERT INTO messages (network_id, item_id, parent_id, author_id, body, body_html, once, reply_count,
                               reactions, created_at)",
        &rows,
        "RETURNING id, item_id, author_id, created_at",
    )?;
    let made: HashMap<(ItemId, MemberId, Time), MessageId> =
        made.into_iter().map(|(id, item, author, time)| ((item, author, time), id)).collect();
    let numbers = new.iter().map(|new| made.get(&(new.item, new.author, new.now)).copied());
    let numbers: Vec<MessageId> = numbers.collect::<Option<_>>().ok_or(Error::Missing)?;
    note_replies(tx, new, &numbers)?;
    super::renew(tx, &numbers)?;
    Ok(numbers)
}

/// Keeps beside each contribution how many answers came, and which is the last.
fn note_replies(tx: &mut Write<'_>, new: &[Posting<'_>], numbers: &[MessageId]) -> Result<(), Error> {
    let mut replies: BTreeMap<MessageId, (i64, MessageId, Time)> = BTreeMap::new();
    for (new, number) in new.iter().zip(numbers) {
        let Some(parent) = new.parent else { continue };
        let (amount, last, at) = replies.entry(parent).or_insert((0, *number, new.now));
        *amount += 1;
        if *number >= *last {
            (*last, *at) = (*number, new.now);
        }
    }
    let rows: Vec<Row<'_>> = replies
        .iter()
        .map(|(parent, (amount, last, at))| -> Row<'_> { vec![parent, amount, last, at] })
        .collect();
    let head = "UPDATE messages SET reply_count = reply_count + CAST(given.column2 AS BIGINT),
                       last_reply_id = CAST(given.column3 AS BIGINT), replied_at = CAST(given.column4 AS BIGINT) FROM (";
    batch::insert(tx, head, &rows, ") AS given WHERE messages.id = CAST(given.column1 AS BIGINT)")?;
    Ok(())
}

/// Gives reactions, and keeps the counts of each message beside it.
///
/// # Errors
/// Those of the database.
pub fn react_many(tx: &mut Write<'_>, network: NetworkId, new: &[Reacting]) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = new
        .iter()
        .map(|new| -> Row<'_> { vec![&new.message, &new.sign, &new.member, &network, &new.now] })
        .collect();
    let head = "INSERT INTO reactions (message_id, emoji, member_id, network_id, created_at)";
    batch::insert(tx, head, &rows, "")?;
    let keys: Vec<&dyn Param> = new.iter().map(|new| -> &dyn Param { &new.message }).collect();
    let kept: Vec<(MessageId, String)> =
        batch::among(tx, "SELECT id, reactions FROM messages WHERE id", &[], &keys, "ORDER BY id")?;
    let mut kept: BTreeMap<MessageId, String> = kept.into_iter().collect();
    for Reacting { message, sign, .. } in new {
        if let Some(counts) = kept.get_mut(message) {
            *counts = recount(counts, sign, 1);
        }
    }
    let rows: Vec<Row<'_>> =
        kept.iter().map(|(message, counts)| -> Row<'_> { vec![message, counts] }).collect();
    let head = "UPDATE messages SET reactions = given.column2 FROM (";
    batch::insert(tx, head, &rows, ") AS given WHERE messages.id = CAST(given.column1 AS BIGINT)")?;
    Ok(())
}

/// Notes when messages were changed last whose earlier texts nobody has.
///
/// # Errors
/// Those of the database.
pub fn mark_edited(tx: &mut Write<'_>, edited: &[(MessageId, Time)]) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = edited.iter().map(|(message, at)| -> Row<'_> { vec![message, at] }).collect();
    let head = "UPDATE messages SET edited_at = CAST(given.column2 AS BIGINT) FROM (";
    batch::insert(tx, head, &rows, ") AS given WHERE messages.id = CAST(given.column1 AS BIGINT)")?;
    Ok(())
}
