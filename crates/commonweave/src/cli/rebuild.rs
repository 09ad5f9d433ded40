//! `commonweave rebuild`

use commonweave::{migrations, rooms};
use house::room::Rooms;
use house::search;
use see::ties;

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
    /// Who works with whom, and who has a voice, from the first line of the log; the server may run meanwhile.
    Ties {
        /// Where the data is.
        #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
        database: String,
    },
}

/// Makes it again.
pub fn run(args: Args) -> anyhow::Result<()> {
    let (What::Search { database } | What::Ties { database }) = &args.what;
    let db = db::Db::open(database, db::Options::default())?;
    db.migrate(migrations::ALL)?;
    let rooms = Rooms::of(rooms::ALL);
    if let What::Search { .. } = args.what {
        let entries = search::rebuild(&db, &rooms.finds(), rooms.kinds())?;
        super::say(&format!("The search finds {entries} things."));
    } else {
        let lines = ties::rebuild(&db, rooms)?;
        super::say(&format!("Ties and voices follow {lines} lines of the log."));
    }
    Ok(())
}
