//! `commonweave migrate`

use commonweave::migrations;

/// Which database to bring up to date.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
}

/// Brings the tables up to date.
pub fn run(args: Args) -> anyhow::Result<()> {
    let db = db::Db::open(&args.database, db::Options::default())?;
    let applied = db.migrate(migrations::ALL)?;
    commonweave::serve::look_at_names(&db)?;
    if applied.is_empty() {
        super::say("The database is up to date.");
    }
    for name in applied {
        super::say(&format!("applied {name}"));
    }
    Ok(())
}
