//! `commonweave import indicators`

use super::{network_of, sentence, told};
use anyhow::{Context, bail};
use commonweave::migrations;
use db::{Db, Options};
use decide::grounds;
use house::ids::{IndicatorId, MemberId};
use house::web::{Error, Speech, Viewer};
use see::outcomes::{self, Plan};
use std::path::PathBuf;

/// Which file goes where.
#[derive(Debug, clap::Args)]
pub(super) struct Figures {
    /// The file: UTF-8, cells separated by commas, semicolons or tabs.
    file: PathBuf,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// The number of the indicator of rows that name none.
    #[arg(long)]
    indicator: Option<i64>,
    /// What a column means, as `COLUMN=MEANING`. Meanings: indicator, period, group, value, counted, among, people, note, unit,
    /// polarity, ignore. Can be given several times.
    #[arg(long, value_name = "COLUMN=MEANING")]
    map: Vec<String>,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Tell it for programs, as JSON.
    #[arg(long)]
    json: bool,
}

/// Brings figures in, or tells what would happen.
pub(super) fn run(args: &Figures, speech: &Speech) -> anyhow::Result<()> {
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {}", args.file.display()))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| anyhow::anyhow!("{} is not in UTF-8: save it so first", args.file.display()))?;
    let sheet =
        outcomes::read_sheet(&text, &args.map).map_err(|refused| sentence(speech, &refused.said()))?;
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?.id;
    let by: Option<MemberId> = db
        .read_blocking(move |q| grounds::host(q, network))
        .map_err(|error: db::Error| told(error.into(), speech))?;
    let Some(by) = by else { bail!("this network has no steward under whose name they could stand") };
    let (now, chosen, dry_run) = (speech.now, args.indicator.map(IndicatorId::from), args.dry_run);
    let done: Result<Plan, Error> = if dry_run {
        db.read_blocking(move |q| {
            let viewer = Viewer::of_member(q, by, now)?;
            outcomes::plan(q, &viewer, &sheet, chosen)
        })
    } else {
        db.write_blocking(move |tx| {
            let viewer = Viewer::of_member(tx, by, now)?;
            outcomes::bring(tx, &viewer, &sheet, chosen)
        })
    };
    args.tell(&done.map_err(|error| told(error, speech))?, speech)
}

impl Figures {
    /// Tells what came of it.
    fn tell(&self, plan: &Plan, speech: &Speech) -> anyhow::Result<()> {
        let wrong: Vec<(u64, String)> =
            plan.wrong.iter().map(|(line, said)| (*line, speech.say(said))).collect();
        if self.json {
            let lines: Vec<_> =
                wrong.iter().map(|(line, said)| serde_json::json!({ "line": line, "wrong": said })).collect();
            let told = serde_json::json!({
                "dry_run": self.dry_run, "new": plan.new, "corrected": plan.corrected, "same": plan.same,
                "wrong": lines, "unused": plan.unused,
            });
            crate::cli::say(&serde_json::to_string_pretty(&told)?);
        } else {
            let verb = if self.dry_run || !wrong.is_empty() { "would bring in" } else { "brought in" };
            let (new, corrected, same) = (plan.new, plan.corrected, plan.same);
            crate::cli::say(&format!(
                "{verb}: {new} new values, {corrected} corrections; {same} are there already"
            ));
            for (line, said) in &wrong {
                crate::cli::say(&format!("  line {line}: {said}"));
            }
            if !plan.unused.is_empty() {
                crate::cli::say(&format!("  columns that are not used: {}", plan.unused.join(", ")));
            }
        }
        if wrong.is_empty() { Ok(()) } else { bail!("some rows cannot be read; nothing was brought in") }
    }
}
