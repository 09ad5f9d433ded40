//! `commonweave doctor`

use anyhow::{Context, bail};
use commonweave::{doctor, migrations, rooms};
use house::clock::Clock;
use house::config::FilesAt;
use house::files::Depot;
use house::room::Rooms;
use std::time::Duration;

/// Which database to look at.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,

    #[command(flatten)]
    files: FilesAt,
}

/// A whole log is read in one snapshot, which may take its time.
const PATIENCE: Duration = Duration::from_secs(60 * 60);

/// Looks at the chain of every network, at the database, the counts, the jobs and the files, and says what to do.
pub fn run(args: Args) -> anyhow::Result<()> {
    let file = args.database.strip_prefix("sqlite://");
    if let Some(file) = file.filter(|file| !std::path::Path::new(file).is_file()) {
        bail!("there is no database at {file}: say where it is with --database");
    }
    let options = db::Options { readers: 1, read_limit: PATIENCE, slow: PATIENCE, ..db::Options::default() };
    let db = db::Db::open(&args.database, options)?;
    let rooms = Rooms::of(rooms::ALL);
    let mut report = doctor::examine(&db, migrations::ALL, rooms).context(
        "the database cannot be read. If the program is newer than it, run `commonweave migrate` first",
    )?;
    report.add(doctor::stuck(&db, Clock::Machine.now())?);
    report.add(doctor::bytes(&db, &Depot::of(&args.files, &args.database)?)?);
    report.add(doctor::index(&db, rooms.finds(), rooms.kinds())?);
    for line in &report.well {
        super::say(&format!("ok: {line}"));
    }
    for ill in &report.ill {
        super::say(&format!("WRONG: {}\n       {}", ill.what, ill.advice));
    }
    match report.ill.len() {
        0 => Ok(()),
        1 => bail!("one thing is not in order; see above"),
        count => bail!("{count} things are not in order; see above"),
    }
}
