//! `commonweave backup`

use super::{in_order, look, options};
use anyhow::Context;
use std::path::PathBuf;

/// What to copy, and into which file.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to write; it must not be there yet.
    file: PathBuf,

    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
}

/// Copies the database into a file while the server runs, and looks whether what was copied is in order.
pub fn run(args: Args) -> anyhow::Result<()> {
    db::backup(&args.database, &args.file, options(), |db| {
        let report = look(db).context(
            "the backup is written, and could not be looked through. If this program is newer than the server that \
             runs, take the backup with that one",
        )?;
        in_order(&report, "The backup is written all the same, and holds what the database holds")
    })?;
    super::super::say(&format!("{} is written, and everything in it is in order.", args.file.display()));
    Ok(())
}
