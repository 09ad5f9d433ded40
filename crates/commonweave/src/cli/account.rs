//! `commonweave account`

use anyhow::bail;
use commonweave::rooms;
use house::accounts;
use house::app::App;
use house::clock::Clock;
use house::config::Config;
use house::room::Rooms;

/// What to do with an account.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Make a link with which somebody who has forgotten their password sets a new one. It works once, for two days. Make
    /// sure that you give it to the person whose account it is.
    Recover {
        /// The address with which they sign in.
        email: String,
        #[command(flatten)]
        config: Box<Config>,
    },
    /// Let somebody set up this server: they see the pages on mail and on what is stuck. Whoever made the first account does so
    /// already, until they erase it.
    Host {
        /// The address with which they sign in.
        email: String,
        /// Where the data is.
        #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
        database: String,
    },
}

/// Does it, and prints what is to be handed over.
pub fn run(args: Args) -> anyhow::Result<()> {
    match args.act {
        Act::Recover { email, config } => recover(&email, *config),
        Act::Host { email, database } => let_host(&email, &database),
    }
}

fn let_host(email: &str, database: &str) -> anyhow::Result<()> {
    let db = db::Db::open(database, db::Options::default())?;
    let address = email.to_owned();
    let found: Result<Option<u64>, db::Error> = db.write_blocking(move |tx| {
        let account = accounts::with_email(tx, &address)?;
        account.map(|account| accounts::make_host(tx, account)).transpose()
    });
    match found? {
        Some(_) => {
            super::say(&format!("{email} may set up this server from now on."));
            Ok(())
        }
        None => bail!("no account has the address {email}"),
    }
}

fn recover(email: &str, config: Config) -> anyhow::Result<()> {
    let db = db::Db::open(&config.database, db::Options::default())?;
    let app = App::new(db, config, Clock::Machine, Rooms::of(rooms::ALL))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    match runtime.block_on(accounts::recovery_link(&app, email))? {
        Some(link) => {
            super::say(&link);
            super::say(
                "It works once, until the day after tomorrow. Whoever has it can take the account: hand it over yourself.",
            );
            Ok(())
        }
        None => bail!("no account has the address {email}"),
    }
}
