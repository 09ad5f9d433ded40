//! Words about people in the tables of imports.

use db::{Error, Read, Write};
use house::ids::{ImportId, MemberId, NetworkId, OrganisationId};

/// Forgets which address a list gave to somebody.
pub(super) fn forget_addresses(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM import_traces WHERE kind = 'address' AND subject_id = $2
           AND import_id IN (SELECT id FROM imports WHERE network_id = $1)",
        &[&network, &member],
    )
}

/// What the imports of a network filled in, at which organisation.
pub(super) fn filled(
    q: &mut Read<'_>,
    network: NetworkId,
) -> Result<Vec<(ImportId, OrganisationId, String)>, Error> {
    q.all(
        "SELECT import_traces.import_id, import_traces.subject_id, import_traces.kept
         FROM imports JOIN import_traces ON import_traces.import_id = imports.id
         WHERE imports.network_id = $1 AND import_traces.kind = 'filled'
         ORDER BY import_traces.import_id, import_traces.subject_id",
        &[&network],
    )
}

/// Keeps what an import filled in.
pub(super) fn keep_filled(
    tx: &mut Write<'_>,
    (import, organisation): (ImportId, OrganisationId),
    kept: &str,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE import_traces SET kept = $3 WHERE import_id = $1 AND kind = 'filled' AND subject_id = $2",
        &[&import, &organisation, &kept],
    )
}

/// Another name among those who stayed when an import was taken back.
pub(super) fn rename_stayed(
    tx: &mut Write<'_>,
    network: NetworkId,
    (was, is): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE imports SET stayed = REPLACE(stayed, $2, $3)
         WHERE network_id = $1 AND REPLACE(stayed, $2, $3) <> stayed",
        &[&network, &was, &is],
    )
}

/// The refused rows of each import that has any.
pub(super) fn refused(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(ImportId, Vec<u8>)>, Error> {
    q.all(
        "SELECT id, refused FROM imports WHERE network_id = $1 AND LENGTH(refused) > 0 ORDER BY id",
        &[&network],
    )
}

/// Keeps the refused rows that are left.
pub(super) fn keep_refused(tx: &mut Write<'_>, id: ImportId, refused: &[u8]) -> Result<u64, Error> {
    tx.run("UPDATE imports SET refused = $2 WHERE id = $1", &[&id, &refused])
}
