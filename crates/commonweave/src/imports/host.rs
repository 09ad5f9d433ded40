//! A list that whoever hosts the server brings in, by the command line: it leaves the same traces as one that a steward
//! brings, stands in their list, and can be taken back there.

use super::planning::{Doing, Plan, Set, apply, plan};
use super::reading::Reading;
use super::refused_rows;
use super::store::{self, NewFile};
use db::Write;
use house::clock::hex;
use house::ids::{ImportId, NetworkId};
use house::web::{Error, Speech};
use lists::Table;
use sha2::{Digest, Sha256};

/// Brings a list in: the number under which it can be taken back, unless it changes nothing, and what has come of it.
///
/// # Errors
/// [`Error::Refused`] where somebody else writes the same at the same moment; those of the database.
pub fn bring_by_host(
    tx: &mut Write<'_>,
    network: NetworkId,
    (name, bytes): (&str, &[u8]),
    (table, reading, set): (&Table, &Reading, &Set),
    speech: &Speech,
) -> Result<(Option<ImportId>, Plan), Error> {
    let plan = plan(tx, network, table, reading)?;
    if !plan.changes_something() {
        return Ok((None, plan));
    }
    let json = |error: serde_json::Error| Error::Broken(error.into());
    let file = NewFile {
        name: super::pages::list::plain_name(name),
        content: Vec::new(),
        workbook: None,
        hash: hex(&Sha256::digest(bytes)),
        reading: serde_json::to_string(reading).map_err(json)?,
    };
    let import = store::insert(tx, network, None, &file, speech.now)?;
    apply(tx, network, &plan, &Doing { by: None, import, now: speech.now, set, progress: &|_| {} })?;
    let report = serde_json::to_string(&plan.report()).map_err(json)?;
    store::finish(tx, import, &report, &refused_rows(table, &plan, speech)?, speech.now)?;
    Ok((Some(import), plan))
}
