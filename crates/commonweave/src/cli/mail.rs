//! `commonweave mail`

use anyhow::{Context, bail};
use commonweave::rooms;
use house::clock::{Chance, Clock};
use house::config::Config;
use house::mail::{Letter, Office};
use house::room::Rooms;
use house::web::{Locale, Said, Speech, Texts};
use std::sync::Arc;

/// What to do about mail.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Send a letter to this address, with the settings of the server, and say what is wrong if it cannot be sent.
    Test(Box<Test>),
}

#[derive(Debug, clap::Args)]
struct Test {
    /// To whom.
    address: String,
    #[command(flatten)]
    config: Config,
}

/// Sends the letter, now and from here.
pub fn run(args: Args) -> anyhow::Result<()> {
    let Act::Test(test) = args.act;
    let office = Office::open(&test.config)?
        .context("no mail server is set: give --smtp and --mail-from, or set COMMONWEAVE_SMTP and COMMONWEAVE_MAIL_FROM")?;
    let texts = Arc::new(Texts::load(&Rooms::of(rooms::ALL).texts())?);
    let speech = Speech::new(texts, Locale::En, "UTC", Clock::Machine.now());
    let (subject, why) = (Said::key("mail-test-subject"), Said::key("mail-test-why"));
    let letter = Letter::new(test.address, speech, subject, why).saying(Said::key("mail-test-says"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let name = format!("test-{}", Chance.token()?);
    match runtime.block_on(office.send(&name, &letter)) {
        Ok(()) => {
            super::say(
                "The mail server has taken the letter. Whether it arrives, you see in the mailbox; look among spam too.",
            );
            Ok(())
        }
        Err(trouble) => bail!("{trouble}"),
    }
}
