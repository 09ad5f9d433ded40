//! The table of imports.

use super::import::{Import, Line, State};
use db::{Error, Read, Time, Write};
use house::ids::{ImportId, MemberId, NetworkId};

/// An import with its file.
pub(super) fn by_id(q: &mut Read<'_>, network: NetworkId, id: ImportId) -> Result<Option<Import>, Error> {
    q.maybe(
        "SELECT id, file_name, content, reading, state, report, stayed, started_at, created_at
         FROM imports WHERE id = $1 AND network_id = $2",
        &[&id, &network],
    )
}

/// The imports of a network without their files, the newest first.
pub(super) fn newest(q: &mut Read<'_>, network: NetworkId, limit: i64) -> Result<Vec<Line>, Error> {
    q.all(
        "SELECT imports.id, imports.file_name, imports.state, imports.report, imports.created_at,
                imports.finished_at, members.name AS by
         FROM imports LEFT JOIN members ON members.id = imports.member_id
         WHERE imports.network_id = $1 ORDER BY imports.id DESC LIMIT $2",
        &[&network, &limit],
    )
}

/// The refused rows of an import, as a file.
pub(super) fn refused(q: &mut Read<'_>, network: NetworkId, id: ImportId) -> Result<Option<Vec<u8>>, Error> {
    q.maybe("SELECT refused FROM imports WHERE id = $1 AND network_id = $2", &[&id, &network])
}

/// A file about to be kept.
pub(super) struct NewFile {
    pub(super) name: String,
    pub(super) content: Vec<u8>,
    /// The workbook of which one sheet was read, where another may be chosen.
    pub(super) workbook: Option<Vec<u8>>,
    /// Of the file as it came.
    pub(super) hash: String,
    /// How it is understood.
    pub(super) reading: String,
}

/// Keeps a file; `by` is nobody where the host brings it.
pub(super) fn insert(
    tx: &mut Write<'_>,
    network: NetworkId,
    by: Option<MemberId>,
    file: &NewFile,
    now: Time,
) -> Result<ImportId, Error> {
    let NewFile { name, content, workbook, hash, reading } = file;
    tx.one(
        "INSERT INTO imports
            (network_id, member_id, file_name, content, workbook, content_hash, reading, state, report, refused,
             created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10) RETURNING id",
        &[&network, &by, name, content, workbook, hash, reading, &State::Read, &Vec::<u8>::new(), &now],
    )
}

/// The workbook of which one sheet was read.
pub(super) fn workbook(q: &mut Read<'_>, network: NetworkId, id: ImportId) -> Result<Option<Vec<u8>>, Error> {
    let found: Option<Option<Vec<u8>>> =
        q.maybe("SELECT workbook FROM imports WHERE id = $1 AND network_id = $2", &[&id, &network])?;
    Ok(found.flatten())
}

/// Takes another sheet of the workbook, as long as it is not being brought in.
pub(super) fn set_sheet(
    tx: &mut Write<'_>,
    id: ImportId,
    (name, content, reading): (&str, &[u8], &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE imports SET file_name = $2, content = $3, reading = $4, state = 'read', report = ''
         WHERE id = $1 AND state IN ('read', 'failed')",
        &[&id, &name, &content, &reading],
    )
}

/// Writes how a file is understood, as long as it is not being brought in.
pub(super) fn set_reading(tx: &mut Write<'_>, id: ImportId, reading: &str) -> Result<u64, Error> {
    tx.run(
        "UPDATE imports SET reading = $2, state = $3, report = ''
         WHERE id = $1 AND state IN ('read', 'failed')",
        &[&id, &reading, &State::Read],
    )
}

/// Takes an import up, unless somebody does already; one that began before `stale` was broken off.
pub(super) fn claim(
    tx: &mut Write<'_>,
    network: NetworkId,
    id: ImportId,
    now: Time,
    stale: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE imports SET state = 'applying', started_at = $3
         WHERE id = $1 AND network_id = $2
           AND (state IN ('read', 'failed') OR (state = 'applying' AND started_at < $4))",
        &[&id, &network, &now, &stale],
    )
}

/// Ends an import: the file and its workbook go, the refused rows stay.
pub(super) fn finish(
    tx: &mut Write<'_>,
    id: ImportId,
    report: &str,
    refused: &[u8],
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE imports SET state = 'done', report = $2, refused = $3, content = $4, workbook = NULL,
                finished_at = $5
         WHERE id = $1",
        &[&id, &report, &refused, &Vec::<u8>::new(), &now],
    )
}

/// Notes that an import failed as a whole, and why; it can be tried again.
pub(super) fn fail(tx: &mut Write<'_>, id: ImportId, why: &str) -> Result<u64, Error> {
    tx.run(
        "UPDATE imports SET state = 'failed', report = $2 WHERE id = $1 AND state = 'applying'",
        &[&id, &why],
    )
}

/// Throws a file away that was not brought in.
pub(super) fn delete(tx: &mut Write<'_>, network: NetworkId, id: ImportId) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM imports WHERE id = $1 AND network_id = $2 AND state IN ('read', 'failed')",
        &[&id, &network],
    )
}

/// Throws files away that nobody brought in since this moment.
pub(super) fn forget(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM imports WHERE state IN ('read', 'failed') AND COALESCE(started_at, created_at) < $1",
        &[&before],
    )
}
