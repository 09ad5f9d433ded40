//! `commonweave restore`

use super::{in_order, look, options};
use anyhow::Context;
use commonweave::{doctor, migrations};
use db::Db;
use std::path::PathBuf;

/// Which file to put in the place of the database.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file that `commonweave backup` has written.
    file: PathBuf,

    /// Where the data is to be. An SQLite file that is there is moved aside; a PostgreSQL database must be empty.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,

    /// Take the backup even when not everything in it is in order.
    #[arg(long)]
    anyway: bool,
}

/// Looks through the backup, brings it up to date, and puts it where the database was.
pub fn run(args: Args) -> anyhow::Result<()> {
    let earlier = db::restore(&args.database, &args.file, options(), |db| settle(db, &args))?;
    super::super::say(&format!("{} is restored; the server can start.", args.file.display()));
    if let Some(earlier) = earlier {
        super::super::say(&format!("What was there before is now {}.", earlier.display()));
    }
    Ok(())
}

/// What is to be there must be of this program, and in order.
fn settle(db: &Db, args: &Args) -> anyhow::Result<()> {
    let foreign = "this is no backup of Commonweave, or one of a newer version; what is there stays as it is";
    let known = db.read_blocking(doctor::has_tables).context(foreign)?;
    anyhow::ensure!(known, foreign);
    db.migrate(migrations::ALL)?;
    let newest = db.read_blocking(doctor::newest_order)?;
    db::reach_order(&args.database, newest)
        .context("the log is there, and its order could not be settled")?;
    let report = look(db)?;
    if args.anyway {
        return Ok(());
    }
    in_order(&report, "Take another backup, or this one all the same with --anyway")
}
