//! Files of which the same bytes lie under several items: each item has a row of its own, and the bytes go with the last of them.

use super::{COUNTED, finding};
use crate::batch::{self, Row};
use crate::files::file::File;
use crate::ids::{FileId, ItemId, NetworkId};
use crate::networks;
use db::{Error, Param, Time, Write};
use std::collections::{BTreeMap, BTreeSet};

/// Puts the files of an item itself on another one too.
pub(in crate::files) fn carry(
    tx: &mut Write<'_>,
    (from, to): (ItemId, ItemId),
    now: Time,
) -> Result<(), Error> {
    for file in super::of_item(tx, from)? {
        // Whoever takes it off at this moment comes before this or after it, and so knows whether its bytes are still wanted. An item
        // has few files.
        tx.lock("files", file.id.get())?;
    }
    let made: Vec<FileId> = tx.all(
        "INSERT INTO files (network_id, member_id, item_id, name, media, bytes, thumb_bytes, width, height, alt, digest,
                            place, created_at)
         SELECT network_id, member_id, CAST($2 AS BIGINT), name, media, bytes, thumb_bytes, width, height, alt, digest,
                place, CAST($3 AS BIGINT)
         FROM files WHERE item_id = $1 AND message_id IS NULL ORDER BY id RETURNING id",
        &[&from, &to, &now],
    )?;
    finding::renew(tx, &made)
}

/// Takes these files away. Bytes that no other row speaks of follow when `due` has come, and count no longer.
pub(in crate::files) fn remove(tx: &mut Write<'_>, files: &[File], due: Time) -> Result<(), Error> {
    hold_shared(tx, files)?;
    let keys: Vec<&dyn Param> = files.iter().map(|file| -> &dyn Param { &file.id }).collect();
    let gone: Vec<(NetworkId, String, i64)> = batch::among(
        tx,
        "DELETE FROM files WHERE id",
        &[],
        &keys,
        "RETURNING network_id, place, bytes + thumb_bytes",
    )?;
    let mut left: BTreeMap<String, (NetworkId, i64)> =
        gone.into_iter().map(|(network, place, bytes)| (place, (network, bytes))).collect();
    for place in wanted(tx, files)? {
        left.remove(&place);
    }
    let rows: Vec<Row<'_>> = left.keys().map(|place| -> Row<'_> { vec![place, &due] }).collect();
    batch::insert(tx, "INSERT INTO file_leftovers (place, due_at)", &rows, "ON CONFLICT (place) DO NOTHING")?;
    for (network, bytes) in left.into_values() {
        networks::count(tx, network, COUNTED, bytes.saturating_neg())?;
    }
    let ids: Vec<FileId> = files.iter().map(|file| file.id).collect();
    finding::renew(tx, &ids)
}

/// Holds all rows of a place, in one order, where others than these speak of it: of two who take away the last two of it at once, the
/// second finds that its own is the last.
fn hold_shared(tx: &mut Write<'_>, files: &[File]) -> Result<(), Error> {
    let own: BTreeSet<FileId> = files.iter().map(|file| file.id).collect();
    let keys: Vec<&dyn Param> = files.iter().map(|file| -> &dyn Param { &file.place }).collect();
    let found: Vec<FileId> = batch::among(tx, "SELECT id FROM files WHERE place", &[], &keys, "ORDER BY id")?;
    let all: BTreeSet<FileId> = found.into_iter().collect();
    if !all.is_subset(&own) {
        for id in all {
            tx.lock("files", id.get())?;
        }
    }
    Ok(())
}

/// The places of these files of which a row still speaks.
fn wanted(tx: &mut Write<'_>, files: &[File]) -> Result<Vec<String>, Error> {
    let keys: Vec<&dyn Param> = files.iter().map(|file| -> &dyn Param { &file.place }).collect();
    batch::among(tx, "SELECT DISTINCT place FROM files WHERE place", &[], &keys, "ORDER BY place")
}
