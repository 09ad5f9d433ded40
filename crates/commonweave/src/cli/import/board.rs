//! `commonweave import trello` and `commonweave import tasks`

use super::{network_of, told};
use anyhow::{Context, bail};
use commonweave::boards::{self, Board, Order, Report, TOGETHER};
use commonweave::migrations;
use db::{Db, Options};
use decide::grounds;
use house::ids::{MemberId, SpaceId};
use house::spaces;
use house::web::Speech;
use jiff::tz::TimeZone;
use std::path::PathBuf;

/// Which file goes where.
#[derive(Debug, clap::Args)]
pub(super) struct File {
    /// The file.
    file: PathBuf,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// The number of the space on whose board it shall stand; the commons by default.
    #[arg(long)]
    space: Option<i64>,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Tell it for programs, as JSON.
    #[arg(long)]
    json: bool,
}

/// What the file is taken for.
#[derive(Debug, Clone, Copy)]
pub(super) enum As {
    Boards,
    Sheet,
}

/// Brings boards in, or tells what would happen.
pub(super) fn run(args: &File, taken: As, speech: &Speech) -> anyhow::Result<()> {
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {}", args.file.display()))?;
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?;
    let zone = TimeZone::get(&network.time_zone).unwrap_or(TimeZone::UTC);
    let name = args.file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let read = match taken {
        As::Boards => boards::read_boards(&bytes, &zone),
        As::Sheet => boards::read_sheet(&bytes, &name).map(|board| vec![board]),
    };
    let found = read.map_err(|unread| anyhow::anyhow!("{unread}"))?;
    let (network, asked) = (network.id, args.space.map(SpaceId::from));
    let place = db.read_blocking(move |q| {
        let space = match asked {
            Some(space) => spaces::of_network(q, network, space)?.map(|_| space),
            None => spaces::commons(q, network)?,
        };
        Ok((space, grounds::host(q, network)?))
    });
    let (space, by): (Option<SpaceId>, Option<MemberId>) =
        place.map_err(|error: db::Error| told(error.into(), speech))?;
    let space = space.context("there is no such space in this network")?;
    let Some(by) = by else { bail!("this network has no steward under whose name it could stand") };
    let order = Order { network, space, by, now: speech.now };
    for board in found {
        let report = args.bring(&db, order, &board).map_err(|error| told(error, speech))?;
        args.tell(&board, &report, space)?;
    }
    Ok(())
}

impl File {
    fn bring(&self, db: &Db, order: Order, board: &Board) -> Result<Report, house::web::Error> {
        let own = board.clone();
        if self.dry_run {
            return db.read_blocking(move |q| boards::plan(q, &order, &own));
        }
        let mut report = Report::default();
        for from in (0..board.cards.len()).step_by(TOGETHER) {
            let own = own.clone();
            report.add(db.write_blocking(move |tx| boards::bring(tx, &order, &own, from))?);
        }
        Ok(report)
    }

    fn tell(&self, board: &Board, report: &Report, space: SpaceId) -> anyhow::Result<()> {
        let page = format!("/n/{}/spaces/{space}/board", self.network);
        if self.json {
            let told = serde_json::json!({
                "dry_run": self.dry_run, "title": board.title, "page": page, "cards": report.cards,
                "known": report.known, "archived": report.archived, "comments": report.comments,
                "checks": report.checks, "attachments": report.attachments, "matched": report.matched,
                "names": report.names, "columns": report.columns, "empty": board.empty,
            });
            crate::cli::say(&serde_json::to_string_pretty(&told)?);
            return Ok(());
        }
        let list = |names: Vec<&String>| names.into_iter().cloned().collect::<Vec<_>>().join(", ");
        let verb = if self.dry_run { "would bring in" } else { "brought in" };
        crate::cli::say(&format!("{verb}: {}", board.title));
        crate::cli::say(&format!("  {} new cards, {} of them archived", report.cards, report.archived));
        crate::cli::say(&format!("  {} cards were brought before and stay as they are", report.known));
        crate::cli::say(&format!("  {} comments, {} lines of check lists", report.comments, report.checks));
        crate::cli::say(&format!("  members: {}", list(report.matched.iter().collect())));
        crate::cli::say(&format!("  names that stay names: {}", list(report.names.iter().collect())));
        crate::cli::say(&format!("  new columns: {}", list(report.columns.iter().collect())));
        if report.attachments > 0 {
            let files = report.attachments;
            crate::cli::say(&format!(
                "  {files} files are named in the tasks; the export does not hold them"
            ));
        }
        if board.empty > 0 {
            crate::cli::say(&format!("  {} cards without a name were left out", board.empty));
        }
        crate::cli::say(&format!("  it stands at {page}"));
        Ok(())
    }
}
