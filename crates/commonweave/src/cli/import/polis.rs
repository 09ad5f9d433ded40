//! `commonweave import polis`

use super::{network_of, told};
use anyhow::{Context, bail};
use commonweave::migrations;
use db::{Db, Options};
use decide::grounds::{self, Brought, Report, Where};
use house::ids::{MemberId, SpaceId};
use house::spaces;
use house::web::Speech;
use std::path::{Path, PathBuf};

/// Which conversation goes where.
#[derive(Debug, clap::Args)]
pub(super) struct Polis {
    /// The folder of the export, with summary.csv, comments.csv and votes.csv.
    folder: PathBuf,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// The number of the space in which it shall stand; the commons by default.
    #[arg(long)]
    space: Option<i64>,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Tell it for programs, as JSON.
    #[arg(long)]
    json: bool,
}

/// Brings a conversation in, or tells what would happen.
pub(super) fn run(args: &Polis, speech: &Speech) -> anyhow::Result<()> {
    let file = |name: &str| {
        let path: &Path = &args.folder.join(name);
        std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let (summary, comments, votes) = (file("summary.csv")?, file("comments.csv")?, file("votes.csv")?);
    let (brought, lost) =
        grounds::read(&summary, &comments, &votes).map_err(|unread| anyhow::anyhow!("{unread}"))?;
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?.id;
    let asked = args.space.map(SpaceId::from);
    let found = db.read_blocking(move |q| {
        let space = match asked {
            Some(space) => spaces::of_network(q, network, space)?.map(|_| space),
            None => spaces::commons(q, network)?,
        };
        Ok((space, grounds::host(q, network)?))
    });
    let (space, by): (Option<SpaceId>, Option<MemberId>) =
        found.map_err(|error: db::Error| told(error.into(), speech))?;
    let space = space.context("there is no such space in this network")?;
    let Some(by) = by else { bail!("this network has no steward under whose name it could stand") };
    let place = Where { network, space, by, begun: speech.now, now: speech.now };
    let report = if args.dry_run {
        let brought = brought.clone();
        db.read_blocking(move |q| grounds::plan(q, network, &brought))
    } else {
        let brought = brought.clone();
        db.write_blocking(move |tx| grounds::bring(tx, &place, &brought))
    };
    let report = report.map_err(|error| told(error, speech))?;
    args.tell(&brought, &report, lost)
}

impl Polis {
    fn tell(&self, brought: &Brought, report: &Report, lost: usize) -> anyhow::Result<()> {
        let page = report.item.map(|item| format!("/n/{}/items/{item}", self.network));
        if self.json {
            let told = serde_json::json!({
                "dry_run": self.dry_run, "new": report.new, "title": brought.title, "page": page,
                "statements": report.statements, "people": report.people, "answers": report.answers,
                "votes_without_statement": lost,
            });
            crate::cli::say(&serde_json::to_string_pretty(&told)?);
            return Ok(());
        }
        crate::cli::say(&format!(
            "{}: {}",
            if self.dry_run { "would bring in" } else { "brought in" },
            brought.title
        ));
        crate::cli::say(&format!("  {} new statements", report.statements));
        crate::cli::say(&format!("  {} new people, each by a number alone", report.people));
        crate::cli::say(&format!("  {} new answers", report.answers));
        if lost > 0 {
            crate::cli::say(&format!("  {lost} votes stand on comments that the export does not have"));
        }
        if let Some(page) = page {
            crate::cli::say(&format!("  it stands at {page}"));
        }
        Ok(())
    }
}
