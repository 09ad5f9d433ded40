//! `commonweave import slack`

use super::{network_of, told};
use anyhow::Context;
use commonweave::migrations;
use commonweave::slack::{Order, Report, bring, plan, refused};
use db::{Db, Options};
use house::ids::SpaceId;
use house::spaces;
use house::web::{Network, Said, Speech};
use slack::Export;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// Which export goes where.
#[derive(Debug, clap::Args)]
pub(super) struct Slack {
    /// The export: the .zip file that Slack gave, or the folder with what was in it.
    file: PathBuf,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// The number of the space in which the public channels shall stand; the commons by default. One that anyone on the
    /// web can read is refused.
    #[arg(long)]
    space: Option<i64>,
    /// Bring private channels too, each into a space that only its own people see.
    #[arg(long)]
    private: bool,
    /// Bring direct messages too, each into a space that only those who wrote them see.
    #[arg(long)]
    direct: bool,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Tell it for programs, as JSON.
    #[arg(long)]
    json: bool,
}

/// Brings an export in, or tells what would happen.
pub(super) fn run(args: &Slack, speech: &Speech) -> anyhow::Result<()> {
    if !args.file.exists() {
        anyhow::bail!("cannot read {}", args.file.display());
    }
    let broken = |why| anyhow::anyhow!("{}", speech.say(&refused(why)));
    let mut export = Export::open(&args.file, speech.now.micros()).map_err(broken)?;
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?;
    let order = args.order(&db, &network, speech)?;
    let survey = ::slack::survey(&mut export, &order.wants, &progress("files read")).map_err(broken)?;
    let report = if args.dry_run {
        let survey = Arc::new(survey);
        db.read_blocking(move |q| plan(q, &order, &survey)).map_err(|error| told(error, speech))?
    } else {
        let done = bring(&db, &order, &mut export, &survey, &progress("messages"));
        done.map_err(|error| told(error, speech))?
    };
    args.tell(&report, speech)
}

impl Slack {
    fn order(&self, db: &Db, network: &Network, speech: &Speech) -> anyhow::Result<Order> {
        let (id, asked) = (network.id, self.space.map(SpaceId::from));
        let found = db.read_blocking(move |q| match asked {
            Some(space) => Ok(spaces::of_network(q, id, space)?.map(|_| space)),
            None => spaces::commons(q, id),
        });
        let space = found.map_err(|error: db::Error| told(error.into(), speech))?;
        let space = space.context("there is no such space in this network")?;
        let order = Order {
            network: id,
            slug: network.slug.clone(),
            space,
            wants: Vec::new(),
            by: None,
            import: None,
            now: speech.now,
        };
        Ok(order.wanting(self.private, self.direct))
    }

    fn tell(&self, report: &Report, speech: &Speech) -> anyhow::Result<()> {
        let said = |said: Vec<Said>| said.iter().map(|said| speech.say(said)).collect::<Vec<_>>();
        let (comes, stays) = (said(report.comes()), said(report.stays()));
        if self.json {
            let mut told = serde_json::to_value(report)?;
            if let Some(told) = told.as_object_mut() {
                told.insert("dry_run".to_owned(), self.dry_run.into());
                told.insert("notes".to_owned(), stays.into());
            }
            crate::cli::say(&serde_json::to_string_pretty(&told)?);
            return Ok(());
        }
        crate::cli::say(if self.dry_run { "would bring in:" } else { "brought in:" });
        comes.iter().chain(&stays).for_each(|line| crate::cli::say(&format!("  {line}")));
        Ok(())
    }
}

/// Tells a person who waits how far it is, on one line that is written again and again.
fn progress(what: &'static str) -> impl Fn(usize, usize) {
    let watched = std::io::stderr().is_terminal();
    move |done, total| {
        if watched && (done % 50 == 0 || done == total) {
            let mut out = std::io::stderr();
            // Nobody misses a line of progress that cannot be written.
            drop(write!(out, "\r{done} of {total} {what}{}", if done == total { "\n" } else { "" }));
        }
    }
}
