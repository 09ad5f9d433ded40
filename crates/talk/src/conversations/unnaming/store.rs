//! Texts of conversations in which somebody is mentioned.

use db::{Error, Read, Write};
use house::ids::{MessageId, NetworkId};

/// Messages of this network in which something like this stands, of the numbers behind the first up to the second.
pub(super) fn messages(
    q: &mut Read<'_>,
    network: NetworkId,
    (after, to): (i64, i64),
    like: &str,
) -> Result<Vec<(MessageId, String, String)>, Error> {
    q.all(
        "SELECT id, body, body_html FROM messages
         WHERE id > $2 AND id <= $3 AND network_id = $1 AND body LIKE $4 ORDER BY id",
        &[&network, &after, &to, &like],
    )
}

/// The same of what messages said before.
pub(super) fn revisions(
    q: &mut Read<'_>,
    network: NetworkId,
    (after, to): (i64, i64),
    like: &str,
) -> Result<Vec<(i64, String)>, Error> {
    q.all(
        "SELECT id, body FROM message_revisions
         WHERE id > $2 AND id <= $3 AND network_id = $1 AND body LIKE $4 ORDER BY id",
        &[&network, &after, &to, &like],
    )
}

/// The same of summaries and outcomes.
pub(super) fn summaries(
    q: &mut Read<'_>,
    network: NetworkId,
    (after, to): (i64, i64),
    like: &str,
) -> Result<Vec<(i64, String, String)>, Error> {
    q.all(
        "SELECT id, body, body_html FROM summaries
         WHERE id > $2 AND id <= $3 AND network_id = $1 AND body LIKE $4 ORDER BY id",
        &[&network, &after, &to, &like],
    )
}

/// Writes a message anew, where it still says what it was read as; nobody has edited it. 0 where somebody did, or took it away.
pub(super) fn rewrite_message(
    tx: &mut Write<'_>,
    id: MessageId,
    was: &str,
    (body, html): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE messages SET body = $2, body_html = $3 WHERE id = $1 AND body = $4",
        &[&id, &body, &html, &was],
    )
}

/// The same of what a message said before.
pub(super) fn rewrite_revision(tx: &mut Write<'_>, id: i64, (was, body): (&str, &str)) -> Result<u64, Error> {
    tx.run("UPDATE message_revisions SET body = $2 WHERE id = $1 AND body = $3", &[&id, &body, &was])
}

/// The same of a summary.
pub(super) fn rewrite_summary(
    tx: &mut Write<'_>,
    id: i64,
    was: &str,
    (body, html): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE summaries SET body = $2, body_html = $3 WHERE id = $1 AND body = $4",
        &[&id, &body, &html, &was],
    )
}

/// The highest number of anything that is looked through; 0 where there is nothing.
pub(super) fn last(q: &mut Read<'_>) -> Result<i64, Error> {
    let message: Option<i64> = q.maybe("SELECT id FROM messages ORDER BY id DESC LIMIT 1", &[])?;
    let revision: Option<i64> = q.maybe("SELECT id FROM message_revisions ORDER BY id DESC LIMIT 1", &[])?;
    let summary: Option<i64> = q.maybe("SELECT id FROM summaries ORDER BY id DESC LIMIT 1", &[])?;
    Ok([message, revision, summary].into_iter().flatten().max().unwrap_or(0))
}
