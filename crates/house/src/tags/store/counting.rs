//! Counts again how many items of each space have each tag.

use crate::recount::{Counted, Wrong};
use db::{Error, Read};

/// The counts that are wrong, each by the number of its tag.
pub(in crate::tags) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let mut wrong: Vec<Wrong> = Wrong::each("tag", "items of a space", miscounted(q)?).collect();
    wrong.extend(Wrong::each("tag", "items of a space", uncounted(q)?));
    Ok(wrong)
}

fn miscounted(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT tag_counts.tag_id AS id, tag_counts.space_id, tag_counts.amount AS kept,
                   (SELECT COUNT(*) FROM item_tags JOIN items ON items.id = item_tags.item_id
                    WHERE item_tags.tag_id = tag_counts.tag_id AND items.space_id = tag_counts.space_id
                      AND items.shelf IN ('shown', 'archived')) AS counted
            FROM tag_counts) found
         WHERE kept <> counted ORDER BY id, space_id LIMIT 20",
        &[],
    )
}

fn uncounted(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT item_tags.tag_id AS id, CAST(0 AS BIGINT) AS kept, COUNT(*) AS counted
         FROM item_tags JOIN items ON items.id = item_tags.item_id
         LEFT JOIN tag_counts ON tag_counts.tag_id = item_tags.tag_id AND tag_counts.space_id = items.space_id
         WHERE items.shelf IN ('shown', 'archived') AND tag_counts.tag_id IS NULL
         GROUP BY item_tags.tag_id, items.space_id ORDER BY item_tags.tag_id, items.space_id LIMIT 20",
        &[],
    )
}
