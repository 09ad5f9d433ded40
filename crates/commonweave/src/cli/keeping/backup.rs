//! `commonweave backup`

use super::{in_order, look, options};
use anyhow::Context;
use house::config::FilesAt;
use house::files::{self, Depot};
use std::path::PathBuf;

/// What to copy, and into which file.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to write; it must not be there yet.
    file: PathBuf,

    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,

    #[command(flatten)]
    files: FilesAt,
}

/// Copies the database into a file while the server runs, and looks whether what was copied is in order.
pub fn run(args: Args) -> anyhow::Result<()> {
    let told = std::cell::Cell::new((0, 0));
    db::backup(&args.database, &args.file, options(), |db| {
        let report = look(db).context(
            "the backup is written, and could not be looked through. If this program is newer than the server that \
             runs, take the backup with that one",
        )?;
        told.set(db.read_blocking(files::stored)?);
        in_order(&report, "The backup is written all the same, and holds what the database holds")
    })?;
    super::super::say(&format!("{} is written, and everything in it is in order.", args.file.display()));
    if let (files @ 1.., bytes) = told.get() {
        let (megabytes, place) = (bytes / 1_000_000, Depot::of(&args.files, &args.database)?.name());
        super::super::say(&format!(
            "{files} files of {megabytes} MB are not in it: within a day copy {place} too."
        ));
    }
    Ok(())
}
