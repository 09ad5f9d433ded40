//! Renaming and merging tags. The index of the search is not written anew: what was merged stays known by its old sign.

use crate::ids::{NetworkId, TagId};
use db::{Error, Write};

/// Gives a tag another name.
///
/// # Errors
/// A broken rule `tags_by_name` where another has the folded name; those of the database.
pub(in crate::tags) fn rename(tx: &mut Write<'_>, tag: TagId, name: &str, key: &str) -> Result<u64, Error> {
    tx.run("UPDATE tags SET name = $2, name_key = $3 WHERE id = $1", &[&tag, &name, &key])
}

/// Makes one tag of two: the items of the first go to the second, and whoever types the first gets the second.
pub(in crate::tags) fn merge(
    tx: &mut Write<'_>,
    network: NetworkId,
    (tag, into): (TagId, TagId),
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO item_tags (item_id, tag_id, network_id, position)
         SELECT old.item_id, $2, old.network_id, old.position FROM item_tags AS old WHERE old.tag_id = $1
         ON CONFLICT (item_id, tag_id) DO NOTHING",
        &[&tag, &into],
    )?;
    tx.run("DELETE FROM item_tags WHERE tag_id = $1", &[&tag])?;
    tx.run("DELETE FROM tag_counts WHERE tag_id = $1 OR tag_id = $2", &[&tag, &into])?;
    tx.run(
        "INSERT INTO tag_counts (network_id, space_id, tag_id, amount)
         SELECT $1, items.space_id, $2, COUNT(*)
         FROM item_tags JOIN items ON items.id = item_tags.item_id
         WHERE item_tags.tag_id = $2 AND items.shelf IN ('shown', 'archived') GROUP BY items.space_id",
        &[&network, &into],
    )?;
    tx.run("UPDATE tags SET merged_into = $2 WHERE merged_into = $1 OR id = $1", &[&tag, &into])?;
    Ok(())
}
