//! `commonweave jobs`

use anyhow::{Context, bail};
use house::clock::Clock;
use house::jobs;

/// Which database, and what to do with the jobs in it that failed for good.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// Have them all tried once more.
    #[arg(long, conflicts_with = "forget")]
    again: bool,
    /// Give them all up.
    #[arg(long)]
    forget: bool,
}

/// Says which jobs failed for good, and does with them what the host wants.
pub fn run(args: Args) -> anyhow::Result<()> {
    let file = args.database.strip_prefix("sqlite://");
    if let Some(file) = file.filter(|file| !std::path::Path::new(file).is_file()) {
        bail!("there is no database at {file}: say where it is with --database");
    }
    let db = db::Db::open(&args.database, db::Options::default())?;
    let failed = db.read_blocking(jobs::failed).context(
        "the jobs cannot be read. If the program is newer than the database, run `commonweave migrate` first",
    )?;
    for failed in &failed {
        super::say(&format!("{}: {} failed for good ({})", failed.name, failed.amount, failed.fault));
    }
    if args.again {
        let now = Clock::Machine.now();
        let amount = db.write_blocking(move |tx| jobs::again(tx, now))?;
        super::say(&format!("jobs that will be tried once more: {amount}"));
    } else if args.forget {
        let amount = db.write_blocking(jobs::forget)?;
        super::say(&format!("jobs that are given up: {amount}"));
    } else if failed.is_empty() {
        super::say("No job has failed for good.");
    }
    Ok(())
}
