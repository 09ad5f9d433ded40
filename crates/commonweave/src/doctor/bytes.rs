//! Whether the bytes of every file lie where its row says.

use super::{Ill, Report};
use db::Db;
use house::files::{self, Depot};

const BYTES: &str = "Copy what is missing back from a backup of the files. A message whose file is lost for good can be \
                     edited to go without it.";

/// Looks for every file of this database in the depot.
///
/// # Errors
/// Where either cannot be read.
pub fn bytes(db: &Db, depot: &Depot) -> anyhow::Result<Report> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let missing = runtime.block_on(files::missing(db, depot))?;
    let well = format!("every file lies where it should, in {}", depot.name());
    let well = if missing.is_empty() { vec![well] } else { Vec::new() };
    Ok(Report { well, ill: missing.into_iter().map(|what| Ill { what, advice: BYTES }).collect() })
}
