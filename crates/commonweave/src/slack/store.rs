//! The tables of exports and of what became of the things in them.

use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId, SlackImportId, SpaceId};
use house::room::Rooms;

db::word! {
    /// How far an export has come.
    pub(super) enum State {
        /// Looked through, not yet brought in.
        Read = "read",
        /// Being brought in.
        Applying = "applying",
        /// In.
        Done = "done",
        /// Broken off; it can go on.
        Failed = "failed",
    }
}

db::word! {
    /// What something of Slack became.
    pub(super) enum Thing {
        /// Somebody, a member.
        User = "user",
        /// A channel, an item.
        Channel = "channel",
        /// A message, with the contribution under which answers stand.
        Message = "message",
        /// A message that is not in the export, but answers to it are: the first of those.
        Thread = "thread",
        /// A later text of a message.
        Change = "change",
    }
}

db::record! {
    /// An export without its bytes.
    #[derive(Debug, Clone)]
    pub(super) struct Line {
        pub(super) id: SlackImportId,
        pub(super) file_name: String,
        pub(super) space_id: SpaceId,
        pub(super) wants: String,
        pub(super) state: State,
        pub(super) report: String,
        pub(super) done: i64,
        pub(super) total: i64,
        pub(super) by: String,
        pub(super) touched_at: Time,
    }
}

/// The exports that a network brought, the newest first.
pub(super) fn newest(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<Line>, Error> {
    q.all(
        "SELECT slack_imports.id, slack_imports.file_name, slack_imports.space_id, slack_imports.wants,
                slack_imports.state, slack_imports.report, slack_imports.done, slack_imports.total,
                members.name AS by, slack_imports.touched_at
         FROM slack_imports JOIN members ON members.id = slack_imports.member_id
         WHERE slack_imports.network_id = $1 ORDER BY slack_imports.id DESC LIMIT 30",
        &[&network],
    )
}

/// One of them.
pub(super) fn by_id(q: &mut Read<'_>, network: NetworkId, id: SlackImportId) -> Result<Option<Line>, Error> {
    q.maybe(
        "SELECT slack_imports.id, slack_imports.file_name, slack_imports.space_id, slack_imports.wants,
                slack_imports.state, slack_imports.report, slack_imports.done, slack_imports.total,
                members.name AS by, slack_imports.touched_at
         FROM slack_imports JOIN members ON members.id = slack_imports.member_id
         WHERE slack_imports.id = $1 AND slack_imports.network_id = $2",
        &[&id, &network],
    )
}

/// The bytes of an export.
pub(super) fn content(q: &mut Read<'_>, id: SlackImportId) -> Result<Vec<u8>, Error> {
    q.one("SELECT content FROM slack_imports WHERE id = $1", &[&id])
}

/// Keeps an export that was looked through.
pub(super) fn insert(
    tx: &mut Write<'_>,
    (network, space, by): (NetworkId, SpaceId, MemberId),
    (name, content): (&str, &[u8]),
    (wants, report): (&str, &str),
    now: Time,
) -> Result<SlackImportId, Error> {
    tx.one(
        "INSERT INTO slack_imports (network_id, member_id, space_id, file_name, content, wants, state, report, done,
                                    total, created_at, touched_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9, $9) RETURNING id",
        &[&network, &by, &space, &name, &content, &wants, &State::Read, &report, &now],
    )
}

/// Takes an export up, unless somebody is at it; one that was not touched since `stale` was broken off.
pub(super) fn claim(
    tx: &mut Write<'_>,
    network: NetworkId,
    id: SlackImportId,
    now: Time,
    stale: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE slack_imports SET state = 'applying', done = 0, touched_at = $3
         WHERE id = $1 AND network_id = $2
           AND (state IN ('read', 'failed') OR (state = 'applying' AND touched_at < $4))",
        &[&id, &network, &now, &stale],
    )
}

/// Writes down how far an export is.
pub(super) fn reach(
    tx: &mut Write<'_>,
    id: SlackImportId,
    (done, total): (i64, i64),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE slack_imports SET done = $2, total = $3, touched_at = $4 WHERE id = $1",
        &[&id, &done, &total, &now],
    )
}

/// Ends an export: its bytes go.
pub(super) fn finish(tx: &mut Write<'_>, id: SlackImportId, report: &str, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE slack_imports SET state = 'done', report = $2, content = $3, touched_at = $4 WHERE id = $1",
        &[&id, &report, &Vec::<u8>::new(), &now],
    )
}

/// Notes that an export was broken off; it can go on.
pub(super) fn fail(tx: &mut Write<'_>, id: SlackImportId) -> Result<u64, Error> {
    tx.run("UPDATE slack_imports SET state = 'failed' WHERE id = $1 AND state = 'applying'", &[&id])
}

/// Throws an export away that nobody is at.
pub(super) fn delete(tx: &mut Write<'_>, network: NetworkId, id: SlackImportId) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM slack_imports WHERE id = $1 AND network_id = $2 AND state IN ('read', 'failed')",
        &[&id, &network],
    )
}

/// What became of these things: number, and the contribution under which answers stand.
pub(super) fn things(
    q: &mut Read<'_>,
    network: NetworkId,
    kind: Thing,
    outer: &[String],
) -> Result<Vec<(String, i64, i64)>, Error> {
    let keys: Vec<&dyn Param> = outer.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT outer_id, number, root FROM slack_things WHERE network_id = $1 AND kind = $2 AND outer_id",
        &[&network, &kind],
        &keys,
        "ORDER BY outer_id",
    )
}

/// How many messages of each of these channels are here.
pub(super) fn messages_here(
    q: &mut Read<'_>,
    network: NetworkId,
    channels: &[String],
) -> Result<Vec<(String, i64)>, Error> {
    let keys: Vec<&dyn Param> = channels.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT counted.channel, counted.amount FROM (
            SELECT CAST($0 AS TEXT) AS channel, COUNT(*) AS amount FROM slack_things
            WHERE network_id = $1 AND kind = 'message'
              AND outer_id >= CAST($0 AS TEXT) || '/' AND outer_id < CAST($0 AS TEXT) || '0') AS counted",
        &[&network],
        &keys,
    )
}

/// Those of these items that nobody deleted.
pub(super) fn standing(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<ItemId>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    let there = "SELECT id FROM items WHERE shelf IN ('shown', 'archived') AND id";
    batch::among(q, there, &[], &keys, "ORDER BY id")
}

/// Throws exports away that nobody brought in since this moment.
pub(super) fn forget(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM slack_imports WHERE state IN ('read', 'failed') AND touched_at < $1", &[&before])
}

/// Writes down what things became.
pub(super) fn keep(
    tx: &mut Write<'_>,
    network: NetworkId,
    kind: Thing,
    things: &[(String, i64, i64)],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = things
        .iter()
        .map(|(outer, number, root)| -> Row<'_> { vec![&network, &kind, outer, number, root] })
        .collect();
    let head = "INSERT INTO slack_things (network_id, kind, outer_id, number, root)";
    batch::insert(tx, head, &rows, "ON CONFLICT DO NOTHING")
}

/// What was told of each export of a network.
pub(super) fn reports(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(SlackImportId, String)>, Error> {
    q.all(
        "SELECT id, report FROM slack_imports WHERE network_id = $1 AND report <> '' ORDER BY id",
        &[&network],
    )
}

/// Tells it otherwise, where it is still what was read.
pub(super) fn retell(tx: &mut Write<'_>, id: SlackImportId, (was, is): (&str, &str)) -> Result<u64, Error> {
    tx.run("UPDATE slack_imports SET report = $2 WHERE id = $1 AND report = $3", &[&id, &is, &was])
}

/// Gives what one member was to another, who they are.
pub(super) fn merge(tx: &mut Write<'_>, _: Rooms, from: MemberId, to: MemberId) -> Result<(), Error> {
    tx.run(
        "UPDATE slack_things SET number = $2
         WHERE network_id = (SELECT network_id FROM members WHERE id = $1) AND kind = 'user' AND number = $1",
        &[&from, &to],
    )?;
    Ok(())
}
