//! Texts of items in which somebody is mentioned.

use crate::ids::{ItemId, NetworkId};
use db::{Error, Read, Write};

/// What items of this network say in which something like this stands, of the numbers behind the first up to the second.
pub(super) fn mentioning(
    q: &mut Read<'_>,
    network: NetworkId,
    (after, to): (i64, i64),
    like: &str,
) -> Result<Vec<(ItemId, String, String)>, Error> {
    q.all(
        "SELECT id, body, body_html FROM items
         WHERE id > $2 AND id <= $3 AND +network_id = $1 AND body LIKE $4 ORDER BY id",
        &[&network, &after, &to, &like],
    )
}

/// The same of what they said before.
pub(super) fn mentioning_before(
    q: &mut Read<'_>,
    network: NetworkId,
    (after, to): (i64, i64),
    like: &str,
) -> Result<Vec<(ItemId, i64, String)>, Error> {
    q.all(
        "SELECT item_id, revision, body FROM item_revisions
         WHERE item_id > $2 AND item_id <= $3 AND network_id = $1 AND body LIKE $4 ORDER BY item_id, revision",
        &[&network, &after, &to, &like],
    )
}

/// Writes what an item says anew, where it still says what it was read as; it was not changed by anybody. 0 where it was meanwhile.
pub(super) fn rewrite(
    tx: &mut Write<'_>,
    id: ItemId,
    was: &str,
    (body, html): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE items SET body = $2, body_html = $3 WHERE id = $1 AND body = $4",
        &[&id, &body, &html, &was],
    )
}

/// The same of what it said before.
pub(super) fn rewrite_before(
    tx: &mut Write<'_>,
    (id, revision): (ItemId, i64),
    (was, body): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE item_revisions SET body = $3 WHERE item_id = $1 AND revision = $2 AND body = $4",
        &[&id, &revision, &body, &was],
    )
}

/// The highest number of an item; 0 where there is none.
pub(super) fn last(q: &mut Read<'_>) -> Result<i64, Error> {
    Ok(q.maybe("SELECT id FROM items ORDER BY id DESC LIMIT 1", &[])?.unwrap_or(0))
}
