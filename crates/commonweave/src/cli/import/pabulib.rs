//! `commonweave import pabulib`

use super::{network_of, told};
use crate::cli::{report, source};
use anyhow::{Context, bail};
use commonweave::migrations;
use db::{Db, Options};
use decide::budgets::{self, Place, Report, Rule};
use house::ids::{MemberId, SpaceId};
use house::spaces;
use house::web::Speech;
use std::path::PathBuf;

/// Which file goes where.
#[derive(Debug, clap::Args)]
pub(super) struct Pabulib {
    /// The Pabulib file (.pb).
    file: PathBuf,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// The number of the space in which it shall stand; the commons by default.
    #[arg(long)]
    space: Option<i64>,
    /// The rule by which it is counted: shares, shares-add, shares-add-greedy, shares-greedy, shares-phragmen, phragmen or
    /// greedy. Without it, the one that the file names, or else greedy.
    #[arg(long)]
    rule: Option<String>,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Tell it for programs, as JSON.
    #[arg(long)]
    json: bool,
}

/// Brings a budget in, or tells what would happen.
pub(super) fn run(args: &Pabulib, speech: &Speech) -> anyhow::Result<()> {
    let mut notes = report::Notes::default();
    let file = args.file.display().to_string();
    let bytes = source::read(&args.file, &mut notes)?;
    source::check_quotes(&file, &bytes, b';')?;
    // A NUL is in no database.
    let text = String::from_utf8_lossy(&bytes).replace('\0', "\u{fffd}");
    let election = budget::pabulib::read(&text, &file)?;
    let name = args.file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let brought = budgets::brought(&text, &name, election, args.rule()?)?;
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?.id;
    let asked = args.space.map(SpaceId::from);
    let found = db.read_blocking(move |q| {
        let space = match asked {
            Some(space) => spaces::of_network(q, network, space)?.map(|_| space),
            None => spaces::commons(q, network)?,
        };
        Ok((space, budgets::host(q, network)?))
    });
    let (space, by): (Option<SpaceId>, Option<MemberId>) =
        found.map_err(|error: db::Error| told(error.into(), speech))?;
    let space = space.context("there is no such space in this network")?;
    let Some(by) = by else { bail!("this network has no steward under whose name it could stand") };
    let place = Place { network, space, by, now: speech.now };
    let done = if args.dry_run {
        let brought = brought.clone();
        db.read_blocking(move |q| budgets::plan(q, network, &brought))
    } else {
        let brought = brought.clone();
        db.write_blocking(move |tx| budgets::bring(tx, &place, &brought))
    };
    args.tell(&brought.title, done.map_err(|error| told(error, speech))?)
}

impl Pabulib {
    fn rule(&self) -> anyhow::Result<Option<Rule>> {
        let Some(word) = &self.rule else { return Ok(None) };
        let names = || Rule::ALL.iter().map(|rule| rule.as_str()).collect::<Vec<_>>().join(", ");
        word.parse()
            .map(Some)
            .map_err(|_| anyhow::anyhow!("no rule is called “{word}”; there are: {}", names()))
    }

    fn tell(&self, title: &str, report: Report) -> anyhow::Result<()> {
        let page = report.item.map(|item| format!("/n/{}/items/{item}", self.network));
        if self.json {
            let told = serde_json::json!({
                "dry_run": self.dry_run, "new": report.new, "title": title, "page": page,
                "projects": report.projects, "ballots": report.ballots,
            });
            crate::cli::say(&serde_json::to_string_pretty(&told)?);
            return Ok(());
        }
        let did = match (self.dry_run, report.new) {
            (_, false) => "is here already",
            (true, true) => "would bring in",
            (false, true) => "brought in",
        };
        crate::cli::say(&format!("{did}: {title}"));
        crate::cli::say(&format!("  {} projects, {} ballots", report.projects, report.ballots));
        if let Some(page) = page {
            crate::cli::say(&format!("  it stands at {page}"));
        }
        Ok(())
    }
}
