//! `commonweave rebuild`

use commonweave::{migrations, rooms};
use house::room::Rooms;
use house::search;

/// What to make again, and of which database.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// The index of the search, from everything that can be found; the server may run meanwhile.
    Search {
        /// Where the data is.
        #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
        database: String,
    },
}

/// Makes it again.
pub fn run(args: Args) -> anyhow::Result<()> {
    let What::Search { database } = args.what;
    let db = db::Db::open(&database, db::Options::default())?;
    db.migrate(migrations::ALL)?;
    let rooms = Rooms::of(rooms::ALL);
    let entries = search::rebuild(&db, &rooms.finds(), rooms.kinds())?;
    super::say(&format!("The search finds {entries} things."));
    Ok(())
}
