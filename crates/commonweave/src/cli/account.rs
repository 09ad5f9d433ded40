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
        config: Config,
    },
}

/// Makes the link and prints it.
pub fn run(args: Args) -> anyhow::Result<()> {
    let Act::Recover { email, config } = args.act;
    let db = db::Db::open(&config.database, db::Options::default())?;
    let app = App::new(db, config, Clock::Machine, Rooms::of(rooms::ALL))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    match runtime.block_on(accounts::recovery_link(&app, &email))? {
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
