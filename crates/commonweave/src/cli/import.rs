//! `commonweave import`

use anyhow::{Context, bail};
use commonweave::imports::{self, Cut, Delimiter, Encoding, Field, Kind, Outcome, Plan, Reading, Table};
use commonweave::{migrations, rooms};
use db::{Db, Options};
use house::clock::Clock;
use house::members;
use house::room::Rooms;
use house::sector::Sector;
use house::web::{Error, Locale, Network, Said, Speech, Texts, Viewer, Visitor};
use std::path::PathBuf;
use std::sync::Arc;

/// The most refused rows that are told one by one.
const TOLD: usize = 20;

/// What to bring in.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: List,
}

#[derive(Debug, clap::Subcommand)]
enum List {
    /// People and organisations from a spreadsheet saved as CSV or tab-separated text.
    People(Box<People>),
}

#[derive(Debug, clap::Args)]
struct People {
    /// The file.
    file: PathBuf,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// What a column means, as `COLUMN=FIELD`; the column by its name or its number from 1. Fields: name, first-name,
    /// last-name, email, headline, skills, organisation, represents, sector, website, place, about, seeks, brings,
    /// ignore.
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// What the file lists: people, organisations or both.
    #[arg(long)]
    kind: Option<Kind>,
    /// The sector of organisations of which the file names none that is known.
    #[arg(long)]
    sector: Option<Sector>,
    /// How letters are written: utf-8, utf-16 or windows-1252.
    #[arg(long)]
    encoding: Option<Encoding>,
    /// What stands between columns: comma, semicolon, tab or pipe.
    #[arg(long)]
    delimiter: Option<Delimiter>,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Where to write the refused rows with the reasons.
    #[arg(long)]
    refused: Option<PathBuf>,
}

/// Brings a file in, or tells what would happen.
pub fn run(args: Args) -> anyhow::Result<()> {
    let List::People(args) = args.what;
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {}", args.file.display()))?;
    let speech = Speech::new(
        Arc::new(Texts::load(&Rooms::of(rooms::ALL).texts())?),
        Locale::En,
        "UTC",
        Clock::Machine.now(),
    );
    let (table, reading) = args.read(&bytes, &speech)?;
    tell_reading(&table, &reading, &speech);
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = args.network(&db, &speech)?;
    let plan = if args.dry_run {
        let (table, reading) = (table.clone(), reading.clone());
        db.read_blocking(move |q| imports::plan(q, network.id, &table, &reading))
    } else {
        bring(&db, &network, &table, &reading, &speech)
    };
    let plan = plan.map_err(|error| told(error, &speech))?;
    tell_plan(&plan, args.dry_run, &speech);
    if let Some(path) = &args.refused {
        let rows = imports::refused_rows(&table, &plan, &speech).map_err(|error| told(error, &speech))?;
        std::fs::write(path, rows).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn bring(
    db: &Db,
    network: &Network,
    table: &Table,
    reading: &Reading,
    speech: &Speech,
) -> Result<Plan, Error> {
    let (network, now) = (network.id, speech.now);
    let (table, reading) = (table.clone(), reading.clone());
    db.write_blocking(move |tx| {
        let plan = imports::plan(tx, network, &table, &reading)?;
        imports::apply(tx, network, &plan, (None, None), now, &|_| {})?;
        Ok(plan)
    })
}

impl People {
    /// The file as it is understood: guessed, and then as the command line says.
    fn read(&self, bytes: &[u8], speech: &Speech) -> anyhow::Result<(Table, Reading)> {
        let refused = |said: Said| anyhow::anyhow!("{}", speech.say(&said));
        let mut cut = Cut::guess(bytes).map_err(|error| refused(error.said()))?;
        cut.encoding = self.encoding.unwrap_or(cut.encoding);
        cut.delimiter = self.delimiter.unwrap_or(cut.delimiter);
        let table = Table::read(bytes, cut).map_err(|error| refused(error.said()))?;
        let mut reading = Reading::guess(cut, &table);
        for pair in &self.map {
            let (column, field) = pair.rsplit_once('=').context("write --map as COLUMN=FIELD")?;
            let place = place_of(&table, column)?;
            let field: Field =
                field.trim().parse().map_err(|_| anyhow::anyhow!("no field is called “{field}”"))?;
            if let Some(slot) = reading.fields.get_mut(place) {
                *slot = field;
            }
        }
        reading.kind = self.kind.unwrap_or(reading.kind);
        reading.sector = self.sector.unwrap_or(reading.sector);
        reading.check().map_err(|error| refused(error.said()))?;
        Ok((table, reading))
    }

    fn network(&self, db: &Db, speech: &Speech) -> anyhow::Result<Network> {
        let (slug, now) = (self.network.clone(), speech.now);
        let found = db.read_blocking(move |q| {
            let visitor = Visitor { now, account: None, session: None };
            Viewer::load(q, visitor, &slug)
        });
        match found {
            Ok(viewer) => Ok(viewer.network),
            Err(Error::NotFound) => bail!("there is no network at /n/{}: start it first", self.network),
            Err(error) => Err(told(error, speech)),
        }
    }
}

/// The place of a column, by its name or its number.
fn place_of(table: &Table, column: &str) -> anyhow::Result<usize> {
    let wanted = members::fold(column);
    let named = table.header.iter().position(|name| members::fold(name) == wanted);
    let numbered =
        || column.trim().parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < table.width());
    named
        .or_else(numbered)
        .with_context(|| format!("no column is called “{column}”; there are: {}", table.header.join(", ")))
}

fn tell_reading(table: &Table, reading: &Reading, speech: &Speech) {
    let cut = reading.cut;
    super::say(&format!(
        "{} rows of {}, {}, separated by {}:",
        table.rows.len(),
        reading.kind,
        cut.encoding,
        cut.delimiter
    ));
    for (place, (name, field)) in table.header.iter().zip(&reading.fields).enumerate() {
        let name = if name.is_empty() { format!("column {}", place + 1) } else { name.clone() };
        super::say(&format!("  {name} = {}", speech.key(field.label())));
    }
}

fn tell_plan(plan: &Plan, dry_run: bool, speech: &Speech) {
    let report = plan.report();
    let refused = plan.rows.iter().filter(|row| row.outcome == Outcome::Refused);
    for row in refused.take(TOLD) {
        let reason = row.reason.as_ref().map(|reason| speech.say(reason)).unwrap_or_default();
        super::say(&format!("line {} refused: {} ({})", row.line, reason, row.name));
    }
    if report.refused > TOLD {
        super::say(&format!("and {} more; --refused FILE writes them all", report.refused - TOLD));
    }
    super::say(&format!(
        "{}: {} new people, {} new organisations; rows: {} new, {} add to what is known, {} known already, {} refused",
        if dry_run { "would bring in" } else { "brought in" },
        report.people,
        report.organisations,
        report.created,
        report.completed,
        report.matched,
        report.refused
    ));
}

fn told(error: Error, speech: &Speech) -> anyhow::Error {
    match error {
        Error::Refused(said) => anyhow::anyhow!("{}", speech.say(&said)),
        Error::Broken(cause) => cause,
        other => anyhow::anyhow!("{other:?}"),
    }
}
