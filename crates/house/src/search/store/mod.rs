//! The tables of the index.

mod reading;

pub(super) use reading::{
    amount, fingerprints, is_unmade, matching, newest, of_item, seen, slug, sorts_after, spaces, words_amount,
};

use super::Entry;
use crate::batch::{self, Row};
use db::{Error, Param, Words, Write};

/// An entry about to be written.
pub(super) struct Kept<'a> {
    pub(super) entry: &'a Entry,
    pub(super) fingerprint: i64,
}

/// Writes entries; answers with the number of the thing and that of the entry, in no certain order.
pub(super) fn keep(tx: &mut Write<'_>, sort: &str, entries: &[Kept<'_>]) -> Result<Vec<(i64, i64)>, Error> {
    let rows: Vec<Row<'_>> = entries
        .iter()
        .map(|Kept { entry, fingerprint }| -> Row<'_> {
            vec![
                &entry.network_id,
                &sort,
                &entry.id,
                &entry.space_id,
                &entry.item_id,
                &entry.written_at,
                fingerprint,
            ]
        })
        .collect();
    let head = "INSERT INTO search_entries
                    (network_id, sort, subject_id, space_id, item_id, written_at, fingerprint)";
    let tail = "ON CONFLICT (sort, subject_id) DO UPDATE SET space_id = excluded.space_id, item_id = excluded.item_id,
                    written_at = excluded.written_at, fingerprint = excluded.fingerprint
                RETURNING subject_id, id";
    batch::insert_returning(tx, head, &rows, tail)
}

/// Makes the next look at these things write their words anew.
pub(super) fn unsettle(tx: &mut Write<'_>, sort: &str, ids: &[i64]) -> Result<(), Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let unsettled = "UPDATE search_entries SET fingerprint = 0 WHERE sort = $1 AND subject_id";
    batch::among::<i64>(tx, unsettled, &[&sort], &keys, "RETURNING id")?;
    Ok(())
}

/// Writes the words of entries that have none.
pub(super) fn keep_words(tx: &mut Write<'_>, words: &[(i64, Words)]) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = words.iter().map(|(number, words)| -> Row<'_> { vec![number, words] }).collect();
    batch::insert(tx, "INSERT INTO search_words (rowid, words)", &rows, "")?;
    Ok(())
}

/// Takes the words of these entries away.
pub(super) fn forget_words(tx: &mut Write<'_>, numbers: &[i64]) -> Result<(), Error> {
    if tx.finds_in_order() {
        // One by one: FTS5 looks up a list of numbers by walking through all rows.
        for number in numbers {
            tx.run("DELETE FROM search_words WHERE rowid = $1", &[number])?;
        }
        return Ok(());
    }
    let rows: Vec<Row<'_>> = numbers.iter().map(|number| -> Row<'_> { vec![number] }).collect();
    let head = "DELETE FROM search_words WHERE rowid IN (SELECT CAST(given.column1 AS BIGINT) FROM (";
    batch::insert(tx, head, &rows, ") AS given)")?;
    Ok(())
}

/// Takes the entries of these things away, with their words.
pub(super) fn forget(tx: &mut Write<'_>, sort: &str, ids: &[i64]) -> Result<(), Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let gone: Vec<i64> = batch::among(
        tx,
        "DELETE FROM search_entries WHERE sort = $1 AND subject_id",
        &[&sort],
        &keys,
        "RETURNING id",
    )?;
    forget_words(tx, &gone)
}
