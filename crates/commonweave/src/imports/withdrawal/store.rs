//! The table of what imports made and changed.

use super::trace::{Trace, TraceKind};
use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ImportId, NetworkId};

/// Keeps what an import made and changed.
pub(super) fn insert(tx: &mut Write<'_>, import: ImportId, traces: &[Trace]) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = traces
        .iter()
        .map(|trace| -> Row<'_> {
            vec![&import, &trace.kind, &trace.subject_id, &trace.other_id, &trace.kept]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO import_traces (import_id, kind, subject_id, other_id, kept)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )
}

/// What an import made or changed of this kind.
pub(super) fn of_kind(q: &mut Read<'_>, import: ImportId, kind: TraceKind) -> Result<Vec<Trace>, Error> {
    q.all(
        "SELECT kind, subject_id, other_id, kept FROM import_traces
         WHERE import_id = $1 AND kind = $2 ORDER BY subject_id, other_id",
        &[&import, &kind],
    )
}

/// When an import of this network came in that can be taken back.
pub(super) fn came_in(q: &mut Read<'_>, network: NetworkId, id: ImportId) -> Result<Option<Time>, Error> {
    let came: Option<Option<Time>> = q.maybe(
        "SELECT finished_at FROM imports WHERE id = $1 AND network_id = $2 AND state = 'done'",
        &[&id, &network],
    )?;
    Ok(came.flatten())
}

/// Notes that an import is taken back, and what stayed.
pub(super) fn withdraw(tx: &mut Write<'_>, id: ImportId, stayed: &str) -> Result<u64, Error> {
    tx.run("UPDATE imports SET state = 'withdrawn', stayed = $2 WHERE id = $1", &[&id, &stayed])
}

/// Forgets what an import made, once it is taken back.
pub(super) fn forget(tx: &mut Write<'_>, id: ImportId) -> Result<u64, Error> {
    tx.run("DELETE FROM import_traces WHERE import_id = $1", &[&id])
}
